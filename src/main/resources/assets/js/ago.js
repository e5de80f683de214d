// "Last signal 4 s ago" goes on counting, by the server's time.
const started = Date.now();
const server = Date.parse(document.querySelector('meta[name="now"]')?.content ?? new Date().toISOString());
const words = (seconds) => {
  if (seconds < 60) return `${Math.max(0, seconds)} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min`;
  return seconds < 86_400 ? `${Math.floor(seconds / 3_600)} h` : `${Math.floor(seconds / 86_400)} d`;
};
setInterval(() => {
  const now = server + (Date.now() - started);
  for (const ago of document.querySelectorAll("[data-ago]")) {
    ago.textContent = words(Math.floor((now - Date.parse(ago.dataset.ago)) / 1_000));
  }
}, 1_000);
