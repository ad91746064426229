// Flags over the bars: what happened around the events, by name where there is room. Each opens a card.

import { byId, closest, element, query, queryAll } from "../dom.js";
import * as reference from "../page/reference.js";
import * as theme from "../page/theme.js";
import * as store from "../store.js";
import { measure } from "../text-width.js";
import { fraction, lengthOf } from "./scale.js";

const NAME = 12; // pixels of the letters of a name
const AROUND = 6; // pixels around it
const GAP = 4; // pixels between two flags
const SHORTEST = 110; // pixels of a name that is cut, at least
const TARGET = { fine: 24, coarse: 44 }; // pixels that a pointer needs

/** @type {(entry: Period, range: Period) => boolean} */
const overlaps = (entry, range) => entry.from <= range.to && entry.to >= range.from;

// Those that are closer to each other than so many pixels are gathered into one, which is called by the
// one that took the least time.
/** @type {(context: ContextMark[], range: Period, width: number, least: number) => Flag[]} */
export function marks(context, range, width, least) {
  const places = context
    .filter((entry) => overlaps(entry, range))
    .map((entry) => ({ place: Math.max(0, fraction(entry.from, range)), entries: [entry] }))
    .sort((one, other) => one.place - other.place);
  /** @type {Flag[]} */
  const marks = [];
  for (const mark of places) {
    const last = marks.at(-1);
    if (last && (mark.place - last.place) * width < least) last.entries.push(...mark.entries);
    else marks.push({ ...mark, at: "none", name: 0 });
  }
  for (const { entries } of marks) entries.sort((one, other) => lengthOf(one) - lengthOf(other));
  return marks;
}

// The name of each goes to its right, or to its left; it is cut where there is no room for all of it, and
// left out where there is hardly any. `nameOf` says how many pixels it needs.
/** @type {(marks: Flag[], width: number, target: number, nameOf: (flag: Flag) => number) => Flag[]} */
export function named(marks, width, target, nameOf) {
  let taken = 0; // pixels from the left
  return marks.map((mark, index) => {
    const [left, right] = [mark.place * width - target / 2, mark.place * width + target / 2];
    const next = index + 1 < marks.length ? marks[index + 1].place * width - target / 2 : width;
    const name = nameOf(mark);
    const room = next - GAP - right;
    const isLeft = name > room && name <= left - GAP - taken;
    const cut = Math.min(name, room);
    const isNamed = isLeft || cut === name || cut >= SHORTEST;
    taken = isNamed && !isLeft ? right + cut : right;
    if (!isNamed) return mark;
    return isLeft ? { ...mark, at: "left", name } : { ...mark, at: "right", name: cut };
  });
}

// --- in the page -----------------------------------------------------------------------------------

const target = () => (window.matchMedia("(pointer: coarse)").matches ? TARGET.coarse : TARGET.fine);

/** @type {(flag: Flag) => string} */
const more = ({ entries }) => (entries.length > 1 ? ` +${entries.length - 1}` : "");

/** @type {(flag: Flag) => number} */
const pixelsOf = (flag) =>
  Math.ceil(measure(flag.entries[0].title + more(flag), NAME * theme.factor(), "italic") + AROUND);

// Where the focus was on a flag, it goes to the one with the same entry.
/** @type {(range: Period, width: number, context: ContextMark[]) => void} */
export function draw(range, width, context) {
  const all = byId("time-marks");
  const held = all.contains(document.activeElement) ? document.activeElement : null;
  const flags = named(marks(context, range, width, target()), width, target(), pixelsOf);
  all.replaceChildren(...flags.map(drawn));
  if (!(held instanceof HTMLElement)) return;
  const kept = queryAll("[data-flag]", all).find(({ dataset }) => dataset.flag === held.dataset.flag);
  focusOn(kept ?? query("[data-flag]", all));
}

/** @type {(flag: Flag, index: number) => HTMLElement} */
function drawn(flag, index) {
  const { place, entries, at, name } = flag;
  const isLeft = at === "left";
  const parts = [element("span", { className: "mark", aria: { hidden: "true" } })];
  if (at !== "none") {
    const style = { width: `${name}px` };
    const title = element("span", { className: "flag-title", textContent: entries[0].title });
    parts.push(element("span", { className: "flag-name", style }, [title, more(flag)]));
  }
  return element(
    "button",
    {
      type: "button",
      className: isLeft ? "flag is-left" : "flag",
      tabIndex: index ? -1 : 0,
      style: isLeft ? { right: `${(1 - place) * 100}%` } : { left: `${place * 100}%` },
      data: { flag: String(entries[0].step), entries: entries.map(({ step }) => step).join(" ") },
      aria: {
        label: `${entries[0].title}${more(flag)}, ${entries[0].dates}`,
        haspopup: "dialog",
      },
    },
    parts,
  );
}

/** @type {(flag: HTMLElement | null) => void} */
function focusOn(flag) {
  if (!flag) return;
  for (const other of queryAll("[data-flag]")) other.tabIndex = other === flag ? 0 : -1;
  flag.focus({ preventScroll: true });
}

// Date, title, what happened, and by whom it is told.
/** @type {(click: MouseEvent) => void} */
function press(click) {
  const flag = closest(click, "[data-flag]");
  if (!flag || !store.isOpen()) return;
  focusOn(flag);
  const { steps } = store.atlas();
  // HTML text from Python, which has escaped every text in it.
  const told = (flag.dataset.entries ?? "").split(" ").map((step) => steps[Number(step)].said);
  reference.open(flag, "", `<ul class="flag-told">${told.join("")}</ul>`);
}

/** @type {Record<string, (flags: HTMLElement[], at: number) => HTMLElement | undefined>} */
const KEYS = {
  ArrowRight: (flags, at) => flags[at + 1],
  ArrowLeft: (flags, at) => flags[at - 1],
  Home: (flags) => flags[0],
  End: (flags) => flags.at(-1),
};

/** @type {(press: KeyboardEvent) => void} */
function moveByKey(press) {
  const flag = closest(press, "[data-flag]");
  if (!flag || !(press.key in KEYS)) return;
  press.preventDefault();
  const flags = queryAll("[data-flag]");
  focusOn(KEYS[press.key](flags, flags.indexOf(flag)) ?? null);
}

export function start() {
  document.addEventListener("click", press);
  document.addEventListener("keydown", moveByKey);
}
