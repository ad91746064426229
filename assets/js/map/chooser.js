// The chooser: where several events stand at one point, it asks which. It never lies on that point.

import { byId, closest, dialogById, element, holds, query } from "../dom.js";
import { clamp } from "../math.js";
import * as panel from "../page/panel.js";
import * as store from "../store.js";

const GAP = 22; // pixels from the point that was tapped to the chooser: half a finger
const EDGE = 8; // pixels from the chooser to the edge of its area

// Where a box of this size stands beside a point, and how high it may be: below the point, above, to
// the right or to the left; where it has space nowhere, it is cut where there is most.
/** @type {(point: Point, box: Size, area: Rect) => { left: number, top: number, height: number }} */
export function placeBeside(point, { width, height }, area) {
  const inner = {
    left: area.left + EDGE,
    top: area.top + EDGE,
    right: area.right - EDGE,
    bottom: area.bottom - EDGE,
  };
  const left = clamp(point.x - width / 2, inner.left, Math.max(inner.right - width, inner.left));
  const below = { left, top: point.y + GAP, height: inner.bottom - point.y - GAP };
  const over = point.y - GAP - inner.top;
  const above = { left, top: point.y - GAP - Math.min(height, over), height: over };
  const tall = Math.min(height, inner.bottom - inner.top);
  const beside = { top: clamp(point.y - tall / 2, inner.top, inner.bottom - tall), height: tall };
  if (below.height >= height) return below;
  if (above.height >= height) return above;
  if (inner.right - point.x - GAP >= width) return { ...beside, left: point.x + GAP };
  if (point.x - GAP - inner.left >= width) return { ...beside, left: point.x - GAP - width };
  return below.height >= above.height ? below : above;
}

// --- in the page -----------------------------------------------------------------------------------

const dialog = () => dialogById("chooser");
const LEAST = 200; // pixels of height with which an area will do

// Asks which of `targets`, in the first of these elements that is in sight.
/** @type {(targets: Target[], point: Point, elements: HTMLElement[]) => void} */
export function open(targets, point, elements) {
  const box = dialog();
  box.replaceChildren(...targets.map(row));
  box.style.maxHeight = "";
  box.show();
  const outer = /** @type {Element} */ (box.offsetParent).getBoundingClientRect();
  const areas = elements.map(inSight);
  const area = areas.find(({ top, bottom }) => bottom - top >= LEAST) ?? areas[areas.length - 1];
  const place = placeBeside(point, box.getBoundingClientRect(), area);
  box.style.left = `${place.left - outer.left}px`;
  box.style.top = `${place.top - outer.top}px`;
  box.style.maxHeight = `${place.height}px`;
  query("button", box).focus({ preventScroll: true });
}

/** @type {(element: HTMLElement) => Rect} */
function inSight(element) {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return {
    left: Math.max(left, 0),
    top: Math.max(top, 0),
    right: Math.min(right, window.innerWidth),
    bottom: Math.min(bottom, window.innerHeight),
  };
}

/** @type {(target: Target) => HTMLElement} */
function row({ event, place = "" }) {
  const { titles, choosing } = store.atlas();
  const parts = [part(choosing.symbols[event]), part("chooser-title", titles[event])];
  if (place) parts.push(part("chooser-place", choosing.places[place]));
  return element("button", { type: "button", data: { choose: event, at: place } }, parts);
}

/** @type {(className: string, text?: string) => HTMLElement} */
const part = (className, text = "") => element("span", { className, textContent: text });

/** @type {(press: PointerEvent) => void} */
function closeBeside({ target }) {
  if (dialog()?.open && !holds(dialog(), target)) dialog().close();
}

/** @type {(click: MouseEvent) => void} */
function choose(click) {
  const chosen = closest(click, "[data-choose]");
  if (!chosen) return;
  dialog().close();
  panel.openAt(chosen.dataset.choose ?? "", chosen.dataset.at);
}

/** @type {Record<string, "nextElementSibling" | "previousElementSibling">} */
const AMONG = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" };

/** @type {(press: KeyboardEvent) => void} */
function pressKey(press) {
  if (!dialog()?.open) return;
  const button = /** @type {HTMLElement} */ (press.target);
  if (press.key === "Escape") {
    press.stopPropagation(); // it closes the chooser and not the event as well
    dialog().close();
    byId("map-view").focus({ preventScroll: true });
  } else if (press.key in AMONG && button.dataset?.choose) {
    press.preventDefault();
    /** @type {HTMLElement | null} */ (button[AMONG[press.key]])?.focus();
  }
}

export function start() {
  window.addEventListener("pointerdown", closeBeside, true);
  window.addEventListener("keydown", pressKey, true);
  document.addEventListener("click", choose);
}
