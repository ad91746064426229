// The labels of the map: names of lands, places and stops, notes beside arrows. Each is written where
// there is space, and none over another. All in pixels from the top left.

import { beside, EDGE } from "./degrees.js";
import { GROUND_LOOKS, groundNames } from "./ground-names.js";
import { boxAround, boxesOf, placeLabels, sizeOf } from "./layout.js";
import { saidOf } from "./links.js";
import { placeOf, placesOf } from "./points.js";
import { isAside } from "./symbols.js";
import { happens, ofRole } from "./traces.js";
import { toPixels } from "./view.js";

// The size of the letters in pixels, and the style in which their width is measured.
/** @type {Record<string, { size: number, style?: string, spacing?: number }>} */
const LOOKS = {
  ...GROUND_LOOKS,
  label: { size: 14, style: "600" },
  region: { size: 13, style: "italic 600", spacing: 0.14 },
  stop: { size: 13 },
  note: { size: 12, style: "italic" },
};

const STOP = 4; // pixels of the radius of the dot at the end of an arrow
const REACHED = 12; // pixels across the sign of an event of the time
const RAYS = 30; // pixels across the rays around a symbol
/** @type {(mapText: { facts: any[] }) => string} */
const eventOf = ({ facts }) => facts[0];
/** @type {(mapText: { facts: any[] }) => string} */
const placeNamed = ({ facts }) => placeOf(facts);
/** @type {(mapText: { facts: any[] }) => boolean} */
const isOwnPlace = ({ facts }) => facts[2];
/** @type {(mapText: GeoPoint, view: View) => Point} */
const at = (mapText, view) => toPixels(view, mapText.lon, mapText.lat);

// --- what wants to be written ----------------------------------------------------------------

// The names of places, then of stops, then notes, as `placeLabels` takes them.
/** @type {(texts: MapTexts, drawn: any, state: MapState, view: View) => (Label & { mapText: MapText & { facts: any[] } })[]} */
function labelsOf(texts, drawn, state, view) {
  const placesWithSymbol = placesOf(drawn.symbols);
  const radii = radiiOf(drawn);
  return [
    ...placesInOrder(texts.labels, state).map((mapText) =>
      label(mapText, view, { radius: radii.get(placeNamed(mapText)) ?? 0, isLed: true }),
    ),
    ...happening(texts.stops, state, placesWithSymbol).map((mapText) => label(mapText, view)),
    ...saidOf(texts.links, state).map((mapText) =>
      label(mapText, view, { of: undefined, along: alongArrow(mapText, view), isLed: true }),
    ),
    ...happening(texts.notes, state, new Set()).map((mapText) =>
      // That of an arrow belongs to no place, that of a sign to its own.
      label(
        mapText,
        view,
        mapText.along
          ? { of: undefined, along: alongArrow(mapText, view), isLed: !mapText.along.length }
          : { radius: REACHED / 2, isLed: true },
      ),
    ),
  ];
}

/** @type {(mapText: MapText & { facts: any[] }, view: View, more?: Partial<Label>) => Label & { mapText: MapText & { facts: any[] } }} */
function label(mapText, view, more = {}) {
  return {
    mapText,
    text: mapText.text,
    radius: STOP,
    of: placeNamed(mapText),
    ...LOOKS[mapText.look],
    ...at(mapText, view),
    ...more,
  };
}

// The points of its arrow at which a note may stand, none for other notes.
/** @type {(mapText: MapText, view: View) => Point[] | undefined} */
const alongArrow = ({ along }, view) => along?.map(([lon, lat]) => toPixels(view, lon, lat));

// {place: pixels from its middle to the edge of all that is drawn around it}.
/** @type {(drawn: any) => Map<string, number>} */
function radiiOf({ symbols, rays }) {
  const { ring, across, sizes } = symbols.meta;
  /** @type {Map<string, number>} */
  const radii = new Map();
  /** @type {(claim: any[], size: number) => void} */
  const add = (claim, size) => {
    radii.set(placeOf(claim), Math.max(radii.get(placeOf(claim)) ?? 0, size / 2));
  };
  symbols.customdata.forEach((/** @type {any[]} */ claim, /** @type {number} */ index) => {
    const size = symbols.marker.size[index];
    add(claim, ring[index] ? size + across.ring - sizes[index] : size);
  });
  for (const claim of rays.customdata) add(claim, RAYS);
  return radii;
}

// The chosen event's places first, then events' own places; each place once.
/** @type {(labels: MapTexts["labels"], state: MapState) => MapTexts["labels"]} */
function placesInOrder(labels, { shown, chosen }) {
  /** @type {(mapText: any) => number} */
  const rank = (mapText) => (eventOf(mapText) === chosen.event ? 0 : isOwnPlace(mapText) ? 1 : 2);
  const kept = labels.filter((mapText) => eventOf(mapText) in shown);
  return once(
    [...kept].sort((one, other) => rank(one) - rank(other)),
    placeNamed,
  );
}

/** @type {(texts: MapTexts["stops"], state: MapState, hidden: Set<string>) => MapTexts["stops"]} */
function happening(texts, state, hidden) {
  const kept = texts.filter(
    (mapText) => !hidden.has(placeNamed(mapText)) && happens(mapText.facts, state) !== "out",
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

// Everything on the map that no word may cover; what stands at a place says at which.
/** @type {(drawn: any, view: LabelView) => OwnedRect[]} */
function obstaclesOf(drawn, view) {
  const radii = radiiOf(drawn);
  /** @type {(trace: Trace, size: number) => Rect[]} */
  const around = (trace, size) =>
    trace.x.map((lon, index) => {
      const { x, y } = toPixels(view, lon, trace.y[index]);
      return boxAround(x, y, size, size);
    });
  /** @type {(trace: Trace, sizeAt?: (place: string) => number) => OwnedRect[]} */
  const owned = (trace, sizeAt = () => 2 * STOP) =>
    trace.x.map((lon, index) => {
      const { x, y } = toPixels(view, lon, trace.y[index]);
      const of = placeOf(trace.customdata[index]);
      return { ...boxAround(x, y, sizeAt(of), sizeAt(of)), of };
    });
  const foot = { left: 0, right: view.width, top: view.height - EDGE, bottom: view.height };
  return [
    ...owned(drawn.symbols, (place) => 2 * (radii.get(place) ?? 0)),
    ...owned(drawn.rays, () => RAYS),
    ...owned(drawn.reached, () => REACHED),
    ...owned(drawn.stops),
    ...drawn.arrows.flatMap((/** @type {Trace} */ arrow) => around(arrow, 8)),
    ...beside(view).map(({ box }) => box),
    ...(view.covers ?? []),
    foot,
  ];
}

/** @type {(mapText: { text: string, look: string }, at: Point & Partial<PlacedText>) => PlacedText} */
const placed = ({ text, look }, { x, y, ...more }) => ({ text, look, size: LOOKS[look].size, x, y, ...more });

let asked = "";
/** @type {(Seat | null)[]} */
let seats = [];

// From one step of the time control to the next the same labels often stand among the same symbols.
/** @type {(labels: Label[], obstacles: OwnedRect[], view: LabelView, yielding: Rect[]) => (Seat | null)[]} */
function seatsFor(labels, obstacles, view, yielding) {
  const sizes = labels.map((label) => sizeOf(label, view.measure));
  const question = JSON.stringify([labels, sizes, obstacles, yielding, view.width, view.height]);
  if (question !== asked) seats = placeLabels(labels, obstacles, view, { measure: view.measure, yielding });
  asked = question;
  return seats;
}

// --- all of it -------------------------------------------------------------------------------

// What is written for a choice: [{text, look, size, x, y}]; `traces` are those that are drawn.
/** @type {(texts: MapTexts, traces: Trace[], state: MapState, view: LabelView) => PlacedText[]} */
export function labelsFor(texts, traces, state, view) {
  const roles = ["symbols", "rays", "reached", "stops"];
  /** @type {any} */
  const drawn = Object.fromEntries(roles.map((role) => [role, ofRole(traces, role)]));
  drawn.arrows = traces.filter((trace) => trace.meta.role === "arrow");
  const obstacles = obstaclesOf(drawn, view);
  const ground = groundNames(texts.names, obstacles, view);
  const labels = labelsOf(texts, drawn, state, view);
  const places = seatsFor(
    labels,
    obstacles,
    view,
    ground.map(({ box }) => box),
  );
  const written = labels.flatMap(({ mapText, x, y }, rank) => {
    const seat = places[rank];
    return seat ? [{ mapText, seat, anchor: { x, y }, isFaded: isAside(eventOf(mapText), state) }] : [];
  });
  const taken = [...obstacles, ...written.flatMap(({ seat }) => boxesOf(seat))];
  return [
    ...groundNames(texts.names, taken, view).map(({ mapText, x, y, more }) =>
      placed(mapText, { x, y, ...more }),
    ),
    ...written.map(({ mapText, seat: { x, y, leader }, ...more }) =>
      placed(mapText, { x, y, leader, ...more }),
    ),
  ];
}
