// A snippet can be copied with one press; without script it is selected by hand.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.closest(".snippet").querySelector("code").textContent);
    button.querySelector("span").textContent = "Copied";
  });
}
