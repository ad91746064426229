// Days and periods. A day is "YYYY-MM-DD", so that two days compare as text.
// Uncertain dates arrive here as bounds that Python has read; nothing here parses EDTF.

const DAY = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;
/** @type {(number: number) => string} */
const twoDigits = (number) => String(number).padStart(2, "0");

// A month is counted from 0. Date.UTC would take the years before 100 for those of the 20th century.
/** @type {(year: number, month: number, day?: number) => Date} */
export function utc(year, month, day = 1) {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date;
}

/** @type {(year: number, month: number) => number} */
const lastOfMonth = (year, month) => utc(year, month, 0).getUTCDate();

// "1920", "1920-5" or "1920-05-25" as {year, month, day}; null for anything else.
/** @type {(text: unknown) => { year: number, month: number | null, day: number | null } | null} */
function parts(text) {
  const match = DAY.exec(String(text ?? "").trim());
  if (!match) return null;
  const year = Number(match[1]);
  const [month, day] = match.slice(2).map((part) => (part === undefined ? null : Number(part)));
  if (year < 1 || month === 0 || (month ?? 1) > 12) return null;
  if (day !== null && (day === 0 || day > lastOfMonth(year, month ?? 1))) return null;
  return { year, month, day };
}

/** @type {(year: number, month: number, day: number) => Day} */
const write = (year, month, day) => `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(day)}`;

/** @type {(text: unknown) => Day | null} */
export function firstDay(text) {
  const date = parts(text);
  return date && write(date.year, date.month ?? 1, date.day ?? 1);
}

/** @type {(text: unknown) => Day | null} */
export function lastDay(text) {
  const date = parts(text);
  if (!date) return null;
  const month = date.month ?? 12;
  return write(date.year, month, date.day ?? lastOfMonth(date.year, month));
}

// Of a text that is known to be a date.
/** @type {(text: string) => Day} */
export const firstOf = (text) => /** @type {Day} */ (firstDay(text));

/** @type {(text: string) => Day} */
export const lastOf = (text) => /** @type {Day} */ (lastDay(text));

/** @type {(day: Day) => number} */
export const year = (day) => Number(day.slice(0, 4));

// The shortest text that `firstDay` (or `lastDay`) reads as this very day.
/** @type {(day: Day, read: (text: string) => Day | null) => string} */
export function shortest(day, read) {
  return [day.slice(0, 4), day.slice(0, 7)].find((text) => read(text) === day) ?? day;
}

// Both edges of a period, as short as is exact, and one as exact as the other:
// {from: "1920", to: "1931"}, {from: "1920-05-25", to: "1920-05-31"}.
/** @type {(period: Period) => Period} */
export function edges(period) {
  const sizes = [shortest(period.from, firstDay), shortest(period.to, lastDay)].map(({ length }) => length);
  const size = Math.max(...sizes);
  return { from: period.from.slice(0, size), to: period.to.slice(0, size) };
}

// bounds: {s1, s2, e1, e2}, the earliest and latest day of start and end; null when undated.
/** @type {(bounds: Bounds | null, from: Day, to: Day, span: Period) => Certainty} */
export function certainty(bounds, from, to, span) {
  if (!bounds) return from <= span.from && to >= span.to ? "uncertain" : "out";
  if (bounds.s1 > to || bounds.e2 < from) return "out";
  return bounds.s2 <= to && bounds.e1 >= from ? "certain" : "uncertain";
}

// From the earliest to the latest day of an event; null where it has no date.
/** @type {(event: { bounds: Bounds | null } | undefined) => Period | null} */
export const wholeOf = (event) => (event?.bounds ? { from: event.bounds.s1, to: event.bounds.e2 } : null);

// {id: "certain" | "uncertain"} of the events in the period, in their order.
/** @type {(events: AtlasEvent[], from: Day, to: Day, span: Period) => Shown} */
export function during(events, from, to, span) {
  /** @type {Shown} */
  const shown = {};
  for (const event of events) {
    const certain = certainty(event.bounds, from, to, span);
    if (certain !== "out") shown[event.id] = certain;
  }
  return shown;
}

// The day itself, or the nearest one of a span.
/** @type {(day: Day, span: Period) => Day} */
export const within = (day, span) => (day < span.from ? span.from : day > span.to ? span.to : day);
