// Plotly's graph: the symbols, arrows and signs of the map.

import { query, queryAll } from "../dom.js";
import { enlarged } from "./colours.js";
import { removeStillMarks } from "./ground.js";

/** @type {() => any} */
export const element = () => query("#map .map-plot");

export const isLoaded = () => Boolean(window.Plotly);

// Plotly is the last script of the page: all but the map is at work before it.
/** @type {(draw: () => void, giveUp: () => void) => void} */
export function whenLoaded(draw, giveUp) {
  if (isLoaded()) return;
  const script = query("script[data-plotly]");
  script.addEventListener("load", () => (isLoaded() ? draw() : giveUp()));
  script.addEventListener("error", giveUp);
}

export const isDrawn = () => Boolean(element()._fullLayout);

/** @type {(figure: { data: Trace[], layout: any }, config: any) => void} */
export function plot({ data, layout }, config) {
  const isFirst = !isDrawn();
  if (isFirst) window.Plotly.newPlot(element(), data, layout, config);
  else window.Plotly.react(element(), data, layout);
  if (isFirst) removeStillMarks();
  // So that the drawing can be scaled as a whole: on paper.
  const box = `0 0 ${layout.width} ${layout.height}`;
  for (const picture of queryAll(".main-svg", element())) {
    if (picture.getAttribute("viewBox") !== box) picture.setAttribute("viewBox", box);
  }
}

/** @type {(drawn: Trace[], layout: any, view: View, size: MapSize) => { data: Trace[], layout: any }} */
export function figure(drawn, layout, view, size) {
  const { width, height } = size;
  /** @type {(name: "x" | "y") => any} */
  const axis = (name) => ({ ...layout[`${name}axis`], range: view[name] });
  const sized = { ...layout, width, height, autosize: false, xaxis: axis("x"), yaxis: axis("y") };
  const large = enlarged(
    { data: drawn, layout: { font: layout.font, hoverlabel: layout.hoverlabel } },
    size.factor,
  );
  return { data: large.data, layout: { ...sized, ...large.layout } };
}
