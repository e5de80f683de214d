// The phone page on a bad connection: what was pressed is sent until the server has answered, and only the server says that it is done.
const AGAIN = 3_000;
const LONGEST = 12_000;
const LOOK = 20_000;
const wait = (time) => new Promise((done) => setTimeout(done, time));
let sending = false;
const send = async (form, button, body) => {
  for (;;) {
    try {
      const answer = await fetch(form.action, { method: "POST", body, signal: AbortSignal.timeout(LONGEST) });
      if (answer.ok) return location.replace(answer.url.split("#")[0]);
      if (answer.status < 500) return ask(form, button);
    } catch {
      button.textContent = "Sending… keep this open";
    }
    await wait(AGAIN);
  }
};
// What was refused changed nothing: the browser sends it once more itself, and shows what the server says.
const ask = (form, button) => {
  delete form.dataset.send;
  button.disabled = false;
  form.requestSubmit(button);
};
document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-send]");
  if (!form) return;
  event.preventDefault();
  const button = event.submitter ?? form.querySelector("button");
  if (sending) return;
  sending = true;
  // With what was pressed, which counts as long as it is not disabled.
  const body = new URLSearchParams(new FormData(form, button));
  button.disabled = true;
  button.classList.add("is-busy");
  button.textContent = "Sending…";
  send(form, button, body);
});
// "Mine until 06:00" needs no second look at the server: the choice is on this page already.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-until]");
  const choice = link && document.querySelector(`input[name="until"][value="${CSS.escape(link.dataset.until)}"]`);
  if (!choice) return;
  event.preventDefault();
  choice.checked = true;
  location.hash = "sure";
});
// Somebody else's answer shows here too; under the hand nothing moves.
const page = document.querySelector("[data-phone]");
const look = async () => {
  if (sending || document.hidden || document.activeElement?.matches("input, select")) return;
  const answer = await fetch(page.dataset.phone, { signal: AbortSignal.timeout(LONGEST) }).catch(() => null);
  if (!sending && answer?.ok && (await answer.text()) !== page.dataset.version) location.reload();
};
setInterval(look, LOOK);
document.addEventListener("visibilitychange", look);
