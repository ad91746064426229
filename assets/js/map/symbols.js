// The symbols of the events: where they stand, several at one place beside each other, and how they look.

import { declutter } from "./layout.js";
import { eventOf, keptPoints, keyOf, placeOf, withPoints } from "./points.js";
import { toDegrees, toPixels } from "./view.js";

const SYMBOL = 22; // pixels from one symbol to the next where several stand at one place
const LEAST = 18; // pixels from one symbol's middle to the next, wherever they stand
const MOST = 16; // pixels that a symbol is moved at most, so that nobody is led astray
const DISPLACED = 6; // pixels from which on a line leads back to the true place
const GOLDEN = Math.PI * (3 - Math.sqrt(5)); // a turn that fills a disc evenly
const PAST = 0.35; // how strongly what is over is drawn

// "#b4341f" as a translucent colour; any other way to write one is left as it is.
/** @type {(colour: string, opacity: number) => string} */
export function faded(colour, opacity) {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return colour;
  const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return `rgba(${parts.join(",")},${opacity})`;
}

// Where symbols at one place stand around it, in pixels: side by side; many, in a disc.
/** @type {(claims: any[][]) => Map<string, Point>} */
export function aside(claims) {
  /** @type {Map<string, any[][]>} */
  const byPlace = new Map();
  for (const claim of claims) {
    const there = byPlace.get(placeOf(claim));
    if (there) there.push(claim);
    else byPlace.set(placeOf(claim), [claim]);
  }
  /** @type {Map<string, Point>} */
  const moves = new Map();
  for (const [, there] of byPlace) {
    for (const [rank, claim] of there.entries()) moves.set(keyOf(claim), besideRank(rank, there.length));
  }
  return moves;
}

/** @type {(rank: number, count: number) => Point} */
function besideRank(rank, count) {
  if (count <= 3) return { x: (rank - (count - 1) / 2) * SYMBOL, y: 0 };
  const far = SYMBOL * 0.6 * Math.sqrt(rank + 0.4);
  return { x: far * Math.cos(rank * GOLDEN), y: far * Math.sin(rank * GOLDEN) };
}

// Where every symbol in period stands: {key: {x, y, moved}} in pixels; `moved` is how far it had
// to make way, beyond standing side by side at its place.
/** @type {(trace: Trace, kept: number[], view: View) => Map<string, Position>} */
export function positionsOf(trace, kept, view) {
  const claims = kept.map((index) => trace.customdata[index]);
  const moves = aside(claims);
  const homes = kept.map((index, rank) => {
    const { x, y } = toPixels(view, trace.x[index], trace.y[index]);
    const by = moves.get(keyOf(claims[rank])) ?? { x: 0, y: 0 };
    return { x: x + by.x, y: y + by.y };
  });
  const now = declutter(homes, LEAST, MOST);
  /** @type {(rank: number) => number} */
  const far = (rank) => Math.hypot(now[rank].x - homes[rank].x, now[rank].y - homes[rank].y);
  return new Map(claims.map((claim, rank) => [keyOf(claim), { ...now[rank], moved: far(rank) }]));
}

// The symbols where they stand; `meta.home` is where those belong that had to make way.
/** @type {(trace: Trace, places: Map<string, Position>, view: View) => Trace} */
export function atSymbols(trace, places, view) {
  const drawn = withPoints(
    trace,
    keptPoints(trace, (claim) => places.has(keyOf(claim))),
  );
  /** @type {Position[]} */
  const positions = drawn.customdata.flatMap((claim) => places.get(keyOf(claim)) ?? []);
  const at = positions.map((position) => toDegrees(view, position));
  const home = positions.map(({ moved }, index) =>
    moved > DISPLACED ? [drawn.x[index], drawn.y[index]] : null,
  );
  return {
    ...drawn,
    x: at.map(({ lon }) => lon),
    y: at.map(({ lat }) => lat),
    meta: { ...drawn.meta, home },
  };
}

// Signs that belong around a symbol follow it; where none stands, they keep to their place.
/** @type {(drawn: Trace, places: Map<string, Position>, view: View) => Trace} */
export function aroundSymbols(drawn, places, view) {
  const at = drawn.customdata.map((claim, index) => {
    const place = places.get(keyOf(claim));
    return place ? toDegrees(view, place) : { lon: drawn.x[index], lat: drawn.y[index] };
  });
  return { ...drawn, x: at.map(({ lon }) => lon), y: at.map(({ lat }) => lat) };
}

// Certain: in full colour. Uncertain: translucent, its edge in full colour. Chosen: edged in ink.
// Past, while time accumulates: faint.
/** @type {(drawn: Trace, shown: Shown, choice: Choice) => Trace} */
export function styled(drawn, shown, { event: chosen, past = [] }) {
  const { color, line } = drawn.marker;
  const events = drawn.customdata.map(eventOf);
  /** @type {(index: number) => boolean} */
  const isUncertain = (index) => shown[events[index]] === "uncertain";
  /** @type {(index: number) => string} */
  const own = (index) => drawn.meta.own?.[index] ?? color[index];
  const marker = {
    ...drawn.marker,
    opacity: events.map((/** @type {string} */ event) => (past.includes(event) ? PAST : 1)),
    color: color.map((/** @type {string} */ fill, /** @type {number} */ index) =>
      isUncertain(index) ? faded(fill, drawn.meta.uncertain) : fill,
    ),
    line: {
      ...line,
      color: line.color.map((/** @type {string} */ edge, /** @type {number} */ index) =>
        events[index] === chosen ? drawn.meta.ink : isUncertain(index) ? own(index) : edge,
      ),
      width: events.map((/** @type {string} */ event, /** @type {number} */ index) =>
        event === chosen ? 3 : isUncertain(index) ? 2 : 1.5,
      ),
    },
  };
  return { ...drawn, marker };
}

// What belongs to the drawn symbols and is not for plotly to draw, in pixels: {halos, rings:
// [{x, y, r, look, opacity}], leaders: [{from, to}]}, a leader from each that had to make way.
/** @type {(symbols: Trace, view: View) => { halos: Circle[], rings: Circle[], leaders: Line[] }} */
export function around({ x, y, meta, marker }, view) {
  const at = x.map((lon, index) => toPixels(view, lon, y[index]));
  /** @type {(name: string, index: number) => Circle} */
  const circle = (name, index) => ({
    ...at[index],
    r: meta.across[name] / 2,
    look: meta.looks[index],
    opacity: marker.opacity[index],
  });
  /** @type {(name: string) => Circle[]} */
  const marked = (name) => at.flatMap((_, index) => (meta[name][index] ? [circle(name, index)] : []));
  return {
    halos: marked("halo"),
    rings: marked("ring"),
    leaders: at.flatMap((from, index) =>
      meta.home[index] ? [{ from, to: toPixels(view, meta.home[index][0], meta.home[index][1]) }] : [],
    ),
  };
}
