// What a pointer does: a tap is short and still, a drag goes sideways; what scrolls, rests or was taken
// away by the browser is neither.

import { isEmbedded, queryAll } from "../dom.js";

const STILL = 8; // pixels that a tap may move
const MOUSE_DRAG = 3; // pixels after which a mouse drags
const TAP = 700; // milliseconds that a finger may stay; longer, it rests
const HAND = 250; // pixels from one finger of a hand to another

/** @type {(down: Pointer, now: Pointer) => boolean} */
export const isStill = (down, now) => Math.hypot(now.x - down.x, now.y - down.y) <= STILL;

/** @type {(down: Pointer, up: Pointer) => boolean} */
export const isTap = (down, up) => isStill(down, up) && (down.type === "mouse" || up.time - down.time <= TAP);

// A finger that goes rather up or down wants to scroll; a mouse scrolls by its wheel.
/** @type {(down: Pointer, now: Pointer) => boolean} */
export function isSideways(down, now) {
  const across = Math.abs(now.x - down.x);
  return down.type === "mouse" ? across > MOUSE_DRAG : across > STILL && across > Math.abs(now.y - down.y);
}

// Whether two fingers that are down together may be a pinch; at a large table they may be of two people.
/** @type {(one: Point, other: Point) => boolean} */
export const isPair = (one, other) => Math.hypot(one.x - other.x, one.y - other.y) <= HAND;

/** @type {(event: PointerEvent) => Pointer} */
export const pointerOf = ({ clientX, clientY, timeStamp, pointerType }) => ({
  x: clientX,
  y: clientY,
  time: timeStamp,
  type: pointerType,
});

// In a frame the wheel scrolls the page around it, unless it is held with the key for zooming.
/** @type {(turn: WheelEvent) => boolean} */
export const isForThePage = ({ ctrlKey, metaKey }) => isEmbedded() && !ctrlKey && !metaKey;

// --- a tap acts once -------------------------------------------------------------------------------

let isAnswered = false; // the pointer that is about to click has acted already

// The click of this pointer would fall on whatever has come under it since.
export function answer() {
  isAnswered = true;
}

function forget() {
  isAnswered = false;
}

// A click by key or by script is not of a pointer: it has no detail, or no trust.
/** @type {(click: MouseEvent) => void} */
function swallow(click) {
  if (!isAnswered || !click.isTrusted || !click.detail) return;
  isAnswered = false;
  click.preventDefault();
  click.stopImmediatePropagation();
}

// After a touch the browser plays a mouse, and its press moves the focus.
/** @type {(touch: TouchEvent) => void} */
function preventMouse(touch) {
  if (isAnswered && touch.cancelable) touch.preventDefault();
}

// A browser moves a tap to the nearest element that answers clicks, or clicks on none at all, and counts
// no listeners of the document or the window, which answer here: one on the element keeps its taps.
const TAPPED = ".page, #map-view, .time-body";

const keepTaps = () => {};

export function start() {
  for (const element of queryAll(TAPPED)) element.addEventListener("click", keepTaps);
  window.addEventListener("pointerdown", forget, true);
  window.addEventListener("touchend", preventMouse, { capture: true, passive: false });
  window.addEventListener("click", swallow, true);
}
