// The period that the page shows: everything, a year, or the last months.

export function periods(summary) {
  const options = [{value: "all", label: `all, ${summary.since} to ${summary.until}`}];
  const last = Number(summary.until.slice(0, 4));
  for (let year = last; year >= Number(summary.since.slice(0, 4)); year--) {
    options.push({value: String(year), label: String(year)});
  }
  options.splice(1, 0, {value: "last", label: "last 12 months"});
  return options;
}

// Whether a day or month, as YYYY-MM-DD, lies in the period.
export function within(period, summary) {
  if (period === "all") return () => true;
  if (period === "last") {
    const first = new Date(summary.until + "T00:00:00Z");
    first.setUTCFullYear(first.getUTCFullYear() - 1);
    const since = first.toISOString().slice(0, 10);
    return (day) => day > since;
  }
  return (day) => day.startsWith(period);
}
