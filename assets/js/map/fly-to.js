// The map brought to places without a hand: gliding there, or at once for who wishes no motion.

import { afterNextFrame } from "../dom.js";
import * as store from "../store.js";
import * as map from "./map.js";
import { isHidden } from "./size.js";
import * as mapView from "./view.js";

const MARGIN = 64; // pixels around the places
const CLOSEST = 1.5; // degrees across: closer, a reader would not know where this is
const DURATION = 650; // milliseconds

/** @type {(part: number) => number} */
const eased = (part) => part * part * (3 - 2 * part);
const isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

let flight = 0; // counts the flights: a later one ends the one before

// `points` are [longitude, latitude]; without any, the map shows what it opens with. `least` are the
// degrees that are seen across at least.
/** @type {(points: [number, number][], least?: number) => void} */
export function flyTo(points, least = CLOSEST) {
  flight += 1;
  const number = flight;
  const isFirst = !map.view(); // who has seen nothing yet is not taken on a flight
  afterNextFrame(() => map.whenShown(() => number === flight && begin(points, least, isFirst)));
}

/** @type {(points: [number, number][], least: number, isFirst: boolean) => void} */
function begin(points, least, isFirst) {
  const number = flight;
  const start = map.view();
  if (!start) return;
  const goal = goalOf(points, least, start);
  if (isFirst || isStill() || isHidden()) return arrive(goal, points);
  const takenOff = performance.now();
  let last = start;
  /** @type {(now: number) => void} */
  const glide = (now) => {
    if (number !== flight || map.view() !== last) return; // another flight, or the reader's hand
    const part = (now - takenOff) / DURATION;
    if (part >= 1) return arrive(goal, points);
    last = mapView.between(start, goal, eased(Math.max(part, 0)));
    map.drag(last);
    requestAnimationFrame(glide);
  };
  glide(takenOff);
}

/** @type {(points: [number, number][], least: number, view: View) => View} */
function goalOf(points, least, view) {
  const { opening, frame, tall } = store.atlas().map;
  if (!points.length) return mapView.fitted(opening, view, tall, frame);
  const places = points.map(([lon, lat]) => ({ lon, lat }));
  return mapView.closest(view, places, MARGIN, least, frame);
}

/** @type {(goal: View, points: [number, number][]) => void} */
function arrive(goal, points) {
  if (points.length) map.move(goal);
  else map.showAll();
}

export function stop() {
  flight += 1;
}
