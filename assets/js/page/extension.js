// An extension: components of Dash below the page. They come when the page is at rest; the choice of the
// reader is kept equal to their `dcc.Store(id="choice")`, both ways.

import * as address from "../address/address.js";
import { byId, element, isEmbedded, isKiosk } from "../dom.js";
import * as filter from "../filter.js";
import * as store from "../store.js";

const LINKED = ["event", "from", "to", "view", "story"]; // what a link can ask for
const REST = 300; // milliseconds after the page is loaded

let isFollowed = false; // whether Dash's renderer runs, and has asked for the choice
let stored = ""; // what the store of Dash holds

/** @type {(state: Choice, atlas: Atlas) => Record<string, any>} */
export function published(state, atlas) {
  const { event, from, to, without = [], view = "", story = "" } = state;
  return { event, from, to, without, view, story, shown: Object.keys(filter.shown(state, atlas)) };
}

// The link that would change the choice to `data`; "" where they are the same.
/** @type {(data: Record<string, any>, choice: Record<string, any>) => string} */
export function linkTo(data, choice) {
  const changed = Object.entries(data)
    .map(([name, value]) => [name, String(value ?? "")])
    .filter(([name, value]) => LINKED.includes(name) && value !== String(choice[name]));
  return changed.length ? `?${new URLSearchParams(changed)}` : "";
}

/** @type {Subscriber} */
function show(state, atlas) {
  const data = published(state, atlas);
  if (!isFollowed || JSON.stringify(data) === stored) return;
  stored = JSON.stringify(data);
  window.dash_clientside?.set_props?.("choice", { data });
}

// A slider of an extension would fill the history of the browser with periods.
/** @type {(link: string) => boolean} */
const isEntry = (link) => /[?&](event|view|story)=/.test(link);

// Dash calls it with what its store holds: nothing at first, then what the reader chose, or what a
// callback wants to be chosen.
/** @type {(data: Record<string, any> | undefined) => void} */
function follow(data) {
  const [state, atlas] = [store.state(), store.atlas()];
  isFollowed = true;
  stored = JSON.stringify(data) ?? "";
  const choice = published(state, atlas);
  const link = linkTo(data ?? {}, choice);
  const without = String(data?.without ?? "");
  if (!data || (!link && without === String(choice.without))) return show(state, atlas);
  const change = { ...address.afterLink(link, state, atlas), without: filter.read(without, atlas.events) };
  store.update(address.settled({ ...state, ...change }, atlas), isEntry(link) ? "push" : "replace");
}

// What is typed into an extension is no key of the atlas.
/** @type {(press: KeyboardEvent) => void} */
const keepKeys = (press) => press.stopPropagation();

function load() {
  if (!store.isOpen()) return;
  const addresses = JSON.parse(byId("extension").dataset.scripts ?? "[]");
  const scripts = addresses.map((/** @type {string} */ src) => element("script", { src, async: false }));
  scripts.at(-1).addEventListener("load", () => new window.DashRenderer());
  document.head.append(...scripts);
}

export function start() {
  if (!byId("extension") || isKiosk() || isEmbedded()) return;
  window.dash_clientside = Object.assign(window.dash_clientside ?? {}, { atlas: { follow } });
  store.subscribe(show);
  byId("extension").addEventListener("keydown", keepKeys);
  window.addEventListener("load", () => setTimeout(load, REST));
}
