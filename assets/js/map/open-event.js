// The map goes to the places of the event that is opened, and back when all events are shown again.

import * as store from "../store.js";
import { flyTo, stop } from "./fly-to.js";
import * as map from "./map.js";
import { toPixels } from "./view.js";

const CLOSEST = 3; // degrees across: a place is seen with its surroundings

let opened = "";
/** @type {(() => void) | null} */
let giveBack = null; // what was seen before an event was opened

// Where an event has its places and its arrows, as [longitude, latitude].
/** @type {(event: string, map: Pick<MapPayload, "words" | "traces">) => [number, number][]} */
export function pointsOf(event, { words, traces }) {
  const arrows = traces.filter(({ meta }) => meta.role === "arrow" && meta.event === event);
  return [
    ...words.labels.filter(({ facts }) => facts[0] === event).map(placeOf),
    ...arrows.flatMap(({ x, y }) => x.map((lon, index) => /** @type {[number, number]} */ ([lon, y[index]]))),
  ];
}

/** @type {(at: GeoPoint) => [number, number]} */
const placeOf = ({ lon, lat }) => [lon, lat];

// --- in the page -----------------------------------------------------------------------------------

/** @type {Subscriber} */
function show({ event, story }, atlas) {
  const before = opened;
  opened = event;
  if (story) giveBack = null; // it flies itself
  if (story || event === before) return;
  const points = event ? pointsOf(event, atlas.map) : [];
  if (points.length) {
    giveBack ??= map.view() ? map.keep() : () => map.whenShown(map.showAll);
    flyTo(points, CLOSEST);
  } else if (giveBack) {
    stop();
    giveBack();
    giveBack = null;
  }
}

// What was seen before belongs to a visitor who has gone; who comes next is taken to the event as the
// first one was.
export function forget() {
  opened = "";
  giveBack = null;
}

// Where zooming keeps still: at the place of the event that is open, if it is seen.
/** @type {(view: View) => Point} */
export function pointOfZoom(view) {
  const middle = { x: view.width / 2, y: view.height / 2 };
  const own = store.atlas().map.words.labels.find(({ facts }) => facts[0] === opened && facts[2]);
  if (!own) return middle;
  const at = toPixels(view, own.lon, own.lat);
  return at.x > 0 && at.y > 0 && at.x < view.width && at.y < view.height ? at : middle;
}

export function start() {
  store.subscribe(show);
}
