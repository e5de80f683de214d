// Ctrl-K also finds what can be done on the page it lies over: all that has a key, and what stands in menus.
const found = document.getElementById("found");
const dialog = document.getElementById("palette");
const asked = dialog?.querySelector("input");
const MOST = 8;
const words = (element) => (element.dataset.does ?? element.textContent).trim().replace(/\s+/g, " ");
const reachable = (element) => (element.closest(".menu-list")?.parentElement.querySelector("summary") ?? element).checkVisibility({ visibilityProperty: true });
const verbs = () => {
  const all = [...document.querySelectorAll("main [data-does], main .menu-list:not(.menu-form) :is(button, a)")];
  const able = all.filter((element) => words(element) && !element.closest("[role=table], .arrange li") && reachable(element));
  return new Map(able.map((element) => [words(element).toLowerCase(), element]));
};
const entry = (element, number) => {
  const option = Object.assign(document.createElement("a"), { id: `here-${number}`, href: "#" });
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  const label = Object.assign(document.createElement("span"), { className: "cut", textContent: words(element) });
  const icon = dialog.querySelector(".ask .icon").cloneNode(true);
  const use = icon.querySelector("use");
  use.setAttribute("href", use.getAttribute("href").replace(/#.*/, "#right"));
  const key = document.createElement(element.dataset.key ? "kbd" : "span");
  key.textContent = element.dataset.key ?? "";
  option.append(icon, label, key);
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
  const wanted = asked.value.trim().toLowerCase();
  const parts = wanted.split(/\s+/);
  const begins = ([label]) => (label.startsWith(wanted) ? 0 : 1);
  const fitting = [...verbs()].filter(([label]) => parts.every((part) => label.includes(part)));
  const here = fitting.sort((one, other) => begins(one) - begins(other)).slice(0, MOST);
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
