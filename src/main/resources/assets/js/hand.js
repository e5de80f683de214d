// Under the hand nothing moves: a list that would change its rows waits, and says what waits above it.
const waiting = new WeakMap();
const rows = (root) => [...root.querySelectorAll("[data-row]")].map((row) => row.dataset.row);
const under = (list) => list.matches(":hover, :focus-within") || list.querySelector(".is-at, .tick:checked") !== null;
const parse = (text) => new DOMParser().parseFromString(text, "text/html").body;
const say = (list, text) => {
  const line = list.parentElement.querySelector("[data-fresh]");
  if (!line) return;
  line.hidden = !text;
  line.textContent = text;
};
const show = (list) => {
  const text = waiting.get(list);
  if (!text) return;
  waiting.delete(list);
  say(list, "");
  htmx.swap(list, text, { swapStyle: "morph" }, { contextElement: list, select: list.getAttribute("hx-select") });
};
document.addEventListener("htmx:beforeSwap", (event) => {
  const list = event.detail.target;
  if (!list.matches("[data-rows]")) return;
  const before = rows(list);
  const after = rows(parse(event.detail.serverResponse));
  const moves = before.join() !== after.join();
  if (!moves || !under(list)) {
    waiting.delete(list);
    say(list, "");
    return;
  }
  event.detail.shouldSwap = false;
  waiting.set(list, event.detail.serverResponse);
  const fresh = after.filter((row) => !before.includes(row)).length;
  say(list, fresh ? `${fresh} new` : "Changed");
});
document.addEventListener("click", (event) => {
  const line = event.target.closest("[data-fresh]");
  if (line) show(line.parentElement.querySelector("[data-rows]"));
});
document.addEventListener("pointerout", (event) => {
  const list = event.target.closest?.("[data-rows]");
  if (list && waiting.has(list) && !list.contains(event.relatedTarget)) setTimeout(() => under(list) || show(list), 600);
});
