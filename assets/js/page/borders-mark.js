// Whether an address asks for a map without borders, marked on the page before it is shown.

import { hidesBorders } from "../address/parameters.js";

/** @type {(element: HTMLElement, search: string) => void} */
export function markBorders(element, search) {
  if (hidesBorders(search)) element.dataset.borders = "none";
  else delete element.dataset.borders;
}
