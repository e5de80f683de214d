// @ in a text offers colleagues and teams; Enter, Tab or a tap puts the name in, Escape leaves the text as it is.
const BEGUN = /(?:^|[^\p{L}\p{N}])@([\p{L}\p{N}._'’-]{0,30}(?: [\p{L}\p{N}'’-]{1,30})?)$/u;
const WAIT = 80;
const box = Object.assign(document.createElement("div"), { id: "mentions", className: "mentions", hidden: true });
box.setAttribute("role", "listbox");
box.setAttribute("aria-label", "Who is meant");
let area = null;
let timer = 0;
const begun = () => BEGUN.exec(area.value.slice(0, area.selectionStart))?.[1];
const options = () => [...box.children];
const chosen = () => box.querySelector("[aria-selected=true]");
const choose = (option) => {
  chosen()?.setAttribute("aria-selected", "false");
  option?.setAttribute("aria-selected", "true");
  option?.scrollIntoView({ block: "nearest" });
  if (option) area.setAttribute("aria-activedescendant", option.id);
};
const step = (by) => {
  const all = options();
  choose(all[(all.indexOf(chosen()) + by + all.length) % all.length]);
};
const hide = () => {
  clearTimeout(timer);
  box.hidden = true;
  area?.removeAttribute("aria-activedescendant");
};
// Above what is written, where a phone's keyboard is not; below it where there is no room.
const place = () => {
  const { top, bottom, left, width } = area.getBoundingClientRect();
  const above = top > 260;
  box.style.top = above ? "auto" : `${bottom}px`;
  box.style.bottom = above ? `${innerHeight - top}px` : "auto";
  box.style.left = `${left + 8}px`;
  box.style.width = `${Math.min(352, width - 16)}px`;
};
const ask = async (word) => {
  const answer = await fetch(`/mentions?q=${encodeURIComponent(word)}`);
  if (!answer.ok || answer.redirected || begun() !== word || document.activeElement !== area) return;
  box.replaceChildren(...new DOMParser().parseFromString(await answer.text(), "text/html").body.children);
  if (!options().length) return hide();
  document.body.append(box);
  box.hidden = false;
  area.setAttribute("aria-controls", box.id);
  place();
  choose(options()[0]);
};
const put = (option) => {
  const from = area.selectionStart - begun().length;
  hide();
  area.focus();
  area.setRangeText(`${option.dataset.name} `, from, area.selectionStart, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
};
document.addEventListener("input", (event) => {
  if (!event.target.matches("textarea[data-draft]")) return;
  area = event.target;
  clearTimeout(timer);
  const word = begun();
  if (word === undefined) return hide();
  timer = setTimeout(() => ask(word), WAIT);
});
document.addEventListener("keydown", (event) => {
  if (box.hidden || event.target !== area || event.isComposing) return;
  const enter = () => put(chosen());
  const act = { ArrowDown: () => step(1), ArrowUp: () => step(-1), Enter: enter, Tab: enter, Escape: hide }[event.key];
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}, true);
box.addEventListener("pointerdown", (event) => event.preventDefault());
box.addEventListener("click", (event) => {
  const option = event.target.closest("[data-name]");
  if (option) put(option);
});
document.addEventListener("focusout", (event) => event.target === area && hide());
