// The store: what the reader chose, and nowhere else. The address mirrors it; whatever shows a part of
// it subscribes; whoever changes it calls `update`.

import * as address from "./address/address.js";
import * as addressBar from "./address/address-bar.js";
import { isKiosk } from "./dom.js";
import * as focus from "./page/focus.js";

// Of a time that neither runs nor is stepped through.
const atRest = { after: null, leap: null, isStopped: true };

/** @type {Choice | null} */
let current = null;
/** @type {Atlas | null} */
let payload = null;
/** @type {string[]} */
let missingAtFirst = []; // what the address named in vain when the page opened
let isFrameTaken = false; // by a drawing of the state
let isStale = false; // what is drawn is older than the state
/** @type {Subscriber[]} */
const subscribers = [];

// Whether the page is at work. Before it is, nothing asks for the state but what may be null.
export const isOpen = () => current !== null;

/** @type {() => Choice} */
export const state = () => /** @type {Choice} */ (current);

/** @type {() => Atlas} */
export const atlas = () => /** @type {Atlas} */ (payload);

// `render` is called with the state and the atlas; those that draw most come first.
/** @type {(render: Subscriber) => void} */
export const subscribe = (render) => void subscribers.push(render);

function notify() {
  isStale = false;
  const keepFocus = focus.remember();
  for (const render of subscribers) renderSafely(render);
  keepFocus();
}

// What cannot be shown in one place is shown in all others: the list needs no map.
/** @type {(render: Subscriber) => void} */
function renderSafely(render) {
  try {
    render(state(), atlas());
  } catch (fault) {
    window.reportError(fault);
  }
}

// At once, so that a step is on the screen in the next frame; but once a frame at most: keys,
// fingers and the player can be faster than the screen.
function notifyOncePerFrame() {
  if (isFrameTaken) {
    isStale = true;
    return;
  }
  isFrameTaken = true;
  requestAnimationFrame(() => {
    isFrameTaken = false;
    if (isStale) notifyOncePerFrame();
  });
  notify();
}

// What an address named in vain is `missing` until the reader chooses something.
/** @type {(change: Partial<Choice>, history: HistoryChange) => void} */
export function update(change, history) {
  // A section is one of its event: with another event it is no longer asked for.
  const isOther = change.event !== undefined && change.event !== current?.event;
  current = { ...state(), missing: [], ...(isOther && { at: "" }), ...change, history };
  writeAddress(history);
  notifyOncePerFrame();
}

// The same state, when there is more of it to show.
/** @type {(history: HistoryChange | undefined) => void} */
export function refresh(history) {
  current = { ...state(), history };
  notifyOncePerFrame();
}

/** @type {(period: Partial<Choice>) => void} */
export const updatePeriod = (period) =>
  update(address.settled({ ...state(), ...period }, atlas()), "replace");

/** @type {(history: HistoryChange) => void} */
function writeAddress(history) {
  const search = address.write(state(), atlas(), addressBar.search());
  if (search === addressBar.search() || history === "keep") return;
  addressBar.write(search, isEntry(history) ? "pushState" : "replaceState");
}

// At a kiosk nothing leads back, so that no visitor comes upon what another has chosen.
/** @type {(history: HistoryChange) => boolean} */
const isEntry = (history) => (history === "push" || history === "step") && !isKiosk();

// The first state is that of the address.
/** @type {(handed: Atlas) => void} */
export function open(handed) {
  payload = handed;
  readAddress("replace");
  missingAtFirst = state().missing ?? [];
}

// As the page opened. The address was put right then, and no longer says what was missing.
export function reopen() {
  readAddress("replace");
  update({ missing: missingAtFirst }, "keep");
}

// What an address does not name is not chosen, whatever was before.
/** @type {(history: HistoryChange, kept?: Partial<Choice>) => void} */
function readAddress(history, kept = {}) {
  const search = addressBar.search();
  const asked = { ...address.read(search, atlas()), missing: address.missing(search, atlas()) };
  const none = { at: "", mode: "", view: "", compare: "", story: "", ...atRest };
  update({ ...none, ...kept, ...asked }, history);
}

// What is compared is in the address of that view alone, and is there again after another.
const goBack = () => payload && readAddress("keep", { compare: current?.compare });

export function start() {
  window.addEventListener("popstate", goBack);
  window.addEventListener("atlas:theme", () => isOpen() && notifyOncePerFrame());
}
