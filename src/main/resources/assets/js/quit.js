// What takes long is broken off where it runs: by the button that appears while it is waited for, and when its tab goes away (data-quit is where to say so).
let waiting = null;
document.addEventListener("submit", ({ target, submitter, defaultPrevented }) => {
  if (!target.dataset.quit || defaultPrevented) return;
  waiting = submitter?.hasAttribute("formaction") ? null : target;
});
addEventListener("pagehide", () => {
  if (!waiting) return;
  const { _csrf, asking } = waiting.elements;
  navigator.sendBeacon(waiting.dataset.quit, new URLSearchParams({ _csrf: _csrf.value, asking: asking.value }));
  waiting = null;
});
