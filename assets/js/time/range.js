// The range of time that is seen: moved, made longer and shorter; and where time stops in it.

import { clamp } from "../math.js";
import * as days from "./days.js";
import { cells, dayBefore, dayNumber, dayOf, lengthOf } from "./scale.js";

const SHORTEST = 10; // days: the closest that the range goes

// A range `factor` times as long around the point `place` of it, held inside the span.
/** @type {(range: Period, factor: number, place: number, span: Period) => Period} */
export function zoomed(range, factor, place, span) {
  const wanted = clamp(lengthOf(range) * factor, SHORTEST, lengthOf(span));
  const around = dayNumber(range.from) + place * lengthOf(range);
  const start = clamp(around - place * wanted, dayNumber(span.from), dayNumber(span.to) + 1 - wanted);
  return { from: dayOf(start), to: dayOf(start + wanted - 1) };
}

// The range moved by `part` of its length, held inside the span.
/** @type {(range: Period, part: number, span: Period) => Period} */
export function panned(range, part, span) {
  const size = lengthOf(range);
  const start = clamp(
    dayNumber(range.from) + part * size,
    dayNumber(span.from),
    dayNumber(span.to) + 1 - size,
  );
  return { from: dayOf(start), to: dayOf(start + size - 1) };
}

// A range in which a period is seen with a margin; never closer than a range can be.
/** @type {(period: Period, span: Period) => Period} */
export function around(period, span) {
  const margin = Math.max(lengthOf(period) * 0.08, (SHORTEST - lengthOf(period)) / 2, 0);
  return {
    from: days.within(dayOf(dayNumber(period.from) - Math.floor(margin)), span),
    to: days.within(dayOf(dayNumber(period.to) + Math.ceil(margin)), span),
  };
}

const BESIDE = 0.25; // of an event stays free on each side of it,
const LEAST_BESIDE = 21; // and so many days at least: its neighbours are seen

// A range in which an event is seen with what was before and after.
/** @type {(event: Period, span: Period) => Period} */
export function aroundEvent(event, span) {
  const margin = Math.max(Math.ceil(lengthOf(event) * BESIDE), LEAST_BESIDE);
  return {
    from: days.within(dayOf(dayNumber(event.from) - margin), span),
    to: days.within(dayOf(dayNumber(event.to) + margin), span),
  };
}

// The least widening of a range that shows a period too.
/** @type {(range: Period, period: Period) => Period} */
export function including(range, period) {
  return {
    from: period.from < range.from ? period.from : range.from,
    to: period.to > range.to ? period.to : range.to,
  };
}

// Where time stops on its way through a period: at the end of each unit of the range, and on
// each day of a dated step, so that long quiet years pass quickly and full weeks day by day.
/** @type {(period: Period, range: Period, moments: Day[]) => Day[]} */
export function stops(period, range, moments) {
  const ends = cells(period.from > range.to || period.to < range.from ? period : range).map(({ to }) => to);
  const all = [...ends, ...moments, period.to].filter((day) => day >= period.from && day <= period.to);
  return [...new Set(all)].sort();
}

// Without those at which nothing has happened since the stop before.
/** @type {(stops: Day[], first: Day, steps: Period[], events: Period[]) => Day[]} */
export function eventful(stops, first, steps, events) {
  return stops.filter((day, index) => {
    const after = index ? stops[index - 1] : dayBefore(first);
    const isTold = steps.some(({ to }) => to > after && to <= day);
    return isTold || events.some(({ from, to }) => from <= day && to > after);
  });
}

/** @type {(stops: Day[], day: Day) => Day | null} */
export const nextStop = (stops, day) => stops.find((stop) => stop > day) ?? null;

/** @type {(stops: Day[], day: Day) => Day | null} */
export const previousStop = (stops, day) => stops.findLast((stop) => stop < day) ?? null;
