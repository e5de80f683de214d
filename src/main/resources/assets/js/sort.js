// The rows of a table with data-sort stand by the column whose heading is pressed, the other way round when it is pressed again. Its last row of sums stays where it is.
const text = (row, at) => row.cells[at].textContent.trim();
const compare = (figures, at) => (a, b) => {
  const [left, right] = [text(a, at), text(b, at)];
  if (!left || !right) return left ? -1 : right ? 1 : 0;
  return figures ? Number(left) - Number(right) : left.localeCompare(right);
};
const sort = (table, heading) => {
  const at = heading.cellIndex;
  const down = heading.getAttribute("aria-sort") === "ascending";
  const body = table.tBodies[0];
  const rows = [...body.rows].sort(compare(heading.classList.contains("figure"), at));
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", down ? "descending" : "ascending");
  body.append(...(down ? rows.reverse() : rows));
};
for (const table of document.querySelectorAll("table[data-sort]"))
  for (const heading of table.tHead.rows[0].cells) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sorter";
    button.append(...heading.childNodes);
    button.addEventListener("click", () => sort(table, heading));
    heading.append(button);
  }
