// The same page in another language: its link takes along all that the reader has chosen.

import * as addressBar from "../address/address-bar.js";
import { closest, closestLink, holds, linksIn, query } from "../dom.js";

/** @type {() => HTMLDetailsElement | null} */
const openList = () => /** @type {HTMLDetailsElement | null} */ (query(".languages[open]"));

// Before a link can be followed, by whatever hand or key.
/** @type {(event: Event) => void} */
function updateLinks(event) {
  if (!closest(event, ".languages")) return;
  for (const link of linksIn(".languages a")) {
    link.search = addressBar.search();
    link.hash = window.location.hash;
  }
}

/** @type {(list: HTMLDetailsElement) => void} */
function close(list) {
  list.open = false;
  query("summary", list).focus();
}

/** @type {(click: MouseEvent) => void} */
function closeElsewhere({ target }) {
  const list = openList();
  if (list && !holds(list, target)) list.open = false;
}

// The language in which the page is already: it would only be loaded anew.
/** @type {(click: MouseEvent) => void} */
function stay(click) {
  const link = closestLink(click, '.languages a[aria-current="true"]');
  if (!link || click.ctrlKey || click.metaKey || click.shiftKey) return;
  click.preventDefault();
  close(/** @type {HTMLDetailsElement} */ (link.closest(".languages")));
}

/** @type {(press: KeyboardEvent) => void} */
function closeByKey(press) {
  const list = press.key === "Escape" && openList();
  if (!list) return;
  press.stopPropagation(); // it closes the list and not the event as well
  close(list);
}

export function start() {
  document.addEventListener("pointerover", updateLinks);
  document.addEventListener("pointerdown", updateLinks);
  document.addEventListener("focusin", updateLinks);
  document.addEventListener("click", closeElsewhere);
  document.addEventListener("click", stay);
  window.addEventListener("keydown", closeByKey, true);
}
