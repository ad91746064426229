// The range of time set by hand: buttons, wheel, two fingers, and links to a period.

import { byId, closest } from "../dom.js";
import * as gesture from "../page/gesture.js";
import { isForThePage } from "../page/gesture.js";
import * as store from "../store.js";
import * as days from "./days.js";
import { visible } from "./drawing.js";
import * as player from "./player.js";
import * as ranges from "./range.js";
import { unitOf } from "./scale.js";
import * as thumbs from "./thumbs.js";
import { lookThrough, range, shown } from "./timeline.js";
import { isSame, placeOf } from "./track.js";
import { inUnit } from "./units.js";

const PLACE = ".time-body, .axis";
const CLOSEST = 12; // pixels between two fingers at least

/** @type {(factor: number, place: number) => void} */
function zoomBy(factor, place) {
  const before = range();
  if (before) lookThrough(ranges.zoomed(before, factor, place, store.atlas().span));
}

/** @type {(turn: WheelEvent) => void} */
function zoomByWheel(turn) {
  if (!closest(turn, PLACE) || !range() || isForThePage(turn)) return;
  turn.preventDefault();
  if (Math.abs(turn.deltaX) > Math.abs(turn.deltaY) || turn.shiftKey) {
    const by = (turn.deltaX || turn.deltaY) / byId("time-track").clientWidth;
    return lookThrough(ranges.panned(shown(), by, store.atlas().span));
  }
  zoomBy(Math.exp(turn.deltaY / 300), placeOf(turn.clientX));
}

/** @type {(click: MouseEvent) => void} */
function zoomByButton(click) {
  const unit = /** @type {Unit | undefined} */ (closest(click, "[data-time-zoom]")?.dataset.timeZoom);
  if (unit && range()) lookThrough(inUnit(unit, seen()));
}

function seen() {
  const [state, atlas] = [store.state(), store.atlas()];
  const events = visible(state, atlas);
  return {
    chosen: days.wholeOf(events.find(({ id }) => id === state.event)),
    period: state,
    range: shown(),
    events: events.map(days.wholeOf).filter((period) => period !== null),
    span: atlas.span,
  };
}

// --- two fingers -----------------------------------------------------------------------------------

/** @type {Map<number, Pointer>} */
const touches = new Map(); // all fingers on the page: one beside makes a pinch of one on the timeline
/** @type {Map<number, number>} */
const fingers = new Map(); // those on the timeline: their pixels from the left
/** @type {{ range: Period, distance: number, middle: number } | null} */
let pinch = null; // of two fingers: their distance sets the length of the range

/** @type {(pointer: PointerEvent) => boolean} */
const hasPair = (pointer) =>
  [...touches].some(
    ([id, other]) => id !== pointer.pointerId && gesture.isPair(gesture.pointerOf(pointer), other),
  );

/** @type {(pointer: PointerEvent) => void} */
function noteTouch(pointer) {
  if (pointer.pointerType !== "touch") return;
  if (pointer.isPrimary) forgetAll();
  const drag = thumbs.held();
  if (drag && gesture.isPair(gesture.pointerOf(pointer), touches.get(drag.id) ?? drag.down))
    thumbs.takeAway();
  touches.set(pointer.pointerId, gesture.pointerOf(pointer));
}

// The first finger of a hand is alone, whatever a page in the background has missed.
function forgetAll() {
  touches.clear();
  fingers.clear();
  pinch = null;
  if (thumbs.held()?.down.type === "touch") thumbs.takeAway();
}

/** @type {(pointer: PointerEvent) => void} */
function moveTouch(pointer) {
  if (touches.has(pointer.pointerId)) touches.set(pointer.pointerId, gesture.pointerOf(pointer));
}

/** @type {(pointer: PointerEvent) => void} */
function forgetTouch(pointer) {
  touches.delete(pointer.pointerId);
}

/** @type {(pointer: PointerEvent) => void} */
function pressThumb(pointer) {
  if (!hasPair(pointer)) thumbs.press(pointer);
}

/** @type {(pointer: PointerEvent) => void} */
function beginPinch(pointer) {
  if (pointer.pointerType !== "touch" || !closest(pointer, PLACE)) return;
  fingers.set(pointer.pointerId, pointer.clientX);
  if (fingers.size !== 2 || !range()) return;
  if (thumbs.held()) thumbs.takeAway();
  pinch = { range: shown(), distance: distance(), middle: middle() };
}

/** @type {(pointer: PointerEvent) => void} */
function movePinch(pointer) {
  if (!fingers.has(pointer.pointerId)) return;
  fingers.set(pointer.pointerId, pointer.clientX);
  if (!pinch) return;
  const factor = pinch.distance / Math.max(CLOSEST, distance());
  lookThrough(ranges.zoomed(pinch.range, factor, pinch.middle, store.atlas().span));
}

/** @type {(pointer: PointerEvent) => void} */
function endPinch(pointer) {
  fingers.delete(pointer.pointerId);
  if (fingers.size < 2) pinch = null;
}

const distance = () => Math.abs([...fingers.values()].reduce((one, other) => one - other));
const middle = () => placeOf([...fingers.values()].reduce((one, other) => one + other) / 2);

// --- links -----------------------------------------------------------------------------------------

// A link to a period shows it: a preset at once, a unit of the axis when it is chosen again. Returns
// what the choice of the link becomes.
/** @type {(link: HTMLElement, change: Partial<Choice> & Period) => Partial<Choice> & Period} */
export function lookAtLink({ dataset }, change) {
  player.stop();
  const chosen = { ...change, ...player.setAside() };
  const isAgain = "cell" in dataset && isSame(chosen, store.state());
  if ("preset" in dataset) lookThrough(presetRange({ from: chosen.from, to: chosen.to }), true);
  else if (isAgain && range()) lookThrough(ranges.around(chosen, store.atlas().span));
  return chosen;
}

// Days are seen with those around them, as those of an event are.
/** @type {(period: Period) => Period} */
const presetRange = (period) =>
  unitOf(period) === "day" ? ranges.aroundEvent(period, store.atlas().span) : period;

export function start() {
  window.addEventListener("pointerdown", noteTouch, true);
  window.addEventListener("pointermove", moveTouch, true);
  window.addEventListener("pointerup", forgetTouch, true);
  window.addEventListener("pointercancel", forgetTouch, true);
  document.addEventListener("pointerdown", pressThumb);
  thumbs.start();
  document.addEventListener("pointerdown", beginPinch);
  document.addEventListener("pointermove", movePinch);
  document.addEventListener("pointerup", endPinch);
  document.addEventListener("pointercancel", endPinch);
  document.addEventListener("wheel", zoomByWheel, { passive: false });
  document.addEventListener("click", zoomByButton);
}
