// The ground of the map, the regions on it, and the bar of its scale.

import { byId, query, queryAll } from "../dom.js";
import { isAside } from "./symbols.js";
import * as mapView from "./view.js";

const LONGEST = 110; // pixels of the scale bar at most

const CLOSE = 2.5; // times closer than the opening view: then the first relief is smeared

// While the map is moved the ground is a picture, as large as the style sheet says and no larger:
const BEYOND = 0.2; // parts of the view that it reaches beyond each edge
const ENLARGED = 1.6; // times that it is enlarged before it is painted again

/** @type {HTMLElement[] | null} */
let areas = null; // the regions
/** @type {View | null} */
let placed = null; // the view behind which the ground lies
/** @type {View | null} */
let moving = null; // while it is moved, the view around which it was painted last
/** @type {View | null} */
let scaled = null; // and that of which the bar tells

// The boxes of the reliefs behind a view, the topmost first: the closer one covers less than the frame.
/** @type {(view: View, map: Pick<MapPayload, "opening" | "frame" | "close">) => Box[]} */
export const reliefsBehind = (view, { opening, frame, close }) =>
  close && mapView.closeness(view, opening) > CLOSE ? [close, frame] : [frame];

// The part of the ground that is seen. What is written, even the same again, is painted again, and the
// ground is the dearest of all: so it is left alone while the view is the same.
/** @type {(view: View, map: MapPayload) => void} */
export function placeGround(view, map) {
  const ground = query("#map-view .ground");
  if (!ground || view === placed) return;
  [placed, moving] = [view, null];
  ground.classList.remove("is-moving");
  ground.style.transform = "";
  paint(ground, view, view, map);
}

// The same under a hand, of whose thirty movements a second none has time for painting: it is painted
// beyond the edges, moved as a picture, and painted again when that does not reach.
/** @type {(view: View, map: MapPayload) => void} */
export function moveGround(view, map) {
  const ground = query("#map-view .ground");
  if (!ground) return;
  placed = null;
  if (!moving || !reaches(mapView.transform(moving, view), view)) {
    moving = view;
    ground.classList.add("is-moving");
    paint(ground, view, mapView.grown(view, BEYOND), map);
  }
  const { x, y, scale } = mapView.transform(moving, view);
  ground.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
}

// Whether a picture that is moved like this covers a view, and not too coarsely.
/** @type {(moved: Point & { scale: number }, view: View) => boolean} */
export function reaches({ x, y, scale }, { width, height }) {
  /** @type {(start: number, side: number) => boolean} */
  const covers = (start, side) =>
    start <= BEYOND * side * scale && start + side * scale * (1 + BEYOND) >= side;
  return covers(x, width) && covers(y, height) && scale <= ENLARGED;
}

// As closely as the view that is seen asks for.
/** @type {(ground: HTMLElement, seen: View, view: View, map: MapPayload) => void} */
function paint(ground, seen, view, map) {
  const pictures = reliefsBehind(seen, map).map((box) => mapView.pictureBehind(view, box));
  ground.classList.toggle("is-close", pictures.length > 1); // its style sheet names the pictures
  ground.style.backgroundSize = inPercent(pictures, "width", "height");
  ground.style.backgroundPosition = inPercent(pictures, "left", "top");
  query("svg", ground).setAttribute("viewBox", mapView.viewBox(view, map));
  showHatch(map.unit / mapView.scale(view).x);
}

// The lines of a hatch keep their distance on screen; `unit` are the units of the drawing in a pixel.
/** @type {(unit: number) => void} */
function showHatch(unit) {
  for (const hatch of queryAll("#map-view .hatch"))
    hatch.setAttribute("patternTransform", `rotate(45) scale(${unit.toFixed(4)})`);
}

/** @type {(pictures: ReturnType<typeof mapView.pictureBehind>[], across: "width" | "left", down: "height" | "top") => string} */
const inPercent = (pictures, across, down) =>
  pictures.map((picture) => `${picture[across] * 100}% ${picture[down] * 100}%`).join();

// The symbols that the page comes with: plotly's take their place.
export const removeStillMarks = () => query(".still-marks")?.remove();

// A region stands for its event: gone with it, stronger when it is chosen.
/** @type {(state: MapState) => void} */
export function showAreas({ shown: events, chosen }) {
  areas ??= queryAll("#map-view .area");
  for (const area of areas) {
    const event = area.dataset.area ?? "";
    area.classList.toggle("is-out", !(event in events));
    area.classList.toggle("is-chosen", event === chosen.event);
    area.classList.toggle("is-aside", isAside(event, { shown: events, chosen }));
  }
}

/** @type {(view: View, factor: number) => void} */
export function showScale(view, factor) {
  if (view === scaled) return;
  scaled = view;
  const { km, pixels } = mapView.scaleBar(view, LONGEST * factor);
  byId("scale-km").textContent = String(km);
  byId("scale-bar").style.width = `${pixels}px`;
}
