// Ctrl-K also finds what can be done on the page it lies over: all that has a key, and what stands in menus.
const found = document.getElementById("found");
const dialog = document.getElementById("palette");
const asked = dialog?.querySelector("input");
const MOST = 8;
const words = (element) => (element.dataset.does ?? element.textContent).trim().replace(/\s+/g, " ");
const reachable = (element) => (element.closest(".menu-list")?.parentElement.querySelector("summary") ?? element).checkVisibility({ visibilityProperty: true });
const verbs = () => {
  const all = [...document.querySelectorAll("main [data-does], main .menu-list button, main .menu-list a")];
  const able = all.filter((element) => words(element) && !element.closest("[role=table], .arrange li") && reachable(element));
  return new Map(able.map((element) => [words(element).toLowerCase(), element]));
};
const entry = (element, number) => {
  const option = Object.assign(document.createElement("a"), { id: `here-${number}`, href: "#" });
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  const label = Object.assign(document.createElement("span"), { className: "cut", textContent: words(element) });
  option.append(label);
  if (element.dataset.key) option.append(Object.assign(document.createElement("kbd"), { textContent: element.dataset.key }));
  option.addEventListener("click", (event) => {
    event.preventDefault();
    event.stopPropagation();
    dialog.close();
    element.matches("input:not([type=checkbox]):not([type=radio]), textarea") ? element.focus() : element.click();
  });
  const item = document.createElement("li");
  item.setAttribute("role", "presentation");
  item.append(option);
  return item;
};
found?.addEventListener("htmx:afterSwap", () => {
  const parts = asked.value.toLowerCase().split(/\s+/);
  const here = [...verbs()].filter(([label]) => parts.every((part) => label.includes(part))).slice(0, MOST);
  if (!here.length) return;
  if (!found.querySelector("[role=option]")) found.replaceChildren();
  const list = document.createElement("ul");
  list.setAttribute("role", "group");
  list.setAttribute("aria-label", "Here");
  list.append(...here.map(([, element], number) => entry(element, number)));
  const head = Object.assign(document.createElement("p"), { className: "head", textContent: "Here" });
  head.setAttribute("aria-hidden", "true");
  found.prepend(head, list);
});
