// Drawings under plotly's graph: halos and rings; labels with their leaders, and degrees.

import { query, svg } from "../dom.js";
import { anchored } from "./steady.js";

const DOT = 2.2; // pixels from the middle of a town's dot to its edge
const LINE = 1.2; // height of a line of a label, in parts of its letters

/** @type {(name: string) => Element} */
export const layer = (name) => svg("svg", { class: `overlay ${name}`, "aria-hidden": "true" });

/** @typedef {{ key: string, make: () => Element }} Shape something to draw, and what tells it from others */

/** @type {Map<string, Map<string, Element>>} */
const drawnShapes = new Map(); // {layer: {key: element}}

// Most of what is drawn stays where it is from one step of the time control to the next. It is left
// alone, for to make, lay out and paint it costs more than to work out where it belongs.
/** @type {(name: string, size: Size, shapes: Shape[]) => void} */
export function fill(name, { width, height }, shapes) {
  const drawing = query(`#map-view .${name}`);
  drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
  const before = drawnShapes.get(name) ?? new Map();
  const now = new Map(counted(shapes).map(({ key, make }) => [key, before.get(key) ?? make()]));
  for (const [key, element] of before) if (!now.has(key)) element.remove();
  /** @type {Element | null} */
  let next = drawing.firstElementChild;
  for (const element of now.values()) {
    if (element === next) next = element.nextElementSibling;
    else drawing.insertBefore(element, next);
  }
  drawnShapes.set(name, now);
}

// Two that are alike are two shapes.
/** @type {(shapes: Shape[]) => Shape[]} */
function counted(shapes) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  return shapes.map(({ key, make }) => {
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return { key: count ? `${key} ${count}` : key, make };
  });
}

/**
 * @template Data
 * @param {string} kind
 * @param {(data: Data) => Element} make
 * @returns {(data: Data) => Shape}
 */
const shapeOf = (kind, make) => (data) => ({
  key: `${kind} ${JSON.stringify(data)}`,
  make: () => make(data),
});

// What lies around and between symbols: halos, rings, and lines between events that may be one.
/** @type {(around: { halos: Circle[], rings: Circle[] }, links: Line[]) => Shape[]} */
export const signs = ({ halos, rings }, links) => [
  ...halos.map(circle("halo")),
  ...rings.map(circle("ring")),
  ...links.map(link),
];

/** @type {(name: string) => (circle: Circle) => Shape} */
const circle = (name) =>
  shapeOf(name, ({ x, y, r, look, opacity }) =>
    svg("circle", { class: `${name} ${look}`, cx: x, cy: y, r, opacity }),
  );

/** @type {(line: Line) => string} */
const straight = ({ from, to }) => `M${from.x} ${from.y}L${to.x} ${to.y}`;

/** @type {(line: Line) => Shape} */
const link = shapeOf("link", (line) => svg("path", { class: "perhaps-link", d: straight(line) }));

// A line from a symbol to a name that finds no room beside it, edged with paper as letters are.
/** @type {(line: Line) => Shape} */
export const leader = shapeOf("leader", (line) => {
  const d = straight(line);
  const drawn = svg("g", { class: "leader" });
  drawn.append(svg("path", { class: "leader-edge", d }), svg("path", { d }));
  return drawn;
});

/** @type {(tick: Point & { down: number, across: number }) => Shape} */
export const tick = shapeOf("tick", ({ x, y, down, across }) =>
  svg("path", { class: "tick-of-degree", d: `M${x} ${y}l${across} ${down}` }),
);

/** @type {(text: PlacedText) => Shape} */
export const label = shapeOf("label", ({ dot, ...text }) => {
  if (!dot) return words(text);
  const drawn = svg("g", {});
  drawn.append(svg("circle", { class: "town-dot", cx: dot.x, cy: dot.y, r: DOT }), words(text));
  return drawn;
});

/** @type {(text: PlacedText) => Element} */
function words({ text, look, size, x, y, isStart, isFaded, anchor, turn }) {
  const classes = `word word-${look}${isStart ? " is-start" : ""}${isFaded ? " is-faded" : ""}`;
  /** @type {Record<string, string>} */
  const turned = turn ? { transform: `rotate(${turn} ${x} ${y})` } : {};
  const lines = text.split("\n");
  const at = anchor ?? { x, y };
  if (lines.length === 1)
    return anchored(svg("text", { class: classes, x, y, "font-size": size, ...turned }, text), at);
  const drawn = svg("text", { class: classes, "font-size": size });
  const top = y - ((lines.length - 1) / 2) * size * LINE;
  drawn.append(...lines.map((line, rank) => svg("tspan", { x, y: top + rank * size * LINE }, line)));
  return anchored(drawn, at);
}
