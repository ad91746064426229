// Whether somebody is at the page. A finger, a pen, a button or a key that is held is somebody too,
// though it sends no event while it rests.

const PULSE = 1000; // milliseconds between two looks at what is held
export const MOST_HELD = 600_000; // milliseconds: what lies longer on a screen is a thing and not a hand

// Whether what is held since then, null for nothing, is a hand.
/** @type {(since: number | null, now: number) => boolean} */
export const isHand = (since, now) => since !== null && now - since < MOST_HELD;

// --- in the page -----------------------------------------------------------------------------------

/** @type {Set<string>} */
const keys = new Set();
/** @type {Set<number>} */
const pointers = new Set();
/** @type {Touch[]} */
let touches = []; // by the browser's own list: a finger that scrolls has no pointer any more
/** @type {number | null} */
let since = null; // when a hand that holds something was last seen to do anything
/** @type {(() => void)[]} */
const subscribers = [];

// A finger whose element has left the page cannot say any more that it is lifted.
const isHeld = () =>
  Boolean(
    keys.size || pointers.size || touches.some(({ target }) => /** @type {Node} */ (target).isConnected),
  );

/** @type {(event: any) => void} */
function lift({ pointerId, pointerType }) {
  pointers.delete(pointerId);
  if (pointerType === "touch" && touches.length === 1) touches = [];
}

/** @type {(event: any) => void} */
function keepTouches(event) {
  touches = [...event.touches];
}

/** @type {Record<string, (event: any) => void>} */
const SIGNS = {
  pointerdown: ({ pointerId }) => pointers.add(pointerId),
  // A mouse that was let go outside the window says so when it comes back.
  pointermove: ({ pointerId, buttons }) => buttons || pointers.delete(pointerId),
  pointerup: lift,
  pointercancel: ({ pointerId }) => pointers.delete(pointerId),
  touchstart: keepTouches,
  touchmove: keepTouches,
  touchend: keepTouches,
  touchcancel: keepTouches,
  keydown: ({ code }) => keys.add(code),
  keyup: ({ code }) => keys.delete(code),
  wheel: () => {},
};

// Calls `act` at every sign of somebody, and each second while something is held.
/** @type {(act: () => void) => void} */
export const subscribe = (act) => void subscribers.push(act);

export function notify() {
  for (const act of subscribers) act();
}

/** @type {(event: Event) => void} */
function note(event) {
  if (/** @type {KeyboardEvent} */ (event).repeat) return; // a key that is held is no new sign
  SIGNS[event.type](event);
  since = isHeld() ? performance.now() : null;
  notify();
}

// Keys and buttons are another window's now.
function forget() {
  keys.clear();
  pointers.clear();
  if (!isHeld()) since = null;
}

export function start() {
  for (const name of Object.keys(SIGNS))
    window.addEventListener(name, note, { capture: true, passive: true });
  window.addEventListener("blur", forget);
  setInterval(() => isHand(since, performance.now()) && notify(), PULSE);
}
