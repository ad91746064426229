// What of the map is seen: {x: [west, east], y: [south, north]} in degrees, drawn on width × height
// pixels from the top left. Every way to move it goes through here, so that nobody gets lost.

import { clamp } from "../math.js";

export const LEAST = 0.35; // degrees of longitude: nothing is known more closely than this shows

const KM = 111.32; // in a degree of longitude at the equator
const ROUND = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** @type {(view: View) => Point} */
export const scale = (view) => ({
  x: view.width / (view.x[1] - view.x[0]),
  y: view.height / (view.y[1] - view.y[0]),
});

/** @type {(view: View, lon: number, lat: number) => Point} */
export const toPixels = (view, lon, lat) => ({
  x: (lon - view.x[0]) * scale(view).x,
  y: (view.y[1] - lat) * scale(view).y,
});

/** @type {(view: View, point: Point) => GeoPoint} */
export const toDegrees = (view, point) => ({
  lon: view.x[0] + point.x / scale(view).x,
  lat: view.y[1] - point.y / scale(view).y,
});

// How much longer a degree of latitude is drawn than one of longitude.
/** @type {(view: View) => number} */
export const latScale = (view) => scale(view).y / scale(view).x;

// The degrees from top to bottom where `across` are seen from side to side.
/** @type {(view: View, across: number) => number} */
const degreesDown = (view, across) => ((across / view.width) * view.height) / latScale(view);

/** @type {(view: View, frame: Box) => number} */
function widest(view, frame) {
  const most = (frame.y[1] - frame.y[0]) / degreesDown(view, 1);
  return Math.min(frame.x[1] - frame.x[0], most);
}

/** @type {(range: number[], frame: number[]) => number[]} */
const shiftedInto = ([low, high], [least, most]) => {
  const by = low < least ? least - low : high > most ? most - high : 0;
  return [low + by, high + by];
};

// Never beyond the frame, never too close.
/** @type {(view: View, frame: Box) => View} */
export function limited(view, frame) {
  const across = clamp(view.x[1] - view.x[0], LEAST, widest(view, frame));
  const half = { x: across / 2, y: degreesDown(view, across) / 2 };
  /** @type {(range: number[], by: number) => number[]} */
  const around = ([low, high], by) => [(low + high) / 2 - by, (low + high) / 2 + by];
  return {
    ...view,
    x: shiftedInto(around(view.x, half.x), frame.x),
    y: shiftedInto(around(view.y, half.y), frame.y),
  };
}

// `factor` times as many degrees are seen, and the point `at` (in pixels) keeps its place.
/** @type {(view: View, factor: number, at: Point, frame: Box) => View} */
export function zoomed(view, factor, at, frame) {
  const across = clamp((view.x[1] - view.x[0]) * factor, LEAST, widest(view, frame));
  const by = across / (view.x[1] - view.x[0]);
  const { lon, lat } = toDegrees(view, at);
  /** @type {(range: number[], fixed: number) => number[]} */
  const about = ([low, high], fixed) => [fixed + (low - fixed) * by, fixed + (high - fixed) * by];
  return limited({ ...view, x: about(view.x, lon), y: about(view.y, lat) }, frame);
}

// Moved east and south by parts of what is seen.
/** @type {(view: View, east: number, south: number, frame: Box) => View} */
export function panned(view, east, south, frame) {
  /** @type {(range: number[], part: number) => number[]} */
  const moved = ([low, high], part) => [low + (high - low) * part, high + (high - low) * part];
  return limited({ ...view, x: moved(view.x, east), y: moved(view.y, -south) }, frame);
}

/** @type {(points: Point[]) => Point} */
const centerOf = (points) => ({
  x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
  y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
});

/** @type {(points: Point[]) => number} */
const distance = ([one, other]) => (other ? Math.max(Math.hypot(one.x - other.x, one.y - other.y), 1) : 1);

// One finger or two went from `before` to `after`: the ground stays under them.
/** @type {(view: View, before: Point[], after: Point[], frame: Box) => View} */
export function dragged(view, before, after, frame) {
  const start = centerOf(before);
  const end = centerOf(after);
  const grown = zoomed(view, distance(before) / distance(after), start, frame);
  return panned(grown, (start.x - end.x) / view.width, (end.y - start.y) / -view.height, frame);
}

const LINE = 16; // pixels that a wheel means by a line
const TURN = 420; // pixels of a wheel's turn that make the map e times as large
const PINCHED = 100; // the same where a trackpad says that two fingers spread

// The factor of degrees that a turn of the wheel asks for.
/** @type {(turn: Pick<WheelEvent, "deltaY" | "deltaMode" | "ctrlKey">) => number} */
export function byWheel({ deltaY, deltaMode, ctrlKey }) {
  const pixels = clamp(deltaMode === 1 ? deltaY * LINE : deltaY, -150, 150);
  return Math.exp(pixels / (ctrlKey ? PINCHED : TURN));
}

// The same, with so many parts of it more at each edge; it may go beyond the frame.
/** @type {(view: View, part: number) => View} */
export function grown(view, part) {
  /** @type {(range: number[]) => number[]} */
  const more = ([low, high]) => [low - (high - low) * part, high + (high - low) * part];
  const factor = 1 + 2 * part;
  return { x: more(view.x), y: more(view.y), width: view.width * factor, height: view.height * factor };
}

// How a picture of the view `from` is moved and scaled to look like the view `to`.
/** @type {(from: View, to: View) => Point & { scale: number }} */
export function transform(from, to) {
  const { x, y } = toPixels(to, from.x[0], from.y[1]);
  return { x, y, scale: (from.x[1] - from.x[0]) / (to.x[1] - to.x[0]) };
}

// The degrees across of the least view that shows the whole of a box {x, y}.
/** @type {(box: Box, size: Size, tall: number) => number} */
const needed = (box, { width, height }, tall) =>
  Math.max(box.x[1] - box.x[0], ((box.y[1] - box.y[0]) * tall * width) / height, LEAST);

/** @type {(box: Box, across: number, size: Size, tall: number) => View} */
const centred = (box, across, { width, height }, tall) => {
  const half = { x: across / 2, y: ((across / width) * height) / tall / 2 };
  /** @type {(range: number[], by: number) => number[]} */
  const around = ([low, high], by) => [(low + high) / 2 - by, (low + high) / 2 + by];
  return { x: around(box.x, half.x), y: around(box.y, half.y), width, height };
};

// The least that shows the whole of a box on width × height pixels.
/** @type {(box: Box, size: Size, tall: number, frame: Box) => View} */
export const fitted = (box, size, tall, frame) =>
  limited(centred(box, needed(box, size, tall), size, tall), frame);

// The same place and scale on more or fewer pixels; `tall` is how much longer a degree of latitude is drawn than one of longitude.
/** @type {(view: View, size: Size, tall: number, frame: Box) => View} */
export function resized(view, size, tall, frame) {
  const across = ((view.x[1] - view.x[0]) * size.width) / view.width;
  const box = { x: view.x, y: view.y };
  return limited(centred(box, across, size, tall), frame);
}

// The part of the ground's drawing that a view shows, as its `viewBox`; `unit` are the units of
// the drawing in a degree of longitude.
/** @type {(view: View, map: Pick<MapPayload, "frame" | "tall" | "unit">) => string} */
export function viewBox(view, { frame, tall, unit }) {
  const edges = [view.x[0] - frame.x[0], (frame.y[1] - view.y[1]) * tall];
  const sides = [view.x[1] - view.x[0], (view.y[1] - view.y[0]) * tall];
  return [...edges, ...sides].map((degrees) => (degrees * unit).toFixed(3)).join(" ");
}

// How large a picture of the whole frame is behind a view, and where it lies: parts of the view,
// the place as a style sheet counts it, where all that is too much is shared out by the percent.
/** @type {(view: View, frame: Box) => Size & { left: number, top: number }} */
export function pictureBehind(view, frame) {
  /** @type {(axis: "x" | "y") => number} */
  const part = (axis) => (frame[axis][1] - frame[axis][0]) / (view[axis][1] - view[axis][0]);
  const before = { x: view.x[0] - frame.x[0], y: frame.y[1] - view.y[1] };
  /** @type {(axis: "x" | "y") => number} */
  const place = (axis) => {
    const beyond = frame[axis][1] - frame[axis][0] - (view[axis][1] - view[axis][0]);
    return Math.abs(beyond) > 1e-9 ? before[axis] / beyond : 0;
  };
  return { width: part("x"), height: part("y"), left: place("x"), top: place("y") };
}

// How many times closer a view is than the least one that shows the whole of a box.
/** @type {(view: View, box: Box) => number} */
export const closeness = (view, box) =>
  Math.max((box.x[1] - box.x[0]) / (view.x[1] - view.x[0]), (box.y[1] - box.y[0]) / (view.y[1] - view.y[0]));

/** @type {(values: number[]) => number[]} */
const bounds = (values) => [Math.min(...values), Math.max(...values)];

// The closest view that shows all `points` with a margin, and `least` degrees across.
/** @type {(view: View, points: GeoPoint[], margin: number, least: number, frame: Box) => View} */
export function closest(view, points, margin, least, frame) {
  const tall = latScale(view);
  const inner = {
    width: Math.max(view.width - 2 * margin, 1),
    height: Math.max(view.height - 2 * margin, 1),
  };
  const box = { x: bounds(points.map(({ lon }) => lon)), y: bounds(points.map(({ lat }) => lat)) };
  const across = Math.max((needed(box, inner, tall) * view.width) / inner.width, least);
  return limited(centred(box, across, view, tall), frame);
}

// The view on the way between two, 0 to 1, on the pixels of the first.
/** @type {(from: View, to: View, part: number) => View} */
export function between(from, to, part) {
  /** @type {(axis: "x" | "y") => number[]} */
  const mixed = (axis) => [0, 1].map((edge) => from[axis][edge] + (to[axis][edge] - from[axis][edge]) * part);
  return { ...from, x: mixed("x"), y: mixed("y") };
}

/** @type {Record<string, [number, number]>} */
const KEYS = {
  ArrowLeft: [-0.1, 0],
  ArrowRight: [0.1, 0],
  ArrowUp: [0, -0.1],
  ArrowDown: [0, 0.1],
};

/** @type {Record<string, number>} */
const ZOOM = { "+": 0.7, "=": 0.7, "-": 1 / 0.7, _: 1 / 0.7 };

// The view that a key asks for, zoomed about a point: "home" for all of it, null where the key is not
// ours.
/** @type {(key: string, view: View, frame: Box, at: Point) => View | "home" | null} */
export function byKey(key, view, frame, at) {
  if (key === "0" || key === "Home") return "home";
  if (key in KEYS) return panned(view, ...KEYS[key], frame);
  if (key in ZOOM) return zoomed(view, ZOOM[key], at, frame);
  return null;
}

// A round length of at most so many pixels, true at the middle latitude: {km, pixels}.
/** @type {(view: View, most: number) => { km: number, pixels: number }} */
export function scaleBar(view, most) {
  const latitude = (view.y[0] + view.y[1]) / 2;
  const perKm = scale(view).x / (KM * Math.cos((latitude * Math.PI) / 180));
  const km = ROUND.filter((length) => length * perKm <= most).pop() ?? ROUND[0];
  return { km, pixels: km * perKm };
}
