// Layout of the map, in pixels: symbols that crowd are moved apart, labels are placed where none is
// hidden by another.

const CELL = 48; // pixels: names and symbols are looked up by the squares that they lie in
const LETTER = 0.57; // mean width of a letter, in parts of its height
const LINE = 1.25; // height of a line of text, likewise
const NEAR = 12; // pixels from a symbol's middle to its name
const ROUNDS = 40; // of moving apart; then whatever still touches stays
const PUSHES = 60000; // in all rounds: a thousand symbols have no space anyway, and must not take long

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
/** @type {(boxes: Rect[]) => { add: (box: Rect) => void, isFree: (box: Rect) => boolean }} */
export function occupied(boxes) {
  /** @type {Map<string, Rect[]>} */
  const squares = new Map();
  /** @type {(box: Rect) => string[]} */
  const squaresOf = (box) => {
    const keys = [];
    for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x += 1) {
      for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y += 1)
        keys.push(`${x} ${y}`);
    }
    return keys;
  };
  /** @type {(box: Rect) => void} */
  const add = (box) => {
    for (const square of squaresOf(box)) {
      const boxes = squares.get(square);
      if (boxes) boxes.push(box);
      else squares.set(square, [box]);
    }
  };
  /** @type {(box: Rect) => boolean} */
  const isFree = (box) =>
    squaresOf(box).every((square) => !squares.get(square)?.some((other) => overlaps(box, other)));
  for (const box of boxes) add(box);
  return { add, isFree };
}

/** @type {Measure} */
const guessed = (text, size) => text.length * size * LETTER;

// The size of a text in pixels; a text may have several lines.
/** @type {(label: { text: string, size: number, style?: string }, measure?: Measure) => Size} */
export function sizeOf(label, measure = guessed) {
  const lines = label.text.split("\n");
  const widest = Math.max(...lines.map((line) => measure(line, label.size, label.style)));
  return { width: widest + 5, height: label.size * LINE * lines.length };
}

// Where a label may stand, best first: beside its symbols, above, below, at the corners, farther.
/** @type {(label: Label, width: number, height: number) => Point[]} */
function candidates(label, width, height) {
  const near = label.near ?? NEAR;
  const beside = Math.max(label.halfWidth, 0) + near + width / 2;
  const across = near + height / 2;
  return [
    [beside, 0],
    [-beside, 0],
    [0, -across],
    [0, across],
    [beside * 0.8, -across * 0.8],
    [-beside * 0.8, -across * 0.8],
    [beside * 0.8, across * 0.8],
    [-beside * 0.8, across * 0.8],
    [beside, -across],
    [-beside, -across],
    [beside, across],
    [-beside, across],
  ].map(([x, y]) => ({ x: label.x + x, y: label.y + y }));
}

/** @type {(box: Rect, frame: Size) => boolean} */
const isWithin = (box, frame) =>
  box.left >= 0 && box.top >= 0 && box.right <= frame.width && box.bottom <= frame.height;

// labels: {text, x, y, halfWidth, size} in pixels, the most important first; obstacles: boxes.
// yielding: boxes of less important names, which are left free where that is possible.
// Returns the place of each label, or null for one that finds none.
/** @type {(labels: Label[], obstacles: Rect[], frame: Size, options?: { measure?: Measure, yielding?: Rect[] }) => ((Point & { box: Rect }) | null)[]} */
export function placeLabels(labels, obstacles, frame, { measure = guessed, yielding = [] } = {}) {
  const taken = occupied(obstacles);
  const avoided = occupied(yielding);
  return labels.map((label) => {
    const { width, height } = sizeOf(label, measure);
    /** @type {(place: Point) => Rect} */
    const boxOf = (place) => boxAround(place.x, place.y, width, height);
    const free = candidates(label, width, height).filter(
      (place) => isWithin(boxOf(place), frame) && taken.isFree(boxOf(place)),
    );
    const place =
      free.find((place) => avoided.isFree(boxOf(place))) ?? (label.isOptional ? undefined : free[0]);
    if (!place) return null;
    taken.add(boxOf(place));
    return { ...place, box: boxOf(place) };
  });
}

// Pairs of points that are, or may come, too near: {x, y} in the order of x.
/** @type {(points: Point[], reach: number) => [number, number][]} */
function neighbours(points, reach) {
  const order = points.map((_, index) => index).sort((a, b) => points[a].x - points[b].x || a - b);
  /** @type {[number, number][]} */
  const pairs = [];
  order.forEach((one, rank) => {
    for (let next = rank + 1; next < order.length; next += 1) {
      const other = order[next];
      if (points[other].x - points[one].x > reach) break;
      if (Math.abs(points[other].y - points[one].y) <= reach)
        pairs.push([Math.min(one, other), Math.max(one, other)]);
    }
  });
  return pairs.sort(([a, b], [c, d]) => a - c || b - d);
}

// Where points stand after they have moved apart to `least` pixels, none by more than `most`.
// The same points always give the same answer.
/** @type {(points: Point[], least: number, most: number) => Point[]} */
export function declutter(points, least, most) {
  const now = points.map(({ x, y }) => ({ x, y }));
  const pairs = neighbours(points, least + 2 * most);
  const rounds = pairs.length ? Math.max(Math.min(ROUNDS, PUSHES / pairs.length), 2) : 0;
  for (let round = 0; round < rounds; round += 1) {
    for (const [one, other] of pairs) push(now[one], now[other], least, one * 7 + other * 13);
    for (const [index, point] of now.entries()) hold(point, points[index], most);
  }
  return now;
}

// Both give way by half; points in one spot part in a direction that `seed` gives.
/** @type {(one: Point, other: Point, least: number, seed: number) => void} */
function push(one, other, least, seed) {
  const apart = Math.hypot(other.x - one.x, other.y - one.y);
  if (apart >= least) return;
  const by = (least - apart) / 2;
  const x = apart > 0.01 ? (other.x - one.x) / apart : Math.cos(seed % 8);
  const y = apart > 0.01 ? (other.y - one.y) / apart : Math.sin(seed % 8);
  one.x -= x * by;
  one.y -= y * by;
  other.x += x * by;
  other.y += y * by;
}

/** @type {(point: Point, home: Point, most: number) => void} */
function hold(point, home, most) {
  const far = Math.hypot(point.x - home.x, point.y - home.y);
  if (far <= most) return;
  point.x = home.x + ((point.x - home.x) * most) / far;
  point.y = home.y + ((point.y - home.y) * most) / far;
}
