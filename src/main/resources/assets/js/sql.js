// Where SQL is written, the tables and columns of its data source are offered, behind an alias and a point just those of its table; see offers.js.
const MOST = 12;
const WORD = /(?:^|[^\w".:])((?:[\w$"]+\.){0,2}[\w$]*)$/;
const OTHER = new Set(["where", "on", "join", "left", "right", "inner", "full", "cross", "group", "order", "limit", "using", "union", "having", "natural"]);
const known = new Map();
const tables = (area) => {
  const path = area.dataset.names.replace("{source}", area.form.elements.source.value);
  if (!known.has(path)) known.set(path, fetch(path).then((answer) => (answer.ok && !answer.redirected ? answer.json() : { tables: [] })).then((all) => all.tables));
  return known.get(path);
};
// Inside quotes and comments nothing is begun.
const isText = (before) => {
  const bare = before.replace(/'[^']*'/g, "").replace(/--.*\n/g, "").replace(/\/\*[\s\S]*?\*\//g, "");
  return /'|--|\/\*/.test(bare);
};
// Which of the tables stand in the statement, by what each is called there.
const named = (sql, all) => {
  const byName = new Map(all.map((table) => [table.name.toLowerCase(), table]));
  const found = new Map();
  for (const [, name, alias] of sql.matchAll(/(?:\b(?:from|join)|,)\s+([\w$."]+)(?:\s+(?:as\s+)?([a-z_]\w*))?/gi)) {
    const table = byName.get(name.toLowerCase());
    if (!table) continue;
    found.set(name.toLowerCase().split(".").pop(), table);
    if (alias && !OTHER.has(alias.toLowerCase())) found.set(alias.toLowerCase(), table);
  }
  return found;
};
const wanted = (word, sql, all) => {
  const found = named(sql, all);
  const point = word.lastIndexOf(".");
  const table = point < 0 ? undefined : found.get(word.slice(0, point).toLowerCase());
  if (table) return table.columns.map((column) => [`${word.slice(0, point)}.${column}`, ""]);
  const columns = [...found.values()].flatMap((one) => one.columns.map((column) => [column, one.name]));
  return [...(point < 0 ? columns : []), ...all.map((one) => [one.name, "table"])];
};
const element = ([name, beside], at) => {
  const option = Object.assign(document.createElement("div"), { id: `offer-${at}` });
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  option.dataset.name = name;
  option.append(Object.assign(document.createElement("code"), { textContent: name }), Object.assign(document.createElement("span"), { className: "small dim", textContent: beside }));
  return option;
};
const letters = document.createElement("canvas").getContext("2d");
globalThis.offers({
  of: "textarea[data-names]",
  label: "Tables and columns",
  begun: (area) => {
    const before = area.value.slice(0, area.selectionStart);
    const word = WORD.exec(before)?.[1];
    return word && !isText(before) ? word : undefined;
  },
  found: async (word, area) => {
    const small = word.toLowerCase();
    const seen = new Set();
    const found = wanted(word, area.value, await tables(area))
      .filter(([name]) => name.toLowerCase().startsWith(small) && !seen.has(name) && seen.add(name))
      .slice(0, MOST);
    return found.length === 1 && found[0][0] === word ? [] : found.map(element);
  },
  put: (option) => option.dataset.name,
  at: (area) => {
    const style = getComputedStyle(area);
    const lines = area.value.slice(0, area.selectionStart).split("\n");
    const { top, left } = area.getBoundingClientRect();
    letters.font = style.font;
    const line = parseFloat(style.lineHeight);
    const y = top + parseFloat(style.paddingTop) + (lines.length - 1) * line - area.scrollTop;
    return { top: y - 4, bottom: y + line + 4, left: left + letters.measureText(lines.at(-1)).width - area.scrollLeft };
  },
});
