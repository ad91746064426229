// Layout of the map's labels, in pixels: none hides another, and each stands at its own symbol or is
// led to it by a line.

import { adjacent, afar } from "./seats.js";

const CELL = 48; // pixels: names and symbols are looked up by the squares that they lie in
const COLUMN = 4096; // squares: more than any screen is high
const LETTER = 0.57; // mean width of a letter, in parts of its height
const LINE = 1.25; // height of a line of text, likewise
const NEARER = 4; // pixels by which a label is nearer to its own symbol than to any other
const LEVEL = 14; // pixels beside a label in which no symbol of another place may stand
const APART = 7; // pixels from a label that a line leads to, to symbols of other places
const MOST_LED = 48; // labels: among more, lines would only be a thicket
const ROUNDS = 6; // in which labels that found no seat may choose first
const STEP = 4; // pixels between the points in which a line is looked at

/** @type {(one: Rect, other: Rect) => boolean} */
export const overlaps = (one, other) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** @type {(x: number, y: number, width: number, height: number) => Rect} */
export const boxAround = (x, y, width, height) => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

// What is taken; asked only about the squares around, or a thousand names would take seconds.
// A box may say whose it is, and a question except some.
/** @type {(boxes: OwnedRect[]) => Occupied} */
export function occupied(boxes) {
  /** @type {Map<number, OwnedRect[]>} */
  const squares = new Map();
  // Asked ten thousand times a step: plain loops, which make nothing that must be cleared away.
  /** @type {(box: Rect, act: (square: number) => boolean) => boolean} */
  const everySquare = ({ left, right, top, bottom }, act) => {
    const [first, last] = [Math.floor(top / CELL), Math.floor(bottom / CELL)];
    for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x += 1) {
      for (let y = first; y <= last; y += 1) if (!act(x * COLUMN + y)) return false;
    }
    return true;
  };
  /** @type {(box: OwnedRect) => boolean} */
  const add = (box) =>
    everySquare(box, (square) => {
      const boxes = squares.get(square);
      if (boxes) boxes.push(box);
      else squares.set(square, [box]);
      return true;
    });
  /** @type {Occupied["isFree"]} */
  const isFree = (box, isExcepted = () => false) =>
    everySquare(box, (square) => {
      for (const other of squares.get(square) ?? [])
        if (overlaps(box, other) && !isExcepted(other)) return false;
      return true;
    });
  for (const box of boxes) add(box);
  return { add, isFree };
}

/** @type {Measure} */
const guessed = (text, size) => text.length * size * LETTER;

// The size of a text in pixels; a text may have several lines.
/** @type {(label: { text: string, size: number, style?: string, spacing?: number }, measure?: Measure) => Size} */
export function sizeOf(label, measure = guessed) {
  const lines = label.text.split("\n");
  const spacing = (label.spacing ?? 0) * label.size;
  const widest = Math.max(
    ...lines.map((line) => measure(line, label.size, label.style) + spacing * line.length),
  );
  return { width: widest + 5, height: label.size * LINE * lines.length };
}

/** @type {(box: Rect, frame: Size) => boolean} */
const isWithin = (box, frame) =>
  box.left >= 0 && box.top >= 0 && box.right <= frame.width && box.bottom <= frame.height;

/** @type {(box: Rect, across: number, down: number) => Rect} */
export const grown = (box, across, down) => ({
  left: box.left - across,
  right: box.right + across,
  top: box.top - down,
  bottom: box.bottom + down,
});

/** @type {(label: Label) => (box: OwnedRect) => boolean} */
const isOf =
  ({ of }) =>
  (box) =>
    of !== undefined && box.of === of;

/** @typedef {(box: Rect) => boolean} IsOpen */

// Where a label stands and no line is needed: its own symbol is the nearest by far enough, and none of
// another place stands level with it.
/** @type {(label: Label, size: Size, symbols: Occupied, isOpen: IsOpen) => Generator<Seat>} */
function* besideSymbol(label, size, symbols, isOpen) {
  for (const { x, y, gap } of adjacent(label, size)) {
    const box = boxAround(x, y, size.width, size.height);
    const isNearest = () => symbols.isFree(grown(box, gap + NEARER, gap + NEARER), isOf(label));
    if (isOpen(box) && isNearest() && symbols.isFree(grown(box, LEVEL, 1), isOf(label))) yield { x, y, box };
  }
}

// Where it stands farther away, with a line that crosses no symbol of another place and no word.
/** @type {(label: Label, size: Size, symbols: Occupied, words: Occupied, isOpen: IsOpen) => Generator<Seat>} */
function* ledTo(label, size, symbols, words, isOpen) {
  const isOwn = isOf(label);
  const middle = boxAround(label.x, label.y, 2, 2);
  // A symbol that hides the label's own is crossed by every line from it.
  /** @type {(other: OwnedRect) => boolean} */
  const mayBeCrossed = (other) => isOwn(other) || overlaps(other, middle);
  for (const { x, y, leader } of afar(label, size)) {
    const box = boxAround(x, y, size.width, size.height);
    if (!isOpen(box) || !symbols.isFree(grown(box, APART, APART), isOwn)) continue;
    const points = pointsOf(leader);
    if (points.every((point) => words.isFree(point) && symbols.isFree(point, mayBeCrossed)))
      yield { x, y, box, leader };
  }
}

// The points of a line, as boxes.
/** @type {(line: Line) => Rect[]} */
function pointsOf({ from, to }) {
  const count = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / STEP);
  return Array.from({ length: count }, (_, index) => {
    const part = index / count;
    return boxAround(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part, 2, 2);
  });
}

/** @typedef {{ measure?: Measure, yielding?: Rect[] }} LayoutOptions */

// labels: the most important first, each with the place that it is `of`; obstacles: boxes of what no
// label may cover, symbols: those of them that have a place. yielding: boxes of less important names,
// which are left free where that is possible.
// Returns the seat of each label, or null for one that finds none.
/** @type {(labels: Label[], obstacles: OwnedRect[], frame: Size, options?: LayoutOptions) => (Seat | null)[]} */
export function placeLabels(labels, obstacles, frame, options = {}) {
  let order = labels;
  let last = placeInOrder(order, obstacles, frame, options);
  let best = last;
  const isLeft = (/** @type {Label} */ label) => label.isLed && !last.get(label);
  for (let round = 1; round < ROUNDS && labels.length <= MOST_LED && labels.some(isLeft); round += 1) {
    // Who found no seat chooses first.
    order = [...order.filter(isLeft), ...order.filter((label) => !isLeft(label))];
    last = placeInOrder(order, obstacles, frame, options);
    if (countOf(last) > countOf(best)) best = last;
  }
  return labels.map((label) => best.get(label) ?? null);
}

/** @type {(seats: Map<Label, Seat | null>) => number} */
const countOf = (seats) => [...seats.values()].filter(Boolean).length;

// A line is drawn only when all that may have one have looked for a seat beside their symbol.
/** @type {(labels: Label[], obstacles: OwnedRect[], frame: Size, options: LayoutOptions) => Map<Label, Seat | null>} */
function placeInOrder(labels, obstacles, frame, { measure = guessed, yielding = [] }) {
  const taken = occupied(obstacles);
  const symbols = occupied(obstacles.filter(({ of }) => of !== undefined));
  const words = occupied(obstacles.filter(({ of }) => of === undefined));
  const avoided = occupied(yielding);
  /** @type {IsOpen} */
  const isOpen = (box) => isWithin(box, frame) && taken.isFree(box);
  /** @type {(seat: Seat | null) => Seat | null} */
  const take = (seat) => {
    for (const box of seat ? boxesOf(seat) : []) {
      taken.add(box);
      words.add(box);
    }
    return seat;
  };
  /** @type {(label: Label) => Seat | null} */
  const besideIt = (label) => {
    let free = null; // the first seat, should none leave the names that yield alone
    for (const at of [label, ...(label.along ?? [])]) {
      const own = { ...label, x: at.x, y: at.y };
      for (const seat of besideSymbol(own, sizeOf(label, measure), symbols, isOpen)) {
        if (avoided.isFree(seat.box)) return seat;
        free ??= seat;
      }
    }
    return free;
  };
  /** @type {(label: Label) => Seat | null} */
  const led = (label) => {
    if (labels.length > MOST_LED) return null;
    return ledTo(label, sizeOf(label, measure), symbols, words, isOpen).next().value ?? null;
  };
  const [first, last] = [labels.filter(({ isLed }) => isLed), labels.filter(({ isLed }) => !isLed)];
  const seats = new Map(first.map((label) => [label, take(besideIt(label))]));
  for (const label of first) seats.set(label, seats.get(label) ?? take(led(label)));
  for (const label of last) seats.set(label, take(besideIt(label)));
  return seats;
}

/** @type {(seat: Seat) => Rect[]} */
export const boxesOf = ({ box, leader }) => [box, ...(leader ? pointsOf(leader) : [])];
