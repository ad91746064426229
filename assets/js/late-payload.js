// The panels of the events, and the names of what the search finds in other languages: they come in a
// script of their own, after the page is at work; or do not.

import { closest } from "./dom.js";

/** @type {() => LatePayload} */
export const late = () => window.atlas ?? {};

export const hasCome = () => Boolean(late().panels);

/** @type {(act: () => void) => void} */
export const whenCome = (act) => window.addEventListener("atlas:panels", act);

/** @type {(event: Event) => void} */
function noteScript(event) {
  if (!closest(event, "script[data-panels]")) return;
  window.atlas ??= {};
  window.atlas.panels ??= {};
  window.dispatchEvent(new Event("atlas:panels"));
}

// In the head: the script may have come, or failed, before the page is at work.
export function start() {
  document.addEventListener("load", noteScript, true);
  document.addEventListener("error", noteScript, true);
}
