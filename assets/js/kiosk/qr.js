// "Read at home" at a kiosk: the code of the atlas's own address, with the event that is open.

import { closest, dialogById, query } from "../dom.js";
import * as store from "../store.js";

const dialog = () => dialogById("kiosk-home");

function open() {
  const { codes } = store.atlas().kiosk;
  const { path, size, address } = codes[store.state().event] ?? codes[""];
  query("svg", dialog()).setAttribute("viewBox", `0 0 ${size} ${size}`);
  query("path", dialog()).setAttribute("d", path);
  query(".address", dialog()).textContent = address;
  dialog().showModal();
}

/** @type {(click: MouseEvent) => void} */
function press(click) {
  if (closest(click, "[data-kiosk=home]")) open();
  else if (click.target === dialog() || closest(click, "#kiosk-home [data-close]")) dialog()?.close();
}

export function start() {
  document.addEventListener("click", press);
}
