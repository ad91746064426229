// The period after a pointer or a key has moved one of its edges, or all of it.

import { clamp } from "../math.js";
import * as days from "./days.js";
import {
  dayNumber,
  dayOf,
  fraction,
  fractionAfter,
  lengthOf,
  onBy,
  SIZE,
  shifted,
  unitEnd,
  unitOf,
  unitStart,
} from "./scale.js";

// The day under a point of the track, drawn to the nearest edge of a unit.
/** @type {(place: number, thumb: Edge, range: Period, span: Period) => Day} */
export function dayAt(place, thumb, range, span) {
  const unit = unitOf(range);
  const at = dayNumber(range.from) + clamp(place, 0, 1) * lengthOf(range);
  const inside = dayOf(Math.floor(at));
  const from = unitStart(inside, unit);
  const next = onBy(from, 1, unit, "from");
  const start = at - dayNumber(from) < dayNumber(next) - at ? from : next;
  return days.within(thumb === "from" ? start : shifted(start, -1), span);
}

// The period after one thumb has gone to a day; a thumb never passes the other.
/** @type {(period: Period, thumb: Edge, day: Day, unit: Unit) => Period} */
export function moved(period, thumb, day, unit) {
  if (thumb === "from") {
    const last = unitStart(period.to, unit);
    return { from: day < last ? day : last, to: period.to };
  }
  const first = unitEnd(period.from, unit);
  return { from: period.from, to: day > first ? day : first };
}

/** @type {Record<string, number>} */
const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -3, PageUp: 3 };

// The day that a key asks for; null where the key is not ours.
/** @type {(key: string, day: Day, thumb: Edge, unit: Unit, span: Period) => Day | null} */
export function dayByKey(key, day, thumb, unit, span) {
  if (key === "Home") return span.from;
  if (key === "End") return span.to;
  if (!(key in STEPS)) return null;
  return days.within(onBy(day, STEPS[key], unit, thumb), span);
}

// A day so many months on, as near as that month has it; the last day of a month stays one.
/** @type {(day: Day, count: number, edge: Edge) => Day} */
function monthsOn(day, count, edge) {
  const [year, month] = day.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 + count)).toISOString().slice(0, 10);
  const last = unitEnd(first, "month");
  if (edge === "to" && day === unitEnd(day, "month")) return last;
  const same = first.slice(0, SIZE.month) + day.slice(SIZE.month);
  return same < last ? same : last;
}

const DAYS = { day: 1, month: 30.44, year: 365.25 }; // in a unit, on the whole

const LEAST_DAYS = { day: 1, month: 28, year: 365 };

/** @type {Record<"month" | "year", number>} */
const MONTHS = { month: 1, year: 12 };

/** @type {(period: Period, count: number, unit: Unit) => Period} */
function movedBy(period, count, unit) {
  if (unit === "day") return { from: shifted(period.from, count), to: shifted(period.to, count) };
  const months = count * MONTHS[unit];
  return { from: monthsOn(period.from, months, "from"), to: monthsOn(period.to, months, "to") };
}

// The whole period so many units on or, without space for that, as far as the span has.
/** @type {(period: Period, count: number, unit: Unit, span: Period) => Period} */
export function movedOn(period, count, unit, span) {
  const space =
    count < 0 ? dayNumber(period.from) - dayNumber(span.from) : dayNumber(span.to) - dayNumber(period.to);
  let left = Math.min(Math.abs(count), Math.floor(space / LEAST_DAYS[unit]));
  const reached = () => movedBy(period, left * Math.sign(count), unit);
  while (left > 0 && (reached().from < span.from || reached().to > span.to)) left -= 1;
  return left > 0 ? reached() : period;
}

// The same by key; null where the key is not ours.
/** @type {(key: string, period: Period, unit: Unit, span: Period) => Period | null} */
export function movedByKey(key, period, unit, span) {
  if (key === "Home") return movedOn(period, -Infinity, unit, span);
  if (key === "End") return movedOn(period, Infinity, unit, span);
  return key in STEPS ? movedOn(period, STEPS[key], unit, span) : null;
}

// How many units a part of the range is.
/** @type {(part: number, range: Period) => number} */
export const unitsIn = (part, range) => Math.round((part * lengthOf(range)) / DAYS[unitOf(range)]);

const THIRDS = 30; // pixels from which a period has a middle to be held by

// What is at a pixel of the track: a thumb, "both" between them, or null. A thumb reaches outwards
// in full; inwards it leaves the middle to the whole period, and half to the other thumb.
/** @type {(x: number, from: number, to: number, reach: number) => Handle | null} */
export function handleAt(x, from, to, reach) {
  const between = to - from;
  const inwards = Math.min(reach, between >= THIRDS ? between / 3 : between / 2);
  if (x < from - reach || x > to + reach) return null;
  if (x <= from + inwards) return "from";
  return x >= to - inwards ? "to" : "both";
}

/** @type {(place: number, period: Period, range: Period) => Edge} */
export function nearestThumb(place, period, range) {
  const toFrom = Math.abs(place - fraction(period.from, range));
  const toTo = Math.abs(place - fractionAfter(period.to, range));
  return toFrom < toTo ? "from" : "to";
}
