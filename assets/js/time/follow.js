// What is seen of time after a choice: an event is looked at closely, all events as they were before.

import * as ranges from "./range.js";
import { unitOf } from "./scale.js";

// A period of less than four years is looked at closely at once.
/** @type {(period: Period, span: Period) => Period} */
const firstRange = (period, span) => (unitOf(period) === "year" ? span : ranges.around(period, span));

// An edge of the period that has moved stays in sight.
/** @type {(range: Period, before: Period, period: Period) => Period} */
function withMoved(range, before, period) {
  const days = [
    ...(before.from === period.from ? [] : [period.from]),
    ...(before.to === period.to ? [] : [period.to]),
  ];
  return days.map((day) => ({ from: day, to: day })).reduce(ranges.including, range);
}

// `own` is the time of the event that is open, null without one or without a date; `seen` what was seen
// until now, null at first.
/** @type {(seen: SeenTime | null, state: Choice, own: Period | null, span: Period) => SeenTime} */
export function following(seen, { from, to, event, mode, story = "" }, own, span) {
  // While time runs through a period, its last day is only where time is.
  const isRunning = mode === "so-far" && seen !== null && from === seen.period.from;
  const period = isRunning ? seen.period : { from, to };
  const chosen = { event, period, story };
  const isOtherStep = story !== "" && story !== seen?.story; // it has its own time
  if (!seen || isOtherStep) {
    const first = firstRange(period, span);
    if (!own) return { ...chosen, range: first, before: null };
    return {
      ...chosen,
      range: story ? ranges.including(first, own) : ranges.aroundEvent(own, span),
      before: first,
    };
  }
  // A period that leaves an event behind closes it; what was looked at stays.
  const isMoved = period.from !== seen.period.from || period.to !== seen.period.to;
  if (event === seen.event || (!event && isMoved)) {
    const range = isRunning
      ? ranges.including(seen.range, { from: to, to })
      : withMoved(seen.range, seen.period, period);
    return { ...chosen, range, before: event ? seen.before : null };
  }
  const before = seen.before ?? seen.range;
  if (own) return { ...chosen, range: ranges.aroundEvent(own, span), before };
  return { ...chosen, range: before, before: null };
}
