// Links of the page, and the key Escape, change the choice.

import * as address from "../address/address.js";
import { closestLink, isPlainClick } from "../dom.js";
import * as store from "../store.js";
import { lookAtLink } from "../time/zoom.js";
import * as panel from "./panel.js";

// A link of the page to "?…" changes the choice in place, unless the reader wants a new window.
/** @type {(click: MouseEvent) => void} */
function openLink(click) {
  const link = closestLink(click, 'a[href^="?"]');
  if (!link || click.defaultPrevented || !isPlainClick(click)) return;
  click.preventDefault();
  if (!store.isOpen()) return;
  const href = link.getAttribute("href") ?? "";
  const change = lookAtLink(link, address.afterLink(href, store.state(), store.atlas()));
  panel.openChoice({ ...change, missing: address.missing(href, store.atlas()) }, link.dataset.at ?? "");
}

/** @type {(press: KeyboardEvent) => void} */
function closeByKey(press) {
  if (press.key === "Escape" && store.state()?.event) store.update({ event: "" }, "push");
}

export function start() {
  document.addEventListener("click", openLink);
  document.addEventListener("keydown", closeByKey);
}
