// The thumbs of the timeline: keys, fingers and mouse move them or the whole period, a tap opens a bar. A
// finger chooses when it turns out to be a tap or a drag sideways.

import { closest, hasModifier, query } from "../dom.js";
import * as chooser from "../map/chooser.js";
import * as gesture from "../page/gesture.js";
import * as store from "../store.js";
import * as periods from "./periods.js";
import * as player from "./player.js";
import { unitOf } from "./scale.js";
import * as strip from "./strip.js";
import * as timeline from "./timeline.js";
import { edgeOf, eventsAt, handleAt, isOnFlag, isSame, placeOf, thumbOf } from "./track.js";

const QUIET = { preventScroll: true, focusVisible: false };

const span = () => store.atlas().span;
const unit = () => unitOf(timeline.shown());

/** @type {(period: Period) => void} */
function choosePeriod({ from, to }) {
  if (!isSame({ from, to }, store.state())) store.updatePeriod({ from, to, ...player.setAside() });
}

// --- keys ------------------------------------------------------------------------------------------

/** @type {Record<string, Handle>} */
const HANDLES = { "thumb-from": "from", "thumb-both": "both", "thumb-to": "to" };

/** @type {(press: KeyboardEvent) => void} */
function moveByKey(press) {
  const handle = HANDLES[/** @type {Element} */ (press.target).id];
  if (!handle || !store.isOpen() || !timeline.range() || hasModifier(press)) return;
  const isWhole = handle === "both";
  const period = isWhole
    ? periods.movedByKey(press.key, store.state(), unit(), span())
    : thumbByKey(press.key, handle);
  if (!period) return;
  press.preventDefault();
  choosePeriod(period);
}

/** @type {(key: string, thumb: Edge) => Period | null} */
function thumbByKey(key, thumb) {
  const day = periods.dayByKey(key, store.state()[thumb], thumb, unit(), span());
  return day === null ? null : periods.moved(store.state(), thumb, day, unit());
}

// --- one pointer -----------------------------------------------------------------------------------

/**
 * @typedef {object} Drag
 * @property {number} id
 * @property {Pointer} down
 * @property {Handle | null} handle
 * @property {number} offset
 * @property {Choice} before
 * @property {() => void} giveBack
 * @property {boolean} isDragging
 */
/** @type {Drag | null} */
let drag = null; // the pointer that is down

export const held = () => drag;

/** @type {(pointer: PointerEvent) => void} */
export function press(pointer) {
  if (drag || !closest(pointer, ".time-body") || isOnFlag(pointer)) return;
  if (!store.isOpen() || !timeline.range() || pointer.button) return;
  pointer.preventDefault(); // so that the focus stays, and goes to a thumb when it is moved
  query(".time-body").setPointerCapture(pointer.pointerId);
  drag = {
    id: pointer.pointerId,
    down: gesture.pointerOf(pointer),
    handle: handleAt(pointer),
    offset: 0,
    before: { ...store.state() },
    giveBack: player.keep(),
    isDragging: false,
  };
}

/** @type {(pointer: PointerEvent) => void} */
function move(pointer) {
  if (!drag || pointer.pointerId !== drag.id) return;
  if (!drag.isDragging && !gesture.isSideways(drag.down, gesture.pointerOf(pointer))) return;
  if (!drag.isDragging) begin(drag, pointer.clientX);
  if (drag.handle === "both") movePeriod(drag, pointer.clientX);
  else if (drag.handle) moveThumb(drag.handle, pointer.clientX + drag.offset);
}

// Beside the handles, the nearer thumb comes to the pointer.
/** @type {(drag: Drag, x: number) => void} */
function begin(drag, x) {
  const { handle, down } = drag;
  drag.handle = handle ?? nearestThumb(x);
  drag.offset = handle && handle !== "both" ? edgeOf(handle) - down.x : 0;
  drag.isDragging = true;
  thumbOf(drag.handle).focus(QUIET);
}

/** @type {(x: number) => Edge} */
const nearestThumb = (x) => periods.nearestThumb(placeOf(x), store.state(), timeline.shown());

/** @type {(drag: Drag, x: number) => void} */
function movePeriod({ before, down }, x) {
  const count = periods.unitsIn(placeOf(x) - placeOf(down.x), timeline.shown());
  choosePeriod(periods.movedOn(before, count, unit(), span()));
}

/** @type {(thumb: Edge, x: number) => void} */
function moveThumb(thumb, x) {
  const day = periods.dayAt(placeOf(x), thumb, timeline.shown(), span());
  choosePeriod(periods.moved(store.state(), thumb, day, unit()));
}

/** @type {(pointer: PointerEvent) => void} */
function release(pointer) {
  if (!drag || pointer.pointerId !== drag.id) return;
  const { isDragging, down, handle } = drag;
  drag = null;
  gesture.answer();
  if (!isDragging && gesture.isTap(down, gesture.pointerOf(pointer))) tap(pointer, handle);
}

// What the browser takes away, to scroll, or what became a pinch, has chosen nothing.
export function takeAway() {
  const taken = drag;
  drag = null;
  if (!taken?.isDragging) return;
  taken.giveBack();
  store.update(taken.before, "replace");
}

/** @type {(pointer: PointerEvent) => void} */
function cancel(pointer) {
  if (pointer.pointerId === drag?.id) takeAway();
}

/** @type {(pointer: PointerEvent, handle: Handle | null) => void} */
function tap(pointer, handle) {
  const events = eventsAt(pointer);
  const targets = events.map((event) => ({ event }));
  if (events.length === 1) store.update({ event: events[0] }, "push");
  else if (events.length) chooser.open(targets, gesture.pointerOf(pointer), [query(".page-main")]);
  else if (handle && handle !== "both") thumbOf(handle).focus(QUIET);
  else bringThumb(pointer.clientX);
}

/** @type {(x: number) => void} */
function bringThumb(x) {
  const thumb = nearestThumb(x);
  thumbOf(thumb).focus(QUIET);
  moveThumb(thumb, x);
}

// As the timeline opened; the next choice draws it.
export function reset() {
  player.stop();
  player.setAside();
  strip.reset();
  timeline.reset();
}

export function start() {
  document.addEventListener("keydown", moveByKey);
  document.addEventListener("pointermove", move);
  document.addEventListener("pointerup", release);
  document.addEventListener("pointercancel", cancel);
}
