// The legend as a filter.

import * as address from "../address/address.js";
import { byId, closest, query, queryAll } from "../dom.js";
import * as filter from "../filter.js";
import * as store from "../store.js";

/** @type {(click: MouseEvent) => void} */
function pressTag(click) {
  const tag = closest(click, "[data-tag]")?.dataset.tag;
  const state = store.state();
  if (!tag || !state) return;
  const without = tag === "all" ? [] : filter.toggled(state.without ?? [], tag, store.atlas().events);
  store.update(address.settled({ ...state, without }, store.atlas()), "push");
  if (tag === "all") query(".legend > summary").focus({ preventScroll: true });
}

/** @type {string | null} */
let shownFor = null; // the tags that the legend was last drawn without

/** @type {Subscriber} */
function show({ without = [] }) {
  if (shownFor === without.join()) return;
  shownFor = without.join();
  byId("hiding").hidden = without.length === 0;
  for (const button of queryAll(".legend [data-tag]")) {
    button.setAttribute("aria-pressed", String(!without.includes(button.dataset.tag ?? "")));
  }
}

export function start() {
  for (const button of queryAll(".legend [data-tag]")) button.removeAttribute("disabled");
  document.addEventListener("click", pressTag);
  store.subscribe(show);
}
