// The labels of the map: names of lands, places and stops, notes beside arrows. Each is written where
// there is space, and none over another. All in pixels from the top left.

import { beside, EDGE } from "./degrees.js";
import { boxAround, occupied, placeLabels } from "./layout.js";
import { placesOf } from "./points.js";
import { happens, ofRole } from "./traces.js";
import { toPixels } from "./view.js";

// The size of the letters in pixels, and the style in which their width is measured.
/** @type {Record<string, { size: number, style?: string }>} */
const LOOKS = {
  home: { size: 21 },
  country: { size: 15 },
  water: { size: 13 },
  label: { size: 14, style: "600" },
  stop: { size: 13 },
  note: { size: 12, style: "italic" },
};

const SPACED = 0.7; // mean width of a letter of a name on the ground, which is spaced out
/** @type {(word: { facts: any[] }) => string} */
const eventOf = ({ facts }) => facts[0];
/** @type {(word: { facts: any[] }) => string} */
const placeOf = ({ facts }) => facts[1];
/** @type {(word: { facts: any[] }) => boolean} */
const isOwnPlace = ({ facts }) => facts[2];
/** @type {(word: GeoPoint, view: View) => Point} */
const at = (word, view) => toPixels(view, word.lon, word.lat);
/** @type {(box: Rect, size: Size) => boolean} */
const isIn = (box, { width, height }) =>
  box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height;

// --- what wants to be written ----------------------------------------------------------------

// The names of places, then of stops, then notes, as `placeLabels` takes them.
/** @type {(words: MapTexts, drawn: any, state: MapState, view: View) => (Label & { word: MapText })[]} */
function wanted(words, drawn, state, view) {
  const ringed = new Set([...drawn.ringed.customdata, ...drawn.rays.customdata].map(([, place]) => place));
  const symbolled = placesOf(drawn.symbols);
  const there = symbolsByPlace(drawn.symbols, view);
  return [
    ...placesInOrder(words.labels, state).map((word) =>
      named(word, there.get(placeOf(word)) ?? [], ringed, view),
    ),
    ...happening(words.stops, state, symbolled).map((word) => label(word, view)),
    ...happening(words.notes, state, new Set()).map((word) => label(word, view)),
  ];
}

/** @type {(word: MapText, view: View, more?: Partial<Label>) => Label & { word: MapText }} */
function label(word, view, more = {}) {
  return { word, text: word.text, halfWidth: 0, near: 9, ...LOOKS[word.look], ...at(word, view), ...more };
}

// The name of a place keeps clear of all symbols there, and of a ring around them.
/** @type {(word: any, there: Point[], ringed: Set<string>, view: View) => Label & { word: MapText }} */
function named(word, there, ringed, view) {
  const near = !ringed.has(placeOf(word)) ? 12 : there.length > 1 ? 15 : 19;
  return label(word, view, { ...middleOf(there), near });
}

/** @type {(symbols: Trace) => Pick<Trace, "x" | "y" | "customdata">} */
function ringedOf({ x, y, customdata, meta }) {
  /** @type {(list: any[]) => any[]} */
  const those = (list) => list.filter((_, index) => meta.ring?.[index]);
  return { x: those(x), y: those(y), customdata: those(customdata) };
}

// {place: [{x, y}]} of all symbols.
/** @type {(symbols: Trace, view: View) => Map<string, Point[]>} */
function symbolsByPlace(symbols, view) {
  /** @type {Map<string, Point[]>} */
  const byPlace = new Map();
  symbols.customdata.forEach((/** @type {any[]} */ [, place], /** @type {number} */ index) => {
    const at = toPixels(view, symbols.x[index], symbols.y[index]);
    const there = byPlace.get(place);
    if (there) there.push(at);
    else byPlace.set(place, [at]);
  });
  return byPlace;
}

/** @type {(points: Point[]) => Point & { halfWidth: number }} */
const middleOf = (points) => ({
  x: (Math.min(...points.map(({ x }) => x)) + Math.max(...points.map(({ x }) => x))) / 2,
  y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
  halfWidth: (Math.max(...points.map(({ x }) => x)) - Math.min(...points.map(({ x }) => x))) / 2,
});

// The chosen event's places first, then events' own places; each place once.
/** @type {(labels: MapTexts["labels"], state: MapState) => MapTexts["labels"]} */
function placesInOrder(labels, { shown, chosen }) {
  /** @type {(word: any) => number} */
  const rank = (word) => (eventOf(word) === chosen.event ? 0 : isOwnPlace(word) ? 1 : 2);
  const kept = labels.filter((word) => eventOf(word) in shown);
  return once(
    [...kept].sort((one, other) => rank(one) - rank(other)),
    placeOf,
  );
}

/** @type {(words: MapTexts["stops"], state: MapState, hidden: Set<string>) => MapTexts["stops"]} */
function happening(words, state, hidden) {
  const kept = words.filter((word) => !hidden.has(placeOf(word)) && happens(word.facts, state) !== "out");
  return once(kept, ({ text, lon, lat }) => `${text} ${lon} ${lat}`);
}

/**
 * @template Item
 * @param {Item[]} list
 * @param {(item: Item) => unknown} keyOf
 * @returns {Item[]}
 */
function once(list, keyOf) {
  const first = new Map();
  for (const item of list) if (!first.has(keyOf(item))) first.set(keyOf(item), item);
  return [...first.values()];
}

// --- where there is room ---------------------------------------------------------------------

// Everything on the map that no word may cover.
/** @type {(drawn: any, view: LabelView) => Rect[]} */
function obstaclesOf(drawn, view) {
  /** @type {(trace: Trace, size: number) => Rect[]} */
  const around = (trace, size) =>
    trace.x.map((lon, index) => {
      const { x, y } = toPixels(view, lon, trace.y[index]);
      return boxAround(x, y, size, size);
    });
  const foot = { left: 0, right: view.width, top: view.height - EDGE, bottom: view.height };
  return [
    ...around(drawn.symbols, 18),
    ...around(drawn.ringed, 26),
    ...around(drawn.rays, 30),
    ...around(drawn.reached, 12),
    ...around(drawn.stops, 6),
    ...drawn.arrows.flatMap((/** @type {Trace} */ arrow) => around(arrow, 8)),
    ...beside(view).map(({ box }) => box),
    ...(view.covers ?? []),
    foot,
  ];
}

// Names of lands and waters with their boxes, less those that the edge or a sign would cut.
/** @type {(names: MapText[], obstacles: Rect[], view: View) => (Point & { word: MapText, box: Rect })[]} */
function groundNames(names, obstacles, view) {
  const taken = occupied(obstacles);
  return names.flatMap((word) => {
    const { x, y } = at(word, view);
    const { size } = LOOKS[word.look];
    const box = boxAround(x, y, word.text.length * size * SPACED, size * 1.2);
    return isIn(box, view) && taken.isFree(box) ? [{ word, x, y, box }] : [];
  });
}

/** @type {(word: MapText, at: Point) => PlacedText} */
const placed = ({ text, look }, { x, y }) => ({ text, look, size: LOOKS[look].size, x, y });

// --- all of it -------------------------------------------------------------------------------

// What is written for a choice: [{text, look, size, x, y}]; `traces` are those that are drawn.
/** @type {(words: MapTexts, traces: Trace[], state: MapState, view: LabelView) => PlacedText[]} */
export function labelsFor(words, traces, state, view) {
  const roles = ["symbols", "rays", "reached", "stops"];
  /** @type {any} */
  const drawn = Object.fromEntries(roles.map((role) => [role, ofRole(traces, role)]));
  drawn.ringed = ringedOf(drawn.symbols);
  drawn.arrows = traces.filter((trace) => trace.meta.role === "arrow");
  const obstacles = obstaclesOf(drawn, view);
  const ground = groundNames(words.names, obstacles, view);
  const labels = wanted(words, drawn, state, view);
  const places = placeLabels(labels, obstacles, view, {
    measure: view.measure,
    yielding: ground.map(({ box }) => box),
  });
  const written = labels.flatMap(({ word }, rank) => (places[rank] ? [{ word, ...places[rank] }] : []));
  const taken = occupied(written.map(({ box }) => box));
  const free = ground.filter(({ box }) => taken.isFree(box));
  return [...free, ...written].map(({ word, ...place }) => placed(word, place));
}
