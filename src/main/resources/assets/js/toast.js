// A toast can be taken back for a while, then leaves; never under the hand.
const STAYS = 20_000;
for (const toast of document.querySelectorAll("[data-toast]")) {
  const leave = () => (toast.matches(":hover, :focus-within") ? setTimeout(leave, 2_000) : toast.remove());
  setTimeout(leave, STAYS);
  toast.querySelector("[data-close]")?.addEventListener("click", () => toast.remove());
}
