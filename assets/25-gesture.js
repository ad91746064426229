// What a pointer does, told apart: a tap is short and still, a drag goes sideways; what scrolls, rests
// or was taken away by the browser is neither. Pointers are {x, y, time, type}.
(function (root) {
  "use strict";

  const STILL = 8; // pixels that a tap may move
  const AWAY = 3; // pixels after which a mouse drags
  const TAP = 700; // milliseconds that a finger may stay; longer, it rests

  const isStill = (down, now) => Math.hypot(now.x - down.x, now.y - down.y) <= STILL;

  const isTap = (down, up) => isStill(down, up) && (down.type === "mouse" || up.time - down.time <= TAP);

  // A finger that goes rather up or down wants to scroll; a mouse scrolls by its wheel.
  function isSideways(down, now) {
    const across = Math.abs(now.x - down.x);
    return down.type === "mouse" ? across > AWAY : across > STILL && across > Math.abs(now.y - down.y);
  }

  const of = (pointer) => ({ x: pointer.clientX, y: pointer.clientY, time: pointer.timeStamp, type: pointer.pointerType });

  const HAND = 250; // pixels from one finger of a hand to another

  // Whether two fingers that are down together may be a pinch; at a large table they may be of two people.
  const isPair = (one, other) => Math.hypot(one.x - other.x, one.y - other.y) <= HAND;

  const gesture = { isStill, isTap, isSideways, isPair, of };
  root.atlas = Object.assign(root.atlas ?? {}, { gesture });
  if (typeof module !== "undefined") module.exports = gesture;
  if (typeof document === "undefined") return;

  // --- a tap acts once -------------------------------------------------------------------------

  let isAnswered = false; // the pointer that is about to click has acted already

  // The click of this pointer would fall on whatever has come under it since.
  function answer() {
    isAnswered = true;
  }

  function forget() {
    isAnswered = false;
  }

  // A click by key or by script is not of a pointer: it has no detail, or no trust.
  function swallow(click) {
    if (!isAnswered || !click.isTrusted || !click.detail) return;
    isAnswered = false;
    click.preventDefault();
    click.stopImmediatePropagation();
  }

  // After a touch the browser plays a mouse, and its press moves the focus.
  const noMouse = (touch) => isAnswered && touch.cancelable && touch.preventDefault();

  root.addEventListener("pointerdown", forget, true);
  root.addEventListener("touchend", noMouse, { capture: true, passive: false });
  root.addEventListener("click", swallow, true);
  Object.assign(gesture, { answer });
})(typeof window === "undefined" ? {} : window);
