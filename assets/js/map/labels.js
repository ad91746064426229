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
/** @type {(mapText: { facts: any[] }) => string} */
const eventOf = ({ facts }) => facts[0];
/** @type {(mapText: { facts: any[] }) => string} */
const placeOf = ({ facts }) => facts[1];
/** @type {(mapText: { facts: any[] }) => boolean} */
const isOwnPlace = ({ facts }) => facts[2];
/** @type {(mapText: GeoPoint, view: View) => Point} */
const at = (mapText, view) => toPixels(view, mapText.lon, mapText.lat);
/** @type {(box: Rect, size: Size) => boolean} */
const isIn = (box, { width, height }) =>
  box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height;

// --- what wants to be written ----------------------------------------------------------------

// The names of places, then of stops, then notes, as `placeLabels` takes them.
/** @type {(texts: MapTexts, drawn: any, state: MapState, view: View) => (Label & { mapText: MapText })[]} */
function labelsOf(texts, drawn, state, view) {
  const ringed = new Set([...drawn.ringed.customdata, ...drawn.rays.customdata].map(([, place]) => place));
  const placesWithSymbol = placesOf(drawn.symbols);
  const there = symbolsByPlace(drawn.symbols, view);
  return [
    ...placesInOrder(texts.labels, state).map((mapText) =>
      placeLabel(mapText, there.get(placeOf(mapText)) ?? [], ringed, view),
    ),
    ...happening(texts.stops, state, placesWithSymbol).map((mapText) => label(mapText, view)),
    ...happening(texts.notes, state, new Set()).map((mapText) => label(mapText, view)),
  ];
}

/** @type {(mapText: MapText, view: View, more?: Partial<Label>) => Label & { mapText: MapText }} */
function label(mapText, view, more = {}) {
  return {
    mapText,
    text: mapText.text,
    halfWidth: 0,
    near: 9,
    ...LOOKS[mapText.look],
    ...at(mapText, view),
    ...more,
  };
}

// The name of a place keeps clear of all symbols there, and of a ring around them.
/** @type {(mapText: any, there: Point[], ringed: Set<string>, view: View) => Label & { mapText: MapText }} */
function placeLabel(mapText, there, ringed, view) {
  const near = !ringed.has(placeOf(mapText)) ? 12 : there.length > 1 ? 15 : 19;
  return label(mapText, view, { ...middleOf(there), near });
}

/** @type {(symbols: Trace) => Pick<Trace, "x" | "y" | "customdata">} */
function ringedOf({ x, y, customdata, meta }) {
  /** @type {(list: any[]) => any[]} */
  const onlyRinged = (list) => list.filter((_, index) => meta.ring?.[index]);
  return { x: onlyRinged(x), y: onlyRinged(y), customdata: onlyRinged(customdata) };
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
  /** @type {(mapText: any) => number} */
  const rank = (mapText) => (eventOf(mapText) === chosen.event ? 0 : isOwnPlace(mapText) ? 1 : 2);
  const kept = labels.filter((mapText) => eventOf(mapText) in shown);
  return once(
    [...kept].sort((one, other) => rank(one) - rank(other)),
    placeOf,
  );
}

/** @type {(texts: MapTexts["stops"], state: MapState, hidden: Set<string>) => MapTexts["stops"]} */
function happening(texts, state, hidden) {
  const kept = texts.filter(
    (mapText) => !hidden.has(placeOf(mapText)) && happens(mapText.facts, state) !== "out",
  );
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
/** @type {(names: MapText[], obstacles: Rect[], view: View) => (Point & { mapText: MapText, box: Rect })[]} */
function groundNames(names, obstacles, view) {
  const taken = occupied(obstacles);
  return names.flatMap((mapText) => {
    const { x, y } = at(mapText, view);
    const { size } = LOOKS[mapText.look];
    const box = boxAround(x, y, mapText.text.length * size * SPACED, size * 1.2);
    return isIn(box, view) && taken.isFree(box) ? [{ mapText, x, y, box }] : [];
  });
}

/** @type {(mapText: MapText, at: Point) => PlacedText} */
const placed = ({ text, look }, { x, y }) => ({ text, look, size: LOOKS[look].size, x, y });

// --- all of it -------------------------------------------------------------------------------

// What is written for a choice: [{text, look, size, x, y}]; `traces` are those that are drawn.
/** @type {(texts: MapTexts, traces: Trace[], state: MapState, view: LabelView) => PlacedText[]} */
export function labelsFor(texts, traces, state, view) {
  const roles = ["symbols", "rays", "reached", "stops"];
  /** @type {any} */
  const drawn = Object.fromEntries(roles.map((role) => [role, ofRole(traces, role)]));
  drawn.ringed = ringedOf(drawn.symbols);
  drawn.arrows = traces.filter((trace) => trace.meta.role === "arrow");
  const obstacles = obstaclesOf(drawn, view);
  const ground = groundNames(texts.names, obstacles, view);
  const labels = labelsOf(texts, drawn, state, view);
  const places = placeLabels(labels, obstacles, view, {
    measure: view.measure,
    yielding: ground.map(({ box }) => box),
  });
  const written = labels.flatMap(({ mapText }, rank) => (places[rank] ? [{ mapText, ...places[rank] }] : []));
  const taken = occupied(written.map(({ box }) => box));
  const free = ground.filter(({ box }) => taken.isFree(box));
  return [...free, ...written].map(({ mapText, ...place }) => placed(mapText, place));
}
