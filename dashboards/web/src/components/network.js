// The strongest pairs as a picture: entities as circles whose size says in how
// many articles they are, pairs as lines. Positions are computed from a fixed
// start, so that the same data give the same picture.
import * as d3 from "d3";

const communities = d3.schemeTableau10;

export function network(pairs, nodes, {width, height = 430, chosen, choose}) {
  const units = new Map();
  for (const pair of pairs) {
    units.set(pair.a, Math.max(units.get(pair.a) ?? 0, pair.units));
    units.set(pair.b, Math.max(units.get(pair.b) ?? 0, pair.units));
  }
  const size = d3.scaleSqrt().domain([0, d3.max(units.values()) ?? 1]).range([3, 18]);
  const thickness = d3.scaleSqrt().domain([0, d3.max(pairs, (d) => d.units) ?? 1]).range([0.5, 6]);
  const points = Array.from(units, ([id, n]) => ({id, n, ...nodes.get(id)}));
  const lines = pairs.map((d) => ({source: d.a, target: d.b, units: d.units}));

  d3.forceSimulation(points)
    .force("link", d3.forceLink(lines).id((d) => d.id).distance(70))
    .force("charge", d3.forceManyBody().strength(-160))
    .force("x", d3.forceX().strength(0.06))
    .force("y", d3.forceY().strength(0.09))
    .force("collide", d3.forceCollide((d) => size(d.n) + 4))
    .stop()
    .tick(300);
  const reach = (key) => d3.extent(points, (d) => d[key]).map((value) => value ?? 0);
  const x = d3.scaleLinear().domain(reach("x")).range([50, width - 110]);
  const y = d3.scaleLinear().domain(reach("y")).range([25, height - 25]);

  const svg = d3.create("svg").attr("class", "network").attr("width", width).attr("height", height)
    .attr("viewBox", [0, 0, width, height]).attr("role", "img")
    .attr("aria-label", "network of the entities that occur together");
  svg.append("g").selectAll("line").data(lines).join("line")
    .attr("x1", (d) => x(d.source.x)).attr("y1", (d) => y(d.source.y))
    .attr("x2", (d) => x(d.target.x)).attr("y2", (d) => y(d.target.y))
    .attr("stroke-width", (d) => thickness(d.units));
  const circle = svg.append("g").selectAll("circle").data(points).join("circle")
    .attr("cx", (d) => x(d.x)).attr("cy", (d) => y(d.y)).attr("r", (d) => size(d.n))
    .attr("fill", (d) => communities[((d.community ?? 1) - 1) % communities.length])
    .attr("class", (d) => (String(d.id) === chosen ? "chosen" : null))
    .attr("data-entity", (d) => d.id)
    .on("click", (event, d) => choose(d.id));
  circle.append("title").text((d) => `${d.name} (${d.kind})`);
  svg.append("g").selectAll("text").data(points).join("text")
    .attr("x", (d) => x(d.x) + size(d.n) + 3).attr("y", (d) => y(d.y) + 4)
    .text((d) => d.name);
  return svg.node();
}
