// The main menu of a narrow page: a button opens the ways through the atlas below the header.

import { byId, closest, holds } from "../dom.js";

const isOpen = () => byId("menu").getAttribute("aria-expanded") === "true";

/** @type {(open: boolean) => void} */
function setOpen(open) {
  byId("menu").setAttribute("aria-expanded", String(open));
}

// Pressed, it opens or closes; a way that is taken, and a press elsewhere, closes it.
/** @type {(click: MouseEvent) => void} */
function follow(click) {
  if (closest(click, "#menu")) setOpen(!isOpen());
  else if (isOpen() && (!holds(byId("menu-views"), click.target) || closest(click, "a"))) setOpen(false);
}

/** @type {(press: KeyboardEvent) => void} */
function closeByKey(press) {
  if (press.key !== "Escape" || !isOpen()) return;
  press.stopPropagation(); // it closes the menu and not the event as well
  setOpen(false);
  byId("menu").focus();
}

// The focus does not stand on what lies behind the open menu.
/** @type {(move: FocusEvent) => void} */
function closeBehind({ target }) {
  if (isOpen() && !holds(byId("menu-views"), target) && target !== byId("menu")) setOpen(false);
}

export function start() {
  document.addEventListener("click", follow);
  window.addEventListener("keydown", closeByKey, true);
  document.addEventListener("focusin", closeBehind);
}
