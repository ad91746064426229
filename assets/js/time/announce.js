// What a screen reader hears of time: one short line once it rests; while time plays, the day that is
// reached, and nothing where it plays faster than one can listen.

import { byId } from "../dom.js";
import * as store from "../store.js";
import { restOfStop } from "./player.js";
import { edgesInWords, periodInWords } from "./words.js";

const CALM = 600; // milliseconds after which a change is over
const HEARD = 1200; // milliseconds that a day takes to be said

let timer = 0;
/** @type {string | null} */
let lastLine = null; // the first, of the page as it opened, is not said

function show() {
  lastLine ??= line();
  clearTimeout(timer);
  const rest = restOfStop();
  if (rest === null || rest >= HEARD) timer = setTimeout(announce, CALM);
}

function announce() {
  const next = line();
  if (next !== lastLine) byId("time-told").textContent = next;
  lastLine = next;
}

function line() {
  const [state, { calendar }] = [store.state(), store.atlas()];
  const day = edgesInWords(state, calendar).to;
  if (restOfStop() !== null) return day;
  if (state.mode === "so-far") return firstStep() ?? day;
  if (!byId("strip").hidden) return byId("leap").textContent ?? ""; // the end of the period
  return `${periodInWords(state, calendar)} · ${byId("count").textContent}`;
}

// The first of the steps that are told at this stop, without its citation.
function firstStep() {
  const step = /** @type {Element | undefined} */ (byId("caption").firstElementChild?.cloneNode(true));
  for (const cite of step?.querySelectorAll(".cite") ?? []) cite.remove();
  return step?.textContent?.trim();
}

// A visitor does not hear what was the last of another.
export function reset() {
  clearTimeout(timer);
  byId("time-told").textContent = "";
  lastLine = null;
}

export function start() {
  store.subscribe(show);
  window.addEventListener("atlas:playing", () => store.isOpen() && show());
}
