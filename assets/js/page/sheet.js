// On a phone the panel of an event is a sheet: low, with the title and three facts below the map, or as high
// as the screen, with all that is told.

import { byId, closest, query } from "../dom.js";
import * as store from "../store.js";
import { pointerOf } from "./gesture.js";

const SWIPE = 24; // pixels up or down
const SHEET = "screen and (max-width: 43.6875em) and (min-height: 34em) and (max-height: 75em)"; // as in css/sheet.css

let opened = "";
/** @type {Pointer | null} */
let held = null; // where a finger took the grip

/** @type {Element | null} */
let wanted = null; // what is to be in sight once the sheet is high

const panel = () => byId("panel");
const isFull = () => panel().dataset.sheet === "full";

// Whether the panel lies over the page; in a story it is a part of it.
export const isSheet = () => matchMedia(SHEET).matches && getComputedStyle(panel()).position === "fixed";

export const isLow = () => isSheet() && !isFull();

/** @type {(full: boolean) => void} */
export function setFull(full) {
  panel().dataset.sheet = full ? "full" : "low";
  query(".sheet-grip", panel())?.setAttribute("aria-expanded", String(full));
  if (!full) panel().scrollTop = 0;
  else wanted?.scrollIntoView({ block: "center" });
  wanted = null;
}

// A step at a place waits below the facts, until the reader asks for more.
/** @type {(element: Element) => void} */
export function showWhenFull(element) {
  wanted = element;
}

// Another event begins low, but where its address asks for a part of what is told.
/** @type {Subscriber} */
function show({ event, at }) {
  const isNew = event !== opened;
  opened = event;
  if (!event) delete panel().dataset.sheet;
  else if (at) setFull(true);
  else if (isNew) setFull(false);
}

/** @type {(click: MouseEvent) => void} */
function press(click) {
  if (closest(click, ".sheet-grip")) setFull(!isFull());
  else if (closest(click, ".fold > summary") && isSheet()) setFull(true);
}

/** @type {(pointer: PointerEvent) => void} */
function hold(pointer) {
  held = closest(pointer, ".sheet-grip") ? pointerOf(pointer) : null;
}

/** @type {(pointer: PointerEvent) => void} */
function release(pointer) {
  const by = held ? pointer.clientY - held.y : 0;
  held = null;
  if (Math.abs(by) < SWIPE) return;
  if (by < 0 || isFull()) setFull(by < 0);
  else store.update({ event: "" }, "push");
}

function forget() {
  held = null;
}

export function start() {
  store.subscribe(show);
  panel().addEventListener("click", press);
  panel().addEventListener("pointerdown", hold);
  document.addEventListener("pointerup", release);
  document.addEventListener("pointercancel", forget);
}
