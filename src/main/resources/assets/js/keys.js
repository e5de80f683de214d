// A key presses the button that says data-key. Never while typing; Ctrl-K works everywhere.
const typing = (target) => target.closest?.("input:not(.tick), textarea, select, [contenteditable], details[data-menu] form") !== null;
const seen = (element) => element.checkVisibility({ visibilityProperty: true });
const find = (key) => {
  const all = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].filter(seen);
  return all.find((element) => element.closest(".dock")) ?? all[0];
};
const press = (element) => {
  if (element.matches("input:not([type=checkbox]), textarea")) {
    element.focus();
    element.select?.();
  } else element.click();
};
document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.metaKey || event.altKey || event.ctrlKey) return;
  if (event.key === "Escape" && typing(event.target)) return event.target.blur();
  if (typing(event.target) || document.querySelector("dialog[open]")) return;
  const element = find(event.key);
  if (!element) return;
  event.preventDefault();
  press(element);
});
