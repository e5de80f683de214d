// Says that this thing is open here, and whether somebody is writing, for as long as it is.
const topic = document.body.dataset.here;
const WRITING = 12_000;
const AGAIN = 25_000;
let typed = 0;
let said = "";
const say = (doing, last) => {
  const body = new URLSearchParams({ topic, doing, _csrf: document.querySelector('meta[name="csrf"]').content });
  said = doing;
  if (last) navigator.sendBeacon("/presence", body);
  else fetch("/presence", { method: "POST", body }).catch(() => {});
};
const doing = () => (Date.now() - typed < WRITING ? "writing" : "reading");
if (topic) {
  say("reading");
  setInterval(() => document.visibilityState === "visible" && say(doing()), AGAIN);
  setInterval(() => said === "writing" && doing() === "reading" && say("reading"), 3_000);
  document.addEventListener("input", (event) => {
    if (!event.target.matches("[data-draft]")) return;
    typed = Date.now();
    if (said !== "writing") say("writing");
  });
  addEventListener("pagehide", () => say("gone", true));
}
