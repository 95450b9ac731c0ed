// Around the graph component of neo4j-viz: the first fit, names beside the nodes, years, the legend, what was done.
// It knows the component by three things only: it calls `graph.draw`, reads the places of the elements that it was
// given as anchors, and hears what it says was clicked.
const maps = new WeakMap();
// Weak and strong edges on a light and on a dark ground.
const EDGES = { light: ["#B6BDC8", "#6B7280"], dark: ["#475160", "#8A94A3"] };
// Above this many nodes they are drawn without symbols, and below this many names at once there is room.
const PLAIN = 1500, NAMES = 140;
const STEP = 900;

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

function anchor(node) {
  const made = element("div", "anchor");
  made.dataset.x = node.x;
  made.dataset.y = node.y;
  return made;
}

// The outermost nodes carry an element each, from whose places it follows where all others are.
function anchored(nodes) {
  const ends = new Set();
  for (const axis of ["x", "y"]) {
    for (const side of [-1, 1]) {
      ends.add(nodes.reduce((far, node) => (!far || side * node[axis] > side * far[axis] ? node : far), null));
    }
  }
  return ends;
}

function unpacked(data, root) {
  const looks = Object.fromEntries(data.kinds.map((kind) => [kind.label, kind.icon]));
  const { ids, x, y, size, colour, kind, name, short } = data.nodes;
  const nodes = ids.map((id, at) => ({ id, x: x[at], y: y[at], size: size[at], color: colour[at], name: name[at],
    short: short[at] || name[at], rank: data.nodes.rank[at], properties: {},
    ...(ids.length <= PLAIN && looks[kind[at]] ? { icon: looks[kind[at]] } : {}) }));
  const lines = EDGES[ground(root)];
  const edges = data.edges.map(([one, other, share, first, last], at) => ({ id: `r${at}`, from: ids[one], to: ids[other],
    width: 0.7 + 2.3 * share, color: lines[share > 0.5 ? 1 : 0], first, last, properties: {} }));
  return { nodes, edges };
}

function held(kept, year) {
  if (!year) return { nodes: kept.all.nodes, edges: kept.all.edges };
  const edges = kept.all.edges.filter((edge) => (!edge.first || edge.first <= year) && (!edge.last || edge.last >= year));
  const joined = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
  return { nodes: kept.all.nodes.filter((node) => joined.has(node.id)), edges };
}

function fitted(data, nodes, box) {
  const xs = nodes.map((node) => node.x), ys = nodes.map((node) => node.y);
  if (!xs.length) return data.options;
  const least = (some) => some.reduce((a, b) => Math.min(a, b)), most = (some) => some.reduce((a, b) => Math.max(a, b));
  const [left, right, top, bottom] = [least(xs), most(xs), least(ys), most(ys)];
  const zoom = Math.min(box.clientWidth / (right - left + 170), parseInt(data.height) / (bottom - top + 120), 1.5);
  return { ...data.options, zoom, pan: { x: (left + right) / 2, y: (top + bottom) / 2 } };
}

function show(root) {
  const kept = maps.get(root), { data } = kept.component;
  if (!graph.draw) {
    graph.loaded.then(() => { if (root.isConnected) show(root); });
    return;
  }
  const { nodes, edges } = held(kept, kept.year);
  const ends = anchored(nodes);
  kept.nodes = nodes.map((node) => (ends.has(node) ? { ...node, html: anchor(node) } : node));
  kept.ranked = [...kept.nodes].sort((a, b) => a.rank - b.rank);
  const relay = (name, value) => said(root, name, value);
  kept.dispose = graph.draw({ ...kept.component, setStateValue: relay, parentElement: kept.stage, data: {
    nodes: kept.nodes, relationships: edges, selected: data.selected, options: kept.options, legend: { visible: false },
    width: "100%", height: data.height, theme: "auto" } });
  kept.count.textContent = kept.year ? data.words.year.replace("{year}", kept.year) : data.words.showing;
  kept.settle();
}

// What the component says was clicked; its options are ours alone. While it draws anew it takes a click on a node for
// one beside all of them: where the pointer went down decides.
function said(root, name, value) {
  const { component, pressed } = maps.get(root);
  if (name !== "selected") return;
  component.setStateValue("selected", value.nodeIds.length || !pressed ? value : { ...value, nodeIds: [pressed.id] });
}

// How the map lies on the screen, from the anchors: pixels = place * scale + shift. One may just be dragged away.
function lie(root) {
  const found = [...root.querySelectorAll(".anchor")].map((one) => {
    const style = one.parentElement.style, scale = Number(/scale\(([\d.eE+-]+)\)/.exec(style.transform)?.[1] ?? 1);
    return { scale, x: parseFloat(style.left) - one.dataset.x * scale, y: parseFloat(style.top) - one.dataset.y * scale };
  }).filter((one) => Number.isFinite(one.x + one.y));
  const middle = (some) => some.sort((a, b) => a - b)[some.length >> 1];
  return found.length ? { scale: found[0].scale, x: middle(found.map((one) => one.x)), y: middle(found.map((one) => one.y)) }
    : null;
}

function nearest(kept, x, y) {
  let found = null, least = Infinity;
  for (const node of kept.nodes) {
    const far = Math.hypot(node.x * kept.lies.scale + kept.lies.x - x, node.y * kept.lies.scale + kept.lies.y - y);
    if (far <= node.size * kept.lies.scale + 3 && far < least) [found, least] = [node, far];
  }
  return found;
}

const pen = document.createElement("canvas").getContext("2d");
const widths = new Map();

function extent(text, face) {
  if (!widths.has(text)) {
    pen.font = `500 12px ${face}`;
    const whole = pen.measureText(text).width;
    widths.set(text, [Math.min(whole, 184) / 2 + 2, Math.ceil(whole / 176) * 15 + 2]);
  }
  return widths.get(text);
}

// Names are given room from the largest node down; one that would cover another waits until there is room.
function nameLargest(root) {
  const kept = maps.get(root), { lies } = kept, wide = kept.stage.clientWidth, high = kept.stage.clientHeight;
  const limit = Math.min(kept.component.data.captions * (lies.scale / kept.first) ** 2, NAMES), taken = [], shown = [];
  const mine = kept.nodes.filter((node) => node.id === kept.chosen || node === kept.over);
  for (const node of [...mine, ...kept.ranked.slice(0, 1500)]) {
    if (shown.length >= limit + mine.length) break;
    const x = node.x * lies.scale + lies.x, y = node.y * lies.scale + lies.y;
    if (x < 0 || y < 0 || x > wide || y > high || shown.includes(node)) continue;
    const [half, tall] = extent(node.short, kept.face), top = y + node.size * lies.scale;
    const box = [x - half, top, x + half, top + tall];
    const free = taken.every((other) => box[2] < other[0] || box[0] > other[2] || box[3] < other[1] || box[1] > other[3]);
    if (!free && !mine.includes(node)) continue;
    taken.push(box);
    shown.push(node);
  }
  written(kept, shown);
}

function written(kept, shown) {
  const { lies } = kept;
  while (kept.names.childElementCount < shown.length) {
    const spot = element("div", "spot");
    spot.append(element("div", "caption shown"));
    kept.names.append(spot);
  }
  while (kept.names.childElementCount > shown.length) kept.names.lastChild.remove();
  shown.forEach((node, at) => {
    const spot = kept.names.children[at], label = spot.firstChild;
    spot.style.transform = `translate(${node.x * lies.scale + lies.x - 1}px, ${node.y * lies.scale + lies.y - 1}px)`;
    label.style.top = `${node.size * lies.scale + 2}px`;
    if (label.dataset.id === node.id && label.dataset.name === node.name) {
      label.className = `caption shown${node.id === kept.chosen ? " chosen" : node === kept.over ? " over" : ""}`;
      return;
    }
    label.textContent = node.id === kept.chosen || node === kept.over ? node.name : node.short;
    label.className = `caption shown${node.id === kept.chosen ? " chosen" : node === kept.over ? " over" : ""}`;
    Object.assign(label.dataset, { id: node.id, rank: node.rank, name: node.name });
  });
}

function follow(root) {
  const kept = maps.get(root);
  let waiting = 0;
  const settle = () => {
    waiting = 0;
    kept.lies = lie(root);
    if (!kept.lies) return;
    kept.first ||= kept.lies.scale;
    nameLargest(root);
    root.dataset.drawn = "yes";
  };
  kept.settle = () => { waiting ||= requestAnimationFrame(settle); };
  kept.observer = new MutationObserver(kept.settle);
  kept.observer.observe(kept.stage, { subtree: true, attributes: true, attributeFilter: ["style"], childList: true });
  const at = (event) => {
    const frame = kept.stage.getBoundingClientRect();
    return [event.clientX - frame.left, event.clientY - frame.top];
  };
  kept.stage.addEventListener("pointermove", (event) => {
    const over = kept.lies && !event.buttons ? nearest(kept, ...at(event)) : null;
    if (over !== kept.over) { kept.over = over; kept.settle(); }
  });
  kept.stage.addEventListener("pointerdown", (event) => {
    kept.lies = lie(root) ?? kept.lies;
    kept.pressed = kept.lies ? nearest(kept, ...at(event)) : null;
    kept.held = { node: kept.pressed, x: event.clientX, y: event.clientY };
  }, true);
  kept.stage.addEventListener("dblclick", () => {
    if (kept.pressed) kept.component.setTriggerValue("act", { do: "open", id: kept.pressed.id });
  }, true);
  kept.stage.addEventListener("pointerup", (event) => dropped(root, event, at(event)), true);
}

// A node that was dragged stays where it was put.
function dropped(root, event, [x, y]) {
  const kept = maps.get(root), taken = kept.held;
  kept.held = null;
  if (!taken?.node || Math.hypot(event.clientX - taken.x, event.clientY - taken.y) < 6) return;
  const place = { x: (x - kept.lies.x) / kept.lies.scale, y: (y - kept.lies.y) / kept.lies.scale };
  const node = kept.all.nodes.find((one) => one.id === taken.node.id);
  Object.assign(node, place);
  Object.assign(taken.node, place);
  kept.settle();
  kept.component.setTriggerValue("act", { do: "pin", id: node.id, ...place });
}

function legend(data, component) {
  const box = element("div", "legend");
  for (const kind of data.legend) {
    const gone = data.hidden.includes(kind.label);
    const item = element(kind.label ? "button" : "span", gone ? "kind gone" : "kind");
    const dot = element("span", kind.icon ? "dot" : "dot bare");
    dot.style.background = kind.colour;
    if (kind.icon) dot.style.setProperty("--icon", `url("${kind.icon}")`);
    item.append(dot, element("span", "word", kind.word), element("span", "count", gone ? "" : kind.count));
    if (kind.label) {
      item.title = data.words.hide;
      item.setAttribute("aria-pressed", String(!gone));
      item.addEventListener("click", () => component.setStateValue("hidden",
        gone ? data.hidden.filter((one) => one !== kind.label) : [...data.hidden, kind.label]));
    }
    box.append(item);
  }
  return box;
}

// The years: a slider that plays. While it moves only the browser works; the page follows where it stops.
function years(root, data) {
  const kept = maps.get(root), [first, last] = data.years, box = element("div", "years");
  const play = element("button", "play"), slide = element("input", "slide"), word = element("output", "when");
  const all = element("button", "every", data.words.every);
  Object.assign(slide, { type: "range", min: first, max: last, step: 1 });
  slide.value = kept.year || last;
  slide.setAttribute("aria-label", data.words.slide);
  const tell = () => {
    slide.value = kept.year || last;
    word.textContent = kept.year || "";
    all.hidden = !kept.year;
    play.textContent = kept.timer ? "❚❚" : "▶";
    play.setAttribute("aria-label", kept.timer ? data.words.pause : data.words.play);
  };
  const turn = (year) => { kept.year = year; tell(); show(root); };
  const stop = () => { clearInterval(kept.timer); kept.timer = 0; tell(); };
  const send = () => kept.component.setStateValue("year", kept.year);
  slide.addEventListener("input", () => { stop(); turn(Number(slide.value)); });
  slide.addEventListener("change", send);
  all.addEventListener("click", () => { stop(); turn(0); send(); });
  play.addEventListener("click", () => {
    if (kept.timer) { stop(); send(); return; }
    turn(kept.year && kept.year < last ? kept.year : first);
    kept.timer = setInterval(() => {
      if (kept.year >= last) { stop(); send(); } else turn(kept.year + 1);
    }, STEP);
    tell();
  });
  box.append(play, slide, word, all);
  tell();
  return box;
}

function translated(root, words) {
  const said = { "Zoom in": words.in, "Zoom out": words.out, "Zoom to fit": words.fit };
  for (const button of root.querySelectorAll(".ndl-bottom-right button[aria-label]")) {
    const word = said[button.getAttribute("aria-label")];
    if (word) button.setAttribute("aria-label", word);
  }
}

function begun(parentElement) {
  const root = element("div", "ketnoi-map");
  const [stage, names, over, bar, keys] = ["stage", "names", "over-map", "years", "legend"].map((name) => element("div", name));
  const count = element("div", "showing"), note = element("div", "note");
  over.append(count, note);
  root.append(stage, names, over, bar, keys);
  parentElement.append(root);
  maps.set(root, { stage, names, count, note, year: 0, face: getComputedStyle(root).fontFamily });
  follow(root);
  return root;
}

export default function (component) {
  const { data, parentElement } = component;
  const root = parentElement.querySelector(".ketnoi-map") ?? begun(parentElement);
  const kept = maps.get(root);
  kept.component = component;
  kept.chosen = data.selected.nodeIds[0];
  root.setAttribute("role", "group");
  root.setAttribute("aria-label", data.words.map);
  kept.note.textContent = data.words.note;
  kept.note.hidden = !data.words.note;
  root.lastChild.replaceWith(legend(data, component));
  const theme = ground(root);
  if (kept.token !== data.token + theme) {
    kept.token = data.token + theme;
    kept.all = unpacked(data, root);
  }
  if (!kept.timer) kept.year = data.year;
  if (kept.fit !== data.fit) {
    kept.fit = data.fit;
    kept.options = fitted(data, kept.all.nodes, root);
    kept.first = 0;
  }
  root.querySelector(".years").replaceWith(data.years ? years(root, data) : element("div", "years"));
  show(root);
  setTimeout(() => translated(root, data.words), 400);
  return () => { clearInterval(kept.timer); kept.observer.disconnect(); kept.dispose?.(); root.remove(); };
}
