// Ctrl-K opens the palette over the page; without script its link leads to the same as a page.
const dialog = document.getElementById("palette");
const input = dialog?.querySelector("input");
const found = dialog?.querySelector("#found");
const options = () => [...found.querySelectorAll("[role=option]")];
const chosen = () => found.querySelector("[aria-selected=true]");
const choose = (option) => {
  chosen()?.setAttribute("aria-selected", "false");
  option?.setAttribute("aria-selected", "true");
  option?.scrollIntoView({ block: "nearest" });
  if (option) input.setAttribute("aria-activedescendant", option.id);
};
const step = (by) => {
  const all = options();
  choose(all[(all.indexOf(chosen()) + by + all.length) % all.length]);
};
const open = () => {
  dialog.showModal();
  input.select();
  htmx.trigger(input, "search");
};
document.addEventListener("keydown", (event) => {
  if (!dialog || event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  if (dialog.open) dialog.close();
  else open();
});
document.addEventListener("click", (event) => {
  if (!dialog) return;
  if (event.target === dialog) dialog.close();
  if (!event.target.closest("[data-palette]")) return;
  event.preventDefault();
  open();
});
input?.addEventListener("keydown", (event) => {
  const act = { ArrowDown: () => step(1), ArrowUp: () => step(-1), Enter: () => chosen()?.click() }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});
found?.addEventListener("htmx:afterSwap", () => choose(options()[0]));
