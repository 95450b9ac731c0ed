// A key that is held down decides once: its repetitions would decide pairs that nobody has looked at.
export default function () {
  const once = (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, textarea, [contenteditable]");
    if (event.repeat && !typing) event.stopPropagation();
  };
  window.addEventListener("keydown", once, true);
  return () => window.removeEventListener("keydown", once, true);
}
