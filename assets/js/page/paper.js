// The page on paper: always light, and as wide as the sheet.

import { query, queryAll, root } from "../dom.js";
import { lightened, recoloured } from "../map/colours.js";
import * as mapPage from "../map/map.js";
import * as store from "../store.js";
import * as theme from "./theme.js";

/** @type {(() => void)[]} */
let undo = []; // what was changed for paper: functions that make it what it was before

// Not by the attribute: the policy of the page lets no style stand in its text.
/** @type {(element: HTMLElement, text: string) => void} */
function restyle({ style }, text) {
  const before = style.cssText;
  undo.push(() => {
    style.cssText = before;
  });
  style.cssText = text;
}

/** @type {(details: HTMLDetailsElement) => void} */
function unfold(details) {
  const before = details.open;
  undo.push(() => {
    details.open = before;
  });
  details.open = true;
}

// The colours that Python drew with have others in the dark, and those of the decades others on paper,
// which a copy in grey tells apart.
/** @type {(map: HTMLElement) => void} */
function recolour(map) {
  const { in_the_dark: dark = {}, on_paper: paper = {} } = store.atlas()?.map ?? {};
  /** @type {(text: string) => string} */
  const light = (text) => (theme.current() === "dark" ? lightened(text, dark) : text);
  for (const drawn of queryAll(".main-svg [style]", map)) {
    restyle(drawn, recoloured(light(drawn.style.cssText), paper));
  }
}

function toPaper() {
  const map = query("#map");
  if (!map) return;
  mapPage.settle(); // not as it looks in flight
  const drawing = query(".svg-container", map);
  if (drawing) restyle(drawing, "position: relative; width: 100%; height: 100%");
  const shape = map.clientWidth / map.clientHeight;
  if (shape) root().style.setProperty("--map-shape", String(shape));
  for (const details of queryAll("#panel details, #view details, .map details")) {
    unfold(/** @type {HTMLDetailsElement} */ (details));
  }
  recolour(map);
  theme.usePaper(undo.length > 0);
}

function fromPaper() {
  for (const restore of undo.reverse()) restore();
  undo = [];
  theme.usePaper(false);
  theme.announce();
}

export function start() {
  window.addEventListener("beforeprint", toPaper);
  window.addEventListener("afterprint", fromPaper);
}
