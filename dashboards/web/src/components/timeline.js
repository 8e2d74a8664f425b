// Contacts by month and status, as stacked bars.
import * as Plot from "@observablehq/plot";

export const statuses = ["held", "planned", "proposed", "postponed", "cancelled", "refused"];
const colors = ["#3b6fb6", "#7fb069", "#e6b655", "#b8a1cf", "#c9744b", "#b23a48"];

export function timeline(rows, {width}) {
  return Plot.plot({
    width,
    height: 260,
    marginLeft: 45,
    x: {type: "utc", label: null},
    y: {grid: true, label: "mentions", tickFormat: (d) => (Number.isInteger(d) ? String(d) : "")},
    color: {domain: statuses, range: colors, legend: true},
    marks: [
      Plot.rectY(
        rows,
        Plot.binX(
          {y: "sum"},
          {
            x: (d) => new Date(d.month + "T00:00:00Z"),
            y: "contacts",
            fill: "status",
            order: statuses,
            interval: "month",
            tip: true
          }
        )
      ),
      Plot.ruleY([0])
    ]
  });
}
