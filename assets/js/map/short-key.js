// The short key under the map: of all signs those that are on the map now.

import { query, queryAll } from "../dom.js";
import * as filter from "../filter.js";
import * as store from "../store.js";
import { isShown } from "./links.js";
import { draw, ofRole } from "./traces.js";

/** @type {Set<string>} */
let now = new Set();
let room = 0; // pixels of the line
let gap = 0; // pixels between two signs

/** @typedef {{ areas: string[], comparison: string[], links: LinkText[] }} Extent */

// What the symbols of the events in the period show.
/** @type {(symbols: Trace, extent: Extent, shown: Shown) => string[]} */
function signsOfSymbols({ customdata, meta }, { areas, comparison }, shown) {
  return customdata.flatMap(([event], index) => {
    if (!(event in shown)) return [];
    return [
      shown[event],
      ...(meta.ring?.[index] ? ["deaths"] : []),
      ...(meta.halo?.[index] ? ["roughly"] : []),
      ...(areas.includes(event) ? ["area"] : []),
      ...(comparison.includes(event) ? ["comparison"] : []),
    ];
  });
}

// The names of the signs that are on the map for a choice.
/** @type {(traces: Trace[], extent: Extent, shown: Shown, choice: Choice) => Set<string>} */
export function signsNow(traces, extent, shown, choice) {
  const drawn = draw(traces, shown, choice).filter(({ x }) => x.length);
  const roles = drawn.map(({ meta }) => meta.role);
  const arrows = drawn.filter(({ meta }) => meta.role === "arrow");
  return new Set([
    ...signsOfSymbols(ofRole(drawn, "symbols"), extent, shown),
    ...arrows.flatMap(({ meta }) => [meta.closed ? "closed" : "moved", `side:${meta.act_of}`]),
    ...["reached", "rays"].filter((role) => roles.includes(role)),
    ...(extent.links.some((link) => isShown(link, { shown, chosen: choice })) ? ["perhaps"] : []),
    "border",
  ]);
}

/** @type {Subscriber} */
function show(choice, atlas) {
  const areas = queryAll("#map-view .area").map(({ dataset }) => dataset.area ?? "");
  const extent = { areas, comparison: atlas.comparison, links: atlas.map.words.links };
  now = signsNow(atlas.map.traces, extent, filter.shown(choice, atlas), choice);
  fit();
}

/** @type {Map<HTMLElement, number>} */
let widths = new Map(); // of the lines in pixels, with the gap before the next; empty until measured

// Measured once and not at each choice: to ask a page how wide something is makes it lay itself out.
function measure() {
  const lines = queryAll(".short-key [data-sign]");
  for (const line of lines) line.hidden = false;
  gap = parseFloat(getComputedStyle(query(".short-key")).columnGap) || 0;
  widths = new Map(lines.map((line) => [line, Math.ceil(line.getBoundingClientRect().width) + gap]));
}

// The signs of one line: what finds no room in it is left out whole, for eyes and screen readers alike.
function fit() {
  let left = room + gap; // none follows the last
  for (const [line, width] of widths) {
    const isOn = now.has(line.dataset.sign ?? "") && width <= left;
    if (isOn) left -= width;
    if (line.hidden === isOn) line.hidden = !isOn;
  }
}

export function fitAgain() {
  measure();
  fit();
}

export function start() {
  store.subscribe(show);
  new ResizeObserver(([{ contentRect }]) => {
    room = contentRect.width;
    fitAgain();
  }).observe(query(".short-key"));
  document.fonts.ready.then(fitAgain);
}
