// What stands before the script of every component of ours. Every text is set as text, never as markup.
const make = (tag, name, text) => {
  const node = document.createElement(tag);
  if (name) node.className = name;
  if (text !== undefined) node.textContent = text;
  return node;
};

const icon = (name, colour, more) => {
  const node = make("span", more ? `icon ${more}` : "icon", name);
  node.setAttribute("aria-hidden", "true");
  if (colour) node.style.setProperty("--kind", colour);
  return node;
};

