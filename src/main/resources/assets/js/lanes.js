// On the lanes a shift is dragged into somebody's lane, or by one of its ends; what would become of it is drawn and said, and goes into the form.
// By keys: arrows go from shift to shift, Space takes one up, then arrows move it, Shift and arrows its ends, Enter opens the form, Escape gives up.
const STEP = 1_800_000;
const END = 5;
const NEAR = 6;
let draft;

const read = (bar) => ({ bar, who: bar.dataset.who, name: bar.dataset.name, from: Date.parse(bar.dataset.from), until: Date.parse(bar.dataset.until) });
const bars = (box) => [...box.querySelectorAll("[data-who]")].map(read).sort((a, b) => a.from - b.from);
const lanes = (box) => [...box.querySelectorAll("[data-lane]")];
const laneOf = (box, who) => lanes(box).find((lane) => lane.dataset.lane === who);
const picture = (box) => box.querySelector(".lanes-wide");
const scale = ({ dataset }) => ({ from: Date.parse(dataset.from), until: Date.parse(dataset.until), margin: Number(dataset.margin) });
const perMilli = (box) => {
  const { from, until, margin } = scale(box);
  return (picture(box).getBoundingClientRect().width * (100 - margin)) / 100 / (until - from);
};

// To where another shift begins or ends if that is near, else to the half hour.
const snapped = (box, at) => {
  const { from, until } = scale(box);
  const inside = Math.min(Math.max(at, from), until);
  const edges = bars(box).flatMap((shift) => [shift.from, shift.until]);
  const nearest = edges.reduce((best, edge) => (Math.abs(edge - inside) < Math.abs(best - inside) ? edge : best), Infinity);
  return Math.abs(nearest - inside) * perMilli(box) < NEAR ? nearest : Math.round(inside / STEP) * STEP;
};

// What the override would be: who, instead of whom ("" for whoever is on call), from when until when; nothing where nothing was moved.
const outcome = ({ box, origin, who, from, until }) => {
  const now = Date.parse(box.dataset.now);
  const made = (person, replaces, begin, end) => (Math.max(begin, now) < end ? { person, replaces, from: Math.max(begin, now), until: end } : undefined);
  const moved = from !== origin.from && until !== origin.until;
  if (who !== origin.who) return who && made(who, from >= origin.from && until <= origin.until ? origin.who : "", from, until);
  if (!who || (from === origin.from && until === origin.until)) return undefined;
  if (moved) return made(who, "", from, until);
  const others = bars(box).filter((shift) => shift.who && shift.who !== who);
  if (until > origin.until) return made(who, "", origin.until, until);
  if (from < origin.from) return made(who, "", from, origin.from);
  if (until < origin.until) return made(others.find((shift) => shift.from === origin.until)?.who ?? "", who, until, origin.until);
  return made(others.find((shift) => shift.until === origin.from)?.who ?? "", who, origin.from, from);
};

const clock = (at, zone, more) => new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23", ...more }).format(at).replaceAll(",", "");
const day = { weekday: "short", day: "numeric", month: "short" };
const words = (box, { person, replaces, from, until }) => {
  const name = (who) => laneOf(box, who)?.dataset.name ?? "somebody";
  const times = box.dataset.zones.split("\n").map((line) => {
    const [zone, ...place] = line.split(" ");
    const same = clock(from, zone, day).slice(0, -5) === clock(until, zone, day).slice(0, -5);
    return `${clock(from, zone, day)} to ${clock(until, zone, same ? {} : day)} in ${place.join(" ")}`;
  });
  return `${person ? name(person) : "Somebody"} instead of ${replaces ? name(replaces) : "whoever is on call"}, ${times.join("; ")}.`;
};

const draw = (box, made) => {
  box.querySelector(".l-draft")?.remove();
  const lane = made && (laneOf(box, made.person) ?? laneOf(box, made.replaces));
  if (!lane) return;
  const { from, until, margin } = scale(box);
  const across = (part) => ((100 - margin) * part) / (until - from);
  const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  const set = { class: "l-draft", x: `${margin + across(made.from - from)}%`, width: `${across(made.until - made.from)}%`, y: Number(lane.getAttribute("y")) + 5, height: 20, rx: 2 };
  for (const [name, value] of Object.entries(set)) rect.setAttribute(name, value);
  picture(box).append(rect);
};
const show = () => {
  const { box } = draft;
  const made = outcome(draft);
  const panel = box.querySelector(".lanes-draft");
  draw(box, made);
  panel.hidden = false;
  panel.querySelector("p").textContent = made ? words(box, made) : "Taken up. Move it to somebody’s lane or to another time.";
  const link = panel.querySelector("a");
  link.hidden = !made;
  if (!made) return;
  const query = { kind: "REPLACE", ...made, from: new Date(made.from).toISOString(), until: new Date(made.until).toISOString() };
  link.href = `${box.dataset.lanes}&${new URLSearchParams(query)}`;
};
const begin = (bar, end) => {
  giveUp();
  const origin = read(bar);
  draft = { ...origin, origin, end, box: bar.closest("[data-lanes]") };
};
const giveUp = () => {
  if (!draft) return;
  draw(draft.box);
  draft.box.querySelector(".lanes-draft").hidden = true;
  draft = undefined;
};

const drag = (event) => {
  const { box, origin, end, x } = draft;
  const by = (event.clientX - x) / perMilli(box);
  if (end !== "until") draft.from = snapped(box, origin.from + by);
  if (end === "whole") draft.until = draft.from + origin.until - origin.from;
  if (end === "until") draft.until = Math.max(snapped(box, origin.until + by), origin.from + STEP);
  if (end === "from") draft.from = Math.min(draft.from, origin.until - STEP);
  const under = lanes(box).find((lane) => {
    const { top, bottom } = lane.getBoundingClientRect();
    return event.clientY >= top && event.clientY < bottom;
  });
  if (end === "whole") draft.who = under?.dataset.lane ?? origin.who;
  show();
};
document.addEventListener("pointerdown", (event) => {
  const bar = event.target.closest?.("[data-lanes] [data-who]");
  if (!bar || event.button !== 0 || event.pointerType === "touch") return;
  const { left, right, width } = bar.getBoundingClientRect();
  const ends = bar.dataset.who && width > 4 * END;
  begin(bar, ends && event.clientX - left < END ? "from" : ends && right - event.clientX < END ? "until" : "whole");
  draft.x = event.clientX;
  event.preventDefault();
  bar.focus();
  const up = () => {
    removeEventListener("pointermove", drag);
    if (!draft || !outcome(draft)) giveUp();
  };
  addEventListener("pointermove", drag);
  addEventListener("pointerup", up, { once: true });
});
document.addEventListener("click", (event) => event.target.closest(".lanes-draft button") && giveUp());

const beside = (box, bar, key) => {
  const all = bars(box);
  const at = read(bar);
  if (key === "ArrowLeft" || key === "ArrowRight") return all[all.findIndex((shift) => shift.bar === bar) + (key === "ArrowLeft" ? -1 : 1)];
  const down = (shift) => (Number(shift.bar.getAttribute("y")) - Number(bar.getAttribute("y"))) * (key === "ArrowUp" ? -1 : 1);
  return all.filter((shift) => down(shift) > 0).sort((a, b) => down(a) - down(b) || Math.abs(a.from - at.from) - Math.abs(b.from - at.from))[0];
};
const move = (key) => {
  const { box, who } = draft;
  const all = lanes(box);
  const step = { ArrowLeft: -STEP, ArrowRight: STEP }[key];
  if (step) {
    draft.from += step;
    draft.until += step;
  } else draft.who = all[all.findIndex((lane) => lane.dataset.lane === who) + (key === "ArrowUp" ? -1 : 1)]?.dataset.lane ?? who;
};
const resize = (key) => {
  if (key === "ArrowLeft" || key === "ArrowRight") draft.until = Math.max(draft.from + STEP, draft.until + (key === "ArrowLeft" ? -STEP : STEP));
  else draft.from = Math.min(draft.until - STEP, draft.from + (key === "ArrowUp" ? -STEP : STEP));
};
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && draft) {
    giveUp();
    return event.preventDefault();
  }
  const bar = event.target.closest?.("[data-lanes] [data-who]");
  const arrow = event.key.startsWith("Arrow");
  if (!bar || event.ctrlKey || event.metaKey || event.altKey || !(arrow || event.key === " " || event.key === "Enter")) return;
  event.preventDefault();
  if (event.key === "Enter") {
    const link = bar.closest("[data-lanes]").querySelector(".lanes-draft a");
    if (draft && outcome(draft)) link.click();
    return;
  }
  if (!draft && arrow && !event.shiftKey) return stop(beside(bar.closest("[data-lanes]"), bar, event.key)?.bar);
  if (draft?.origin.bar !== bar) begin(bar);
  if (arrow) (event.shiftKey ? resize : move)(event.key);
  show();
});

// One shift is reached with Tab, the others from it.
const stop = (bar) => {
  if (!bar) return;
  for (const other of bar.closest("[data-lanes]").querySelectorAll("[data-who]")) other.setAttribute("tabindex", other === bar ? "0" : "-1");
  bar.focus();
};
const ready = () => {
  for (const box of document.querySelectorAll("[data-lanes]")) {
    const all = bars(box);
    picture(box).setAttribute("role", "group");
    for (const { bar } of all) {
      bar.setAttribute("role", "button");
      bar.setAttribute("aria-label", bar.querySelector("title").textContent);
      bar.setAttribute("tabindex", bar === (all.find((shift) => shift.bar === document.activeElement) ?? all[0]).bar ? "0" : "-1");
    }
  }
};
// What came anew is made ready again; a draft whose shift is still the same stays.
document.addEventListener("htmx:afterSwap", () => {
  ready();
  if (!draft) return;
  const { origin, box } = draft;
  const still = origin.bar.isConnected && read(origin.bar);
  if (still && box.isConnected && still.who === origin.who && still.from === origin.from && still.until === origin.until) show();
  else giveUp();
});
ready();
