// A list of what may be meant, over a text that is being written: arrows choose, Enter, Tab or a tap puts it in, Escape leaves the text as it is.
// Each kind says of which texts it is (`of`), what is begun before the hand (`begun`), what it offers for that (`found`, elements), what is
// put in (`put`), and where the list stands (`at`: the line of the text, from the left).
const box = Object.assign(document.createElement("div"), { id: "mentions", className: "mentions", hidden: true });
box.setAttribute("role", "listbox");
const WAIT = 80;
const kinds = [];
let kind = null;
let area = null;
let timer = 0;
let asked = 0;
const begun = () => kind.begun(area);
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
// Hidden, it offers nothing, and an answer still on its way is not shown either.
const hide = () => {
  clearTimeout(timer);
  asked++;
  box.hidden = true;
  box.replaceChildren();
  area?.removeAttribute("aria-activedescendant");
};
// Above what is written, where a phone's keyboard is not, or below it where there is no room; a list that goes with the hand stands below it.
const place = () => {
  const { top, bottom, left } = kind.at?.(area) ?? area.getBoundingClientRect();
  const above = kind.at ? bottom > innerHeight - 260 : top > 260;
  box.style.top = above ? "auto" : `${bottom}px`;
  box.style.bottom = above ? `${innerHeight - top}px` : "auto";
  box.style.width = `${Math.min(352, area.clientWidth - 16)}px`;
  box.style.left = `${Math.max(8, Math.min(left + 8, innerWidth - box.offsetWidth - 8))}px`;
};
const ask = async (word) => {
  const mine = ++asked;
  const all = await kind.found(word, area);
  if (mine !== asked || begun() !== word || document.activeElement !== area) return;
  box.replaceChildren(...all);
  if (!options().length) return hide();
  box.setAttribute("aria-label", kind.label);
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
  area.setRangeText(kind.put(option), from, area.selectionStart, "end");
  area.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertReplacementText" }));
};
document.addEventListener("input", (event) => {
  const meant = kinds.find((one) => event.target.matches?.(one.of));
  if (!meant) return;
  kind = meant;
  area = event.target;
  clearTimeout(timer);
  if (event.inputType === "insertReplacementText") return hide();
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
  const option = event.target.closest("[role=option]");
  if (option) put(option);
});
document.addEventListener("focusout", (event) => event.target === area && hide());
globalThis.offers = (added) => kinds.push(added);
