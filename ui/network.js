// Around the graph component of neo4j-viz: the first fit, names beside the nodes, the legend, and what is shown.
// It knows the component by two things only: it calls `drawGraph`, and reads the places of the elements it is given.
const maps = new WeakMap();
// Weak and strong edges on a light and on a dark ground.
const EDGES = { light: ["#B6BDC8", "#6B7280"], dark: ["#475160", "#8A94A3"] };

function ground(root) {
  const colour = getComputedStyle(root).getPropertyValue("--st-background-color").trim();
  const [r, g, b] = /^#/.test(colour) ? [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
    : (colour.match(/\d+/g) ?? [255, 255, 255]).map(Number);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b < 128 ? "dark" : "light";
}

function element(tag, className, text = "") {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;                       // text from outside is text, never markup
  return made;
}

function caption(node) {
  const label = element("div", "caption", node.short);
  label.dataset.rank = node.rank;
  label.dataset.id = node.id;
  label.dataset.name = node.name;
  return label;
}

function fitted(data, box) {
  const xs = data.nodes.map((node) => node.x), ys = data.nodes.map((node) => node.y);
  if (!xs.length) return data.options;
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const zoom = Math.min(box.clientWidth / (right - left + 170), parseInt(data.height) / (bottom - top + 120), 1.5);
  return { ...data.options, zoom, pan: { x: (left + right) / 2, y: (top + bottom) / 2 } };
}

function prepared(data, root) {
  const looks = Object.fromEntries(data.kinds.map((kind) => [kind.label, kind]));
  const said = JSON.stringify([data.nodes, data.relationships]);
  const kept = maps.get(root);
  if (kept.said !== said) {
    kept.said = said;
    kept.nodes = data.nodes.map((node) => ({ ...node, html: caption(node), color: looks[node.kind].colour,
                                             icon: looks[node.kind].icon }));
    kept.edges = data.relationships.map((edge) => ({ ...edge, color: EDGES[ground(root)][edge.share > 0.5 ? 1 : 0] }));
    kept.options = fitted(data, root);
    kept.first = 0;
  }
  return { ...data, nodes: kept.nodes, relationships: kept.edges, options: kept.options, hidden: undefined };
}

function seen(root) {
  return [...root.querySelectorAll(".caption")].map((label) => {
    const style = label.parentElement.style;
    const scale = Number(/scale\(([\d.eE+-]+)\)/.exec(style.transform)?.[1] ?? 1);
    return { label, rank: Number(label.dataset.rank), x: parseFloat(style.left), y: parseFloat(style.top),
             radius: parseFloat(style.width) / 2 * scale, scale };
  });
}

// Names are given room from the largest node down; one that would cover another waits until there is room.
function nameLargest(places, limit, chosen) {
  const taken = [];
  places.sort((a, b) => (b.label.dataset.id === chosen) - (a.label.dataset.id === chosen) || a.rank - b.rank);
  for (const { label, rank, x, y, radius } of places) {
    const wide = label.offsetWidth / 2 + 3, high = label.offsetHeight;
    const box = [x - wide, y + radius, x + wide, y + radius + high + 2];
    const free = taken.every((other) => box[2] < other[0] || box[0] > other[2] || box[3] < other[1] || box[1] > other[3]);
    const mine = label.dataset.id === chosen;
    label.classList.toggle("shown", mine || (rank < limit && free));
    label.classList.toggle("chosen", mine);
    if (mine || (rank < limit && free)) taken.push(box);
  }
}

function follow(root) {
  const kept = maps.get(root);
  let waiting = 0;
  const settle = () => {
    waiting = 0;
    const places = seen(root);
    if (!places.length || Number.isNaN(places[0].x)) return;
    kept.first ||= places[0].scale;
    root.style.setProperty("--k", 1 / places[0].scale);
    nameLargest(places, kept.captions * (places[0].scale / kept.first) ** 2, kept.chosen);
  };
  kept.settle = () => { waiting ||= requestAnimationFrame(settle); };
  kept.observer = new MutationObserver(kept.settle);
  kept.observer.observe(kept.stage, { subtree: true, attributes: true, attributeFilter: ["style"], childList: true });
  kept.stage.addEventListener("pointermove", (event) => {
    const frame = kept.stage.getBoundingClientRect();
    const x = event.clientX - frame.left, y = event.clientY - frame.top;
    for (const one of seen(root)) one.label.classList.toggle("over", Math.hypot(one.x - x, one.y - y) <= one.radius + 2);
  });
}

function legend(data, component) {
  const box = element("div", "legend");
  for (const kind of data.kinds) {
    const gone = data.hidden.includes(kind.label);
    const item = element("button", gone ? "kind gone" : "kind");
    const dot = element("span", "dot");
    dot.style.background = kind.colour;
    dot.style.setProperty("--icon", `url("${kind.icon}")`);
    item.append(dot, element("span", "word", kind.word), element("span", "count", gone ? "" : kind.count));
    item.title = data.words.hide;
    item.setAttribute("aria-pressed", String(!gone));
    item.addEventListener("click", () => component.setStateValue("hidden",
      gone ? data.hidden.filter((one) => one !== kind.label) : [...data.hidden, kind.label]));
    box.append(item);
  }
  return box;
}

function translated(root, words) {
  const said = { "Zoom in": words.in, "Zoom out": words.out, "Zoom to fit": words.fit };
  for (const button of root.querySelectorAll(".ndl-bottom-right button[aria-label]")) {
    const word = said[button.getAttribute("aria-label")];
    if (word) button.setAttribute("aria-label", word);
  }
}

export default function (component) {
  const { data, parentElement } = component;
  let root = parentElement.querySelector(".ketnoi-map");
  if (!root) {
    root = element("div", "ketnoi-map");
    root.append(element("div", "stage"), element("div", "over-map"), element("div", "legend"));
    parentElement.append(root);
    maps.set(root, { stage: root.firstChild });
    follow(root);
  }
  const kept = maps.get(root);
  kept.captions = data.captions;
  kept.chosen = data.selected.nodeIds[0];
  root.setAttribute("role", "group");
  root.setAttribute("aria-label", data.words.map);
  const above = element("div", "over-map");
  above.append(element("div", "showing", data.words.showing));
  if (data.words.note) above.append(element("div", "note", data.words.note));
  root.querySelector(".over-map").replaceWith(above);
  root.lastChild.replaceWith(legend(data, component));
  const dispose = drawGraph({ ...component, data: prepared(data, root), parentElement: kept.stage });
  kept.settle();
  setTimeout(() => translated(root, data.words), 400);
  return () => { kept.observer.disconnect(); dispose?.(); root.remove(); };
}
