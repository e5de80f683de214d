// j and k walk the rows, x picks one, Space looks at it beside the list, Enter opens it; a verb's key acts on the row you are at when none is picked.
const all = () => [...document.querySelectorAll(".board .row")];
const here = () => document.querySelector(".board .row.is-at");
const preview = () => document.getElementById("preview");
const shown = () => preview()?.hidden === false;
const show = () => {
  if (!preview() || !here()) return;
  preview().hidden = false;
  htmx.ajax("GET", `/queue/preview/${here().dataset.row}`, { target: "#preview", swap: "innerHTML" });
};
const hide = () => (preview().hidden = true);
const go = (step) => {
  const rows = all();
  if (!rows.length) return;
  const at = rows.indexOf(here());
  const next = rows[Math.max(0, Math.min(rows.length - 1, at < 0 ? 0 : at + step))];
  rows[at]?.classList.remove("is-at");
  next.classList.add("is-at");
  next.querySelector(".row-what a").focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
  if (shown()) show();
};
const tick = (row) => row?.querySelector(".tick");
const count = () => {
  const number = document.querySelectorAll(".board .tick:checked").length;
  document.querySelectorAll("[data-picked]").forEach((place) => (place.textContent = number));
  all().forEach((row) => row.classList.toggle("is-picked", tick(row)?.checked ?? false));
};
const clear = () => {
  document.querySelectorAll(".board .tick:checked").forEach((box) => (box.checked = false));
  count();
};
const acts = {
  j: () => go(1),
  k: () => go(-1),
  x: () => tick(here())?.click(),
  " ": () => (shown() ? hide() : show()),
  Escape: () => shown() ? hide() : (document.querySelector(".board .tick:checked") ? clear() : here()?.classList.remove("is-at")),
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.target.closest("input:not(.tick), textarea, select, details[data-menu] form") || !document.querySelector(".board .row")) return;
  const verb = document.querySelector(`.dock [data-key="${CSS.escape(event.key)}"]`);
  if (verb && here() && !document.querySelector(".board .tick:checked")) tick(here())?.click();
  if (!acts[event.key]) return;
  acts[event.key]();
  event.preventDefault();
});
document.addEventListener("change", (event) => event.target.matches(".board .tick") && count());
document.addEventListener("click", (event) => event.target.closest("[data-unpick]") && clear());
document.addEventListener("htmx:afterSwap", () => document.querySelector(".board .tick") && count());
