// The short key under the map: of all signs those that are on the map now.

import { query, queryAll } from "../dom.js";
import * as filter from "../filter.js";
import * as store from "../store.js";
import { isShown } from "./links.js";
import { draw, ofRole } from "./traces.js";

/** @type {Set<string>} */
let now = new Set();

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
    ...arrows.map(({ meta }) => (meta.closed ? "closed" : "moved")),
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

// One line: what would wrap is left out whole, for eyes and screen readers alike.
function fit() {
  const lines = queryAll(".short-key [data-sign]");
  for (const line of lines) line.hidden = !now.has(line.dataset.sign ?? "");
  const shown = lines.filter(({ hidden }) => !hidden);
  const wrapped = shown.filter(({ offsetTop }) => offsetTop > shown[0].offsetTop);
  for (const line of wrapped) line.hidden = true;
}

export function start() {
  store.subscribe(show);
  new ResizeObserver(fit).observe(query(".short-key"));
  document.fonts.ready.then(fit);
}
