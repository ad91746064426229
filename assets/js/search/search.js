// The search in the header: "/" leads to its box, arrows to the results and back, Escape clears it and
// returns the focus to where it was.

import { byId, closest, fieldById, hasModifier, holds, query, queryAll } from "../dom.js";
import { late, whenCome } from "../late-payload.js";
import { clamp } from "../math.js";
import * as reference from "../page/reference.js";
import * as store from "../store.js";
import { extend, find, fold, learn } from "./match.js";
import { entryOf, sections } from "./results.js";

const frame = () => byId("search");
const box = () => fieldById("search-box");
const results = () => byId("search-results");
const opener = () => query(".search-open", frame());

/** @type {HTMLElement | null} */
let before = null; // what had the focus when the reader came by key or by button

/** @type {Subscriber} */
function mount(_state, atlas) {
  if (frame().firstChild) return;
  learn(atlas.search);
  frame().innerHTML = atlas.search.form; // HTML text from Python
  takeNames();
}

function open() {
  before = /** @type {HTMLElement | null} */ (document.activeElement);
  frame().dataset.open = "";
  opener().setAttribute("aria-expanded", "true");
  box().focus();
  box().select();
}

function show() {
  if (!fold(box().value)) {
    empty();
    return;
  }
  const atlas = store.atlas();
  const entries = find(box().value, atlas.search.entries);
  frame().dataset.results = "";
  writeCount(atlas.search.counts[entries.length]);
  results().replaceChildren(...sections(entries, box().value, atlas));
  if (!entries.length) results().innerHTML = atlas.search.nothing; // HTML text from Python
  /** @type {Element} */ (results().parentElement).scrollTop = 0;
}

// Results that are there stay: the focus may be on its way back to one of them.
/** @type {(event: FocusEvent) => void} */
function showAgain({ target }) {
  if (target && target === box() && !("results" in frame().dataset)) show();
}

// The names in other languages come with the panels.
function takeNames() {
  const { names, edition } = late();
  if (!store.isOpen() || !names || edition !== store.atlas().edition) return;
  extend(store.atlas().search.entries, names);
  if (box() && document.activeElement === box() && "results" in frame().dataset) show();
}

function empty() {
  delete frame().dataset.results;
  writeCount("");
  results().replaceChildren();
}

// A screen reader says it whenever it is written, so it is written when it changes.
/** @type {(count: string) => void} */
function writeCount(count) {
  if (byId("search-count").textContent !== count) byId("search-count").textContent = count;
}

// What was asked for stays in the box, for a second look.
function close() {
  if (!frame()?.firstChild) return;
  empty();
  delete frame().dataset.open;
  opener().setAttribute("aria-expanded", "false");
}

function leave() {
  box().value = "";
  if (!before) box().focus();
  else if (before === document.body) blur();
  else before.focus();
  before = null;
  close();
}

const blur = () => /** @type {HTMLElement | null} */ (document.activeElement)?.blur();

// --- hands -----------------------------------------------------------------------------------------

const rows = () => queryAll("a, button", results());

/** @type {(by: number) => void} */
function move(by) {
  const stops = [box(), ...rows()];
  const next = stops.indexOf(/** @type {HTMLInputElement} */ (document.activeElement)) + by;
  stops[clamp(next, 0, stops.length - 1)].focus();
}

/** @type {(event: Event) => boolean} */
const isWriting = (event) => closest(event, "input, select, textarea, [contenteditable]") !== null;

/** @type {(press: KeyboardEvent) => void} */
function pressKey(press) {
  const isMounted = Boolean(frame()?.firstChild);
  const isWithin = isMounted && holds(frame(), press.target);
  if (press.key === "/" && !hasModifier(press) && !isWriting(press) && isMounted) {
    press.preventDefault();
    open();
  } else if (isWithin && press.key === "Escape") {
    press.stopPropagation(); // it closes the search and not the event as well
    leave();
  } else if (isWithin && ["ArrowDown", "ArrowUp"].includes(press.key) && "results" in frame().dataset) {
    press.preventDefault();
    move(press.key === "ArrowDown" ? 1 : -1);
  }
}

/** @type {(submit: SubmitEvent) => void} */
function chooseFirst(submit) {
  if (!holds(frame(), submit.target)) return;
  submit.preventDefault();
  rows()[0]?.click();
}

/** @type {(click: MouseEvent) => void} */
function press(click) {
  const pressed = closest(click, "#search a, #search button, #reference a[href^='?']");
  if (!pressed) return;
  const entry = entryOf(pressed);
  if (pressed.matches(".search-open")) open();
  else if (pressed.matches("[data-close]")) leave();
  else if (entry) openCard(pressed, entry);
  else if (click.defaultPrevented) focusAfter(pressed);
}

/** @type {(pressed: HTMLElement, entry: SearchEntry) => void} */
function openCard(pressed, { kind, work, term, card }) {
  const { references, terms, search } = store.atlas();
  reference.open(pressed, search.headings[kind], card ?? (work ? references[work] : terms[term ?? ""]));
}

// The link has changed the choice (links.js); where that moved no focus, the focus goes after it.
/** @type {(link: HTMLElement) => void} */
function focusAfter({ dataset }) {
  const target = "list" in dataset ? "event-list" : "panel-title";
  close();
  requestAnimationFrame(() => {
    const at = document.activeElement;
    if (!at || at === document.body || frame().contains(at)) byId(target).focus();
  });
}

/** @type {(target: EventTarget | null) => boolean} */
const isOutside = (target) => !(target instanceof Element && target.closest("#search, #reference"));

/** @type {(press: PointerEvent) => void} */
function closeByPress({ target }) {
  if (isOutside(target)) close();
}

/** @type {(event: FocusEvent) => void} */
function closeByFocus({ target, relatedTarget }) {
  if (relatedTarget && holds(frame(), target) && isOutside(relatedTarget)) close();
}

export function start() {
  store.subscribe(mount);
  whenCome(takeNames);
  document.addEventListener("input", ({ target }) => target === box() && show());
  document.addEventListener("focusin", showAgain);
  document.addEventListener("focusout", closeByFocus);
  document.addEventListener("pointerdown", closeByPress);
  document.addEventListener("submit", chooseFirst);
  document.addEventListener("click", press);
  window.addEventListener("keydown", pressKey, true);
}
