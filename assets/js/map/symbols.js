// The symbols of the events: each at its true place, several at one place within each other.

import { boxAround } from "./layout.js";
import { eventOf, keptPoints, placeOf, withPoints } from "./points.js";
import { toPixels } from "./view.js";

const NEST = 9; // pixels by which a symbol is larger than the one within it
const MOST_NESTED = 3; // more would be rings too thin to see
const PAST = 0.35; // how strongly what is over is drawn
const ASIDE = 0.25; // and what stands back behind the event that is open
const SMALL = 10; // pixels: so small a symbol would vanish within the edge of a larger one
const EDGE = { certain: 1.5, uncertain: 2, chosen: 3, chosenSmall: 2 };

// "#b4341f" as a translucent colour; any other way to write one is left as it is.
/** @type {(colour: string, opacity: number) => string} */
export function faded(colour, opacity) {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return colour;
  const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return `rgba(${parts.join(",")},${opacity})`;
}

// The sizes of symbols that would have `sizes` alone: of several at one place the first lies around
// the next, so that all stand exactly there.
/** @type {(places: string[], sizes: number[]) => number[]} */
export function nested(places, sizes) {
  /** @type {Map<string, number[]>} */
  const within = new Map();
  const last = places.length - 1;
  return places
    .toReversed()
    .map((place, rank) => {
      const inner = within.get(place) ?? [];
      const around = inner.length && inner.length < MOST_NESTED ? inner[0] + NEST : (inner[0] ?? 0);
      const size = Math.max(sizes[last - rank], around);
      within.set(place, [size, ...inner]);
      return size;
    })
    .toReversed();
}

// The symbols of the events that are shown.
/** @type {(trace: Trace, shown: Shown) => Trace} */
export function drawnSymbols(trace, shown) {
  const drawn = withPoints(
    trace,
    keptPoints(trace, (claim) => eventOf(claim) in shown),
  );
  const size = nested(drawn.customdata.map(placeOf), drawn.meta.sizes);
  return { ...drawn, marker: { ...drawn.marker, size } };
}

// Whether an event stands back because another one is open.
/** @type {(event: string, state: MapState) => boolean} */
export const isAside = (event, { shown, chosen }) =>
  chosen.isPlaced !== false && chosen.event in shown && event !== chosen.event;

/** @type {(size: number) => number} */
const chosenEdge = (size) => (size > SMALL ? EDGE.chosen : EDGE.chosenSmall);

// Certain: in full colour. Uncertain: translucent, its edge in full colour. Chosen: edged in ink.
// Past, while time accumulates: faint.
/** @type {(drawn: Trace, shown: Shown, choice: Choice) => Trace} */
export function styled(drawn, shown, choice) {
  const { event: chosen, past = [] } = choice;
  const { color, line, size } = drawn.marker;
  const events = drawn.customdata.map(eventOf);
  /** @type {(index: number) => boolean} */
  const isUncertain = (index) => shown[events[index]] === "uncertain";
  /** @type {(index: number) => string} */
  const own = (index) => drawn.meta.own?.[index] ?? color[index];
  const marker = {
    ...drawn.marker,
    opacity: events.map((/** @type {string} */ event) =>
      isAside(event, { shown, chosen: choice }) ? ASIDE : past.includes(event) ? PAST : 1,
    ),
    color: color.map((/** @type {string} */ fill, /** @type {number} */ index) =>
      isUncertain(index) ? faded(fill, drawn.meta.uncertain) : fill,
    ),
    line: {
      ...line,
      color: line.color.map((/** @type {string} */ edge, /** @type {number} */ index) =>
        events[index] === chosen ? drawn.meta.ink : isUncertain(index) ? own(index) : edge,
      ),
      width: events.map((/** @type {string} */ event, /** @type {number} */ index) =>
        event === chosen ? chosenEdge(size[index]) : EDGE[isUncertain(index) ? "uncertain" : "certain"],
      ),
    },
  };
  return { ...drawn, marker };
}

// What the drawn symbols cover, in pixels.
/** @type {(symbols: Trace, view: View) => Rect[]} */
export const boxes = ({ x, y, marker }, view) =>
  x.map((lon, index) => {
    const at = toPixels(view, lon, y[index]);
    return boxAround(at.x, at.y, marker.size[index], marker.size[index]);
  });

// What belongs to the drawn symbols and is not for plotly to draw, in pixels: {halos, rings:
// [{x, y, r, look, opacity}]}.
/** @type {(symbols: Trace, view: View) => { halos: Circle[], rings: Circle[] }} */
export function around({ x, y, meta, marker }, view) {
  const at = x.map((lon, index) => toPixels(view, lon, y[index]));
  const { symbol, halo, ring } = meta.across;
  // A halo is as much larger than its symbol as for any other; a ring keeps its distance.
  /** @type {Record<string, (size: number) => number>} */
  const across = {
    halo: (size) => (halo * Math.min(size, symbol)) / symbol,
    ring: (size) => ring + size - symbol,
  };
  /** @type {(name: string, index: number) => Circle} */
  const circle = (name, index) => ({
    ...at[index],
    r: across[name](marker.size[index]) / 2,
    look: meta.looks[index],
    opacity: marker.opacity[index],
  });
  /** @type {(name: string) => Circle[]} */
  const marked = (name) => at.flatMap((_, index) => (meta[name][index] ? [circle(name, index)] : []));
  return { halos: marked("halo"), rings: marked("ring") };
}
