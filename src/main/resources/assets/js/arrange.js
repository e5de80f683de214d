// In the form that chooses columns one goes to another place at once, by its buttons or with Alt and an arrow; nothing is sent until it is shown.
const put = (item, left) => {
  const beside = left ? item?.previousElementSibling : item?.nextElementSibling;
  if (left) beside?.before(item);
  else beside?.after(item);
};
document.addEventListener("click", (event) => {
  const button = event.target.closest(".arrange li button");
  if (!button) return;
  event.preventDefault();
  put(button.closest("li"), button.name === "left");
  button.focus();
});
document.addEventListener("keydown", (event) => {
  const item = event.target.closest?.(".arrange li");
  if (!item || !event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
  event.preventDefault();
  put(item, event.key === "ArrowUp");
  event.target.focus();
});
