// The time control: where a day stands on the track, and what a pointer or a key asks for.
(function (root) {
  "use strict";

  const days = root.atlas?.days ?? require("./10-days.js");

  const years = (span) => days.year(span.to) - days.year(span.from) + 1;

  const clamp = (value, least, most) => Math.min(most, Math.max(least, value));

  // Every year has the same width, so that the track and the columns above it agree.
  function withinYear(day) {
    const start = Date.UTC(days.year(day), 0, 1);
    const length = Date.UTC(days.year(day) + 1, 0, 1) - start;
    return (Date.parse(day) - start) / length;
  }

  // Where a day begins on the track, from 0 to 1.
  function fraction(day, span) {
    return (days.year(day) - days.year(span.from) + withinYear(day)) / years(span);
  }

  // Where a day ends on the track.
  function fractionAfter(day, span) {
    const next = new Date(Date.parse(day) + 86400000).toISOString().slice(0, 10);
    return fraction(next, span);
  }

  // The year under a point of the track: for the first thumb the one that begins nearest,
  // for the last thumb the one that ends nearest.
  function yearAt(place, thumb, span) {
    const edge = Math.round(clamp(place, 0, 1) * years(span));
    const year = days.year(span.from) + edge - (thumb === "to" ? 1 : 0);
    return clamp(year, days.year(span.from), days.year(span.to));
  }

  // The period after one thumb has gone to a year; a thumb never passes the other.
  function moved(period, thumb, year) {
    if (thumb === "from") {
      const from = Math.min(year, days.year(period.to));
      return { from: days.firstDay(String(from)), to: period.to };
    }
    const to = Math.max(year, days.year(period.from));
    return { from: period.from, to: days.lastDay(String(to)) };
  }

  const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -3, PageUp: 3 };

  // The year that a key asks for; null where the key is not ours.
  function yearByKey(key, year, span) {
    if (key === "Home") return days.year(span.from);
    if (key === "End") return days.year(span.to);
    if (!(key in STEPS)) return null;
    return clamp(year + STEPS[key], days.year(span.from), days.year(span.to));
  }

  function nearestThumb(place, period, span) {
    const toFrom = Math.abs(place - fraction(period.from, span));
    const toTo = Math.abs(place - fractionAfter(period.to, span));
    return toFrom < toTo ? "from" : "to";
  }

  const format = (day, language, options) =>
    new Intl.DateTimeFormat(language, { timeZone: "UTC", ...options }).format(new Date(day));

  // An edge of the period in words, as short as is exact: "1920", "May 1920", "25 May 1920".
  function edgeInWords(day, read, language) {
    const size = days.shortest(day, read).length;
    if (size === 4) return day.slice(0, 4);
    if (size === 7) return format(day, language, { year: "numeric", month: "long" });
    return format(day, language, { year: "numeric", month: "long", day: "numeric" });
  }

  function periodInWords(period, language) {
    const from = edgeInWords(period.from, days.firstDay, language);
    const to = edgeInWords(period.to, days.lastDay, language);
    return from === to ? from : `${from} – ${to}`;
  }

  const time = {
    fraction,
    fractionAfter,
    yearAt,
    moved,
    yearByKey,
    nearestThumb,
    edgeInWords,
    periodInWords,
  };
  root.atlas = Object.assign(root.atlas ?? {}, { time });
  if (typeof module !== "undefined") module.exports = time;
})(typeof window === "undefined" ? {} : window);
