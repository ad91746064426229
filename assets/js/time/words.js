// Days and periods in words, by the templates that Python hands over.

import * as days from "./days.js";
import { cells, SIZE } from "./scale.js";

/** @type {(text: string) => string} */
const yearOf = (text) => String(days.year(text)); // of the year 90, not 0090

// A template of the calendar, filled for a day: "{d} мая {y} г.".
/** @type {(templates: string[], day: Day, shown?: number | string) => string} */
const filled = (templates, day, shown = Number(day.slice(8))) =>
  templates[Number(day.slice(5, 7)) - 1].replace("{d}", String(shown)).replace("{y}", yearOf(day));

// An edge of a period, as exact as it is written: "1920", "May 1920", "25 May 1920".
/** @type {(text: string, calendar: Calendar) => string} */
function edgeInWords(text, calendar) {
  if (text.length === SIZE.year) return yearOf(text);
  return filled(text.length === SIZE.month ? calendar.of_year : calendar.full, text);
}

// Both edges of a period in words, as short as is exact.
/** @type {(period: Period, calendar: Calendar) => Period} */
export function edgesInWords(period, calendar) {
  const { from, to } = days.edges(period);
  return { from: edgeInWords(from, calendar), to: edgeInWords(to, calendar) };
}

// A period in words; what both edges have in common is said once: "25–30 May 1920".
/** @type {(period: Period, calendar: Calendar) => string} */
export function periodInWords(period, calendar) {
  const { from, to } = days.edges(period);
  if (from === to) return edgeInWords(from, calendar);
  const isByDay = from.length === SIZE.day;
  if (isByDay && from.slice(0, SIZE.month) === to.slice(0, SIZE.month)) {
    return filled(calendar.full, to, `${Number(from.slice(8))}–${Number(to.slice(8))}`);
  }
  const isInOneYear = from.length > SIZE.year && from.slice(0, SIZE.year) === to.slice(0, SIZE.year);
  const start = isInOneYear
    ? filled(isByDay ? calendar.day : calendar.month, from)
    : edgeInWords(from, calendar);
  return `${start} – ${edgeInWords(to, calendar)}`;
}

// A leap over quiet times, each of its ends as short as is exact: "1921 → March 1923".
/** @type {(leap: Period, calendar: Calendar) => string} */
export const leapInWords = ({ from, to }, calendar) =>
  [from, to].map((day) => edgeInWords(days.shortest(day, days.lastDay), calendar)).join(" → ");

// A range in words, in whole units of it: what the axis names.
/** @type {(range: Period, calendar: Calendar) => string} */
export function rangeInWords(range, calendar) {
  const units = cells(range);
  return periodInWords({ from: units[0].from, to: units[units.length - 1].to }, calendar);
}

// A unit on the axis, in short: "1920", "May" or "25".
/** @type {(cell: Period, unit: Unit, calendar: Calendar) => string} */
export function cellInWords(cell, unit, calendar) {
  if (unit === "year") return yearOf(cell.from);
  return unit === "month" ? filled(calendar.short, cell.from) : String(Number(cell.from.slice(8)));
}

// What stands over the units of a month or of a year: "May 1920", "1920".
/** @type {(cell: Period, unit: Unit, calendar: Calendar) => string} */
export function aboveInWords(cell, unit, calendar) {
  return unit === "day" ? filled(calendar.of_year, cell.from) : yearOf(cell.from);
}
