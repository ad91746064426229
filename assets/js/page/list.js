// The list of the events in the period, and the words of the period.

import { byId, element, query, queryAll, setAttribute } from "../dom.js";
import * as filter from "../filter.js";
import * as store from "../store.js";
import { periodInWords } from "../time/words.js";

/** @typedef {{ section: HTMLElement, list: HTMLElement, rows: Map<string, HTMLElement> }} Group */

/** @type {Group[] | null} */
let groups = null;
/** @type {HTMLElement | null} */
let emptyNote = null; // what stands there while no event is in the period
/** @type {Map<string, string>} */
const written = new Map(); // what was last written into each place

/** @type {Subscriber} */
function show(state, atlas) {
  const shown = filter.shown(state, atlas);
  const past = new Set(filter.past(state, atlas));
  groups ??= queryAll("#event-list .event-group").map(groupIn);
  const full = groups.filter((group) => showRows(group, shown, state.event, past));
  emptyNote ??= element("div", { innerHTML: atlas.nothing });
  putChildren(byId("event-list"), full.length ? full.map(({ section }) => section) : [emptyNote]);
  byId("event-list").dataset.shown = Object.keys(shown).join(" ");
  write("count", countInWords(atlas, Object.keys(shown)));
  write("period", periodInWords(state, atlas.calendar));
}

// The page comes with all rows; a step of time only takes some out and puts them back.
/** @type {(section: HTMLElement) => Group} */
function groupIn(section) {
  /** @type {(row: HTMLElement) => [string, HTMLElement]} */
  const named = (row) => [row.dataset.event ?? "", row];
  return { section, list: query("ul", section), rows: new Map(queryAll("li", section).map(named)) };
}

// Returns whether any row of the group is shown.
/** @type {(group: Group, shown: Shown, chosen: string, past: Set<string>) => boolean} */
function showRows({ list, rows }, shown, chosen, past) {
  const kept = [...rows].filter(([id]) => id in shown);
  for (const [id, row] of kept) markRow(row, shown[id], id === chosen, past.has(id));
  putChildren(
    list,
    kept.map(([, row]) => row),
  );
  return kept.length > 0;
}

/** @type {(row: HTMLElement, certainty: Certainty, isChosen: boolean, isPast: boolean) => void} */
function markRow(row, certainty, isChosen, isPast) {
  const classes = `event-row is-${certainty}${isChosen ? " is-chosen" : ""}${isPast ? " is-past" : ""}`;
  if (row.className === classes) return;
  row.className = classes;
  setAttribute(query("a", row), "aria-current", isChosen ? "true" : null);
}

// The children of a parent, in this order; those that stay are not touched.
/** @type {(parent: HTMLElement, children: HTMLElement[]) => void} */
function putChildren(parent, children) {
  /** @type {Set<Node>} */
  const kept = new Set(children);
  for (const child of [...parent.childNodes]) if (!kept.has(child)) child.remove();
  /** @type {ChildNode | null} */
  let next = parent.firstChild;
  for (const child of children) {
    if (child === next) next = next.nextSibling;
    else parent.insertBefore(child, next);
  }
}

/** @type {(id: string, text: string) => void} */
function write(id, text) {
  if (written.get(id) === text) return;
  written.set(id, text);
  byId(id).textContent = text;
}

/** @type {(atlas: Atlas, ids: string[]) => string} */
function countInWords({ comparison, counts, perhaps }, ids) {
  const own = ids.filter((id) => !comparison.includes(id));
  const compared = ids.length - own.length;
  // Two that may be one are counted as "one or two".
  const pairs = perhaps.filter((pair) => pair.every((id) => own.includes(id))).length;
  const words = counts.own[pairs][own.length];
  return compared ? `${words} · ${counts.comparison[compared]}` : words;
}

export function start() {
  store.subscribe(show);
}
