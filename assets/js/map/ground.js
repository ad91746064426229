// The ground of the map, the regions on it, and the bar of its scale.

import { byId, query, queryAll } from "../dom.js";
import { isAside } from "./symbols.js";
import * as mapView from "./view.js";

const LONGEST = 110; // pixels of the scale bar at most

const CLOSE = 2.5; // times closer than the opening view: then the first relief is smeared

/** @type {HTMLElement[] | null} */
let areas = null; // the regions

// The boxes of the reliefs behind a view, the topmost first: the closer one covers less than the frame.
/** @type {(view: View, map: Pick<MapPayload, "opening" | "frame" | "close">) => Box[]} */
export const reliefsBehind = (view, { opening, frame, close }) =>
  close && mapView.closeness(view, opening) > CLOSE ? [close, frame] : [frame];

// The part of the ground that is seen.
/** @type {(view: View, map: MapPayload) => void} */
export function placeGround(view, map) {
  const ground = query("#map-view .ground");
  if (!ground) return;
  const pictures = reliefsBehind(view, map).map((box) => mapView.pictureBehind(view, box));
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
  const { km, pixels } = mapView.scaleBar(view, LONGEST * factor);
  byId("scale-km").textContent = String(km);
  byId("scale-bar").style.width = `${pixels}px`;
}
