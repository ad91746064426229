// What the page needs to know before it is shown.

import { themeAsked } from "../address/parameters.js";
import { isEmbedded } from "../dom.js";

/** @type {(element: HTMLElement, search: string) => void} */
export function markTheme(element, search) {
  const theme = themeAsked(search);
  if (theme) element.dataset.theme = theme;
  else delete element.dataset.theme;
}

// In a frame the wheel scrolls the page around it, unless it is held with the key for zooming.
/** @type {(turn: WheelEvent) => boolean} */
export const isForThePage = ({ ctrlKey, metaKey }) => isEmbedded() && !ctrlKey && !metaKey;
