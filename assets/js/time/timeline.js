// The timeline: what the range of time shows of the choice. The range is what is seen of time; the period
// chosen in it lives with the choice.

import { byId, queryAll, setAttribute } from "../dom.js";
import { clamp } from "../math.js";
import * as store from "../store.js";
import * as days from "./days.js";
import { drawAxis, drawBars } from "./drawing.js";
import * as flags from "./flags.js";
import { following } from "./follow.js";
import { fraction, fractionAfter, unitOf } from "./scale.js";
import { isSame } from "./track.js";
import { edgesInWords, periodInWords, rangeInWords } from "./words.js";

/** @type {SeenTime | null} */
let seen = null; // the range, and what was chosen when it was taken
let isBegun = false;
let size = { width: 600, height: 84 }; // pixels of the track and of the bars
let drawnFor = ""; // what the bars were last drawn for
let thumbsSetFor = ""; // what the thumbs were last set for

export const range = () => seen?.range ?? null;

// The range, for those who have asked whether there is one.
/** @type {() => Period} */
export const shown = () => /** @type {SeenTime} */ (seen).range;

// --- what follows the choice -----------------------------------------------------------------------

/** @type {Subscriber} */
function show(state, atlas) {
  if (!isBegun) begin();
  const own = days.wholeOf(atlas.events.find(({ id }) => id === state.event));
  seen = following(seen, state, own, atlas.span);
  draw(state, atlas);
  showThumbs(state, atlas);
}

function begin() {
  isBegun = true;
  measure();
  new ResizeObserver(redraw).observe(byId("time-track"));
  document.fonts.ready.then(drawAgain);
}

function measure() {
  const { clientWidth: width, clientHeight: height } = byId("time-bars");
  if (width && height) size = { width, height };
}

// The typeface has come, in which every name has another width.
function drawAgain() {
  drawnFor = "";
  redraw();
}

function redraw() {
  measure();
  if (seen) lookThrough(seen.range);
}

// `isForGood`: an event that is closed leads back to it.
/** @type {(range: Period, isForGood?: boolean) => void} */
export function lookThrough(range, isForGood = false) {
  const last = seen ?? following(null, store.state(), null, store.atlas().span);
  seen = { ...last, range, before: last.before && isForGood ? range : last.before };
  draw(store.state(), store.atlas());
  showThumbs(store.state(), store.atlas());
}

// The next choice draws it as it opened.
export function reset() {
  seen = null;
}

/** @type {Subscriber} */
function draw(state, atlas) {
  const key = JSON.stringify([shown(), size, state.event, state.without]);
  if (key === drawnFor) return;
  drawnFor = key;
  drawBars(state, atlas, shown(), size);
  drawAxis(shown(), size.width, atlas.calendar);
  flags.draw(shown(), size.width, atlas.context);
  showUnit(atlas.span);
}

const UNITS = /** @type {Unit[]} */ (["day", "month", "year"]);

/** @type {(span: Period) => void} */
function showUnit(span) {
  const largest = UNITS.indexOf(unitOf(span));
  for (const button of queryAll("[data-time-zoom]")) {
    const unit = /** @type {Unit} */ (button.dataset.timeZoom);
    button.hidden = UNITS.indexOf(unit) > largest;
    button.setAttribute("aria-pressed", String(unit === unitOf(shown())));
  }
}

// What is seen, in words, where that is neither the period nor all of time.
/** @type {Subscriber} */
function showRange(state, { span, calendar, words }) {
  const inView = rangeInWords(shown(), calendar);
  const isSaid = isSame(shown(), span) || inView === periodInWords(state, calendar);
  byId("in-view").textContent = isSaid ? "" : words.in_view.replace("{period}", inView);
}

/** @type {Subscriber} */
function showThumbs(state, atlas) {
  const { calendar } = atlas;
  const key = JSON.stringify([shown(), state.from, state.to]);
  if (key === thumbsSetFor) return;
  thumbsSetFor = key;
  const words = edgesInWords(state, calendar);
  const from = percent(fraction(state.from, shown()));
  const to = percent(fractionAfter(state.to, shown()));
  setThumb("from", state.from, words.from, { left: `${from}%` });
  setThumb("to", state.to, words.to, { left: `${to}%` });
  setThumb("both", state.from, periodInWords(state, calendar), { left: `${from}%`, width: `${to - from}%` });
  byId("shade-before").style.width = `${from}%`;
  byId("shade-after").style.width = `${100 - to}%`;
  showRange(state, atlas);
  showPreset(state);
}

/** @type {(period: Period) => void} */
function showPreset({ from, to }) {
  for (const link of queryAll("[data-preset]")) {
    setAttribute(link, "aria-current", link.dataset.preset === `${from}/${to}` ? "true" : null);
  }
}

/** @type {(part: number) => number} */
const percent = (part) => clamp(part, 0, 1) * 100;

/** @type {(handle: Handle, day: Day, words: string, place: Record<string, string>) => void} */
function setThumb(handle, day, words, place) {
  const thumb = byId(`thumb-${handle}`);
  thumb.setAttribute("aria-valuenow", String(days.year(day)));
  thumb.setAttribute("aria-valuetext", words);
  Object.assign(thumb.style, place);
}

export function start() {
  store.subscribe(show);
}
