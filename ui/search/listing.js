// The hits of a page: name with the matched words, kind, what is beside it, and why. Every text is set as text.
const pieces = (parts, node) => {
  parts.forEach(([text, on]) => node.append(on ? make("b", "", text) : text));
  return node;
};

const link = (item, go, node) => {
  node.href = item.href;
  node.onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    go(item.go);
  };
  return node;
};

const hit = (item, go) => {
  const line = make("li");
  const name = make("div", "name");
  // What has no page of its own would lead to itself.
  name.append(item.own ? link(item, go, pieces(item.name, make("a"))) : pieces(item.name, make("span")));
  if (item.verified) {
    const check = icon("check_circle", "", "check");
    check.removeAttribute("aria-hidden");
    check.setAttribute("role", "img");
    check.setAttribute("aria-label", item.verified);
    check.title = item.verified;
    name.append(check);
  }
  if (item.mark) name.append(make("span", "mark", item.mark));
  line.append(icon(item.icon, item.colour), name, make("div", "kind", item.kind));
  if (item.facts) line.append(make("div", "why", item.facts));
  if (item.near.length) {
    const near = make("div", "near");
    item.near.forEach((one, index) => {
      if (index) near.append("; ");
      near.append(one.href ? link(one, go, make("a", "", one.t)) : one.t);
    });
    line.append(near);
  }
  item.why.forEach((why) => line.append(pieces(why, make("div", "why"))));
  return line;
};

export default function ({ data, parentElement, setTriggerValue }) {
  const list = make("ol");
  list.start = data.first;
  data.hits.forEach((item) => list.append(hit(item, (where) => setTriggerValue("go", where))));
  parentElement.querySelector(".found").replaceChildren(list);
}
