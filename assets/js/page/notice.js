// The line at the foot of the screen. It says what an address names in vain, until the reader chooses
// something, and what came of a link that the server was asked for.

import { byId, closest, query } from "../dom.js";
import { late, whenCome } from "../late-payload.js";
import * as store from "../store.js";
import * as focus from "./focus.js";

let saidOfAddress = "";
let isOlder = false; // the page than its panels
/** @type {HTMLElement | null} */
let before = null; // what had the focus before the button that closes the line

/** @type {(text: string) => void} */
export function say(text) {
  const line = query("[role=status]", byId("notice"));
  if (line.textContent !== text) line.textContent = text;
}

/** @type {Subscriber} */
function sayMissing({ missing = [] }, { said }) {
  const text = missing.map((kind) => said[kind]).join(" ");
  if (text === saidOfAddress) return;
  saidOfAddress = text;
  say(text);
}

// A folder of files can be replaced between the page and its last part.
function sayOlder() {
  const { edition } = late();
  if (isOlder || !store.isOpen() || !edition || edition === store.atlas().edition) return;
  isOlder = true;
  say(store.atlas().said.older);
}

/** @type {(event: FocusEvent) => void} */
function rememberFocus(event) {
  if (closest(event, "#notice") && event.relatedTarget)
    before = /** @type {HTMLElement} */ (event.relatedTarget);
}

/** @type {(click: MouseEvent) => void} */
function close(click) {
  if (!closest(click, "#notice button")) return;
  say("");
  focus.giveBack(before);
}

export function start() {
  store.subscribe(sayMissing);
  store.subscribe(sayOlder);
  whenCome(sayOlder);
  document.addEventListener("focusin", rememberFocus);
  document.addEventListener("click", close);
}
