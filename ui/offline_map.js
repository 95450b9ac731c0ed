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
  network.once("afterDrawing", () => network.fit());

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
