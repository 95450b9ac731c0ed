// Maps one after the other, in large type: on the page of meetings, and in the file that opens without a network.
// Names and sentences are text; each drawing is an SVG document of ours.
function showMeeting(root, data, begin, moved) {
  const element = (tag, className, text = "") => {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    return made;
  };
  const button = (className, text, label, act) => {
    const made = element("button", className, text);
    made.setAttribute("aria-label", label);
    made.title = label;
    made.addEventListener("click", act);
    return made;
  };
  let at = Math.min(Math.max(begin, 0), data.slides.length - 1);
  const stage = element("section", "slide"), place = element("span", "place");
  const bar = element("nav", "bar");

  function legend(keys) {
    const box = element("ul", "keys");
    for (const key of keys) {
      const row = element("li", ""), dot = element("i", "");
      dot.style.background = key.colour;
      row.append(dot, element("span", "", key.word), element("b", "", key.count));
      box.append(row);
    }
    return box;
  }

  function draw() {
    const slide = data.slides[at];
    const picture = element("div", "picture");
    const parsed = new DOMParser().parseFromString(slide.svg, "image/svg+xml").documentElement;
    const svg = document.importNode(parsed, true);
    svg.removeAttribute("width");
    svg.removeAttribute("height");
    svg.setAttribute("aria-label", slide.title);
    picture.append(svg);
    const side = element("aside", "");
    side.append(legend(slide.keys), ...slide.readings.map((text) => element("p", "", text)));
    const head = element("header", "");
    head.append(element("h2", "", slide.title), element("p", "question", slide.question));
    const body = element("div", "body");
    body.append(picture, side);
    const foot = element("footer", "", [slide.mark, slide.showing, slide.day, slide.sources].filter(Boolean).join(" · "));
    stage.replaceChildren(head, body, foot);
    place.textContent = `${at + 1} / ${data.slides.length}`;
  }

  function go(step) {
    const next = Math.min(Math.max(at + step, 0), data.slides.length - 1);
    if (next === at) return;
    at = next;
    draw();
    moved?.(at);
  }

  function whole() {
    if (document.fullscreenElement) document.exitFullscreen();
    else root.requestFullscreen?.();
  }

  function pressed(event) {
    if (event.target.closest?.("input, textarea, select")) return;
    const step = { ArrowRight: 1, PageDown: 1, " ": 1, ArrowLeft: -1, PageUp: -1 }[event.key];
    if (step) { event.preventDefault(); go(step); }
    if (event.key === "f" || event.key === "F") whole();
  }

  root.tabIndex = 0;
  bar.append(button("step", "‹", data.words.back, () => go(-1)), place, button("step", "›", data.words.next, () => go(1)),
    button("whole", data.words.whole, data.words.whole, whole));
  root.replaceChildren(stage, bar);
  root.addEventListener("keydown", pressed);
  draw();
  root.focus({ preventScroll: true });
  return () => root.removeEventListener("keydown", pressed);
}
