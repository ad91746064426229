// The period now shown, under the title of the map.

import { byId } from "../dom.js";
import * as store from "../store.js";
import { periodInWords } from "../time/words.js";

/** @type {Subscriber} */
function show(state, { calendar }) {
  const words = periodInWords(state, calendar);
  const place = byId("map-period");
  if (place.textContent !== words) place.textContent = words;
}

export function start() {
  store.subscribe(show);
}
