// What is typed into data-draft="key" is kept on the server every few seconds, and says so.
const WAIT = 1_500;
const AGAIN = 8_000;
const token = document.querySelector('meta[name="csrf"]')?.content;
const kept = new WeakMap();
const line = (area) => area.form?.querySelector("[data-draft-said]");
const say = (area, text) => {
  const place = line(area);
  if (place) place.textContent = text;
};
const keep = async (area) => {
  const state = kept.get(area);
  const text = area.value;
  state.timer = null;
  try {
    const body = new URLSearchParams({ key: area.dataset.draft, text, _csrf: token });
    const answer = await fetch("/drafts", { method: "POST", body });
    if (!answer.ok) throw new Error(answer.status);
    state.at = text ? Date.now() : null;
    if (!text) say(area, "");
  } catch {
    state.at = null;
    say(area, "Not kept: no connection. We go on trying.");
    state.timer = setTimeout(() => keep(area), AGAIN);
  }
};
document.addEventListener("input", (event) => {
  const area = event.target;
  if (!area.matches("textarea[data-draft]")) return;
  if (!kept.has(area)) kept.set(area, {});
  const state = kept.get(area);
  state.timer ??= setTimeout(() => keep(area), WAIT);
});
setInterval(() => {
  for (const area of document.querySelectorAll("textarea[data-draft]")) {
    const at = kept.get(area)?.at;
    if (!at) continue;
    const seconds = Math.round((Date.now() - at) / 1000);
    say(area, seconds < 60 ? `Draft kept ${seconds} s ago` : `Draft kept ${Math.floor(seconds / 60)} min ago`);
  }
}, 1_000);
