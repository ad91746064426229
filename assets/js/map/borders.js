// The switch of the borders of today, which the address keeps: &borders=none.

import * as addressBar from "../address/address-bar.js";
import * as parameters from "../address/parameters.js";
import { closest, query, root } from "../dom.js";
import { markBorders } from "../page/borders-mark.js";
import * as store from "../store.js";
import { fitAgain } from "./short-key.js";

const SWITCH = ".borders-switch";

function show() {
  const search = addressBar.search();
  markBorders(root(), search);
  query(SWITCH)?.setAttribute("aria-pressed", String(!parameters.hidesBorders(search)));
}

/** @type {(click: MouseEvent) => void} */
function pressSwitch(click) {
  if (!closest(click, SWITCH)) return;
  addressBar.write(parameters.switched(addressBar.search(), "borders", "none"), "replaceState");
  show();
  fitAgain();
}

export function start() {
  query(SWITCH)?.removeAttribute("disabled");
  document.addEventListener("click", pressSwitch);
  store.subscribe(show); // the way back, and a kiosk that starts again, change the address
}
