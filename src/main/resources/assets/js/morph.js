// hx-swap="morph": the new markup is laid over the old, so that focus, scroll, open details and half-typed text stay.
const MINE = ["is-at"];
const attributes = (from, to) => {
  const kept = MINE.filter((name) => from.classList.contains(name));
  for (const { name, value } of to.attributes) {
    if (from.getAttribute(name) !== value) from.setAttribute(name, value);
  }
  for (const { name } of [...from.attributes]) {
    if (!to.hasAttribute(name) && !(name === "open" && from.matches("details, dialog"))) from.removeAttribute(name);
  }
  if (kept.length) from.classList.add(...kept);
};
const children = (from, to) => {
  const known = new Map([...from.children].filter((child) => child.id).map((child) => [child.id, child]));
  let at = from.firstChild;
  for (const next of [...to.childNodes]) {
    const alike = at && !at.id && !next.id && at.nodeName === next.nodeName ? at : null;
    const same = next.id ? known.get(next.id) : alike;
    if (same && same === at) at = at.nextSibling;
    else from.insertBefore(same ?? next, at);
    if (same) lay(same, next);
  }
  while (at) {
    const gone = at;
    at = at.nextSibling;
    gone.remove();
  }
};
// What was refused comes back from the server as it was typed, and would go with the next news.
const refused = (form) => form.matches("form") && form.querySelector(".wrong, [aria-invalid='true']");
const lay = (from, to) => {
  if (from.nodeType === Node.ELEMENT_NODE && (from.hasAttribute("data-keep") || refused(from))) return;
  if (from.isEqualNode(to) || from === document.activeElement && from.matches("input, textarea, select")) return;
  if (from.nodeName !== to.nodeName) return from.replaceWith(to);
  if (from.nodeType !== Node.ELEMENT_NODE) {
    from.nodeValue = to.nodeValue;
    return;
  }
  attributes(from, to);
  children(from, to);
};
htmx.defineExtension("morph", {
  isInlineSwap: (style) => style === "morph",
  handleSwap: (style, target, fragment) => {
    if (style !== "morph") return false;
    lay(target, fragment.firstElementChild ?? fragment);
    htmx.process(target);
    return [target];
  },
});
