// Reads the calendars of a running installation with two parsers that we have not written, and compares a year of shifts with what the API says.
import { createRequire } from "node:module";

const [address, token, modules] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const ICAL = require("ical.js").default ?? require("ical.js");
const nodeIcal = require("node-ical");

const ZONES = ["Europe/Dublin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kolkata", "America/Santiago",
  "Pacific/Chatham", "Africa/Cairo", "America/St_Johns", "Antarctica/Troll"];
const NIGHTS = { rotation: { every: { count: 1, unit: "days" }, handoverTime: "02:30", start: "2026-01-02" } };
const WEEKENDS = {
  rotation: { every: { count: 1, unit: "weeks" }, handoverTime: "01:15", start: "2026-01-02" },
  restrictions: [{ days: ["saturday", "sunday"], from: "01:15", until: "03:45" }],
};

const api = async (method, path, body) => {
  const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" };
  const answer = await fetch(address + path, { method, headers, body: body && JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.status === 204 ? null : answer.json();
};

const stamp = Date.now();
const people = [];
for (const name of ["Aoife", "Bob", "Dana"]) {
  people.push((await api("POST", "/api/v1/people", { name, email: `${name}.${stamp}@calendars.example`, role: "responder" })).id);
}
const from = new Date(stamp + 3_600_000);
const until = new Date(from.getTime() + 365 * 86_400_000);
const span = (begin, end) => (begin > from && end < until ? [`${begin.toISOString()}/${end.toISOString()}`] : []);
const missing = (some, others) => [...some].filter((one) => !others.has(one)).length;

let shifts = 0;
let wrong = 0;
for (const zone of ZONES) {
  const layers = [{ ...NIGHTS, people: people.slice(0, 2) }, { ...WEEKENDS, people: people.slice(2) }];
  const { id } = await api("POST", "/api/v1/schedules", { name: `Calendars ${zone} ${stamp}`, timeZone: zone, layers });
  const said = await api("GET", `/api/v1/schedules/${id}/shifts?from=${from.toISOString()}&until=${until.toISOString()}`);
  const ours = new Set(said.data.flatMap((shift) => span(new Date(shift.from), new Date(shift.until))));
  const fresh = await api("POST", `/api/v1/people/${people[0]}/calendars`, { schedule: id });
  const text = await (await fetch(address + new URL(fresh.address).pathname)).text();
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
  const theirs = {
    "ical.js": new Set(events.flatMap((event) => span(event.startDate.toJSDate(), event.endDate.toJSDate()))),
    "node-ical": new Set(Object.values(nodeIcal.sync.parseICS(text)).filter((one) => one.type === "VEVENT")
      .flatMap((event) => span(new Date(event.start), new Date(event.end)))),
  };
  for (const [parser, read] of Object.entries(theirs)) {
    const differ = missing(ours, read) + missing(read, ours);
    wrong += differ;
    console.log(`${zone}: ${ours.size} shifts, ${parser} read ${read.size}, ${differ} differ`);
  }
  shifts += ours.size;
  await api("DELETE", `/api/v1/schedules/${id}`).catch((kept) => console.log(kept.message));
}
console.log(`${shifts} shifts of a year in ${ZONES.length} zones, ${wrong} differ`);
process.exit(wrong === 0 && shifts > 0 ? 0 : 1);
