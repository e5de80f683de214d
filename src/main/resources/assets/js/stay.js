// A verb by key loads the page anew. The hand is put back on the row it was at, or the verb it pressed, else on the heading: never nowhere.
const KEPT = "hand";
const rows = () => [...document.querySelectorAll(".board .row")];
const at = () => document.querySelector(".board .row.is-at");
const seen = (element) => element?.checkVisibility({ visibilityProperty: true });
const stand = (row) => {
  row.classList.add("is-at");
  row.querySelector(".row-what a").focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
};
const rest = () => {
  const heading = document.querySelector("main h1");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
};
let byKey = false;
document.addEventListener("keydown", () => (byKey = true), true);
document.addEventListener("pointerdown", () => (byKey = false), true);
document.addEventListener("submit", (event) => {
  if (!byKey) return sessionStorage.removeItem(KEPT);
  const pressed = event.submitter ?? document.activeElement;
  const menu = pressed?.closest("details[data-menu]")?.querySelector("summary");
  const searched = event.target.getAttribute("role") === "search";
  const place = searched ? 0 : rows().indexOf(at());
  const key = (pressed?.closest("[data-key]") ?? menu)?.dataset.key ?? "";
  sessionStorage.setItem(KEPT, JSON.stringify({ key, place, row: at()?.dataset.row ?? "" }));
});
// What was done is done to others first: the toast is read, the list stands where it stood.
const back = ({ key, place, row }) => {
  const all = rows();
  const next = all.find((one) => one.dataset.row === row) ?? all[Math.min(place, all.length - 1)];
  if (place >= 0 && next) return stand(next);
  const again = key && [...document.querySelectorAll(`main [data-key="${CSS.escape(key)}"]`)].find(seen);
  if (again && !again.matches("input, textarea")) return again.focus({ preventScroll: true });
  rest();
};
const kept = sessionStorage.getItem(KEPT);
sessionStorage.removeItem(KEPT);
if (kept && document.activeElement === document.body) back(JSON.parse(kept));
// Who leaves a field or a dialog with Escape is not left nowhere either.
document.addEventListener("hand", () => {
  const row = at() ?? rows()[0];
  if (row) stand(row);
  else rest();
});
