// The focus of the keyboard: what is drawn anew, hidden or switched off may have it, and a reader who
// comes by key must not begin again at the top of the page.

import { afterNextFrame, queryAll } from "../dom.js";

const STOPS = "h2[tabindex], a[href], button:not(:disabled), summary, select, input, [tabindex]";

/** @type {(element: Element) => boolean} */
const isSeen = (element) => element.isConnected && element.getClientRects().length > 0;

// A browser may leave the focus for a while where no key reaches it any more.
/** @type {(held: Element) => boolean} */
function isLost(held) {
  const at = document.activeElement;
  if (at === held) return /** @type {HTMLButtonElement} */ (held).disabled || !isSeen(held);
  return !at || at === document.body;
}

// Called before something is drawn; returns what is to be called after it.
export function remember() {
  const held = document.activeElement;
  if (!held || held === document.body) return () => {};
  const around = ancestors(held);
  const href = held.getAttribute("href");
  // Those whom it follows to where the reader goes move it in the next frame.
  return () => afterNextFrame(() => isLost(held) && bringBack(href, around));
}

/** @type {(element: Element) => HTMLElement[]} */
function ancestors(element) {
  const parents = [];
  for (
    let parent = element.parentElement;
    parent && parent !== document.body;
    parent = parent.parentElement
  ) {
    parents.push(parent);
  }
  return parents;
}

// The nearest of what was around it: the same link, what leads into it, or itself.
/** @type {(href: string | null, around: HTMLElement[]) => void} */
function bringBack(href, around) {
  for (const element of around.filter(isSeen)) {
    const stops = queryAll(STOPS, element).filter(isSeen);
    const same = href && stops.find((stop) => stop.getAttribute("href") === href);
    const heading = stops.find((stop) => stop.matches("h2"));
    const target = same || (element.matches("[tabindex]") ? (heading ?? element) : stops[0]);
    if (target) return target.focus({ preventScroll: true });
  }
}

// To what had it before something that closes itself; else to the first stop of the content.
/** @type {(before: HTMLElement | null) => void} */
export function giveBack(before) {
  const target = before && isSeen(before) ? before : queryAll("main [tabindex]").find(isSeen);
  target?.focus({ preventScroll: true });
}
