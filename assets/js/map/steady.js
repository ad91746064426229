// Symbols and words keep their size while the picture of the map grows and shrinks around them.

import { queryAll } from "../dom.js";

const STEADY = "#map .point, #map-view .signs > circle, #map-view .words text, #map-view .words circle";
const SAME = 1e-6; // a scale that differs by less is the same: the map is moved and not zoomed

/** @type {WeakMap<Element, { x: number, y: number }>} */
const anchors = new WeakMap();

// A word keeps its distance from what it names.
/** @type {(drawn: Element, anchor: Point) => Element} */
export function anchored(drawn, anchor) {
  anchors.set(drawn, anchor);
  return drawn;
}

/** @type {WeakMap<Element, string>} */
const placed = new WeakMap(); // how each was placed, or turned, before

let kept = 1;
let isMoved = false; // whether any was placed anew

// `by` is what a picture that is scaled by 1 / `by` leaves them to grow.
/** @type {(by: number) => void} */
export function keepSize(by) {
  if (Math.abs(by - kept) < SAME) return;
  [kept, isMoved] = [by, true];
  for (const drawn of queryAll(STEADY)) drawn.setAttribute("transform", transformOf(drawn, by));
}

/** @type {(drawn: Element, by: number) => string} */
function transformOf(drawn, by) {
  const own = placed.get(drawn) ?? drawn.getAttribute("transform") ?? "";
  placed.set(drawn, own);
  if (drawn.classList.contains("point")) return `${own}scale(${by})`;
  const { x, y } = anchors.get(drawn) ?? middleOf(drawn);
  return `translate(${x} ${y}) scale(${by}) translate(${-x} ${-y}) ${own}`;
}

/** @type {(drawn: Element) => Point} */
const middleOf = (drawn) => ({
  x: Number(drawn.getAttribute("cx") ?? drawn.getAttribute("x")),
  y: Number(drawn.getAttribute("cy") ?? drawn.getAttribute("y")),
});

// All as they were put, before they are put elsewhere.
export function release() {
  if (!isMoved) return;
  [kept, isMoved] = [1, false];
  for (const drawn of queryAll(STEADY)) {
    const own = placed.get(drawn);
    if (own !== undefined) drawn.setAttribute("transform", own);
    placed.delete(drawn);
  }
}
