// The short key under the map: of all signs those that are on the map now.

import { queryAll } from "../dom.js";
import * as filter from "../filter.js";
import * as store from "../store.js";
import { happens, ofRole } from "./traces.js";

/** @typedef {{ areas: string[], comparison: string[] }} Extent */

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
/** @type {(traces: Trace[], extent: Extent, state: MapState) => Set<string>} */
export function signsNow(traces, extent, state) {
  const arrows = traces.filter(({ meta }) => meta.role === "arrow");
  const moved = arrows.filter(
    ({ meta }) => happens([meta.event, "", meta.from, meta.to, meta.longest], state) !== "out",
  );
  const signs = ["reached", "rays"].filter((role) =>
    ofRole(traces, role).customdata.some((claim) => happens(claim, state) !== "out"),
  );
  return new Set([
    ...signsOfSymbols(ofRole(traces, "symbols"), extent, state.shown),
    ...moved.map(({ meta }) => (meta.closed ? "closed" : "moved")),
    ...signs,
    "border",
  ]);
}

/** @type {Subscriber} */
function show(choice, atlas) {
  const areas = queryAll("#map-view .area").map(({ dataset }) => dataset.area ?? "");
  const extent = { areas, comparison: atlas.comparison };
  const state = { shown: filter.shown(choice, atlas), chosen: choice };
  const now = signsNow(atlas.map.traces, extent, state);
  for (const line of queryAll(".short-key [data-sign]")) line.hidden = !now.has(line.dataset.sign ?? "");
}

export function start() {
  store.subscribe(show);
}
