// A key presses the button that says data-key. Never while typing; Ctrl-K works everywhere.
const typing = (target) => target.closest?.("input:not(.tick), textarea, select, [contenteditable], details[data-menu] form") !== null;
const seen = (element) => element.checkVisibility({ visibilityProperty: true });
const find = (key) => {
  const all = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].filter(seen);
  return all.find((element) => element.closest(".dock")) ?? all[0];
};
const press = (element) => {
  if (element.matches("[type=radio]")) {
    element.click();
    (element.form?.querySelector("textarea") ?? element).focus();
  } else if (element.matches("input:not([type=checkbox]), textarea")) {
    element.focus();
    element.select?.();
  } else element.click();
};
// Ctrl-Enter sends what is written, by the button that is there for it.
const send = (event) => {
  if (event.key !== "Enter" || !event.target.matches("textarea")) return;
  event.preventDefault();
  [...event.target.form.querySelectorAll("button:not([type=button])")].find(seen)?.click();
};
document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.altKey) return;
  if (event.ctrlKey || event.metaKey) return send(event);
  if (event.key === "Escape" && typing(event.target) && !event.target.closest("details[data-menu], dialog")) {
    event.target.blur();
    return document.dispatchEvent(new Event("hand"));
  }
  if (typing(event.target) || document.querySelector("dialog[open]")) return;
  const element = find(event.key);
  if (!element) return;
  event.preventDefault();
  press(element);
});
