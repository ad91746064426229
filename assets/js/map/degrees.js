// The degrees at the edges of the map.

import { boxAround, occupied, sizeOf } from "./layout.js";
import { scale, toPixels } from "./view.js";

const LOOK = { size: 11 };
export const EDGE = 20; // pixels at the foot of the map where the degrees stand
/** @type {Record<"x" | "y", string>} */
const BELOW = { x: "west", y: "south" }; // where degrees count the other way
const DEGREES = { width: 48, height: 16 }; // the least room of their words at its left side
const INSET = 9; // pixels from the edge of the map to them
const FOOT = 12; // and from its foot
const APART = 84; // pixels from one to the next at least
const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10];

// The round degrees on an edge, as close as there is room for them.
/** @type {(axis: "x" | "y", view: View) => number[]} */
function lines(axis, view) {
  const [low, high] = view[axis];
  const step = STEPS.find((degrees) => degrees * scale(view)[axis] >= APART) ?? STEPS[STEPS.length - 1];
  const first = Math.ceil(low / step);
  const count = Math.max(0, Math.floor(high / step) - first + 1);
  return Array.from({ length: count }, (_, index) => Number(((first + index) * step).toFixed(1)));
}

/** @type {(axis: "x" | "y", value: number, view: LabelView) => string} */
const degree = (axis, value, { degrees }) =>
  degrees[value < 0 ? BELOW[axis] : axis].replace("{degrees}", String(Math.abs(value)));

// The degrees at the left side, each with the room that its words take.
/** @type {(view: LabelView) => (Point & { text: string, box: Rect })[]} */
export function beside(view) {
  return lines("y", view).map((lat) => {
    const { x, y } = toPixels(view, view.x[0], lat);
    const text = degree("y", lat, view);
    const width = Math.max(DEGREES.width, INSET + sizeOf({ text, ...LOOK }, view.measure).width);
    return { x, y, text, box: boxAround(width / 2, y, width, DEGREES.height) };
  });
}

// The words of the degrees, as `view.degrees` has them, and ticks {x, y, down, across} from the
// edge. They give way to symbols and controls.
/** @type {(view: LabelView, symbols?: Rect[]) => { words: PlacedText[], ticks: (Point & { down: number, across: number })[] }} */
export function degrees(view, symbols = []) {
  const taken = occupied([...(view.covers ?? []), ...symbols]);
  const foot = lines("x", view)
    .map((lon) => ({ ...toPixels(view, lon, view.y[0]), text: degree("x", lon, view) }))
    .filter(({ x }) => x > DEGREES.width && x < view.width - DEGREES.width / 2)
    .filter(({ x, y, text }) => {
      const { width, height } = sizeOf({ text, ...LOOK }, view.measure);
      return taken.isFree(boxAround(x, y - FOOT, width, height));
    });
  const side = beside(view).filter(({ y }) => y > EDGE && y < view.height - EDGE);
  const look = { look: "degree", size: LOOK.size };
  return {
    words: [
      ...foot.map(({ x, y, text }) => ({ ...look, text, x, y: y - FOOT })),
      ...side
        .filter(({ box }) => taken.isFree(box))
        .map(({ y, text }) => ({ ...look, text, x: INSET, y, isStart: true })),
    ],
    ticks: [
      ...foot.map(({ x, y }) => ({ x, y, down: -5, across: 0 })),
      ...side.map(({ y }) => ({ x: 0, y, down: 0, across: 5 })),
    ],
  };
}
