// The ground of the map, the regions on it, and the bar of its scale.

import { byId, query, queryAll } from "../dom.js";
import * as mapView from "./view.js";

const LONGEST = 110; // pixels of the scale bar at most

/** @type {HTMLElement[] | null} */
let areas = null; // the regions

// The part of the ground that is seen.
/** @type {(view: View, map: MapPayload) => void} */
export function placeGround(view, map) {
  const ground = query("#map-view .ground");
  if (!ground) return;
  const { width, height, left, top } = mapView.pictureBehind(view, map.frame);
  ground.style.backgroundSize = `${width * 100}% ${height * 100}%`;
  ground.style.backgroundPosition = `${left * 100}% ${top * 100}%`;
  query("svg", ground).setAttribute("viewBox", mapView.viewBox(view, map));
}

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
  }
}

/** @type {(view: View, factor: number) => void} */
export function showScale(view, factor) {
  const { km, pixels } = mapView.scaleBar(view, LONGEST * factor);
  byId("scale-km").textContent = String(km);
  byId("scale-bar").style.width = `${pixels}px`;
}
