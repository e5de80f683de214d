// Runs once per browser: holds the one stream and passes its news to every tab. After a gap every tab looks at everything.
const tabs = new Map();
const SILENT = 150_000;
let source = null;
let state = "lost";
let retry = 0;
const tell = (message) => tabs.forEach((seen, port) => port.postMessage(message));
const open = (address) => {
  source = new EventSource(address);
  source.addEventListener("hello", () => {
    state = "open";
    retry = 0;
    tell({ state });
  });
  source.onmessage = (event) => tell({ topics: event.data.split("\n") });
  source.onerror = () => {
    state = "lost";
    tell({ state });
    if (source.readyState === EventSource.CLOSED) again(address);
  };
};
const again = (address) => {
  source.close();
  source = null;
  retry = Math.min(retry + 1, 6);
  setTimeout(() => tabs.size && !source && open(address), 1_000 * 2 ** retry * (0.5 + Math.random()));
};
const leave = (port) => {
  tabs.delete(port);
  if (tabs.size) return;
  source?.close();
  source = null;
};
setInterval(() => tabs.forEach((seen, port) => seen < Date.now() - SILENT && leave(port)), 30_000);
self.onconnect = ({ ports: [port] }) => {
  port.onmessage = ({ data: { what, address } }) => {
    if (what === "gone") return leave(port);
    const fresh = !tabs.has(port);
    tabs.set(port, Date.now());
    if (!source) open(address);
    else if (fresh && state === "open") port.postMessage({ state });
  };
};
