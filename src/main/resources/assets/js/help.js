// ? lists the keys that work on this page, taken from the page itself.
const ALWAYS = [["Ctrl K", "Find or do anything"], ["?", "This list"], ["Esc", "Leave"]];
const WRITING = [["Ctrl Enter", "Send what is written"], ["@", "Name a colleague"]];
const BOARD = [["j", "Next row"], ["k", "Row before"], ["x", "Pick the row"], ["Space", "Look at the row"], ["Enter", "Open the row"]];
const name = (element) => element.dataset.does ?? element.getAttribute("aria-label") ?? element.innerText.replace(/\s+\S$/, "").trim();
const line = ([key, does]) => {
  const item = document.createElement("li");
  const label = document.createElement("span");
  const cap = document.createElement("kbd");
  label.textContent = does;
  cap.textContent = key;
  item.append(label, cap);
  return item;
};
const list = () => {
  const seen = new Map();
  for (const element of document.querySelectorAll("[data-key]")) {
    if (!seen.has(element.dataset.key)) seen.set(element.dataset.key, name(element));
  }
  return [...seen, ...(document.querySelector(".board .row") ? BOARD : []), ...(document.querySelector("textarea[data-draft]") ? WRITING : []), ...ALWAYS];
};
document.addEventListener("keydown", (event) => {
  const dialog = document.getElementById("keys");
  if (event.key !== "?" || !dialog || dialog.open || event.target.matches("input:not(.tick), textarea, select")) return;
  dialog.querySelector("ul").replaceChildren(...list().map(line));
  dialog.showModal();
});
document.getElementById("keys")?.addEventListener("click", (event) => event.currentTarget.close());
