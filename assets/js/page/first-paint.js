// The page as served makes way for the page at work: the ground of its map stays, and its symbols until
// plotly has drawn.

import { themeAsked } from "../address/parameters.js";
import { isEmbedded, query } from "../dom.js";

/** @type {(element: HTMLElement, search: string) => void} */
export function markTheme(element, search) {
  const theme = themeAsked(search);
  if (theme) element.dataset.theme = theme;
  else delete element.dataset.theme;
}

// In a frame the wheel scrolls the page around it, unless it is held with the key for zooming.
/** @type {(turn: WheelEvent) => boolean} */
export const isForThePage = ({ ctrlKey, metaKey }) => isEmbedded() && !ctrlKey && !metaKey;

// The ground moves into the page at work and stays; the rest of the page as served goes.
export function handOver() {
  const served = query(".first-paint");
  const ground = served?.querySelector(".ground");
  if (ground) query("#map").before(ground);
  served?.remove();
}

// Plotly's symbols take the place of those that were served.
export const takeOver = () => query(".still-marks")?.remove();
