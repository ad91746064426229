// In a frame of another page: the frame tells its height and that somebody is at it, and links leave it.
// It listens to nobody. See docs/embed.md.

import * as addressBar from "../address/address-bar.js";
import { closestLink, isEmbedded, isKiosk, query } from "../dom.js";
import * as store from "../store.js";
import * as presence from "./presence.js";
import * as share from "./share.js";

const HAND_PAUSE = 500; // milliseconds at least between two messages of a hand

let isBegun = false;
let sentHeight = 0; // in pixels
let handSentAt = -HAND_PAUSE;

// What is sent is nobody's secret, so any page may hear it.
/** @type {(message: Record<string, unknown>) => void} */
const send = (message) => window.parent.postMessage(message, "*");

// The height that the atlas needs whatever height the frame has: a page that fills its frame would
// send the frame's own, and a frame that was once high would stay so.
function heightNeeded() {
  const page = query(".page");
  page.classList.add("is-measured");
  const { height } = page.getBoundingClientRect();
  page.classList.remove("is-measured");
  return Math.ceil(height);
}

function sendHeight() {
  const height = heightNeeded();
  if (!height || height === sentHeight) return;
  sentHeight = height;
  send({ atlas: "height", height });
}

function sendHand() {
  const now = performance.now();
  if (!isEmbedded() || now - handSentAt < HAND_PAUSE) return;
  handSentAt = now;
  send({ atlas: "hand" });
}

function begin() {
  if (isBegun || !isEmbedded() || window.parent === window) return;
  isBegun = true;
  sendHeight();
  new ResizeObserver(sendHeight).observe(query(".page"));
  presence.subscribe(sendHand);
}

// At a kiosk nothing leads out.
function leadOut() {
  if (!isEmbedded() || isKiosk()) return;
  /** @type {HTMLAnchorElement} */ (query(".page .whole-atlas")).href = share.whole(addressBar.href());
}

/** @type {(place: { origin: string, pathname: string }) => string} */
const pageOf = ({ origin, pathname }) => origin + pathname;

// Another site may refuse a frame, and a frame without rights shows no PDF.
/** @type {(click: MouseEvent) => void} */
function openOutside(click) {
  const link = isEmbedded() && closestLink(click, "a[href]");
  if (!link || pageOf(link) === pageOf(window.location)) return;
  link.target = "_blank";
  link.rel = "noopener";
}

export function start() {
  store.subscribe(leadOut);
  store.subscribe(begin);
  document.addEventListener("click", openOutside, true);
}
