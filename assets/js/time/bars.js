// The figure of the timeline: a bar for each event with its name, and a mark for what happened around,
// all as places in the range of time from 0 to 1. Nothing here touches the page.

import { clamp } from "../math.js";
import { fraction, fractionAfter } from "./scale.js";

const LEAST = 10; // pixels: so wide is the bar of a single day at least
const GAP = 3; // pixels between two bars in one row

/** @type {(period: Period, range: Period) => boolean} */
const overlaps = (period, range) => period.from <= range.to && period.to >= range.from;

// A bar from the earliest to the latest day: certain between the latest start and the earliest end,
// uncertain before and after. In parts of the range; what is certain, in parts of the bar.
/** @type {(event: AtlasEvent, bounds: Bounds, range: Period, width: number) => Bar | null} */
function bar({ id, open: isOpen = false }, { s1, s2, e1, e2 }, range, width) {
  if (!overlaps({ from: s1, to: e2 }, range)) return null;
  const start = fraction(s1, range);
  const end = Math.max(fractionAfter(e2, range), start + LEAST / width);
  /** @type {(place: number) => number} */
  const part = (place) => clamp((place - start) / (end - start), 0, 1);
  const hasCertainDays = s2 <= e1;
  const from = hasCertainDays ? part(fraction(s2, range)) : 0.5;
  const to = hasCertainDays ? Math.max(part(fractionAfter(e1, range)), from) : 0.5;
  const isUncertain = s1 !== s2 || e1 !== e2;
  return {
    id,
    start,
    end,
    certainFrom: isUncertain ? from : 0,
    certainTo: isUncertain ? to : 1,
    isUncertain,
    isOpen,
  };
}

/** @typedef {{ start: number, end: number }} Stretch */

// The bar with its name, at the right of it if that fits into the range, else at the left, else on it.
/** @type {(bar: Bar, name: number) => Stretch} */
function withName({ start, end }, name) {
  if (end + name <= 1) return { start, end: end + name };
  const from = Math.max(0, start);
  if (start - name < 0 && from + name <= 1) return { start, end: Math.max(end, from + name) };
  return { start: Math.max(0, start - name), end };
}

// Each bar in the first row that has space for what it needs; what starts first comes first.
/** @type {(bars: Bar[], width: number, needed: (bar: Bar) => Stretch) => RowBar[]} */
function packed(bars, width, needed) {
  /** @type {number[]} */
  const ends = []; // of the rows
  return bars
    .map((bar) => ({ bar, space: needed(bar) }))
    .sort((one, other) => one.space.start - other.space.start || one.space.end - other.space.end)
    .map(({ bar, space }) => {
      const free = ends.findIndex((end) => end + GAP / width <= space.start);
      const row = free === -1 ? ends.length : free;
      ends[row] = space.end;
      return { ...bar, row };
    });
}

export const ROW = 16; // pixels from one row of bars to the next,
const LEGIBLE = 12; // where a name can stand beside a bar,
const FOOT = 2; // pixels of the foot line, on which no bar lies
const THIN = 7; // and where many are to have space
const SIGN = { width: 44, height: 18 }; // pixels of a sign for bars without space, above the foot line

// How high the rows are in so many pixels, and how many have space; the others need a line of signs.
/** @type {(rows: number, height: number) => { row: number, shown: number }} */
function pitch(rows, height) {
  const fits = Math.floor((height - FOOT) / Math.max(rows, 1));
  if (fits >= THIN) return { row: Math.min(fits, ROW), shown: rows };
  return { row: THIN, shown: Math.max(1, Math.floor((height - SIGN.height) / THIN)) };
}

// Rows change places, so that the chosen bar is among those that are shown.
/** @type {(bars: RowBar[], chosen: string, shown: number) => RowBar[]} */
function exchanged(bars, chosen, shown) {
  const row = bars.find(({ id }) => id === chosen)?.row ?? 0;
  if (row < shown) return bars;
  /** @type {Record<number, number>} */
  const other = { [row]: shown - 1, [shown - 1]: row };
  return bars.map((bar) => ({ ...bar, row: other[bar.row] ?? bar.row }));
}

// Bars without space, each that is close to another under one sign.
/** @type {(hidden: Bar[], width: number) => { start: number, ids: string[] }[]} */
function signs(hidden, width) {
  /** @type {{ start: number, ids: string[] }[]} */
  const signs = [];
  for (const { id, start } of [...hidden].sort((one, other) => one.start - other.start)) {
    const place = Math.max(0, Math.min(start, 1 - SIGN.width / width));
    const last = signs.at(-1);
    if (last && (place - last.start) * width < SIGN.width) last.ids.push(id);
    else signs.push({ start: place, ids: [id] });
  }
  return signs;
}

// The bars in so many pixels of height: {row, bars, signs, below}, `row` from one to the next.
/** @type {(figure: { bars: RowBar[], rows: number }, width: number, height: number, chosen: string) =>
 *   { row: number, bars: RowBar[], signs: { start: number, ids: string[] }[], below: number }} */
export function fitted({ bars: all, rows }, width, height, chosen) {
  const { row, shown } = pitch(rows, height);
  const arranged = exchanged(all, chosen, shown);
  return {
    row,
    bars: arranged.filter((bar) => bar.row < shown),
    signs: signs(
      arranged.filter((bar) => bar.row >= shown),
      width,
    ),
    below: shown * row,
  };
}

// All bars of the range; events without a date have none. `sorts` of names, the longest first, say how
// many pixels the name of an event needs: of the first sort for which `height` has room each bar has space
// for its name. `sort` is its index, or that of the last.
/** @type {(events: AtlasEvent[], range: Period, width: number, height?: number, sorts?: ((id: string) => number)[]) => { bars: RowBar[], rows: number, sort: number }} */
export function bars(events, range, width, height = 0, sorts = []) {
  const all = events
    .map((event) => (event.bounds ? bar(event, event.bounds, range, width) : null))
    .filter((bar) => bar !== null);
  for (const [sort, nameOf] of sorts.entries()) {
    const roomy = inRows(packed(all, width, (bar) => withName(bar, nameOf(bar.id) / width)));
    if (roomy.rows * LEGIBLE <= height - FOOT) return { ...roomy, sort };
  }
  return { ...inRows(packed(all, width, (bar) => bar)), sort: sorts.length - 1 };
}

/** @type {(bars: RowBar[]) => { bars: RowBar[], rows: number }} */
const inRows = (bars) => ({ bars, rows: Math.max(0, ...bars.map(({ row }) => row + 1)) });

// Where the names of bars stand: at the right or the left of its bar, where no other bar or name of the
// row is, else on its bar; without room there is none. In parts of the range.
/** @type {(fitted: { bars: RowBar[], row: number }, width: number, nameOf: (id: string) => number) => BarName[]} */
export function names({ bars, row }, width, nameOf) {
  if (row < LEGIBLE) return [];
  /** @type {(Stretch & { row: number, id: string })[]} */
  const taken = bars.map(({ id, row, start, end }) => ({ id, row, start, end }));
  return bars.flatMap((bar) => {
    const length = nameOf(bar.id) / width;
    const [start, end] = [Math.max(0, bar.start), Math.min(1, bar.end)];
    /** @type {[BarName["at"], number, Stretch][]} */
    const seats = [
      ["right", end, { start: end, end: end + length }],
      ["left", start, { start: start - length, end: start }],
      ["on", start, { start, end: start + length }],
    ];
    /** @type {(seat: Stretch) => boolean} */
    const isFree = (seat) =>
      seat.start >= 0 &&
      seat.end <= 1 &&
      !taken.some(
        (other) =>
          other.id !== bar.id && other.row === bar.row && other.start < seat.end && seat.start < other.end,
      );
    const seat = seats.find(([, , stretch]) => isFree(stretch));
    if (!seat) return [];
    taken.push({ id: `name of ${bar.id}`, row: bar.row, ...seat[2] });
    return [{ id: bar.id, row: bar.row, at: seat[0], place: seat[1] }];
  });
}

// Lines between the bars of every two events that may be one, where both are drawn, from the middle of
// the higher one to that of the lower, in pixels from the top.
/** @type {(bars: RowBar[], pairs: [string, string][], row: number) => { place: number, top: number, bottom: number }[]} */
export function links(bars, pairs, row) {
  /** @type {(bar: RowBar) => number} */
  const middle = (bar) => (bar.row + 0.5) * row;
  return pairs.flatMap((pair) => {
    const [one, other] = pair.map((id) => bars.find((bar) => bar.id === id));
    if (!one || !other || one.row === other.row) return [];
    const [top, bottom] = [middle(one), middle(other)].toSorted((a, b) => a - b);
    // Where both are, if they share any time.
    const [start, end] = [Math.max(one.start, other.start), Math.min(one.end, other.end)];
    return [{ place: (start + Math.max(start, end)) / 2, top, bottom }];
  });
}

// Units of the axis in runs of `every`, the first of each with a label; what is over is of the last.
/** @type {(cells: Period[], every: number) => { first: Period, last: Period }[]} */
export function runs(cells, every) {
  const count = Math.max(1, Math.floor(cells.length / every));
  return Array.from({ length: count }, (_, at) => ({
    first: cells[at * every],
    last: cells[at === count - 1 ? cells.length - 1 : (at + 1) * every - 1],
  }));
}

// The steps that are told at a stop of time: those whose latest day has come since the one before.
/** @type {(steps: DatedStep[], after: Day, to: Day) => DatedStep[]} */
export const stepsBetween = (steps, after, to) => steps.filter((step) => step.to > after && step.to <= to);
