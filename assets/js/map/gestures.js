// Gestures on the map: fingers, wheel, buttons and keys move it; a tap opens an event, or asks which.

import { byId, closest, hasModifier, query } from "../dom.js";
import * as gesture from "../page/gesture.js";
import { isForThePage } from "../page/gesture.js";
import * as panel from "../page/panel.js";
import * as store from "../store.js";
import * as chooser from "./chooser.js";
import * as graph from "./graph.js";
import * as map from "./map.js";
import { pointOfZoom } from "./open-event.js";
import { near } from "./traces.js";
import * as mapView from "./view.js";

const FINGER = 22; // pixels around a touch in which a symbol may be meant
const POINTER = 12; // the same around a mouse, which points at one
/** @type {Record<string, number>} */
const BUTTONS = { in: 0.6, out: 1 / 0.6 };

const frame = () => store.atlas().map.frame;

// --- hand and wheel --------------------------------------------------------------------------------

/** @type {Map<number, Point>} */
const fingers = new Map(); // pointers on the map, by their id
/** @type {{ before: Point[], view: View, giveBack: () => void } | null} */
let held = null; // where the fingers took hold of the map
/** @type {Pointer | null} */
let tapped = null; // a single one that went down, while it may still be a tap

/** @type {(event: MouseEvent) => Point} */
function pointOf({ clientX, clientY }) {
  const box = byId("map-view").getBoundingClientRect();
  return { x: clientX - box.left, y: clientY - box.top };
}

const firstTwo = () => [...fingers.values()].slice(0, 2);

// While one finger is down, plotly covers the whole page: the second falls on that cover.
/** @type {(pointer: PointerEvent) => boolean} */
function isSecond(pointer) {
  const { x, y } = pointOf(pointer);
  const { width, height } = byId("map-view").getBoundingClientRect();
  const isCover = /** @type {Element} */ (pointer.target).matches?.(".dragcover");
  return fingers.size > 0 && isCover && x >= 0 && y >= 0 && x <= width && y <= height;
}

/** @type {(view: View) => void} */
const takeHold = (view) => {
  held = { before: firstTwo(), view, giveBack: map.keep() };
};

/** @type {(pointer: PointerEvent) => void} */
function noteDown(pointer) {
  const view = map.view();
  if (pointer.button || !view || !(closest(pointer, "#map-view") || isSecond(pointer))) return;
  if (pointer.isPrimary) fingers.clear(); // of which a page in the background has missed the end
  fingers.set(pointer.pointerId, pointOf(pointer));
  tapped = fingers.size === 1 ? gesture.pointerOf(pointer) : null;
  takeHold(view);
}

/** @type {(pointer: PointerEvent) => void} */
function noteMove(pointer) {
  if (!fingers.has(pointer.pointerId)) return;
  fingers.set(pointer.pointerId, pointOf(pointer));
  if (tapped && gesture.isStill(tapped, gesture.pointerOf(pointer))) return;
  tapped = null;
  if (held) map.drag(mapView.dragged(held.view, held.before, firstTwo(), frame()));
}

/** @type {(pointer: PointerEvent) => void} */
function noteUp(pointer) {
  if (!fingers.delete(pointer.pointerId)) return;
  const down = tapped;
  tapped = null;
  const view = map.view();
  if (fingers.size && view) takeHold(view);
  else map.settle();
  if (down && gesture.isTap(down, gesture.pointerOf(pointer))) tap(pointer);
}

// What the browser takes away, to scroll the page, has not moved the map.
/** @type {(pointer: PointerEvent) => void} */
function giveBack(pointer) {
  if (!fingers.has(pointer.pointerId)) return;
  if (!tapped) held?.giveBack();
  tapped = null;
  noteUp(pointer);
}

/** @type {(turn: WheelEvent) => void} */
function turnWheel(turn) {
  const view = map.view();
  if (!closest(turn, "#map-view") || !view || isForThePage(turn)) return;
  turn.preventDefault();
  map.drag(mapView.zoomed(view, mapView.byWheel(turn), pointOf(turn), frame()));
}

// --- buttons and keys ------------------------------------------------------------------------------

/** @type {(click: MouseEvent) => void} */
function zoomByButton(click) {
  const action = closest(click, "[data-zoom]")?.dataset.zoom;
  const view = map.view();
  if (!action || !view) return;
  if (action === "home") map.showAll();
  else map.move(mapView.zoomed(view, BUTTONS[action], pointOfZoom(view), frame()));
}

/** @type {(press: KeyboardEvent) => void} */
function moveByKey(press) {
  const view = map.view();
  if (press.target !== byId("map-view") || !view || hasModifier(press)) return;
  const next = mapView.byKey(press.key, view, frame(), pointOfZoom(view));
  if (!next) return;
  press.preventDefault();
  if (next === "home") map.showAll();
  else map.move(next);
}

// --- a tap on symbols ------------------------------------------------------------------------------

/** @type {(pointer: PointerEvent) => void} */
function tap(pointer) {
  const symbols = graphSymbols();
  const view = map.view();
  const reach = (pointer.pointerType === "mouse" ? POINTER : FINGER) * map.factor();
  const targets = symbols && view ? near(symbols, view, pointOf(pointer), reach) : [];
  if (!targets.length) return;
  gesture.answer();
  if (targets.length === 1) panel.openAt(targets[0].event, targets[0].isOwn ? "" : targets[0].place);
  else chooser.open(targets, gesture.pointerOf(pointer), [byId("map"), query(".page-main")]);
}

/** @type {() => Trace | undefined} */
const graphSymbols = () =>
  graph.element()?.data?.find((/** @type {Trace} */ trace) => trace.meta?.role === "symbols");

export function start() {
  window.addEventListener("pointerdown", noteDown, true);
  window.addEventListener("pointermove", noteMove, true);
  window.addEventListener("pointerup", noteUp, true);
  window.addEventListener("pointercancel", giveBack, true);
  window.addEventListener("wheel", turnWheel, { capture: true, passive: false });
  document.addEventListener("keydown", moveByKey);
  document.addEventListener("click", zoomByButton);
}
