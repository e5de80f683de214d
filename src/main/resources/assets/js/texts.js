// In an answer, / at the beginning of a line offers the templates; the one chosen goes in at the hand, over nothing.
let area = null;
let at = 0;
const dialog = document.createElement("dialog");
dialog.className = "palette";
dialog.setAttribute("aria-label", "Put in a template");
const input = Object.assign(document.createElement("input"), { autocomplete: "off", placeholder: "Template" });
input.setAttribute("aria-label", "Which template");
const ask = Object.assign(document.createElement("div"), { className: "ask" });
const list = Object.assign(document.createElement("div"), { className: "texts-list" });
ask.append(input);
dialog.append(ask, list);
const shown = () => [...list.querySelectorAll("[role=option]")].filter((option) => !option.parentElement.hidden);
const chosen = () => list.querySelector("[aria-selected=true]");
const choose = (option) => {
  chosen()?.setAttribute("aria-selected", "false");
  option?.setAttribute("aria-selected", "true");
  option?.scrollIntoView({ block: "nearest" });
};
const step = (by) => {
  const all = shown();
  choose(all[(all.indexOf(chosen()) + by + all.length) % all.length]);
};
const open = async (target, path) => {
  area = target;
  at = target.selectionStart;
  const answer = await fetch(`${path}?list`);
  if (!answer.ok || answer.redirected) return location.assign(path);
  list.replaceChildren(...new DOMParser().parseFromString(await answer.text(), "text/html").body.children);
  document.body.append(dialog);
  input.value = "";
  dialog.showModal();
  choose(shown()[0]);
};
const put = (option) => {
  dialog.close();
  if (!option) return;
  area.focus();
  area.setRangeText(option.dataset.text, at, at, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
};
document.addEventListener("keydown", (event) => {
  const writing = event.target;
  const link = writing.matches?.("textarea") && writing.form?.querySelector("[data-texts]");
  if (event.key !== "/" || !link || event.ctrlKey || event.altKey || event.metaKey) return;
  if (!/(^|\n)$/.test(writing.value.slice(0, writing.selectionStart))) return;
  event.preventDefault();
  open(writing, link.getAttribute("href"));
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-texts]");
  if (!link) return;
  event.preventDefault();
  open(link.closest(".area, form").querySelector("textarea"), link.getAttribute("href"));
});
input.addEventListener("keydown", (event) => {
  const act = { ArrowDown: () => step(1), ArrowUp: () => step(-1), Enter: () => put(chosen()) }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});
input.addEventListener("input", () => {
  const words = input.value.toLowerCase();
  for (const item of list.querySelectorAll("li")) item.hidden = !item.textContent.toLowerCase().includes(words);
  choose(shown()[0]);
});
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) return dialog.close();
  const option = event.target.closest("[data-text]");
  if (!option) return;
  event.preventDefault();
  put(option);
});
dialog.addEventListener("close", () => area?.focus());
