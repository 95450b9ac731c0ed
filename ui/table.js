// One table: links that stay in the session, headings that sort, the first rows and a button for the rest.
// Every text is set as text, never as markup.
const kept = new WeakMap();

const compare = (column) => (one, other) => {
  const a = one[column], b = other[column];
  if (a.s === "" || b.s === "") return (a.s === "") - (b.s === "");
  return typeof a.s === "number" && typeof b.s === "number" ? a.s - b.s : String(a.s).localeCompare(String(b.s), "vi");
};

const ordered = (rows, state) => {
  if (state.by === null) return rows;
  const sorted = [...rows].sort(compare(state.by));
  const empty = sorted.filter((row) => row[state.by].s === "");
  const full = sorted.filter((row) => row[state.by].s !== "");
  return [...(state.down ? full.reverse() : full), ...empty];
};

const cell = (one, head, go) => {
  const brief = !one.parts && String(one.t).length < 24 && !one.mark;
  const node = make("td", [head.number ? "number" : brief ? "brief" : "", head.name ? "name" : "", one.several ? "several" : "", !one.parts && String(one.t).length > 30 ? "long" : ""].join(" "));
  (one.parts || [one]).forEach((part) => node.append(piece(part, go)));
  node.dataset.head = head.t;
  if (!node.textContent) node.classList.add("none");
  return node;
};

const piece = (part, go) => {
  const node = part.href ? make("a", "link") : make("span", part.colour ? "kind" : part.below ? "below" : "");
  if (part.icon) node.append(icon(part.icon, part.colour));
  node.append(part.t);
  if (part.title) node.title = part.title;
  if (part.href) {
    node.href = part.href;
    if (!part.go) {
      node.target = "_blank";
      node.rel = "noopener noreferrer";
    }
    if (part.go) node.onclick = (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      go(part.go);
    };
  }
  if (!part.mark) return node;
  const both = make("span");
  both.append(node, make("span", "mark", part.mark));
  return both;
};

// A box by which a row, or all that are shown, is chosen.
const box = (label, on, chosen) => {
  const node = make("input", "pick");
  node.type = "checkbox";
  node.checked = on;
  node.setAttribute("aria-label", label);
  node.onchange = () => chosen(node.checked);
  return node;
};

const picking = (data, state, shown, picked, draw) => {
  const all = shown.length > 0 && shown.every((row) => state.picked.has(row.n));
  const node = make("th", "picking");
  node.scope = "col";
  node.append(box(data.pick, all, (on) => {
    shown.forEach((row) => (on ? state.picked.add(row.n) : state.picked.delete(row.n)));
    picked();
    draw();
  }));
  return node;
};

const headings = (data, state, draw, first) => {
  const row = make("tr");
  if (first) row.append(first);
  data.heads.forEach((head, index) => {
    const node = make("th", head.number ? "number" : "");
    node.scope = "col";
    const button = make("button", "", head.t);
    const chosen = state.by === index;
    if (chosen) button.append(make("span", "icon", state.down ? "arrow_downward" : "arrow_upward"));
    node.setAttribute("aria-sort", chosen ? (state.down ? "descending" : "ascending") : "none");
    button.onclick = () => {
      state.down = chosen ? !state.down : Boolean(head.number);
      state.by = index;
      draw();
    };
    node.append(button);
    row.append(node);
  });
  const all = make("thead");
  all.append(row);
  return all;
};

export default function ({ data, parentElement, setTriggerValue, setStateValue }) {
  const root = parentElement.querySelector(".table");
  const state = kept.get(root) || { by: null, down: false, all: false, picked: new Set() };
  kept.set(root, state);
  const go = (where) => setTriggerValue("go", where);
  const picked = () => setStateValue("picked", [...state.picked].sort((a, b) => a - b));
  data.rows.forEach((row, index) => { row.n = index; });
  const draw = () => {
    const rows = ordered(data.rows, state);
    const shown = state.all ? rows : rows.slice(0, data.first);
    // Numbers are narrow: a few of them beside words fit a telephone.
    const wide = data.heads.length > 4 || data.heads.filter((head) => !head.number).length > 3;
    const table = make("table", wide ? "wide" : "");
    const body = make("tbody");
    shown.forEach((row) => {
      const line = make("tr");
      if (data.pick) {
        const choice = make("td", "picking");
        choice.append(box(`${data.pick}: ${row[0].t || ""}`, state.picked.has(row.n), (on) => {
          if (on) state.picked.add(row.n); else state.picked.delete(row.n);
          picked();
          draw();
        }));
        line.append(choice);
      }
      row.forEach((one, index) => line.append(cell(one, data.heads[index], go)));
      body.append(line);
    });
    const first = data.pick ? picking(data, state, shown, picked, draw) : null;
    table.append(headings(data, state, draw, first), body);
    const frame = make("div", "frame");
    frame.append(table);
    root.replaceChildren(frame);
    if (rows.length > data.first) {
      const foot = make("button", "more", state.all ? data.less : data.more);
      foot.onclick = () => { state.all = !state.all; draw(); };
      root.append(foot);
    }
  };
  draw();
}
