// What stands in the address bar, which follows the choice. A browser may refuse to write there,
// Safari after a hundred times in half a minute, Chromium without a word. So what should stand there is
// known here at once, and is written as soon as the browser lets us.

const RETRY = 1000; // milliseconds until the browser is asked again

let wanted = ""; // the question that should stand there
let shown = ""; // the one that does
/** @type {"" | "pushState" | "replaceState"} */
let owed = ""; // how it is still to be written
let timer = 0;

const address = () => window.location.pathname + wanted + (owed === "pushState" ? "" : window.location.hash);
const isShown = () => new URL(address(), window.location.href).search === window.location.search;

/** @type {(search: string, how: "pushState" | "replaceState") => void} */
export function write(search, how) {
  wanted = search;
  if (owed !== "pushState") owed = how;
  settle();
}

function settle() {
  clearTimeout(timer);
  if (!isShown()) tryToWrite();
  if (!isShown()) timer = setTimeout(settle, RETRY);
  else {
    shown = window.location.search;
    owed = "";
  }
}

function tryToWrite() {
  try {
    if (owed) history[owed](null, "", address());
  } catch (refusal) {
    if (/** @type {Error} */ (refusal).name !== "SecurityError") throw refusal;
  }
}

// The reader went back or on. A step to another part of the same page changes no question.
function read() {
  if (owed && window.location.search === shown) return;
  wanted = shown = window.location.search;
  owed = "";
  clearTimeout(timer);
}

export const search = () => wanted;

export const href = () =>
  new URL(window.location.pathname + wanted + window.location.hash, window.location.href).href;

export function start() {
  wanted = shown = window.location.search;
  window.addEventListener("popstate", read);
}
