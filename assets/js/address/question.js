// The question of an address, "?from=1920-05&event=ganja-1920", as the atlas would have written it.
// On their way through chats, letters and hands addresses lose and gain letters. What can be read is
// read; what the atlas does not have is taken out and named, so that the reader can be told.

import * as filter from "../filter.js";
import * as days from "../time/days.js";
import { isMisspelled } from "./misspelled.js";
import * as names from "./names.js";
import * as parameters from "./parameters.js";

/** @type {(atlas: AtlasIndex) => string[]} */
const eventsOf = ({ events }) => events.map(({ id }) => id);

// Two events, or all events of a decade: "wave:1920".
/** @type {(atlas: AtlasIndex) => string[]} */
const sidesOf = (atlas) => [
  ...eventsOf(atlas),
  ...filter
    .known(atlas.events)
    .filter((tag) => tag.startsWith("decade:"))
    .map((tag) => tag.replace("decade:", "wave:")),
];

// What each parameter may name, and what the reader is told is missing where it names something else.
/** @type {Record<string, { idsOf: (atlas: AtlasIndex) => string[], kind: string }>} */
const ONE = {
  event: { idsOf: eventsOf, kind: "event" },
  at: { idsOf: ({ sections }) => sections ?? [], kind: "view" },
  view: { idsOf: ({ views }) => Object.keys(views ?? {}), kind: "view" },
  story: { idsOf: ({ story }) => (story?.steps ?? []).map(({ id }) => id), kind: "story" },
  mode: { idsOf: () => ["so-far"], kind: "view" },
};

/** @type {Record<string, { idsOf: (atlas: AtlasIndex) => string[], kind: string }>} */
const MANY = {
  compare: { idsOf: sidesOf, kind: "event" },
  without: { idsOf: ({ events }) => filter.known(events), kind: "without" },
};

// {asked, missing}: the parameters, and the kinds of what they name in vain.
/** @type {(search: string, atlas: AtlasIndex) => { asked: URLSearchParams, missing: string[] }} */
export function read(search, atlas) {
  const asked = parameters.asked(search);
  const missing = new Set();
  for (const [name, { idsOf, kind }] of Object.entries(ONE)) {
    if (!isAsked(name, asked)) continue;
    const id = names.known(asked.get(name), idsOf(atlas));
    keep(name, id, asked);
    if (!id) missing.add(kind);
  }
  for (const [name, { idsOf, kind }] of Object.entries(MANY)) {
    if (!isAsked(name, asked)) continue;
    const parts = names.parted(asked.get(name)).filter((part) => names.folded(part));
    const ids = parts.map((part) => names.known(part, idsOf(atlas)));
    keep(name, names.joined(ids.filter((id) => id !== undefined)), asked);
    if (ids.includes(undefined)) missing.add(kind);
  }
  if (readDays(asked, atlas.span)) missing.add("days");
  if ([...asked.keys()].some(isMisspelled)) missing.add("parameter");
  openCompared(asked, atlas);
  return { asked, missing: [...missing] };
}

// Whether there is more than an empty word, which asks for none.
/** @type {(name: string, asked: URLSearchParams) => boolean} */
function isAsked(name, asked) {
  if (!asked.has(name)) return false;
  if (names.folded(asked.get(name))) return true;
  asked.set(name, "");
  return false;
}

/** @type {(name: string, value: string | undefined, asked: URLSearchParams) => void} */
function keep(name, value, asked) {
  if (value) asked.set(name, value);
  else asked.delete(name);
}

/** @type {(from: string, to: string) => boolean} */
function isReversed(from, to) {
  const [first, last] = [days.firstDay(from), days.lastDay(to)];
  return first !== null && last !== null && first > last;
}

// Two days in order. One that cannot be read, or from which nothing of the span could be seen, is
// taken out. Returns whether any was.
/** @type {(asked: URLSearchParams, span: Period) => boolean} */
function readDays(asked, span) {
  let [from, to] = ["from", "to"].map((name) => names.folded(asked.get(name)));
  const count = Number(Boolean(from)) + Number(Boolean(to));
  if (isReversed(from, to)) [from, to] = [to, from];
  if ((days.firstDay(from) ?? "~") > span.to) from = "";
  if ((days.lastDay(to) ?? "") < span.from) to = "";
  keep("from", from, asked);
  keep("to", to, asked);
  return Number(Boolean(from)) + Number(Boolean(to)) < count;
}

// What is compared is seen in one view alone.
/** @type {(asked: URLSearchParams, atlas: AtlasIndex) => void} */
function openCompared(asked, { views }) {
  if (asked.get("compare") && !asked.get("view") && Object.hasOwn(views ?? {}, "compare"))
    asked.set("view", "compare");
}
