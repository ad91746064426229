// The player: time runs, or is stepped through, from one stop to the next.

import { byId, closest, fieldById } from "../dom.js";
import * as store from "../store.js";
import * as ranges from "./range.js";
import * as timeline from "./timeline.js";

const STOP = 1400; // milliseconds that the player rests at a stop, at single speed

/** @type {Day | null} */
let goal = null; // the day to which time accumulates
/** @type {number | null} */
let timer = null;

// What the hand of the reader sets aside: time no longer accumulates towards a goal.
/** @type {() => Partial<Choice>} */
export function setAside() {
  goal = null;
  return { mode: "", after: null };
}

// Returns what gives back the goal as it is now.
export function keep() {
  const before = goal;
  return () => {
    goal = before;
  };
}

// One stop on; false where time has reached its goal.
/** @type {(forward: boolean) => boolean} */
function step(forward) {
  const { from, to } = store.state();
  const isFresh = goal === null;
  goal ??= to;
  const stops = ranges.stops({ from, to: goal }, timeline.shown(), store.atlas().moments);
  const after = isFresh ? stops[0] : ranges.nextStop(stops, to);
  const next = forward ? after : ranges.previousStop(stops, to);
  if (!next) return false;
  store.update({ to: next, after: ranges.previousStop(stops, next), mode: "so-far" }, "replace");
  return next !== goal;
}

const speed = () => Number(fieldById("speed").value);

function play() {
  if (store.state().to === goal) goal = null;
  timer = setInterval(() => step(true) || stop(), STOP / speed());
  step(true);
  showPlaying(true);
}

export function stop() {
  if (timer === null) return;
  clearInterval(timer);
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
export const restOfStop = () => (timer === null ? null : STOP / speed());

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

// "Dim events that are over": the past is dimmed; switched off, the period is whole again.
function accumulate() {
  stop();
  const { mode, to } = store.state();
  const whole = goal ?? to;
  store.update(mode === "so-far" ? { to: whole, ...setAside() } : { mode: "so-far", after: null }, "replace");
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
