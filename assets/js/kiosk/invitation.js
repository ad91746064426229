// What a kiosk shows while nobody is there: its title, how to begin in every language, and the map moving
// through the story. The address stays as it was, so that beginning is reading it again.

import * as address from "../address/address.js";
import * as addressBar from "../address/address-bar.js";
import { asked } from "../address/parameters.js";
import { closest, dialogById, query, root } from "../dom.js";
import * as store from "../store.js";
import { dismiss } from "./dialogs.js";
import * as navigate from "./navigate.js";
import { reopen } from "./reset.js";

const OPENING = 4000; // milliseconds with the whole map
const STAY = 9000; // milliseconds at a step

let timer = 0;
let shownStep = -1; // its place among the steps

const dialog = () => dialogById("kiosk-invitation");
const firstStep = () => asked(addressBar.search()).get("story");

// The steps that have something to show on the map.
const steps = () => store.atlas().story.steps.filter(({ view, id }) => !view && id !== firstStep());

export function invite() {
  root().toggleAttribute("data-inviting", true);
  dialog().classList.remove("is-leaving");
  if (!dialog().open) dialog().showModal();
  dialog().focus();
  clearTimeout(timer);
  if (steps().length) timer = setTimeout(showNext, OPENING);
}

function showNext() {
  timer = setTimeout(showNext, STAY);
  if (document.hidden) return;
  shownStep = (shownStep + 1) % steps().length;
  const step = steps()[shownStep];
  const choice = address.read(`?story=${step.id}`, store.atlas());
  store.update({ mode: "", view: "", after: null, ...choice }, "keep");
  writeStep(step.title);
}

/** @type {(title: string) => void} */
function writeStep(title) {
  query(".invitation-step", dialog()).textContent = title;
}

const isInviting = () => root().hasAttribute("data-inviting") && dialog()?.open;

// Any touch or key begins; a word in another language begins in that.
function begin() {
  if (!isInviting()) return;
  clearTimeout(timer);
  navigate.stay();
  root().removeAttribute("data-inviting");
  writeStep("");
  reopen();
  dismiss(dialog());
}

/** @type {(press: KeyboardEvent) => void} */
function beginByKey(press) {
  if (!isInviting()) return;
  press.preventDefault();
  if (press.key === "Enter" || press.key === " ") closest(press, "[data-language]")?.click();
  if (press.key !== "Tab") begin();
}

/** @type {(cancel: Event) => void} */
function stayOpen(cancel) {
  if (isInviting()) cancel.preventDefault();
}

export function start() {
  window.addEventListener("pointerup", begin, true);
  window.addEventListener("wheel", begin, { capture: true, passive: true });
  window.addEventListener("keydown", beginByKey, true);
  document.addEventListener("cancel", stayOpen, true);
}
