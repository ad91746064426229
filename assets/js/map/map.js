// The map on the page: the ground, halos and rings, the labels, and plotly's graph over all. What is seen
// of it is kept here and nowhere else, and every drawing of it goes through `draw`.

import { byId, query, queryAll } from "../dom.js";
import * as filter from "../filter.js";
import * as theme from "../page/theme.js";
import * as store from "../store.js";
import { measure } from "../text-width.js";
import { atLetterSize } from "./colours.js";
import { degrees } from "./degrees.js";
import * as graph from "./graph.js";
import { moveGround, placeGround, removeStillMarks, showAreas, showScale } from "./ground.js";
import { labelsFor } from "./labels.js";
import { linesOf } from "./links.js";
import * as overlay from "./overlay.js";
import { isHidden, isUnchanged, measured, watchCovers } from "./size.js";
import { keepSize, release } from "./steady.js";
import { around, boxes } from "./symbols.js";
import * as traces from "./traces.js";
import * as mapView from "./view.js";

const REST = 160; // milliseconds after which a hand counts as resting

/** @type {MapSize} */
let size = { width: 0, height: 0, factor: 1, covers: [] };
/** @type {View | null} */
let current = null; // what is seen; null before there is space
let isWhole = true; // and whether that is what the atlas opens with
/** @type {View | null} */
let drawn = null; // the view that was last drawn
let frame = 0;
let rest = 0;
let isBegun = false;
/** @type {(() => void) | null} */
let waiting = null; // what is to be done as soon as there is a view

// --- the view --------------------------------------------------------------------------------------

/** @type {() => View} */
const shown = () => /** @type {View} */ (current); // for those who have asked whether there is one

export const view = () => current;
export const factor = () => size.factor;

/** @type {(map: MapPayload) => View} */
const whole = ({ opening, tall, frame: edges }) => mapView.fitted(opening, size, tall, edges);

// Moved by button or key: drawn in the next frame.
/** @type {(to: View) => void} */
export function move(to) {
  take(to);
  frame = requestAnimationFrame(draw);
}

// Moved by hand or wheel: the ground goes along at once and the picture of the rest is moved as it
// is; it is laid out again when the hand rests.
/** @type {(to: View) => void} */
export function drag(to) {
  take(to);
  frame = requestAnimationFrame(movePicture);
  rest = setTimeout(draw, REST);
}

/** @type {(to: View | null) => void} */
function take(to) {
  current = to;
  isWhole = false;
  cancelAnimationFrame(frame);
  clearTimeout(rest);
}

// At once where there is a view, else as soon as there is; of several the last alone.
/** @type {(act: () => void) => void} */
export function whenShown(act) {
  waiting = current ? null : act;
  if (current) act();
}

export function settle() {
  if (current && drawn !== current) draw();
}

function movePicture() {
  moveGround(shown(), store.atlas().map);
  const { x, y, scale } = mapView.transform(/** @type {View} */ (drawn), shown());
  applyTransform(`translate(${x}px, ${y}px) scale(${scale})`);
  keepSize(1 / scale);
}

let appliedTransform = ""; // of all pictures

/** @type {(transform: string) => void} */
function applyTransform(transform) {
  if (transform === appliedTransform) return;
  appliedTransform = transform;
  byId("map-view").toggleAttribute("data-moving", Boolean(transform));
  for (const picture of queryAll("#map .main-svg, .overlay")) picture.style.transform = transform;
}

// Returns what gives back the view as it is now, on however many pixels the map has then.
export function keep() {
  const before = { view: shown(), isWhole };
  return () => {
    const { tall, frame: edges } = store.atlas().map;
    if (before.isWhole) showAll();
    else move(mapView.resized(before.view, size, tall, edges));
  };
}

export function showAll() {
  move(whole(store.atlas().map));
  isWhole = true;
}

// As the map opened, whatever hands have done since; the next choice draws it.
export function reset() {
  if (isUndrawn()) return;
  take(null);
  waiting = null;
  open(store.atlas());
}

// The first view, once there is space for it.
/** @type {(atlas: Atlas) => void} */
function open({ map }) {
  if (isHidden() || !graph.isLoaded()) return;
  size = measured();
  current = whole(map);
  isWhole = true;
}

function resize() {
  if (isHidden()) return;
  if (!current) return show(store.state(), store.atlas());
  if (isUnchanged(size)) return;
  size = measured();
  const { map } = store.atlas();
  current = isWhole ? whole(map) : mapView.resized(current, size, map.tall, map.frame);
  draw();
}

function measureCovers() {
  if (isHidden() || !current) return;
  const before = JSON.stringify(size.covers);
  size = measured();
  if (JSON.stringify(size.covers) !== before) draw();
}

// --- drawing ---------------------------------------------------------------------------------------

/** @type {Subscriber} */
function show(state, atlas) {
  if (isUndrawn()) return;
  try {
    showChoice(state, atlas);
  } catch (fault) {
    if (!graph.isDrawn()) giveUp();
    throw fault;
  }
}

/** @type {Subscriber} */
function showChoice(state, atlas) {
  if (!isBegun) begin();
  if (!current) open(atlas);
  if (!current) return showStill(state, atlas);
  draw();
  if (waiting) whenShown(waiting);
}

// Before plotly has come: the symbols that the page came with are those of all events.
/** @type {Subscriber} */
function showStill(choice, atlas) {
  const shown = filter.shown(choice, atlas);
  showAreas({ shown, chosen: choice });
  if (Object.keys(shown).length < atlas.events.length) removeStillMarks();
}

// Plotly did not come, or cannot draw here: no map is better than one that does not change.
function giveUp() {
  current = null;
  query(".map").toggleAttribute("data-undrawn", true);
  removeStillMarks();
}

const isUndrawn = () => query(".map").hasAttribute("data-undrawn");

function begin() {
  isBegun = true;
  byId("map").before(overlay.layer("signs"));
  // Below the graph, so that no word is printed through what the graph says of a symbol.
  byId("map").before(overlay.layer("words"));
  new ResizeObserver(resize).observe(byId("map-view"));
  watchCovers(measureCovers);
  document.fonts.ready.then(layOutAgain);
}

/** @type {(event: string, map: MapPayload) => boolean} */
const isPlaced = (event, { words }) => words.labels.some(({ facts }) => facts[0] === event);

// The typeface has come, in which every word has another width.
function layOutAgain() {
  if (current) draw();
}

function draw() {
  cancelAnimationFrame(frame);
  clearTimeout(rest);
  const [choice, atlas] = [store.state(), store.atlas()];
  const { map } = atlas;
  const state = {
    shown: filter.shown(choice, atlas),
    chosen: { ...choice, past: filter.past(choice, atlas), isPlaced: isPlaced(choice.event, map) },
  };
  const { traces: themed, layout } = theme.figureOf(map);
  const small = {
    ...atLetterSize(shown(), size.factor),
    covers: size.covers,
    degrees: map.degrees,
    measure,
  };
  const symbols = traces.draw(themed, state.shown, state.chosen);
  drawn = current;
  release();
  graph.plot(graph.figure(traces.merged(symbols), layout, shown(), size), map.config);
  placeGround(shown(), map);
  showAreas(state);
  drawOverlays(symbols, state, small);
  showScale(shown(), size.factor);
  applyTransform("");
}

/** @type {(drawn: Trace[], state: MapState, small: LabelView) => void} */
function drawOverlays(drawn, state, small) {
  const { words: texts } = store.atlas().map;
  const symbols = traces.ofRole(drawn, "symbols");
  overlay.fill("signs", small, overlay.signs(around(symbols, small), linesOf(texts.links, state, small)));
  const { ticks, words } = degrees(small, boxes(symbols, small));
  const labels = labelsFor(texts, drawn, state, small);
  overlay.fill("words", small, [
    ...ticks.map(overlay.tick),
    ...labels.flatMap(({ leader }) => (leader ? [overlay.leader(leader)] : [])),
    ...[...words, ...labels].map(overlay.label),
  ]);
}

export function start() {
  store.subscribe(show);
  graph.whenLoaded(() => store.isOpen() && store.refresh("keep"), giveUp);
}
