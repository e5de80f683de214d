// Parts of the page that say data-live="topic" fetch themselves again when the topic has news. One stream serves all tabs.
const address = document.querySelector('meta[name="live"]')?.content;
const worker = document.querySelector('meta[name="live-worker"]')?.content;
const WITHIN = 300;
const refresh = (concerns) => {
  for (const part of document.querySelectorAll("[data-live]")) {
    if (!part.dataset.live.split(" ").some(concerns) || part.dataset.due === "soon") continue;
    part.dataset.due = "soon";
    setTimeout(() => {
      delete part.dataset.due;
      htmx.trigger(part, "live");
    }, Math.random() * WITHIN);
  }
};
const hear = ({ state, topics }) => {
  if (state) document.documentElement.dataset.stream = state;
  if (state === "open" || topics?.includes("*")) refresh(() => true);
  else if (topics) refresh((topic) => topics.includes(topic));
};
const shared = () => {
  const port = new SharedWorker(worker, { name: "nightdesk live" }).port;
  port.onmessage = (event) => hear(event.data);
  const say = (what) => port.postMessage({ what, address });
  say("here");
  setInterval(() => say("here"), 30_000);
  addEventListener("pagehide", () => say("gone"));
  addEventListener("pageshow", (event) => event.persisted && say("back"));
};
const own = () => {
  const source = new EventSource(address);
  source.addEventListener("hello", () => hear({ state: "open" }));
  source.onerror = () => hear({ state: "lost" });
  source.onmessage = (event) => hear({ topics: event.data.split("\n") });
};
if (address && document.querySelector("[data-live]")) {
  if (globalThis.SharedWorker) shared();
  else own();
}
