// Small helpers that make elements of the page. Text is always set as text.

export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

// An input of the page: the element that "view" reads, its value a property.
export function choice(label, options, value) {
  const select = element("select", {name: label.toLowerCase()});
  for (const option of options) {
    select.append(element("option", {value: option.value}, option.label));
  }
  select.value = value;
  const node = element("label", {}, label, select);
  Object.defineProperty(node, "value", {
    get: () => select.value,
    set: (next) => {
      select.value = next;
    }
  });
  return node;
}

// A table; columns are {name, text, number}. choose(row), if given, is called
// for a click on a row, which stays marked while isChosen(row) says so.
export function table(rows, columns, {choose, isChosen, empty = "Nothing in this period."} = {}) {
  if (rows.length === 0) return element("p", {class: "hint"}, empty);
  const head = element("tr", {}, ...columns.map((c) => element("th", {class: c.number && "number"}, c.name)));
  const body = element("tbody");
  for (const row of rows) {
    const line = element(
      "tr",
      {class: choose && (isChosen?.(row) ? "choice chosen" : "choice")},
      ...columns.map((c) => element("td", {class: c.number && "number"}, String(c.text(row) ?? "")))
    );
    if (choose) line.addEventListener("click", () => choose(row));
    body.append(line);
  }
  return element("div", {class: "scroll"}, element("table", {class: "rows"}, element("thead", {}, head), body));
}

// Text that highlight() marked, as elements: nothing but <mark> is taken over.
export function marked(html) {
  const source = new DOMParser().parseFromString(html, "text/html").body;
  const node = element("span");
  for (const child of source.childNodes) {
    node.append(
      child.nodeName === "MARK"
        ? element("mark", {class: child.getAttribute("class")}, child.textContent)
        : document.createTextNode(child.textContent)
    );
  }
  return node;
}
