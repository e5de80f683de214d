// A form is sent once; its button says what it does while it does it (data-busy="Sending"). What breaks it off is sent all the same, and a file is no other page.
document.addEventListener("submit", (event) => {
  const form = event.target;
  const button = event.submitter;
  if (event.defaultPrevented || form.method !== "post") return;
  if (button?.matches(".quit, [data-file]")) return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
  setTimeout(() => {
    if (!button) return;
    button.classList.add("is-busy");
    if (button.dataset.busy) button.textContent = button.dataset.busy;
  }, 400);
});
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
});
