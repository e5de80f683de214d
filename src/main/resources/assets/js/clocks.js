// Clocks drawn by the server go on counting, by the server's time.
const started = Date.now();
const server = Date.parse(document.querySelector('meta[name="now"]')?.content ?? new Date().toISOString());
const now = () => server + (Date.now() - started);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const span = (length) => {
  if (length < MINUTE) return "under 1 min";
  if (length < HOUR) return `${Math.floor(length / MINUTE)} min`;
  const hours = Math.floor(length / HOUR);
  const minutes = Math.floor((length % HOUR) / MINUTE);
  return hours < 3 && minutes ? `${hours} h ${String(minutes).padStart(2, "0")}` : `${hours} h`;
};
const count = (clock) => {
  const left = Date.parse(clock.dataset.due) - now();
  if (Math.abs(left) >= 12 * HOUR) return;
  const late = left < 0;
  clock.querySelector("b").textContent = span(Math.abs(left)) + (late ? " late" : "");
  const tone = late ? "late" : left < HOUR || Number(clock.dataset.left) < 25 ? "soon" : "ok";
  clock.className = `clock clock-${tone}`;
};
const walls = (wall) => {
  wall.textContent = new Intl.DateTimeFormat("en-GB", { timeZone: wall.dataset.wall, hour: "2-digit", minute: "2-digit" }).format(now());
};
const tick = () => {
  document.querySelectorAll(".clock[data-due]:not([data-due=''])").forEach(count);
  document.querySelectorAll("[data-since]").forEach((since) => {
    since.textContent = span(now() - Date.parse(since.dataset.since));
  });
  document.querySelectorAll("[data-wall]").forEach(walls);
};
setInterval(tick, 10_000);
