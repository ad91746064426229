// Drawings over and under plotly's graph: halos, rings and leaders below it, labels and degrees above.

import { query, svg } from "../dom.js";

const SYMBOL = 8; // pixels from the middle of a symbol to its edge
const LINE = 1.2; // height of a line of a label, in parts of its letters

/** @type {(name: string) => Element} */
export const layer = (name) => svg("svg", { class: `overlay ${name}`, "aria-hidden": "true" });

/** @type {(name: string, size: Size, shapes: Element[]) => void} */
export function fill(name, { width, height }, shapes) {
  const drawing = query(`#map-view .${name}`);
  drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
  drawing.replaceChildren(...shapes);
}

/** @type {(name: string) => (circle: Circle) => Element} */
export const circle =
  (name) =>
  ({ x, y, r, look, opacity }) =>
    svg("circle", { class: `${name} ${look}`, cx: x, cy: y, r, opacity });

// A line from the edge of a symbol that was moved aside to its place.
/** @type {(line: Line) => Element} */
export function leader({ from, to }) {
  const far = Math.hypot(to.x - from.x, to.y - from.y);
  if (far <= SYMBOL + 1) return svg("circle", { class: "led-to", cx: to.x, cy: to.y, r: 1.5 });
  const x = from.x + ((to.x - from.x) * SYMBOL) / far;
  const y = from.y + ((to.y - from.y) * SYMBOL) / far;
  return svg("path", { class: "leader", d: `M${x} ${y}L${to.x} ${to.y}` });
}

/** @type {(tick: Point & { down: number, across: number }) => Element} */
export const tick = ({ x, y, down, across }) =>
  svg("path", { class: "tick-of-degree", d: `M${x} ${y}l${across} ${down}` });

/** @type {(text: PlacedText) => Element} */
export function label({ text, look, size, x, y, isStart }) {
  const classes = `word word-${look}${isStart ? " is-start" : ""}`;
  const lines = text.split("\n");
  if (lines.length === 1) return svg("text", { class: classes, x, y, "font-size": size }, text);
  const drawn = svg("text", { class: classes, "font-size": size });
  const top = y - ((lines.length - 1) / 2) * size * LINE;
  drawn.append(...lines.map((line, rank) => svg("tspan", { x, y: top + rank * size * LINE }, line)));
  return drawn;
}

/** @type {Map<string, number>} */
const widths = new Map();
/** @type {CanvasRenderingContext2D | null} */
let pen = null;

/** @type {Measure} */
export function measure(text, size, style = "") {
  const key = `${style} ${size} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  pen ??= /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  pen.font = `${style} ${size}px ${getComputedStyle(document.body).fontFamily}`;
  const { width } = pen.measureText(text);
  widths.set(key, width);
  return width;
}

// The typeface has come, in which every text has another width.
export const forgetWidths = () => widths.clear();
