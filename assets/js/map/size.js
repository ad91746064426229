// The size of the map on the page, and what covers it.

import { byId, queryAll } from "../dom.js";
import * as theme from "../page/theme.js";

const COVERS = ".zoom, .legend > summary, .map .scale, .cartouche, .inset";

const box = () => byId("map-view").getBoundingClientRect();

// While a view stands in the place of the map, or the page around has not shown it yet: no view is
// taken from a size of 0, for every degree would be divided by it.
export function isHidden() {
  const { width, height } = box();
  return width === 0 || height === 0;
}

/** @type {(size: Size) => boolean} */
export function isUnchanged(size) {
  const { width, height } = box();
  return width === size.width && height === size.height;
}

// In pixels; how large the letters are; and boxes of what lies over the map, in letters of 16 pixels.
/** @type {() => MapSize} */
export function measured() {
  const map = box();
  const factor = theme.factor();
  return { width: map.width, height: map.height, factor, covers: covers(map, factor) };
}

// What lies over the map may grow, with the period in the title.
/** @type {(act: () => void) => void} */
export function watchCovers(act) {
  const observer = new ResizeObserver(act);
  for (const cover of queryAll(COVERS)) observer.observe(cover);
}

/** @type {(map: Rect, factor: number) => Rect[]} */
const covers = (map, factor) =>
  queryAll(COVERS).map((cover) => {
    const { left, right, top, bottom } = cover.getBoundingClientRect();
    return {
      left: (left - map.left) / factor,
      right: (right - map.left) / factor,
      top: (top - map.top) / factor,
      bottom: (bottom - map.top) / factor,
    };
  });
