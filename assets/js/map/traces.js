// What the graph draws for a choice: the traces that Python made, less whatever is hidden.
// Hidden points leave the data altogether: made transparent they would still answer the mouse.

import { eventOf, keptPoints, placeOf, placesOf, withoutPoints, withPoints } from "./points.js";
import { drawnSymbols, styled } from "./symbols.js";
import { toPixels } from "./view.js";

// --- what happens in a period ----------------------------------------------------------------

/** @type {(period: Period) => number} */
const daysIn = ({ from, to }) => (Date.parse(to) - Date.parse(from)) / 86400000 + 1;

// Whether a claim dated first…last is drawn: "certain", "uncertain", or "out".
// Around the events only while none is chosen; of an event while it, or nothing, is chosen.
// In a period of more days than `mostDays` so many signs would say nothing.
/** @type {(claim: ClaimFacts, state: MapState) => Certainty} */
export function happens([event, , first, last, mostDays], { shown, chosen }) {
  const isOwn = event !== "" && event === chosen.event;
  if (event && !(event in shown)) return "out";
  if (!isOwn && (chosen.event || daysIn(chosen) > mostDays)) return "out";
  if (!first) return isOwn ? "uncertain" : "out";
  if (first > chosen.to || last < chosen.from) return "out";
  return first >= chosen.from && last <= chosen.to ? "certain" : "uncertain";
}

// --- arrows and signs ------------------------------------------------------------------------

/** @type {(trace: Trace, state: MapState) => Trace} */
function drawnArrow(trace, state) {
  const { event, from, to, longest } = trace.meta;
  const certainty = happens([event, "", from, to, longest], state);
  if (certainty === "out") return withoutPoints(trace);
  return certainty === "certain" ? trace : { ...trace, opacity: trace.meta.uncertain };
}

// Signs on places; those at the places in `hidden` are left out.
/** @type {(trace: Trace, state: MapState, hidden?: Set<string>) => Trace} */
function drawnSigns(trace, state, hidden = new Set()) {
  /** @type {(claim: ClaimFacts) => Certainty} */
  const certaintyOf = (claim) => (hidden.has(placeOf(claim)) ? "out" : happens(claim, state));
  const drawn = withPoints(
    trace,
    keptPoints(trace, (claim) => certaintyOf(claim) !== "out"),
  );
  const opacity = drawn.customdata.map((claim) =>
    certaintyOf(claim) === "certain" ? 1 : trace.meta.uncertain,
  );
  return { ...drawn, marker: { ...drawn.marker, opacity } };
}

// The places whose signs say nothing in so long a period, not even of the event that is chosen.
/** @type {(trace: Trace, chosen: Choice) => Set<string>} */
const tooLong = (trace, chosen) =>
  new Set(trace.customdata.filter((claim) => daysIn(chosen) > claim[4]).map(placeOf));

// --- all of it -------------------------------------------------------------------------------

/** @type {Pick<Trace, "x" | "y" | "customdata" | "marker">} */
const EMPTY = { x: [], y: [], customdata: [], marker: {} };

// A map without arrows and signs is a map too.
/** @type {(traces: Trace[], role: string) => Trace} */
export const ofRole = (traces, role) =>
  traces.find((trace) => trace.meta.role === role) ?? { ...EMPTY, meta: { role } };

// The traces in their order for {event id: certainty} and a choice {from, to, event}; one that has
// nothing to show is left out, for it would cost as much as any other.
/** @type {(traces: Trace[], shown: Shown, chosen: Choice) => Trace[]} */
export function draw(traces, shown, chosen) {
  const state = { shown, chosen };
  const symbols = styled(drawnSymbols(ofRole(traces, "symbols"), shown), shown, chosen);
  /** @type {Record<string, (trace: Trace) => Trace>} */
  const draws = {
    symbols: () => symbols,
    rays: (trace) => drawnSigns(trace, state, tooLong(trace, chosen)),
    reached: (trace) => drawnSigns(trace, state),
    stops: (trace) => drawnSigns(trace, state, placesOf(symbols)),
    arrow: (trace) => drawnArrow(trace, state),
  };
  const drawn = traces.map((trace) => draws[trace.meta.role](trace));
  return drawn.filter((trace) => trace.x.length || trace === symbols);
}

// --- one trace for all signs -----------------------------------------------------------------

const STYLES = ["symbol", "size", "color", "opacity"];
const LINES = ["color", "width"];
/** @type {(value: any, count: number) => any[]} */
const repeated = (value, count) => (Array.isArray(value) ? value : Array(count).fill(value));
/** @type {(traces: Trace[], read: (trace: Trace) => any) => any[]} */
const joined = (traces, read) => traces.flatMap((trace) => repeated(read(trace), trace.x.length));
/** @type {(trace: Trace) => boolean} */
const isSign = (trace) => trace.mode === "markers" && trace.meta.role !== "symbols";

// The same with all signs around symbols in one trace: each trace costs plotly as much as a
// hundred points, at every step.
/** @type {(traces: Trace[]) => Trace[]} */
export function merged(traces) {
  const signs = traces.filter(isSign);
  if (signs.length < 2) return traces;
  const styles = STYLES.map((name) => [name, joined(signs, ({ marker }) => marker[name] ?? 1)]);
  const lines = LINES.map((name) => [name, joined(signs, ({ marker }) => marker.line?.[name] ?? 0)]);
  const one = {
    ...signs[0],
    x: joined(signs, ({ x }) => x),
    y: joined(signs, ({ y }) => y),
    customdata: signs.flatMap(({ customdata }) => customdata),
    marker: { ...Object.fromEntries(styles), line: Object.fromEntries(lines) },
    uid: "signs",
    meta: { role: "signs" },
  };
  const rest = traces.filter((trace) => !isSign(trace));
  const before = rest.findIndex((trace) => trace.meta.role === "symbols");
  return [...rest.slice(0, before), one, ...rest.slice(before)];
}

// The symbols of a drawn trace within `reach` pixels of a point, the nearest first, once each.
/** @type {(trace: Trace, view: View, point: Point, reach: number) => (Target & { far: number })[]} */
export function near(trace, view, point, reach) {
  const far = trace.x.map((lon, index) => {
    const { x, y } = toPixels(view, lon, trace.y[index]);
    return {
      event: eventOf(trace.customdata[index]),
      place: placeOf(trace.customdata[index]),
      isOwn: trace.customdata[index][2],
      far: Math.hypot(x - point.x, y - point.y),
    };
  });
  // A large symbol answers as far as it goes.
  const reaches = far.map((_, index) => Math.max(reach, (trace.marker.size?.[index] ?? 0) / 2));
  return far.filter((target, index) => target.far < reaches[index]).sort((a, b) => a.far - b.far);
}
