// Whether somebody is at the page. A finger, a pen, a button or a key that is held is somebody too,
// though it sends no event while it rests.
(function (root) {
  "use strict";

  const PULSE = 1000; // milliseconds between two looks at what is held
  const MOST_HELD = 600_000; // milliseconds: what lies longer on a screen is a thing and not a hand

  // Whether what is held since then, null for nothing, is a hand.
  const isHand = (since, now) => since !== null && now - since < MOST_HELD;

  const presence = { isHand, MOST_HELD };
  root.atlas = Object.assign(root.atlas ?? {}, { presence });
  if (typeof module !== "undefined") module.exports = presence;
  if (typeof document === "undefined") return;

  const keys = new Set();
  const pointers = new Set();
  let touches = []; // by the browser's own list: a finger that scrolls has no pointer any more
  let since = null; // when a hand that holds something was last seen to do anything
  const followers = [];

  // A finger whose element has left the page cannot say any more that it is lifted.
  const isHeld = () => Boolean(keys.size || pointers.size || touches.some(({ target }) => target.isConnected));

  function lift({ pointerId, pointerType }) {
    pointers.delete(pointerId);
    if (pointerType === "touch" && touches.length === 1) touches = [];
  }

  const keepTouches = (event) => {
    touches = [...event.touches];
  };

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

  const tell = () => followers.forEach((follower) => follower());

  function note(event) {
    if (event.repeat) return; // a key that is held is no new sign
    SIGNS[event.type](event);
    since = isHeld() ? performance.now() : null;
    tell();
  }

  // Keys and buttons are another window's now.
  function forget() {
    keys.clear();
    pointers.clear();
    if (!isHeld()) since = null;
  }

  for (const name of Object.keys(SIGNS)) root.addEventListener(name, note, { capture: true, passive: true });
  root.addEventListener("blur", forget);
  setInterval(() => isHand(since, performance.now()) && tell(), PULSE);
  // Calls `follower` at every sign of somebody, and each second while something is held.
  presence.follow = (follower) => followers.push(follower);
  presence.tell = tell;
})(typeof window === "undefined" ? {} : window);
