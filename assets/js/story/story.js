// The story on the page: the card of its step, the ways through it, playing by itself, presenting.

import * as address from "../address/address.js";
import { byId, closest, hasModifier, linksIn, query, root, setAttribute } from "../dom.js";
import { flyTo } from "../map/fly-to.js";
import * as cites from "../page/cites.js";
import * as store from "../store.js";
import { around } from "../time/range.js";
import { lookThrough } from "../time/timeline.js";
import * as steps from "./steps.js";

// There keys have a meaning of their own.
const OWN_KEYS = "input, select, textarea, dialog, [role=slider], #map-view";
const SCROLLED = "#panel, #view, #story";

const card = () => byId("story");
let shownStep = ""; // its id
let timer = 0; // until the next one, while the story plays by itself; 0: it does not

// --- what follows the choice -----------------------------------------------------------------------

/** @type {Subscriber} */
function show(state, atlas) {
  const step = steps.stepOf(state.story, atlas.story);
  root().toggleAttribute("data-story", Boolean(step));
  if (!step) return leave();
  if (shownStep !== step.id) showStep(step, state.history, atlas);
  query(".story-again", card()).hidden = address.isStoryStep(state, atlas);
}

/** @type {(step: StoryStep, history: HistoryChange | undefined, atlas: Atlas) => void} */
function showStep(step, history, atlas) {
  shownStep = step.id;
  // HTML text from Python, which has escaped every text in it.
  if (!card().firstChild) card().innerHTML = atlas.story.frame;
  query(".story-told", card()).innerHTML = step.told;
  cites.number([card()]);
  card().scrollTop = 0;
  if (isInOneColumn() && history !== "replace") query(".page-main").scrollIntoView();
  markWays(step.id, atlas.story);
  flyTo(step.points);
  lookThrough(around(step, atlas.span));
  if (history === "push") query("h2", card()).focus({ preventScroll: true });
}

// There the way on lies below what it leads to.
const isInOneColumn = () => matchMedia("(max-width: 43.6875em)").matches;

/** @type {(id: string, story: Story) => void} */
function markWays(id, story) {
  buttonOf("previous").disabled = !steps.beside(id, -1, story);
  buttonOf("next").disabled = !steps.beside(id, 1, story);
  for (const dot of linksIn(".story-dots a", card())) {
    const isHere = new URLSearchParams(dot.search).get("story") === id;
    setAttribute(dot, "aria-current", isHere ? "step" : null);
  }
}

/** @type {(name: string) => HTMLButtonElement} */
const buttonOf = (name) => /** @type {HTMLButtonElement} */ (query(`[data-story=${name}]`, card()));

function leave() {
  if (!shownStep) return;
  shownStep = "";
  stop();
  present(false);
}

// --- ways through ----------------------------------------------------------------------------------

// The step that was chosen: keys can be faster than the screen, which shows the last one.
const current = () => store.state().story;

/** @type {(step: StoryStep | null | undefined) => void} */
function goTo(step) {
  if (step) store.update(address.afterLink(`?story=${step.id}`, store.state(), store.atlas()), "step");
}

/** @type {(click: MouseEvent) => void} */
function press(click) {
  const way = closest(click, "#story [data-story]")?.dataset.story;
  if (way !== "play") stop();
  if (way === "next") goTo(steps.beside(current(), 1, store.atlas().story));
  if (way === "previous") goTo(steps.beside(current(), -1, store.atlas().story));
  if (way === "play") timer ? stop() : play();
  if (way === "present") present(!isPresenting());
}

// The heading has the focus because a step was shown, not because the reader wants to scroll: from
// there a presenter's remote control goes on.
/** @type {(press: KeyboardEvent) => boolean} */
const scrolls = (press) =>
  closest(press, SCROLLED) !== null && !(/** @type {Element} */ (press.target).matches("#story h2"));

/** @type {(press: KeyboardEvent) => void} */
function pressKey(press) {
  if (!shownStep || hasModifier(press) || press.defaultPrevented) return;
  stop();
  if (press.key === "Escape" && isPresenting()) present(false);
  if (closest(press, OWN_KEYS)) return;
  if (!press.key.startsWith("Arrow") && scrolls(press)) return;
  const step = steps.byKey(press.key, current(), store.atlas().story);
  if (!step) return;
  press.preventDefault();
  goTo(step);
}

// --- playing by itself -----------------------------------------------------------------------------

function play() {
  markButton("play", true);
  const step = steps.stepOf(current(), store.atlas().story);
  if (step) timer = setTimeout(playOn, steps.duration(step));
}

function playOn() {
  const next = steps.beside(current(), 1, store.atlas().story);
  if (!next) return stop();
  goTo(next);
  play();
}

function stop() {
  if (!timer) return;
  clearTimeout(timer);
  timer = 0;
  markButton("play", false);
}

const stopUnseen = () => document.hidden && stop();

// --- presenting ------------------------------------------------------------------------------------

const isPresenting = () => root().hasAttribute("data-presenting");

// Large letters and nothing but story, map and time; the whole screen where the browser grants it.
/** @type {(isOn: boolean) => void} */
function present(isOn) {
  if (isOn === isPresenting()) return;
  root().toggleAttribute("data-presenting", isOn);
  markButton("present", isOn);
  if (isOn)
    root()
      .requestFullscreen?.()
      .catch(() => null);
  else if (document.fullscreenElement) document.exitFullscreen();
}

// Escape in a whole screen ends that, and no key reaches the page.
const endWithScreen = () => document.fullscreenElement || present(false);

/** @type {(name: string, isOn: boolean) => void} */
const markButton = (name, isOn) => buttonOf(name)?.setAttribute("aria-pressed", String(isOn));

export function start() {
  store.subscribe(show);
  document.addEventListener("click", press);
  document.addEventListener("keydown", pressKey);
  document.addEventListener("visibilitychange", stopUnseen);
  document.addEventListener("fullscreenchange", endWithScreen);
}
