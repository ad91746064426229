// The track of the timeline as it lies on the page: places on it, its thumbs, and what is under a pointer.

import { byId, closest, queryAll } from "../dom.js";
import * as store from "../store.js";
import * as periods from "./periods.js";

const BESIDE = 8; // pixels beside a bar in which a finger may mean it

/** @type {(one: Period, other: Period) => boolean} */
export const isSame = (one, other) => one.from === other.from && one.to === other.to;

// Where a pixel lies on the track, from 0 to 1.
/** @type {(x: number) => number} */
export function placeOf(x) {
  const { left, width } = byId("time-track").getBoundingClientRect();
  return (x - left) / width;
}

/** @type {(thumb: Handle) => HTMLElement} */
export const thumbOf = (thumb) => byId(`thumb-${thumb}`);

/** @type {(thumb: Edge) => number} */
export function edgeOf(thumb) {
  const { left, width } = thumbOf(thumb).getBoundingClientRect();
  return left + width / 2;
}

// The handle under a pointer; a period that fills all of time cannot be moved.
/** @type {(pointer: PointerEvent) => Handle | null} */
export function handleAt({ clientX }) {
  const reach = thumbOf("from").getBoundingClientRect().width / 2;
  const handle = periods.handleAt(clientX, edgeOf("from"), edgeOf("to"), reach);
  return handle === "both" && isSame(store.state(), store.atlas().span) ? null : handle;
}

// A browser gives a finger beside a flag to the flag, which it is not on.
/** @type {(pointer: PointerEvent) => boolean} */
export function isOnFlag(pointer) {
  const flag = closest(pointer, "[data-flag]");
  return flag !== null && distance(flag.getBoundingClientRect(), pointer.clientX, pointer.clientY) === 0;
}

// The events of the bar at a pointer, under a thumb too; of a sign for more; or of all the bars that a
// finger may mean, where they are thin.
/** @type {(pointer: PointerEvent) => string[]} */
export function eventsAt({ clientX: x, clientY: y, pointerType }) {
  const reach = pointerType === "mouse" ? 0 : BESIDE;
  const bars = byId("time-bars");
  const groups = queryAll("[data-bar], [data-named], [data-more]", bars)
    .map((drawn) => ({ drawn, away: distance(drawn.getBoundingClientRect(), x, y) }))
    .filter(({ away }) => away <= reach)
    .sort((one, other) => one.away - other.away)
    .map(({ drawn: { dataset } }) => dataset.more?.split(" ") ?? [dataset.bar ?? dataset.named ?? ""]);
  return bars.classList.contains("is-thin") ? [...new Set(groups.flat())] : (groups[0] ?? []);
}

/** @type {(box: Rect, x: number, y: number) => number} */
const distance = ({ left, right, top, bottom }, x, y) =>
  Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
