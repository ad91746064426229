// The theme that an address asks for, marked on the page before it is shown.

import { themeAsked } from "../address/parameters.js";

/** @type {(element: HTMLElement, search: string) => void} */
export function markTheme(element, search) {
  const theme = themeAsked(search);
  if (theme) element.dataset.theme = theme;
  else delete element.dataset.theme;
}
