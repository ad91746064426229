// What a visitor can change, and how all of it is undone without loading the page again.

import * as addressBar from "../address/address-bar.js";
import { announceInput, byId, root } from "../dom.js";
import * as flight from "../map/fly-to.js";
import * as map from "../map/map.js";
import * as openEvent from "../map/open-event.js";
import * as theme from "../page/theme.js";
import { markTheme } from "../page/theme-mark.js";
import * as views from "../page/views.js";
import * as store from "../store.js";
import * as announce from "../time/announce.js";
import * as thumbs from "../time/thumbs.js";
import { firstSearch } from "./navigate.js";

/** @typedef {{ value: string, checked?: boolean }} FieldState */
/** @typedef {HTMLInputElement & { options?: HTMLOptionsCollection }} Field */

/** @type {WeakMap<Element, FieldState>} */
const served = new WeakMap(); // how each field was when the page came to work
/** @type {Set<Element>} */
const scrolled = new Set(); // what was scrolled since

const fields = () =>
  /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll("input, textarea, select")]);

// What was not there at first is as its HTML says.
/** @type {(field: Field) => FieldState} */
function writtenFor(field) {
  const options = [...(field.options ?? [])];
  const option = options.find(({ defaultSelected }) => defaultSelected) ?? options[0];
  return { value: option?.value ?? field.defaultValue, checked: field.defaultChecked };
}

export function remember() {
  for (const field of fields()) served.set(field, { value: field.value, checked: field.checked });
}

/** @type {(field: Field) => void} */
function restore(field) {
  const { value, checked } = served.get(field) ?? writtenFor(field);
  if (field.value === value && field.checked === checked) return;
  Object.assign(field, checked === undefined ? { value } : { value, checked });
  announceInput(field);
}

// What cannot be seen keeps where it was scrolled to, and has it again when it is shown; but not when it
// has been away.
/** @type {(element: Element) => void} */
function unscroll(element) {
  element.scrollTo(0, 0);
  if (element.isConnected && !element.checkVisibility()) {
    element.parentNode?.insertBefore(element, element.nextSibling);
  }
}

/** @type {(event: Event) => void} */
function noteScroll({ target }) {
  const place = /** @type {any} */ (target);
  scrolled.add(place.scrollingElement ?? place);
}

// All that can be undone without loading the page again.
export function clear() {
  for (const dialog of document.querySelectorAll("dialog")) if (dialog.open) dialog.close();
  for (const details of document.querySelectorAll("details")) details.open = false;
  for (const field of fields()) restore(field);
  views.forget();
  byId("panel").replaceChildren();
  const search = firstSearch();
  addressBar.write(search, "replaceState");
  markTheme(root(), search);
  theme.announce();
  reopen();
  for (const element of scrolled) unscroll(element);
  scrolled.clear();
}

// The first choice, on map and timeline as they opened.
export function reopen() {
  /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
  flight.stop();
  openEvent.forget();
  map.reset();
  thumbs.reset();
  announce.reset();
  store.reopen();
}

export function start() {
  document.addEventListener("scroll", noteScroll, { capture: true, passive: true });
}
