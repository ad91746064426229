// The folded sections of a panel: opened by their line, and by all that leads into one of them.

import { closest, query } from "../dom.js";

// Opens all that an element is folded in, and what it folds itself.
/** @type {(element: Element | null) => void} */
export function unfold(element) {
  const own = element?.querySelector(":scope > .fold");
  if (own instanceof HTMLDetailsElement) own.open = true;
  for (let fold = element?.closest("details"); fold; fold = fold.parentElement?.closest("details")) {
    fold.open = true;
  }
}

// A copy that stands beside another has no folds.
/** @type {(element: Element) => void} */
export function flatten(element) {
  for (const fold of element.querySelectorAll(".fold")) {
    fold.replaceWith(
      ...fold.querySelectorAll(":scope > summary > :is(h3, h4, .fold-lead), :scope > .fold-body"),
    );
  }
}

/** @type {(click: Event) => void} */
function follow(click) {
  const hash = closest(click, 'a[href^="#panel-"]')?.getAttribute("href");
  if (hash) unfold(query(hash)?.closest("[data-section]") ?? null);
}

export function start() {
  document.addEventListener("click", follow);
}
