// The drawing of the timeline: bars with their names, and the axis, as elements.

import { byId, element } from "../dom.js";
import * as filter from "../filter.js";
import { clamp } from "../math.js";
import * as theme from "../page/theme.js";
import { measure } from "../text-width.js";
import * as figure from "./bars.js";
import { cells, fraction, fractionAfter, startsMore, unitOf } from "./scale.js";
import { aboveInWords, cellInWords, periodInWords } from "./words.js";

/** @type {Record<Unit, number>} */
const LABEL = { year: 38, month: 34, day: 26 }; // pixels that a label on the axis needs
const FINGER = 44; // pixels that a finger needs
const TIP = 24; // pixels of the narrowest unit on the axis that a finger hits: one cut by the edge
const NAME = 12; // pixels of the letters of a name beside a bar
const BESIDE = 8; // pixels around it
// Pixels of a title and of a short name, at most: what is longer is cut, so that it costs no other its seat.
const LONGEST = [252, 168];
const THIN = 13; // pixels from row to row, under which a finger may mean more than one bar
const ABOVE = 96; // pixels that the name of a month or year over the axis needs

/** @type {(state: Choice, atlas: Atlas) => AtlasEvent[]} */
export const visible = (state, { events }) => filter.passing(events, state.without);

/** @type {(start: number, end: number) => Record<string, string>} */
const box = (start, end) => ({ left: `${start * 100}%`, width: `${(end - start) * 100}%` });

// --- bars ------------------------------------------------------------------------------------------

/** @type {(state: Choice, atlas: Atlas, range: Period, size: Size) => void} */
export function drawBars(state, atlas, range, { width, height }) {
  const events = visible(state, atlas);
  const sorts = [atlas.titles, atlas.shorts];
  const pixels = sorts.map((texts, sort) => pixelsOf(texts, LONGEST[sort]));
  // In rows for letters of the usual size, however large they are.
  const factor = theme.factor();
  const { sort, ...all } = figure.bars(events, range, width, height / factor, pixels);
  const fitted = figure.fitted(all, width, height / factor, state.event);
  const pitch = fitted.row * factor;
  const bars = byId("time-bars");
  bars.classList.toggle("is-thin", fitted.row < THIN);
  bars.replaceChildren(
    ...cells(range).map((cell) => unitDrawn(cell, range)),
    ...fitted.bars.map((bar) => barDrawn(bar, atlas, state.event, pitch)),
    ...figure.links(fitted.bars, atlas.perhaps, pitch).map(linkDrawn),
    ...figure
      .names(fitted, width, pixels[sort])
      .map((name) => nameDrawn(name, sorts[sort], state.event, pitch, pixels[sort](name.id))),
    ...fitted.signs.map((sign) => signDrawn(sign, atlas, fitted.below * factor)),
  );
}

// How many pixels each of these names needs beside its bar.
/** @type {(texts: Record<string, string>, longest: number) => (id: string) => number} */
const pixelsOf = (texts, longest) => (id) =>
  Math.min(measure(texts[id], NAME * theme.factor(), "600") + BESIDE, longest * theme.factor());

// A line where each unit begins.
/** @type {(cell: Period, range: Period) => HTMLElement} */
const unitDrawn = (cell, range) =>
  element("span", { className: "unit", style: { left: `${fraction(cell.from, range) * 100}%` } });

// Beside its bar; a press on it is one on the bar.
/** @type {(name: BarName, texts: Record<string, string>, chosen: string, row: number, width: number) => HTMLElement} */
function nameDrawn({ id, row, at, place }, texts, chosen, pitch, width) {
  /** @type {Record<string, string>} */
  const side = at !== "left" ? { left: `${place * 100}%` } : { right: `${(1 - place) * 100}%` };
  const [top, height] = [`${row * pitch}px`, `${pitch - 2}px`];
  const style = { ...side, top, height, lineHeight: height, maxWidth: `${width}px` };
  const classes = ["bar-name", at === "on" ? "is-on-bar" : "", id === chosen ? "is-chosen" : ""];
  return element("span", { className: classes.join(" "), style, data: { named: id } }, [texts[id]]);
}

/** @type {(bar: RowBar, atlas: Atlas, chosen: string, row: number) => HTMLElement} */
function barDrawn(bar, { looks, titles }, chosen, row) {
  const classes = [
    "bar",
    looks[bar.id],
    bar.isUncertain ? "is-uncertain" : "",
    bar.isOpen ? "is-open" : "",
    bar.id === chosen ? "is-chosen" : "",
  ];
  const style = { ...box(bar.start, bar.end), top: `${bar.row * row}px`, height: `${row - 2}px` };
  const certain = { className: "bar-certain", style: box(bar.certainFrom, bar.certainTo) };
  const properties = { className: classes.join(" "), title: titles[bar.id], style, data: { bar: bar.id } };
  return element("span", properties, bar.isUncertain ? [element("span", certain)] : []);
}

/** @type {(link: { place: number, top: number, bottom: number }) => HTMLElement} */
function linkDrawn({ place, top, bottom }) {
  const style = { left: `${place * 100}%`, top: `${top}px`, height: `${bottom - top}px` };
  return element("span", { className: "bar-link", style });
}

// Stands for the bars that have no space; a tap asks which of them.
/** @type {(sign: { start: number, ids: string[] }, atlas: Atlas, top: number) => HTMLElement} */
function signDrawn({ start, ids }, { titles }, top) {
  const title = ids.map((id) => titles[id]).join("\n");
  const style = { left: `${start * 100}%`, top: `${top}px` };
  return element("span", { className: "more-bars", title, style, data: { more: ids.join(" ") } }, [
    `+${ids.length}`,
  ]);
}

// --- axis ------------------------------------------------------------------------------------------

// Where the focus was on a unit, it goes to the one that holds its beginning.
/** @type {(range: Period, width: number, calendar: Calendar) => void} */
export function drawAxis(range, width, calendar) {
  const axis = byId("time-axis");
  const focused = axis.contains(document.activeElement) ? document.activeElement : null;
  const held = focused instanceof HTMLElement ? (focused.dataset.cell ?? null) : null;
  axis.replaceChildren(...labelsDrawn(range, width, calendar), ...titlesAbove(range, width, calendar));
  if (!focused) return;
  const links = /** @type {HTMLElement[]} */ ([...axis.querySelectorAll("[data-cell]")]);
  const holding = links.findLast(({ dataset }) => held !== null && (dataset.cell ?? "") <= held);
  (holding ?? links[0])?.focus({ preventScroll: true });
}

// How many pixels a label needs: to be read, and where fingers touch, to be hit.
/** @type {(unit: Unit) => number} */
function labelWidth(unit) {
  const finger = window.matchMedia("(pointer: coarse)").matches ? FINGER : 0;
  return Math.max(LABEL[unit] * theme.factor(), finger);
}

/** @type {(range: Period, width: number, calendar: Calendar) => HTMLElement[]} */
function labelsDrawn(range, width, calendar) {
  const unit = unitOf(range);
  const units = cells(range);
  const every = Math.ceil(labelWidth(unit) / (width / units.length));
  return figure.runs(units, every).flatMap(({ first, last }) => {
    const start = Math.max(0, fraction(first.from, range));
    const end = Math.min(1, fractionAfter(last.to, range));
    if ((end - start) * width < TIP) return [];
    const period = { from: first.from, to: last.to };
    const data = { cell: period.from, ...(first !== last && { run: "" }) };
    return [
      cellLink(
        period,
        cellInWords(first, unit, calendar),
        box(start, end),
        periodInWords(period, calendar),
        data,
      ),
    ];
  });
}

/** @type {(period: Period, words: string, style: Record<string, string>, title: string, data: Record<string, string>) => HTMLElement} */
const cellLink = ({ from, to }, words, style, title, data) =>
  element("a", { href: `?from=${from}&to=${to}`, className: "year", style, title, data }, [words]);

// What stands over the units where a month or a year begins, and at the left where there is space.
/** @type {(range: Period, width: number, calendar: Calendar) => HTMLElement[]} */
function titlesAbove(range, width, calendar) {
  const unit = unitOf(range);
  if (unit === "year") return [];
  const units = cells(range);
  /** @type {(cell: Period) => number} */
  const place = (cell) => Math.max(0, fraction(cell.from, range)) * width;
  const starts = units.filter(
    (cell, index) => index && startsMore(cell, unit) && place(cell) < width - ABOVE,
  );
  const hasSpaceForFirst = !starts.length || place(starts[0]) > ABOVE;
  return [...(hasSpaceForFirst ? [units[0]] : []), ...starts].map((cell) => {
    const style = { left: `${clamp(fraction(cell.from, range), 0, 1) * 100}%` };
    return element("span", { className: "cell-above", style }, [aboveInWords(cell, unit, calendar)]);
  });
}
