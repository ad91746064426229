// Years, months or days: the range in which a unit is read, about what is chosen, else where most events
// are. It never shows a time without events.

import { clamp } from "../math.js";
import * as ranges from "./range.js";
import { dayNumber, dayOf, lengthOf, unitOf } from "./scale.js";

const SEEN = { month: 548, day: 42 }; // days of a range that is read by this unit
const BEFORE = 0.12; // part of the range before the first event of the densest time

/** @typedef {{ chosen: Period | null, period: Period, range: Period, events: Period[], span: Period }} Seen */

/** @type {(one: Period, other: Period) => boolean} */
const overlaps = (one, other) => one.from <= other.to && one.to >= other.from;

/** @type {(start: number, length: number, span: Period) => Period} */
function rangeFrom(start, length, span) {
  const first = Math.round(clamp(start, dayNumber(span.from), dayNumber(span.to) + 1 - length));
  return { from: dayOf(first), to: dayOf(first + length - 1) };
}

/** @type {(period: Period, length: number, span: Period) => Period} */
const about = (period, length, span) =>
  rangeFrom(dayNumber(period.from) + (lengthOf(period) - length) / 2, length, span);

// Of a short event all counts, of one that is longer than the range only a part.
/** @type {(range: Period, events: Period[]) => number} */
const weight = (range, events) =>
  events
    .filter((event) => overlaps(event, range))
    .reduce((sum, event) => sum + Math.min(1, lengthOf(range) / lengthOf(event)), 0);

// The range with most events of a period; null where it has none.
/** @type {(period: Period, events: Period[], length: number, span: Period) => Period | null} */
function densest(period, events, length, span) {
  const inside = events.filter((event) => overlaps(event, period));
  const ranges = inside.map(({ from }) => {
    const start = dayNumber(from > period.from ? from : period.from);
    return rangeFrom(start - BEFORE * length, length, span);
  });
  /** @type {{ range: Period | null, most: number }} */
  const none = { range: null, most: 0 };
  return ranges.reduce((best, range) => {
    const most = weight(range, inside);
    return most > best.most ? { range, most } : best;
  }, none).range;
}

// The range after *Years*, *Months* or *Days*. What is chosen is an event, else the period if it fits.
/** @type {(unit: Unit, seen: Seen) => Period} */
export function inUnit(unit, { chosen, period, range, events, span }) {
  if (unit === "year") return span;
  const length = Math.min(SEEN[unit], lengthOf(span));
  if (chosen) {
    const own = ranges.aroundEvent(chosen, span);
    return unitOf(own) === unit ? own : about(chosen, length, span);
  }
  const middle = about(period, length, span);
  if (lengthOf(period) <= length && events.some((event) => overlaps(event, middle))) return middle;
  const seen = overlaps(period, range) ? common(period, range) : range;
  const found = [seen, period, span].map((within) => densest(within, events, length, span));
  return found.find((range) => range) ?? about(seen, length, span);
}

/** @type {(one: Period, other: Period) => Period} */
const common = (one, other) => ({
  from: one.from > other.from ? one.from : other.from,
  to: one.to < other.to ? one.to : other.to,
});
