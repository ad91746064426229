// The time control: where a day stands in the window of time that is seen, and what a pointer, a
// key or a preset asks for. A window and a period are both {from, to}, days included at both ends.
(function (root) {
  "use strict";

  const days = root.atlas?.days ?? require("./10-days.js");

  const DAY = 86400000; // milliseconds
  const SHORTEST = 10; // days: the closest that the window goes
  const UP_TO_DAYS = 75; // a window of so many days is read by days,
  const UP_TO_MONTHS = 1500; // one of so many by months, a longer one by years

  const clamp = (value, least, most) => Math.min(most, Math.max(least, value));
  const number = (day) => Date.parse(day) / DAY;
  const dayOf = (count) => new Date(Math.round(count) * DAY).toISOString().slice(0, 10);
  const shifted = (day, count) => dayOf(number(day) + count);
  const length = (window) => number(window.to) - number(window.from) + 1;

  const dayBefore = (day) => shifted(day, -1);

  // Where a day begins in the window, from 0 to 1; beyond it for a day outside.
  const fraction = (day, window) => (number(day) - number(window.from)) / length(window);

  // Where a day ends in the window.
  const fractionAfter = (day, window) => (number(day) + 1 - number(window.from)) / length(window);

  // The unit in which a window is read and moved through: "year", "month" or "day".
  function unitOf(window) {
    if (length(window) <= UP_TO_DAYS) return "day";
    return length(window) <= UP_TO_MONTHS ? "month" : "year";
  }

  const SIZE = { year: 4, month: 7, day: 10 };

  const unitStart = (day, unit) => days.firstDay(day.slice(0, SIZE[unit]));
  const unitEnd = (day, unit) => days.lastDay(day.slice(0, SIZE[unit]));

  // The day `count` units on: the same edge of its unit, the first day of it or the last.
  function onBy(day, count, unit, edge) {
    const read = edge === "to" ? unitEnd : unitStart;
    if (unit === "day") return shifted(day, count);
    const [year, month] = day.split("-").map(Number);
    const moved = unit === "year" ? days.utc(year + count, 0) : days.utc(year, month - 1 + count);
    return read(moved.toISOString().slice(0, 10), unit);
  }

  // The units of a window, whole ones: [{from, to}].
  function cells(window) {
    const unit = unitOf(window);
    const found = [];
    for (let day = unitStart(window.from, unit); day <= window.to; day = onBy(day, 1, unit, "from")) {
      found.push({ from: day, to: unitEnd(day, unit) });
    }
    return found;
  }

  const within = (day, span) => (day < span.from ? span.from : day > span.to ? span.to : day);

  // The day under a point of the track, drawn to the nearest edge of a unit.
  function dayAt(place, thumb, window, span) {
    const unit = unitOf(window);
    const at = number(window.from) + clamp(place, 0, 1) * length(window);
    const inside = dayOf(Math.floor(at));
    const from = unitStart(inside, unit);
    const next = onBy(from, 1, unit, "from");
    const start = at - number(from) < number(next) - at ? from : next;
    return within(thumb === "from" ? start : shifted(start, -1), span);
  }

  // The period after one thumb has gone to a day; a thumb never passes the other.
  function moved(period, thumb, day, unit) {
    if (thumb === "from") {
      const last = unitStart(period.to, unit);
      return { from: day < last ? day : last, to: period.to };
    }
    const first = unitEnd(period.from, unit);
    return { from: period.from, to: day > first ? day : first };
  }

  const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -3, PageUp: 3 };

  // The day that a key asks for; null where the key is not ours.
  function dayByKey(key, day, thumb, unit, span) {
    if (key === "Home") return span.from;
    if (key === "End") return span.to;
    if (!(key in STEPS)) return null;
    return within(onBy(day, STEPS[key], unit, thumb), span);
  }

  // A day so many months on, as near as that month has it; the last day of a month stays one.
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
  const MONTHS = { month: 1, year: 12 };

  function on(period, count, unit) {
    if (unit === "day") return { from: shifted(period.from, count), to: shifted(period.to, count) };
    const months = count * MONTHS[unit];
    return { from: monthsOn(period.from, months, "from"), to: monthsOn(period.to, months, "to") };
  }

  // The whole period so many units on or, without room for that, as far as the span has.
  function movedOn(period, count, unit, span) {
    const room = count < 0 ? number(period.from) - number(span.from) : number(span.to) - number(period.to);
    let left = Math.min(Math.abs(count), Math.floor(room / LEAST_DAYS[unit]));
    const reached = () => on(period, left * Math.sign(count), unit);
    while (left > 0 && (reached().from < span.from || reached().to > span.to)) left -= 1;
    return left > 0 ? reached() : period;
  }

  // The same by key; null where the key is not ours.
  function movedByKey(key, period, unit, span) {
    if (key === "Home") return movedOn(period, -Infinity, unit, span);
    if (key === "End") return movedOn(period, Infinity, unit, span);
    return key in STEPS ? movedOn(period, STEPS[key], unit, span) : null;
  }

  // How many units a part of the window is.
  const unitsIn = (part, window) => Math.round((part * length(window)) / DAYS[unitOf(window)]);

  const THIRDS = 30; // pixels from which a period has a middle to be held by

  // What is at a pixel of the track: a thumb, "both" between them, or null. A thumb reaches outwards
  // in full; inwards it leaves the middle to the whole period, and half to the other thumb.
  function handleAt(x, from, to, reach) {
    const between = to - from;
    const inwards = Math.min(reach, between >= THIRDS ? between / 3 : between / 2);
    if (x < from - reach || x > to + reach) return null;
    if (x <= from + inwards) return "from";
    return x >= to - inwards ? "to" : "both";
  }

  function nearestThumb(place, period, window) {
    const toFrom = Math.abs(place - fraction(period.from, window));
    const toTo = Math.abs(place - fractionAfter(period.to, window));
    return toFrom < toTo ? "from" : "to";
  }

  // A window `factor` times as long around the point `place` of it, held inside the span.
  function zoomed(window, factor, place, span) {
    const wanted = clamp(length(window) * factor, SHORTEST, length(span));
    const around = number(window.from) + place * length(window);
    const start = clamp(around - place * wanted, number(span.from), number(span.to) + 1 - wanted);
    return { from: dayOf(start), to: dayOf(start + wanted - 1) };
  }

  // The window moved by `part` of its length, held inside the span.
  function panned(window, part, span) {
    const size = length(window);
    const start = clamp(number(window.from) + part * size, number(span.from), number(span.to) + 1 - size);
    return { from: dayOf(start), to: dayOf(start + size - 1) };
  }

  // A window in which a period is seen with a margin; never closer than a window can be.
  function around(period, span) {
    const margin = Math.max(length(period) * 0.08, (SHORTEST - length(period)) / 2, 0);
    return {
      from: within(dayOf(number(period.from) - Math.floor(margin)), span),
      to: within(dayOf(number(period.to) + Math.ceil(margin)), span),
    };
  }

  // The least widening of a window that shows a period too.
  function including(window, period) {
    return {
      from: period.from < window.from ? period.from : window.from,
      to: period.to > window.to ? period.to : window.to,
    };
  }

  // Where time stops on its way through a period: at the end of each unit of the window, and on
  // each day of a dated step, so that long quiet years pass quickly and full weeks day by day.
  function stops(period, window, moments) {
    const ends = cells(period.from > window.to || period.to < window.from ? period : window).map(({ to }) => to);
    const all = [...ends, ...moments, period.to].filter((day) => day >= period.from && day <= period.to);
    return [...new Set(all)].sort();
  }

  const nextStop = (found, day) => found.find((stop) => stop > day) ?? null;
  const previousStop = (found, day) => found.findLast((stop) => stop < day) ?? null;

  const yearOf = (text) => String(days.year(text)); // of the year 90, not 0090

  // A template of the calendar, filled for a day: "{d} мая {y} г.".
  const filled = (templates, day, shown = Number(day.slice(8))) =>
    templates[Number(day.slice(5, 7)) - 1].replace("{d}", shown).replace("{y}", yearOf(day));

  // An edge of a period, as exact as it is written: "1920", "May 1920", "25 May 1920".
  function edgeInWords(text, calendar) {
    if (text.length === SIZE.year) return yearOf(text);
    return filled(text.length === SIZE.month ? calendar.of_year : calendar.full, text);
  }

  // Both edges of a period in words, as short as is exact.
  function edgesInWords(period, calendar) {
    const { from, to } = days.edges(period);
    return { from: edgeInWords(from, calendar), to: edgeInWords(to, calendar) };
  }

  // A period in words; what both edges have in common is said once: "25–30 May 1920".
  function periodInWords(period, calendar) {
    const { from, to } = days.edges(period);
    if (from === to) return edgeInWords(from, calendar);
    const isByDay = from.length === SIZE.day;
    if (isByDay && from.slice(0, SIZE.month) === to.slice(0, SIZE.month)) {
      return filled(calendar.full, to, `${Number(from.slice(8))}–${Number(to.slice(8))}`);
    }
    const isInOneYear = from.length > SIZE.year && from.slice(0, SIZE.year) === to.slice(0, SIZE.year);
    const start = isInOneYear ? filled(isByDay ? calendar.day : calendar.month, from) : edgeInWords(from, calendar);
    return `${start} – ${edgeInWords(to, calendar)}`;
  }

  // A unit on the axis, in short: "1920", "May" or "25".
  function cellInWords(cell, unit, calendar) {
    if (unit === "year") return yearOf(cell.from);
    return unit === "month" ? filled(calendar.short, cell.from) : String(Number(cell.from.slice(8)));
  }

  // What stands over the units of a month or of a year: "May 1920", "1920".
  function aboveInWords(cell, unit, calendar) {
    return unit === "day" ? filled(calendar.of_year, cell.from) : yearOf(cell.from);
  }

  const startsMore = (cell, unit) => cell.from.endsWith(unit === "day" ? "-01" : "-01-01");

  const time = {
    dayBefore,
    fraction,
    fractionAfter,
    length,
    unitOf,
    cells,
    dayAt,
    moved,
    dayByKey,
    movedOn,
    movedByKey,
    unitsIn,
    handleAt,
    nearestThumb,
    zoomed,
    panned,
    around,
    including,
    stops,
    nextStop,
    previousStop,
    edgesInWords,
    periodInWords,
    cellInWords,
    aboveInWords,
    startsMore,
  };
  root.atlas = Object.assign(root.atlas ?? {}, { time });
  if (typeof module !== "undefined") module.exports = time;
})(typeof window === "undefined" ? {} : window);
