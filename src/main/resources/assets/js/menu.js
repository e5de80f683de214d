// An open menu closes when the hand goes elsewhere, or with Escape. The keyboard goes into it: arrows choose, letters find.
const close = (but) => {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (!menu.contains(but)) menu.open = false;
  }
};
const choices = (menu) => [...menu.querySelectorAll("button, a[href], input:not([type=hidden]), select, textarea")]
  .filter((element) => element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }));
document.addEventListener("click", (event) => close(event.target));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.querySelector("details[data-menu][open]");
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});
document.addEventListener("toggle", (event) => {
  const menu = event.target;
  if (!menu.matches("details[data-menu]") || !menu.open) return;
  (menu.querySelector("input:not([type=hidden]), select, textarea") ?? choices(menu)[0])?.focus();
}, true);
// What was typed within half a breath belongs together, as in a list of names.
const BREATH = 700;
let typed = "";
let last = 0;
const named = (all, letter) => {
  typed = performance.now() - last < BREATH ? typed + letter : letter;
  last = performance.now();
  return all.find((element) => element.textContent.trim().toLowerCase().startsWith(typed.toLowerCase()));
};
const steps = { ArrowDown: 1, ArrowUp: -1 };
document.addEventListener("keydown", (event) => {
  const menu = event.target.closest?.("details[data-menu][open]");
  if (!menu || event.altKey || event.ctrlKey || event.metaKey || event.target.matches("input, select, textarea, .arrange *")) return;
  const all = choices(menu);
  const from = all.indexOf(event.target);
  const letter = event.key.length === 1 && event.key !== " ";
  const to = event.key in steps ? all[(from + steps[event.key] + all.length) % all.length] : letter && named(all, event.key);
  if (!letter && !to) return;
  event.preventDefault();
  event.stopPropagation();
  if (to) to.focus();
}, true);
// Enter in a field does what the button behind it does.
document.addEventListener("keydown", (event) => {
  const form = event.key === "Enter" && event.target.matches("input") && event.target.closest("div.menu-form");
  if (!form) return;
  event.preventDefault();
  let own = event.target;
  while (own && !own.matches("button")) own = own.nextElementSibling;
  (own ?? form.querySelector("button")).click();
});
