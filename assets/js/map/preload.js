// The relief of the other theme, fetched before it is asked for: later there may be no network. What
// does not come is asked for again, ever more seldom.

import { afterNextFrame, query } from "../dom.js";
import * as store from "../store.js";

const FIRST = 4000; // milliseconds until the second try
const SELDOM = 60000; // and between two tries at most

/** @type {HTMLImageElement[]} */
const pictures = []; // so that the browser keeps them
let isBegun = false;

// The pictures stand beside the style sheet.
const sheet = () => /** @type {HTMLLinkElement} */ (query("link[rel=stylesheet]")).href;

/** @type {(name: string, wait?: number) => void} */
function fetchPicture(name, wait = FIRST) {
  const picture = new Image();
  picture.onload = () => wait > FIRST && drawAgain();
  picture.onerror = () => setTimeout(fetchPicture, wait, name, Math.min(wait * 2, SELDOM));
  picture.src = new URL(name, sheet()).href;
  pictures.push(picture);
}

// A browser does not ask again by itself for a background that has failed.
function drawAgain() {
  const ground = query("#map-view .ground");
  if (!ground) return;
  ground.style.backgroundImage = "none";
  afterNextFrame(() => {
    ground.style.backgroundImage = "";
  });
}

/** @type {Subscriber} */
function fetchAll(_state, atlas) {
  if (isBegun) return;
  isBegun = true;
  for (const name of atlas.map.reliefs) fetchPicture(name);
}

export function start() {
  store.subscribe(fetchAll);
}
