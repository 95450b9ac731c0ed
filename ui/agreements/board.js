// The board of agreements by state: a card is moved by dragging, by its list of states, or by the arrow keys; the page
// then asks why. Every text is set as text, never as markup.
const line = (name, text, sign, colour) => {
  const node = make("div", name);
  if (sign) node.append(icon(sign, colour));
  node.append(text);
  return node;
};

const title = (one, go) => {
  const node = make("a", "title", one.name);
  node.href = one.href;
  node.draggable = false;
  node.onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    go(one.go);
  };
  return node;
};

// The list by which a card is moved without a pointer: on a telephone, or by a screen reader.
const choice = (one, column, data, move) => {
  const node = make("select", "choice");
  node.setAttribute("aria-label", `${data.words.move}: ${one.name}`);
  node.append(new Option(data.words.move, "", true, true));
  data.columns.filter((other) => other.state && other.state !== column.state)
    .forEach((other) => node.append(new Option(other.title, other.state)));
  node.onchange = () => {
    const to = node.value;
    node.value = "";
    if (to) move(one.id, to);
  };
  return node;
};

// The arrow keys move to the neighbouring state.
const keys = (node, one, column, data, move) => {
  node.onkeydown = (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step || event.target !== node) return;
    const states = data.columns.filter((other) => other.state);
    const at = states.findIndex((other) => other.state === column.state);
    const to = at < 0 ? states[0] : states[at + step];
    event.preventDefault();
    if (to) move(one.id, to.state);
  };
};

const card = (one, column, data, act) => {
  const node = make("article", "card");
  node.tabIndex = 0;
  node.draggable = true;
  node.setAttribute("aria-label", one.name);
  node.setAttribute("aria-keyshortcuts", "ArrowLeft ArrowRight");
  node.ondragstart = (event) => {
    event.dataTransfer.setData("text/plain", one.id);
    event.dataTransfer.effectAllowed = "move";
    act.held = { id: one.id, from: column.state };
    node.classList.add("held");
  };
  node.ondragend = () => { act.held = null; node.classList.remove("held"); };
  keys(node, one, column, data, act.move);
  node.append(title(one, act.go));
  if (one.mark) node.append(make("span", "mark", one.mark));
  if (one.parties) node.append(line("quiet", one.parties));
  one.lines.forEach((told) => node.append(line("told", told.t, told.icon, told.colour)));
  node.append(choice(one, column, data, act.move));
  return node;
};

const lane = (column, data, act) => {
  const node = make("section", column.cards.length ? "lane" : "lane empty");
  node.setAttribute("aria-label", column.title);
  const heading = make("h4", "heading", column.title);
  heading.append(make("span", "count", column.count));
  node.append(heading);
  column.cards.forEach((one) => node.append(card(one, column, data, act)));
  if (column.more) {
    const more = make("a", "more", column.more.t);
    more.href = column.more.href;
    more.onclick = (event) => { event.preventDefault(); act.go(column.more.go); };
    node.append(more);
  }
  const takes = () => column.state && act.held && act.held.from !== column.state;
  node.ondragover = (event) => {
    if (!takes()) return;
    event.preventDefault();
    node.classList.add("over");
  };
  node.ondragleave = (event) => { if (!node.contains(event.relatedTarget)) node.classList.remove("over"); };
  node.ondrop = (event) => {
    event.preventDefault();
    node.classList.remove("over");
    if (takes()) act.move(act.held.id, column.state);
    act.held = null;
  };
  return node;
};

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".board");
  const act = {
    held: null,
    go: (where) => setTriggerValue("go", where),
    move: (id, to) => setTriggerValue("move", { id, to }),
  };
  const before = root.scrollLeft;
  root.replaceChildren(...data.columns.map((column) => lane(column, data, act)));
  root.scrollLeft = before;
}
