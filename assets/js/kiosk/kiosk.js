// A kiosk: a page that strangers touch, one after the other, for months. It invites, asks whether
// anybody is still there, and begins anew by loading its first address again: then nothing of a visit
// can be left. The address alone remembers, in `first`, where a kiosk began whose language was changed.

import { byId, closest, dialogById, query, root } from "../dom.js";
import * as presence from "../page/presence.js";
import * as store from "../store.js";
import { dismiss } from "./dialogs.js";
import * as invitation from "./invitation.js";
import * as navigate from "./navigate.js";
import * as reset from "./reset.js";
import { stateAfter } from "./session.js";

const TICK = 500; // milliseconds
const RETRY = 2000; // milliseconds until a server that does not answer is asked again

let lastHand = 0;
let isMounted = false;
let retry = 0; // the timer that asks the server again

const question = () => dialogById("kiosk-question");
const isInviting = () => root().hasAttribute("data-inviting");

// The visit is gone at once, whatever the server does. Then the page is loaded again, for that is sure
// to be exactly as it was at first; without an answer it asks until somebody begins.
export function beginAnew() {
  reset.clear();
  invitation.invite();
  loadAgain();
}

async function loadAgain() {
  clearTimeout(retry);
  if (await navigate.loadFirst(isInviting)) return;
  retry = setTimeout(() => isInviting() && loadAgain(), RETRY);
}

// --- whether anybody is there ----------------------------------------------------------------------

function noteHand() {
  lastHand = performance.now();
  dismiss(question());
}

const isStoryPlaying = () => Boolean(query("#story [data-story=play][aria-pressed=true]"));

function tick() {
  if (!isMounted) return;
  // Who listens to the story is there, without a hand; the story ends by itself.
  if (isInviting()) lastHand = performance.now();
  else if (isStoryPlaying()) presence.notify();
  const state = stateAfter((performance.now() - lastHand) / 1000, Number(root().dataset.kiosk));
  if (state.is === "ask") ask(state.left);
  if (state.is === "leave") {
    lastHand = performance.now();
    beginAnew();
  }
}

/** @type {(left: number) => void} */
function ask(left) {
  byId("kiosk-seconds").textContent = String(left);
  if (!question().open) question().showModal();
}

// --- at first --------------------------------------------------------------------------------------

/** @type {Subscriber} */
function mount(_state, { kiosk }) {
  if (isMounted) return;
  isMounted = true;
  reset.remember();
  // HTML text from Python, which has escaped every text in it.
  document.body.insertAdjacentHTML("beforeend", kiosk.invitation + kiosk.question + kiosk.keys + kiosk.home);
  query(".page > .page-header").insertAdjacentHTML("beforeend", kiosk.ways);
  if (isInviting()) invitation.invite();
}

/** @type {(click: MouseEvent) => void} */
function press(click) {
  const pressed = closest(click, ".kiosk-ways button, #kiosk-invitation button");
  if (pressed?.dataset.kiosk === "again") beginAnew();
  if (pressed?.dataset.language) navigate.switchLanguage(pressed.dataset.language);
}

export function start() {
  lastHand = performance.now();
  presence.subscribe(noteHand);
  document.addEventListener("click", press);
  setInterval(tick, TICK);
  store.subscribe(mount);
}
