// The player: time runs, or is stepped through, from one stop to the next.

import { byId, closest, fieldById } from "../dom.js";
import * as store from "../store.js";
import * as days from "./days.js";
import { visible } from "./drawing.js";
import * as ranges from "./range.js";
import { dayBefore } from "./scale.js";
import * as strip from "./strip.js";
import * as timeline from "./timeline.js";

const STOP = 1400; // milliseconds that the player rests at a stop, at single speed,
const TOLD = 3; // and so many times as long where something is told

// Through what time runs, and the last day of the period that is whole again then.
/** @type {(Period & { whole: Day }) | null} */
let run = null;
/** @type {number | null} */
let timer = null;

// What the hand of the reader sets aside: time no longer runs to the end of its period.
/** @type {() => Partial<Choice>} */
export function setAside() {
  run = null;
  return { mode: "", after: null, leap: null, isStopped: true };
}

// Returns what gives back the run as it is now.
export function keep() {
  const before = run;
  return () => {
    run = before;
  };
}

// Through the part of the period that is seen, or all of it.
/** @type {() => Period & { whole: Day }} */
function begin() {
  const [{ from, to }, range] = [store.state(), timeline.shown()];
  const first = from > range.from ? from : range.from;
  const last = to < range.to ? to : range.to;
  return first <= last ? { from: first, to: last, whole: to } : { from, to, whole: to };
}

// All stops of a run, and those at which something happens: with an event that is open, to it.
/** @type {(run: Period) => { all: Day[], stops: Day[] }} */
function stopsOf(run) {
  const [state, atlas] = [store.state(), store.atlas()];
  const events = visible(state, atlas);
  const chosen = events.filter(({ id }) => id === state.event);
  const ids = new Set(events.map(({ id }) => id));
  const steps = atlas.steps.filter(({ event }) => !event || ids.has(event));
  const times = (chosen.length ? chosen : events).map(days.wholeOf).filter((time) => time !== null);
  const all = ranges.stops(run, timeline.shown(), atlas.moments);
  return { all, stops: ranges.eventful(all, run.from, steps, times) };
}

// One stop on, or the end; false where there is none.
/** @type {(forward: boolean) => boolean} */
function step(forward) {
  const { to } = store.state();
  const isFresh = run === null;
  run ??= begin();
  const { all, stops } = stopsOf(run);
  const following = isFresh ? stops[0] : ranges.nextStop(stops, to);
  const next = forward ? following : ranges.previousStop(stops, to);
  if (!next) return forward && finish(run);
  const last = ranges.previousStop(stops, next);
  const before = ranges.previousStop(all, next);
  const leap = before && before !== last ? { from: last ?? all[0], to: next } : null;
  const after = last ?? dayBefore(run.from);
  store.update({ to: next, after, leap, mode: "so-far", isStopped: true }, "replace");
  return true;
}

// The period is whole again, and nothing is dimmed.
/** @type {(run: { whole: Day }) => boolean} */
function finish({ whole }) {
  strip.end({ ...store.state(), to: whole });
  store.update({ to: whole, ...setAside() }, "replace");
  return false;
}

const speed = () => Number(fieldById("speed").value);

function play() {
  timer = 0;
  showPlaying(true);
  if (step(true)) rest();
  else stop();
}

function rest() {
  timer = setTimeout(() => (step(true) ? rest() : stop()), restOfStop() ?? 0);
}

export function stop() {
  if (timer === null) return;
  clearTimeout(timer);
  timer = null;
  showPlaying(false);
}

/** @type {(isPlaying: boolean) => void} */
function showPlaying(isPlaying) {
  const { words } = store.atlas();
  const label = isPlaying ? words.pause : words.play;
  const button = byId("play");
  button.toggleAttribute("data-playing", isPlaying);
  button.title = label;
  button.setAttribute("aria-label", label);
  window.dispatchEvent(new Event("atlas:playing"));
}

// How long the player rests at a stop; null while it stands.
export const restOfStop = () => (timer === null ? null : (STOP * (strip.isTelling() ? TOLD : 1)) / speed());

/** @type {(click: MouseEvent) => void} */
function pressButton(click) {
  const action = closest(click, "[data-play]")?.dataset.play;
  if (!action || !store.isOpen() || !timeline.range()) return;
  if (action === "so-far") return accumulate();
  const wasPlaying = timer !== null;
  stop();
  if (action === "play" && !wasPlaying) play();
  if (action === "next") step(true);
  if (action === "previous") step(false);
}

// "Make finished events paler": the past is dimmed; switched off, the period is whole again.
function accumulate() {
  stop();
  const { mode, to } = store.state();
  const whole = run?.whole ?? to;
  const isOff = mode === "so-far";
  store.update(
    isOff ? { to: whole, ...setAside() } : { mode: "so-far", after: null, leap: null, isStopped: false },
    "replace",
  );
}

// Whatever else the reader touches, time stands still.
/** @type {(event: Event) => void} */
function pauseByTouch(event) {
  if (timer !== null && !closest(event, "[data-play], #speed")) stop();
}

export function start() {
  document.addEventListener("pointerdown", pauseByTouch);
  document.addEventListener("keydown", pauseByTouch);
  document.addEventListener("click", pressButton);
}
