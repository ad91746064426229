// The scale of time: where a day stands in the range of time that is seen, and the units of the range.
// A range and a period are both {from, to}, days included at both ends.

import * as days from "./days.js";

const DAY = 86400000; // milliseconds
const UP_TO_DAYS = 75; // a range of so many days is read by days,
const UP_TO_MONTHS = 1500; // one of so many by months, a longer one by years
/** @type {Record<Unit, number>} */
export const SIZE = { year: 4, month: 7, day: 10 };

/** @type {(day: Day) => number} */
export const dayNumber = (day) => Date.parse(day) / DAY;

/** @type {(count: number) => Day} */
export const dayOf = (count) => new Date(Math.round(count) * DAY).toISOString().slice(0, 10);

/** @type {(day: Day, count: number) => Day} */
export const shifted = (day, count) => dayOf(dayNumber(day) + count);

/** @type {(range: Period) => number} */
export const lengthOf = (range) => dayNumber(range.to) - dayNumber(range.from) + 1;

/** @type {(day: Day) => Day} */
export const dayBefore = (day) => shifted(day, -1);

// Where a day begins in the range, from 0 to 1; beyond it for a day outside.
/** @type {(day: Day, range: Period) => number} */
export const fraction = (day, range) => (dayNumber(day) - dayNumber(range.from)) / lengthOf(range);

// Where a day ends in the range.
/** @type {(day: Day, range: Period) => number} */
export const fractionAfter = (day, range) => (dayNumber(day) + 1 - dayNumber(range.from)) / lengthOf(range);

// The unit in which a range is read and moved through: "year", "month" or "day".
/** @type {(range: Period) => Unit} */
export function unitOf(range) {
  if (lengthOf(range) <= UP_TO_DAYS) return "day";
  return lengthOf(range) <= UP_TO_MONTHS ? "month" : "year";
}

/** @type {(day: Day, unit: Unit) => Day} */
export const unitStart = (day, unit) => days.firstOf(day.slice(0, SIZE[unit]));

/** @type {(day: Day, unit: Unit) => Day} */
export const unitEnd = (day, unit) => days.lastOf(day.slice(0, SIZE[unit]));

// The day `count` units on: the same edge of its unit, the first day of it or the last.
/** @type {(day: Day, count: number, unit: Unit, edge: Edge) => Day} */
export function onBy(day, count, unit, edge) {
  const read = edge === "to" ? unitEnd : unitStart;
  if (unit === "day") return shifted(day, count);
  const [year, month] = day.split("-").map(Number);
  const moved = unit === "year" ? days.utc(year + count, 0) : days.utc(year, month - 1 + count);
  return read(moved.toISOString().slice(0, 10), unit);
}

// The units of a range, whole ones: [{from, to}].
/** @type {(range: Period) => Period[]} */
export function cells(range) {
  const unit = unitOf(range);
  /** @type {Period[]} */
  const units = [];
  for (let day = unitStart(range.from, unit); day <= range.to; day = onBy(day, 1, unit, "from")) {
    units.push({ from: day, to: unitEnd(day, unit) });
  }
  return units;
}

/** @type {(cell: Period, unit: Unit) => boolean} */
export const startsMore = (cell, unit) => cell.from.endsWith(unit === "day" ? "-01" : "-01-01");
