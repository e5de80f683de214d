// The groups of a table with data-fold are folded away and opened again by a button at their name. Without script all are open.
const show = (table) => {
  let folded = Infinity;
  for (const row of table.tBodies[0].rows) {
    const level = Number(row.dataset.level);
    if (level <= folded) folded = Infinity;
    row.hidden = level > folded;
    if (!row.hidden && row.querySelector("[aria-expanded=false]")) folded = level;
  }
};
const fold = (buttons, open) => buttons.forEach((one) => one.setAttribute("aria-expanded", open));
const opens = (button) => button.getAttribute("aria-expanded") === "false";
const make = (words) => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "folder";
  button.setAttribute("aria-expanded", true);
  button.append(...words);
  return button;
};
for (const table of document.querySelectorAll("table[data-fold]")) {
  const buttons = [...table.querySelectorAll(".is-sum > th")].map((name) => {
    const button = make(name.childNodes);
    name.append(button);
    return button;
  });
  const corner = table.tHead.rows[0].cells[0];
  const all = make(corner.childNodes);
  all.title = "Fold or open all groups";
  corner.append(all);
  table.addEventListener("click", ({ target }) => {
    const button = target.closest(".folder");
    if (!button) return;
    fold(button === all ? [all, ...buttons] : [button], opens(button));
    show(table);
  });
}
