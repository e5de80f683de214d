// An open menu closes when the hand goes elsewhere, or with Escape.
const close = (but) => {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (!menu.contains(but)) menu.open = false;
  }
};
document.addEventListener("click", (event) => close(event.target));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.querySelector("details[data-menu][open]");
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});
// What opens to be filled in is ready to be typed into, and Enter does what its own button does.
document.addEventListener("toggle", (event) => {
  if (event.target.open && event.target.matches("details[data-menu]")) event.target.querySelector("input:not([type=hidden]), select, textarea")?.focus();
}, true);
document.addEventListener("keydown", (event) => {
  const form = event.key === "Enter" && event.target.matches("input") && event.target.closest("div.menu-form");
  if (!form) return;
  event.preventDefault();
  let own = event.target;
  while (own && !own.matches("button")) own = own.nextElementSibling;
  (own ?? form.querySelector("button")).click();
});
