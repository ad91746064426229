// Days and periods. A day is "YYYY-MM-DD", so that two days compare as text.
// Dates with doubt arrive here as bounds that Python has read; nothing here parses EDTF.
(function (root) {
  "use strict";

  const DAY = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;

  const two = (number) => String(number).padStart(2, "0");

  // A month is counted from 0. Date.UTC would take the years before 100 for those of the 20th century.
  function utc(year, month, day = 1) {
    const made = new Date(0);
    made.setUTCFullYear(year, month, day);
    return made;
  }

  const lastOfMonth = (year, month) => utc(year, month, 0).getUTCDate();

  // "1920", "1920-5" or "1920-05-25" as {year, month, day}; null for anything else.
  function parts(text) {
    const found = DAY.exec(String(text ?? "").trim());
    if (!found) return null;
    const [year, month, day] = found.slice(1).map((part) => (part === undefined ? null : Number(part)));
    if (year < 1 || month === 0 || month > 12) return null;
    if (day !== null && (day === 0 || day > lastOfMonth(year, month))) return null;
    return { year, month, day };
  }

  const write = (year, month, day) => `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;

  function firstDay(text) {
    const found = parts(text);
    return found && write(found.year, found.month ?? 1, found.day ?? 1);
  }

  function lastDay(text) {
    const found = parts(text);
    if (!found) return null;
    const month = found.month ?? 12;
    return write(found.year, month, found.day ?? lastOfMonth(found.year, month));
  }

  const year = (day) => Number(day.slice(0, 4));

  // The shortest text that `firstDay` (or `lastDay`) reads as this very day.
  function shortest(day, read) {
    return [day.slice(0, 4), day.slice(0, 7), day].find((text) => read(text) === day);
  }

  // Both edges of a period, as short as is exact, and one as exact as the other:
  // {from: "1920", to: "1931"}, {from: "1920-05-25", to: "1920-05-31"}.
  function edges(period) {
    const sizes = [shortest(period.from, firstDay), shortest(period.to, lastDay)].map(({ length }) => length);
    const size = Math.max(...sizes);
    return { from: period.from.slice(0, size), to: period.to.slice(0, size) };
  }

  // bounds: {s1, s2, e1, e2}, the earliest and latest day of start and end; null when undated.
  function certainty(bounds, from, to, span) {
    if (!bounds) return from <= span.from && to >= span.to ? "possible" : "out";
    if (bounds.s1 > to || bounds.e2 < from) return "out";
    return bounds.s2 <= to && bounds.e1 >= from ? "certain" : "possible";
  }

  // {id: "certain" | "possible"} of the events in the period, in their order.
  function during(events, from, to, span) {
    const shown = {};
    for (const event of events) {
      const found = certainty(event.bounds, from, to, span);
      if (found !== "out") shown[event.id] = found;
    }
    return shown;
  }

  const days = { utc, firstDay, lastDay, year, shortest, edges, certainty, during };
  root.atlas = Object.assign(root.atlas ?? {}, { days });
  if (typeof module !== "undefined") module.exports = days;
})(typeof window === "undefined" ? {} : window);
