// An extension: components of Dash below the page. They come when the page is at rest; the choice of the
// reader is kept equal to their `dcc.Store(id="choice")`, both ways.

import * as address from "../address/address.js";
import { byId, element, isKiosk } from "../dom.js";
import * as filter from "../filter.js";
import * as store from "../store.js";

const REST = 300; // milliseconds after the page is loaded

let isFollowed = false; // whether Dash's renderer runs, and has asked for the choice
let held = ""; // what the store of Dash holds

/** @type {(state: Choice, atlas: Atlas) => Record<string, any>} */
export function published(state, atlas) {
  const { event, from, to, without = [], view = "", story = "" } = state;
  return { event, from, to, without, view, story, shown: Object.keys(filter.shown(state, atlas)) };
}

// What data asks for that the choice is not, as a link of the page would ask for it.
/** @type {(data: Record<string, any>, choice: Record<string, any>) => string} */
export function linkTo(data, choice) {
  const changed = Object.entries(data)
    .map(([name, value]) => [name, String(value ?? "")])
    .filter(([name, value]) => name in choice && name !== "shown" && value !== String(choice[name]));
  return changed.length ? `?${new URLSearchParams(changed)}` : "";
}

/** @type {Subscriber} */
function show(state, atlas) {
  const data = published(state, atlas);
  if (!isFollowed || JSON.stringify(data) === held) return;
  held = JSON.stringify(data);
  window.dash_clientside?.set_props?.("choice", { data });
}

// Dash calls it with what its store holds: nothing at first, then what the reader chose, or what a
// callback wants to be chosen.
/** @type {(data: Record<string, any> | undefined) => void} */
function follow(data) {
  const [state, atlas] = [store.state(), store.atlas()];
  isFollowed = true;
  held = JSON.stringify(data) ?? "";
  const link = data ? linkTo(data, published(state, atlas)) : "";
  if (link) store.update(address.afterLink(link, state, atlas), "push");
  else show(state, atlas);
}

function load() {
  const addresses = JSON.parse(byId("extension").dataset.scripts ?? "[]");
  const scripts = addresses.map((/** @type {string} */ src) => element("script", { src, async: false }));
  scripts.at(-1).addEventListener("load", () => new window.DashRenderer());
  document.head.append(...scripts);
}

export function start() {
  if (!byId("extension") || isKiosk()) return;
  window.dash_clientside = Object.assign(window.dash_clientside ?? {}, { atlas: { follow } });
  store.subscribe(show);
  window.addEventListener("load", () => setTimeout(load, REST));
}
