// A button with data-print prints the page; without script it stays out of sight, and the browser's own command does it.
for (const button of document.querySelectorAll("[data-print]")) {
  button.classList.add("is-ready");
  button.addEventListener("click", () => window.print());
}
