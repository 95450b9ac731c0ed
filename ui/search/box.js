// The search box: asks while one types (never faster than answers come), and is used by keyboard or pointer.
// Every text is set as text, never as markup.
const boxes = new WeakMap();
const PAUSE = 120, PATIENCE = 4000, MOMENT = 3000;
// What somebody was typing in a box that was taken away: the page may draw it anew under their hands.
let left = null;

const pieces = (parts, node) => {
  parts.forEach(([text, on]) => node.append(on ? make("b", "", text) : text));
  return node;
};

const option = (item, index) => {
  const node = make("a");
  node.href = item.href;
  node.id = `hit-${index}`;
  node.setAttribute("role", "option");
  const name = pieces(item.name, make("span", "name"));
  if (item.mark) name.append(make("span", "mark", item.mark));
  node.append(icon(item.icon, item.colour), name, make("span", "kind", item.kind));
  const why = item.why.flatMap((one, place) => (place ? [["; ", false], ...one] : one));
  const near = item.near.map((one) => one.t).join("; ");
  if (near) node.append(make("span", "more", near));
  if (why.length) node.append(pieces(why, make("span", "more")));
  return node;
};

class Box {
  constructor(root) {
    this.root = root;
    this.active = -1;
    this.shut = true;
    this.value = null;
    this.input = make("input");
    Object.assign(this.input, { type: "search", autocomplete: "off", spellcheck: false, maxLength: 200 });
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", "hits"], ["aria-expanded", "false"], ["enterkeyhint", "search"]]) this.input.setAttribute(name, value);
    this.key = make("kbd", "", "/");
    this.clear = make("button", "clear");
    this.clear.append(icon("close"));
    this.drop = make("div", "drop");
    this.drop.id = "hits";
    this.drop.setAttribute("role", "listbox");
    this.told = make("div", "unseen");
    this.told.setAttribute("aria-live", "polite");
    const line = make("div", "line");
    line.append(icon("search"), this.input, this.key, this.clear);
    root.replaceChildren(line, this.drop, this.told);
    this.listen();
  }

  listen() {
    this.input.oninput = () => { this.shut = false; this.ask(); this.show(); };
    this.input.onblur = () => { if (this.root.isConnected) this.inside = false; };
    this.input.onfocus = () => { this.inside = true; if (this.input.value.trim()) { this.shut = false; this.ask(); } this.show(); };
    this.input.onkeydown = (event) => this.pressed(event);
    this.clear.onclick = () => { this.input.value = ""; this.ask(); this.input.focus(); };
    // The pointer takes the focus away before its click arrives.
    this.drop.onmousedown = (event) => event.preventDefault();
    this.root.addEventListener("focusout", (event) => {
      if (!this.root.contains(event.relatedTarget)) { this.shut = true; this.show(); }
    });
    this.anywhere = (event) => {
      const path = event.composedPath()[0];
      const writing = path?.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(path?.tagName);
      const asked = (event.key === "/" && !writing && !event.ctrlKey && !event.metaKey && !event.altKey) ||
        (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey);
      if (!asked) return;
      event.preventDefault();
      event.stopPropagation();
      this.input.focus();
      this.input.select();
    };
    document.addEventListener("keydown", this.anywhere, true);
  }

  // Says what is typed once the typist pauses and the answer before has come.
  ask() {
    clearTimeout(this.timer);
    const typed = this.input.value.trim();
    if (typed === this.asked) return;
    const waits = this.data.for !== this.asked && Date.now() - this.since < PATIENCE;
    this.timer = setTimeout(() => {
      if (waits && this.data.for !== this.asked && Date.now() - this.since < PATIENCE) { this.ask(); return; }
      this.asked = typed;
      this.since = Date.now();
      this.component.setStateValue("typed", typed);
    }, PAUSE);
  }

  pressed(event) {
    const rows = [...this.drop.querySelectorAll("a")];
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!rows.length) return;
      event.preventDefault();
      this.shut = false;
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.active = (this.active + 1 + step + rows.length + 1) % (rows.length + 1) - 1;
      this.show();
      rows[this.active]?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter") {
      event.preventDefault();
      const row = !this.shut && rows[this.active];
      const typed = this.input.value.trim();
      if (row) row.click();
      else if (typed) this.go({ stem: "search", query: [["q", typed]] });
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (this.shut || !this.input.value) { this.input.value = ""; this.ask(); this.input.blur(); }
      this.shut = true;
      this.active = -1;
      this.show();
    }
  }

  go(where) {
    clearTimeout(this.timer);
    this.shut = true;
    this.input.blur();
    if (where.stem !== "search") { this.input.value = ""; this.asked = ""; this.component.setStateValue("typed", ""); }
    this.component.setTriggerValue("go", where);
    this.show();
  }

  link(node, item) {
    node.onclick = (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      this.go(item.go);
    };
    node.tabIndex = -1;
    return node;
  }

  // Goes on where a box that was just taken away was left.
  resume() {
    if (left && Date.now() - left.at < MOMENT) {
      this.input.value = left.typed;
      this.value = this.data.value;
      this.shut = left.shut;
      this.input.focus();
      this.ask();
    }
    left = null;
  }

  update(component) {
    this.component = component;
    const data = component.data;
    this.data = data;
    if (this.asked === undefined) {
      this.asked = data.for;
      this.resume();
    }
    const { words } = data;
    this.input.placeholder = this.root.clientWidth > 330 ? words.label : words.short;
    this.input.setAttribute("aria-label", words.label);
    this.clear.setAttribute("aria-label", words.clear);
    this.drop.setAttribute("aria-label", words.hits);
    if (data.value !== this.value) {
      if (this.root.getRootNode().activeElement !== this.input || !this.input.value) this.input.value = data.value;
      this.value = data.value;
    }
    const rows = data.hits.map((item, index) => this.link(option(item, index), item));
    if (data.note) rows.unshift(make("div", "note", data.note));
    if (data.all) {
      const all = this.link(make("a", "all"), data.all);
      all.href = data.all.href;
      all.id = "hit-all";
      all.setAttribute("role", "option");
      all.append(icon("manage_search"), make("span", "name", data.all.t));
      rows.push(all);
    }
    this.drop.replaceChildren(...rows);
    this.active = -1;
    this.told.textContent = data.for ? (data.all ? data.all.t : data.note) : "";
    if (data.for === this.asked && this.input.value.trim() !== this.asked && !this.shut) this.ask();
    this.show();
  }

  show() {
    const typed = this.input.value.trim();
    const open = !this.shut && typed !== "" && this.drop.childElementCount > 0 && this.data.for !== "";
    this.drop.hidden = !open;
    this.drop.style.display = open ? "" : "none";
    this.input.setAttribute("aria-expanded", String(open));
    this.key.style.display = this.input.value ? "none" : "";
    this.clear.style.display = this.input.value ? "" : "none";
    const rows = [...this.drop.querySelectorAll("a")];
    rows.forEach((row, index) => {
      row.classList.toggle("on", index === this.active);
      row.setAttribute("aria-selected", String(index === this.active));
    });
    const chosen = open ? rows[this.active] : null;
    if (chosen) this.input.setAttribute("aria-activedescendant", chosen.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  close() {
    clearTimeout(this.timer);
    if (this.inside) left = { typed: this.input.value, shut: this.shut, at: Date.now() };
    document.removeEventListener("keydown", this.anywhere, true);
  }
}

export default function (component) {
  const root = component.parentElement.querySelector(".search");
  if (!boxes.has(root)) boxes.set(root, new Box(root));
  const box = boxes.get(root);
  box.update(component);
  return () => { box.close(); boxes.delete(root); };
}
