// The strip between map and timeline: while time runs or is stepped through, it tells what happened by the
// day that is reached, one step at a time. It takes room only then.

import { byId, closest, query, queryAll } from "../dom.js";
import * as cites from "../page/cites.js";
import * as store from "../store.js";
import { stepsBetween } from "./bars.js";
import { visible } from "./drawing.js";
import { dayBefore } from "./scale.js";
import { isSame } from "./track.js";
import { leapInWords, periodInWords } from "./words.js";

let told = ""; // the steps that are in the strip, as HTML text
/** @type {Choice | null} */
let over = null; // the choice whose period has just come to its end

/** @type {(choice: Choice) => void} */
export function end(choice) {
  over = choice;
}

// A visitor does not see what was the end of another.
export function reset() {
  over = null;
}

// The steps of a stop, those of the event that is open first.
/** @type {(state: Choice, atlas: Atlas) => DatedStep[]} */
export function stepsOf(state, atlas) {
  const ids = new Set(visible(state, atlas).map(({ id }) => id));
  const steps = stepsBetween(atlas.steps, state.after ?? dayBefore(state.from), state.to);
  const own = steps.filter(({ event }) => event && event === state.event);
  return [...own, ...steps.filter((step) => !own.includes(step) && (!step.event || ids.has(step.event)))];
}

// Whether anything is told at a stop, which stays so much longer.
export const isTelling = () => told !== "";

/** @type {Subscriber} */
function show(state, atlas) {
  const isTold = state.mode === "so-far" && state.isStopped !== false;
  if (state.mode === "so-far" || (over && !isSame(over, state)) || over?.event !== state.event) over = null;
  byId("strip").hidden = !isTold && !over;
  byId("so-far").setAttribute("aria-pressed", String(state.mode === "so-far"));
  tell(isTold ? stepsOf(state, atlas) : [], atlas);
  byId("leap").textContent = lineOf(state, atlas);
}

// A leap over quiet times, or that the period is over.
/** @type {(state: Choice, atlas: Atlas) => string} */
function lineOf({ mode, leap, to }, { calendar, words }) {
  if (over) return words.over.replace("{period}", periodInWords(over, calendar));
  return mode === "so-far" && leap && leap.to === to ? leapInWords(leap, calendar) : "";
}

/** @type {(steps: DatedStep[], atlas: Atlas) => void} */
function tell(steps, { words }) {
  const html = steps.map(({ said }) => said).join("");
  if (html === told) return;
  const caption = byId("caption");
  // HTML text from Python, which has escaped every text in it.
  caption.innerHTML = told = html;
  caption.scrollTop = 0;
  cites.number([caption]);
  const more = byId("more-steps");
  const others = steps.length - 1;
  more.hidden = others < 1 && !query(".caption-rest", caption);
  more.textContent = others > 0 ? `+${others}` : "…";
  more.setAttribute("aria-label", others > 0 ? words.more.replace("{n}", String(others)) : words.read_on);
  open(false);
}

/** @type {(isOpen: boolean) => void} */
function open(isOpen) {
  byId("more-steps").setAttribute("aria-expanded", String(isOpen));
  for (const [index, step] of queryAll("li", byId("caption")).entries()) step.hidden = !isOpen && index > 0;
}

/** @type {(click: MouseEvent) => void} */
function press(click) {
  const more = closest(click, "#more-steps");
  if (more) open(more.getAttribute("aria-expanded") !== "true");
}

export function start() {
  store.subscribe(show);
  document.addEventListener("click", press);
}
