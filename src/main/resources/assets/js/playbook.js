// Where a playbook is written, keys, words and names are offered by where the hand is; see offers.js. A line that is wrong is a link to it.
const MOST = 12;
const of = "textarea[data-playbook]";
let known;
const words = (area) => (known ??= fetch(area.dataset.playbook).then((answer) => (answer.ok && !answer.redirected ? answer.json() : { keys: {}, values: {} })));
const depth = (line) => /^ *(?:- )?/.exec(line)[0].length;
// The keys above this line, each further in than the one before.
const above = (lines) => {
  const found = [];
  let least = depth(lines.at(-1));
  for (const line of lines.slice(0, -1).reverse()) {
    const key = /^ *(?:- )?([\w-]+):/.exec(line)?.[1];
    if (!key || depth(line) >= least) continue;
    least = depth(line);
    found.unshift(key);
    if (/^ *- /.test(line)) least = line.indexOf("-");
  }
  return found;
};
// What the text itself calls parameters and captured values.
const names = (text) => {
  const found = new Set();
  let part = "";
  let capture = -1;
  for (const line of text.split("\n")) {
    part = /^([\w-]+):/.exec(line)?.[1] ?? part;
    const key = /^( *)([a-z]\w*):/.exec(line);
    if (key && part === "parameters" && key[1].length === 2) found.add(key[2]);
    if (key && capture >= 0 && key[1].length > capture) found.add(key[2]);
    else if (line.trim()) capture = /^ *capture: *$/.test(line) ? depth(line) : -1;
    for (const [, inside] of line.matchAll(/capture: *\{([^}]*)\}/g)) inside.split(",").forEach((one) => found.add(one.split(":")[0].trim()));
  }
  return [...found];
};
const before = (area) => area.value.slice(0, area.selectionStart);
const NAME = /(\$\{|[^:\w]:)([a-z]\w*)$/;
const wanted = (area, { keys, values }) => {
  const lines = before(area).split("\n");
  if (NAME.test(lines.at(-1))) return names(area.value).map((name) => [name, "value"]);
  const value = /([\w-]+): *[\w-]+$/.exec(lines.at(-1));
  if (value) return (values[value[1]] ?? []).map((word) => [word, value[1]]);
  const path = above(lines);
  const place = path.length === 2 && path[0] === "parameters" ? "parameters.*" : (path.at(-1) ?? "");
  return (keys[place] ?? []).map((key) => [`${key}: `, ""]);
};
const element = ([name, beside], at) => {
  const option = Object.assign(document.createElement("div"), { id: `offer-${at}` });
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  option.dataset.name = name;
  option.append(Object.assign(document.createElement("code"), { textContent: name.trim() }), Object.assign(document.createElement("span"), { className: "small dim", textContent: beside }));
  return option;
};
globalThis.offers({
  of,
  label: "Keys, words and names",
  begun: (area) => {
    const line = before(area).split("\n").at(-1);
    return NAME.exec(line)?.[2] ?? /(?:^ *(?:- )?|: *)([\w-]+)$/.exec(line)?.[1];
  },
  found: async (word, area) => {
    const found = wanted(area, await words(area)).filter(([name]) => name.startsWith(word)).slice(0, MOST);
    return found.length === 1 && found[0][0].trim() === word ? [] : found.map(element);
  },
  put: (option) => option.dataset.name,
});
const show = (area, number) => {
  const lines = area.value.split("\n");
  const from = lines.slice(0, number - 1).join("\n").length + (number > 1 ? 1 : 0);
  area.focus();
  area.setSelectionRange(from, from + (lines[number - 1] ?? "").length);
  area.scrollTop = (number - 5) * parseFloat(getComputedStyle(area).lineHeight);
  area.scrollIntoView({ block: "nearest" });
};
document.addEventListener("click", (event) => {
  const area = event.target.closest?.("a[data-line]") && document.querySelector(of);
  if (!area) return;
  event.preventDefault();
  show(area, Number(event.target.closest("a[data-line]").dataset.line));
});
const line = /^#line-(\d+)$/.exec(location.hash);
if (line && document.querySelector(of)) show(document.querySelector(of), Number(line[1]));
