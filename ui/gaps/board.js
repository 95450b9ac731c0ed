// The gap board: stages that open to their fields, a cell for each column. Every text is set as text, never as markup.
const kept = new WeakMap();

const link = (one, row, head, go) => {
  const node = make("a", `${one.state}${one.here ? " here" : ""}`);
  node.href = one.href;
  node.setAttribute("aria-label", `${row.name}, ${head}: ${one.says}`);
  node.title = one.says;
  if (one.n !== null) node.append(make("span", "n", one.n));
  if (one.t) node.append(make("span", "t", one.t));
  node.onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    go(one.go);
  };
  return node;
};

// How the fields of a stage stand, as one thin strip.
const strip = (parts) => {
  const node = make("div", "strip");
  node.setAttribute("aria-hidden", "true");
  parts.forEach(([state, many]) => {
    const part = make("i", state);
    part.style.flex = many;
    node.append(part);
  });
  return node;
};

const heading = (row, open, toggle) => {
  const node = make("th");
  node.scope = "row";
  if (row.level !== "stage") {
    node.textContent = row.name;
    return node;
  }
  const button = make("button", "fold");
  button.setAttribute("aria-expanded", open);
  button.append(icon(open ? "expand_more" : "chevron_right"), make("span", "", row.name));
  button.onclick = toggle;
  node.append(button);
  return node;
};

const head = (data) => {
  const columns = make("colgroup"), row = make("tr"), all = make("thead");
  columns.append(make("col", "name"), ...data.heads.map(() => make("col")));
  row.append(make("th", "", data.corner), ...data.heads.map((text) => {
    const node = make("th", "", text);
    node.scope = "col";
    return node;
  }));
  all.append(row);
  return [columns, all];
};

const legend = (data) => {
  const node = make("div", "legend");
  data.legend.forEach(([state, text]) => {
    const one = make("span");
    one.append(make("a", state), text);
    node.append(one);
  });
  return node;
};

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".board");
  const state = kept.get(root) || { open: new Set() };
  kept.set(root, state);
  if (data.at && state.at !== data.at) state.open.add(data.at);
  state.at = data.at;
  const go = (where) => setTriggerValue("go", where);
  const stages = data.rows.filter((row) => row.level === "stage").map((row) => row.stage);
  const draw = () => {
    const table = make("table", data.heads.length > 4 ? "many" : "few"), body = make("tbody");
    data.rows.filter((row) => row.level === "stage" || state.open.has(row.stage)).forEach((row) => {
      const line = make("tr", row.level);
      const toggle = () => { state.open[state.open.has(row.stage) ? "delete" : "add"](row.stage); draw(); };
      line.append(heading(row, state.open.has(row.stage), toggle));
      row.cells.forEach((one, index) => {
        const cell = make("td");
        cell.append(link(one, row, data.heads[index], go));
        if (one.strip) cell.append(strip(one.strip));
        line.append(cell);
      });
      body.append(line);
    });
    table.append(...head(data), body);
    const frame = make("div", "frame"), whole = stages.every((one) => state.open.has(one));
    frame.append(table);
    const all = make("button", "all", whole ? data.less : data.more);
    all.onclick = () => { state.open = new Set(whole ? [] : stages); draw(); };
    root.replaceChildren(frame, legend(data), all);
  };
  draw();
}
