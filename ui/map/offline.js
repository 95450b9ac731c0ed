// Draws the map of this file. Every name is written by textContent or on the canvas, never as markup.
(() => {
  const data = JSON.parse(document.getElementById("map-data").textContent);
  const card = document.getElementById("card"), legend = document.getElementById("legend");
  const search = document.getElementById("search");
  const words = Object.fromEntries(data.kinds.map((kind) => [kind.label, kind.word]));

  function element(tag, className, text) {
    const made = document.createElement(tag);
    made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function hint(node) {
    const box = element("div", "hint");
    box.append(element("b", "", data.about[node.id].name), element("span", "", words[data.about[node.id].label]));
    return box;
  }

  const nodes = new vis.DataSet(data.nodes.map((node) => ({ ...node, title: hint(node) })));
  const edges = new vis.DataSet(data.edges.map((edge, id) => ({ ...edge, id })));
  const groups = Object.fromEntries(data.kinds.map((kind) => [kind.label, { shape: "image", image: kind.image }]));
  const network = new vis.Network(document.getElementById("map"), { nodes, edges }, {
    groups,
    physics: false,
    interaction: { hover: true, tooltipDelay: 80, keyboard: false },
    nodes: { font: { face: "Be Vietnam Pro", size: 13, color: "#1C2430", multi: false, strokeWidth: 3, strokeColor: "#FFFFFF" } },
    edges: { color: { color: "#B6BDC8", highlight: "#1B4F8F", hover: "#6B7280" }, smooth: false,
             arrows: { to: { enabled: true, scaleFactor: 0.4 } } },
  });
  const ranked = [...data.nodes].sort((a, b) => data.about[a.id].rank - data.about[b.id].rank);
  const pen = document.createElement("canvas").getContext("2d");
  let first = 0, waiting = 0;

  // Names keep their size at every zoom; one that would cover another waits until there is room.
  function nameLargest() {
    waiting = 0;
    const scale = network.getScale();
    first ||= scale;
    const limit = data.captions * (scale / first) ** 2, size = 13 / scale, places = network.getPositions(), taken = [];
    pen.font = `13px "Be Vietnam Pro"`;
    const changed = ranked.map((node, rank) => {
      const { x, y } = places[node.id], wide = pen.measureText(node.label).width / 2 / scale + 4 / scale;
      const box = [x - wide, y + node.size, x + wide, y + node.size + 1.5 * size];
      const free = taken.every((one) => box[2] < one[0] || box[0] > one[2] || box[3] < one[1] || box[1] > one[3]);
      const shown = rank < limit && free;
      if (shown) taken.push(box);
      return { id: node.id, label: shown ? node.label : " ", font: { size, strokeWidth: 3 / scale, strokeColor: "#FFFFFF" } };
    });
    nodes.update(changed);
  }
  network.once("afterDrawing", () => { network.fit(); document.fonts.ready.then(nameLargest); });
  network.on("zoom", () => { waiting ||= setTimeout(nameLargest, 120); });

  function line(relation, id) {
    const row = element("li", "");
    const button = element("button", "", data.about[id].name);
    button.addEventListener("click", () => choose(id));
    row.append(element("span", "quiet", `${relation}: `), button);
    return row;
  }

  function choose(id) {
    network.selectNodes([id]);
    network.focus(id, { scale: Math.max(network.getScale(), 0.8), animation: false });
    nameLargest();
    show(id);
  }

  function show(id) {
    const said = data.about[id];
    const close = element("button", "close", "×");
    close.setAttribute("aria-label", data.words.close);
    close.addEventListener("click", () => { card.hidden = true; network.unselectAll(); });
    const list = element("ul", "");
    for (const edge of data.edges) {
      if (edge.from === id) list.append(line(edge.relation, edge.to));
      else if (edge.to === id) list.append(line(edge.relation, edge.from));
    }
    card.replaceChildren(close, element("h2", "", said.name), element("p", "quiet", words[said.label]), list);
    card.hidden = false;
  }

  for (const kind of data.kinds) {
    const row = element("div", "kind");
    const image = element("img", "");
    image.src = kind.image;
    image.alt = "";
    row.append(image, element("span", "", kind.word), element("span", "count", kind.count));
    legend.append(row);
  }
  search.placeholder = data.words.search;
  search.setAttribute("aria-label", data.words.search);
  search.addEventListener("change", () => {
    const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
    const found = Object.keys(data.about).find((id) => plain(data.about[id].name).includes(plain(search.value)));
    if (found && search.value) choose(found);
    else search.setCustomValidity(search.value ? data.words.none : "");
    search.reportValidity();
  });
  search.addEventListener("input", () => search.setCustomValidity(""));
  network.on("click", (event) => { if (event.nodes.length) show(event.nodes[0]); else card.hidden = true; });
  document.documentElement.dataset.ready = "yes";
})();
