// The names on the ground: lands, waters, mountains, towns for orientation, and the words on borders.
// They give way to all that the atlas tells, and each is written at the first of its seats that is free.

import { boxAround, grown, occupied } from "./layout.js";
import { toPixels } from "./view.js";

// The size of the letters in pixels, and the mean width of one in parts of it with the space after it,
// which the style sheet gives; small capitals cannot be measured. `spaced` is that space alone.
/** @type {Record<string, { size: number, letter: number, spaced?: number, style?: string }>} */
export const GROUND_LOOKS = {
  home: { size: 21, letter: 0.7 },
  country: { size: 15, letter: 0.7 },
  sea: { size: 18, letter: 0.6, spaced: 0.06, style: "italic" },
  water: { size: 13, letter: 0.56, spaced: 0.06, style: "italic" },
  range: { size: 14.5, letter: 0.66 },
  plain: { size: 12, letter: 0.56, spaced: 0.04, style: "italic" },
  pass: { size: 11, letter: 0.5, spaced: 0.04, style: "italic" },
  town: { size: 12, letter: 0.52 },
  border: { size: 10.5, letter: 0.5 },
};

const DOT = 5; // pixels across the dot of a town
const BESIDE = 6; // from its middle to the name
const APART = 3; // between two other names
const CLEAR = 6; // around the name of a town, so that it is read to no other sign

/** @typedef {View & { measure?: Measure }} MeasuredView */
/** @typedef {{ x: number, y: number, box: Rect, room: Rect, more: { turn?: number, dot?: Point } }} PixelSeat */

// A box of a text, turned.
/** @type {(at: Point, text: Size, turn: number) => Rect} */
function turnedBox({ x, y }, { width, height }, turn) {
  const [cos, sin] = [Math.cos, Math.sin].map((part) => Math.abs(part((turn * Math.PI) / 180)));
  return boxAround(x, y, width * cos + height * sin, width * sin + height * cos);
}

/** @type {(one: Rect, other: Rect) => Rect} */
const around = (one, other) => ({
  left: Math.min(one.left, other.left),
  right: Math.max(one.right, other.right),
  top: Math.min(one.top, other.top),
  bottom: Math.max(one.bottom, other.bottom),
});

// A town has its dot at its true place, and its name right of it, left, above or below.
/** @type {(dot: Point, text: Size) => PixelSeat[]} */
function besideDot(dot, text) {
  const across = BESIDE + text.width / 2;
  const up = BESIDE + text.height / 2;
  const offsets = [
    [across, 0],
    [-across, 0],
    [0, -up],
    [0, up],
  ];
  return offsets.map(([right, down]) => {
    const [x, y] = [dot.x + right, dot.y + down];
    const box = around(boxAround(x, y, text.width, text.height), boxAround(dot.x, dot.y, DOT, DOT));
    return { x, y, box, room: grown(box, CLEAR, CLEAR), more: { dot } };
  });
}

/** @type {(mapText: GroundText, measure?: Measure) => Size} */
function shapeOf({ text, look }, measure) {
  const { size, letter, spaced = 0, style } = GROUND_LOOKS[look];
  const measured = measure ? measure(text, size, style) + text.length * size * spaced : 0;
  return { width: Math.max(text.length * size * letter, measured), height: size * 1.2 };
}

// The seats of a name in pixels, best first.
/** @type {(mapText: GroundText, view: MeasuredView) => PixelSeat[]} */
function seatsOf(mapText, view) {
  const { look, seats } = mapText;
  const shape = shapeOf(mapText, view.measure);
  return seats.flatMap(([lat, lon, turn = 0]) => {
    const at = toPixels(view, lon, lat);
    if (look === "town") return besideDot(at, shape);
    const box = turnedBox(at, shape, turn);
    return [{ ...at, box, room: grown(box, APART, APART), more: turn ? { turn } : {} }];
  });
}

/** @type {(box: Rect, size: Size) => boolean} */
const isIn = (box, { width, height }) =>
  box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height;

// The names with their boxes, less those that the edge, a sign or a name before them would cut.
/** @type {(names: GroundText[], obstacles: Rect[], view: MeasuredView) => (Point & { mapText: GroundText, box: Rect, more: PixelSeat["more"] })[]} */
export function groundNames(names, obstacles, view) {
  const taken = occupied(obstacles);
  return names.flatMap((mapText) => {
    const seat = seatsOf(mapText, view).find(({ box, room }) => isIn(box, view) && taken.isFree(room));
    if (!seat) return [];
    taken.add(seat.box);
    const { x, y, box, more } = seat;
    return [{ mapText, x, y, box, more }];
  });
}
