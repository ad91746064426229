import assert from "node:assert/strict";
import test from "node:test";
import { isSideways, isTap } from "../../assets/js/page/gesture.js";

const finger = { x: 100, y: 100, time: 1000, type: "touch" };
const mouse = { ...finger, type: "mouse" };

// [what happened, where it went down, how far it went, after how long, is it a tap, is it a drag]
const ENDS = [
  ["a tap", finger, [0, 0], 90, true, false],
  ["a tap that trembles", finger, [3, -4], 90, true, false],
  ["a finger that rests", finger, [0, 0], 900, false, false],
  ["a swipe up", finger, [6, -60], 90, false, false],
  ["a swipe up, aslant", finger, [30, -60], 90, false, false],
  ["a swipe sideways", finger, [30, 12], 90, false, true],
  ["a drag that began by a rest", finger, [30, 2], 2000, false, true],
  ["a click", mouse, [0, 0], 90, true, false],
  ["a slow click", mouse, [1, 1], 2000, true, false],
  ["a mouse that drags a little", mouse, [5, 0], 90, true, true],
  ["a mouse that drags aslant", mouse, [30, -60], 90, false, true],
];

for (const [name, down, [across, along], lasts, tap, drag] of ENDS) {
  test(`${name} is ${tap ? "" : "no "}tap and ${drag ? "" : "no "}drag`, () => {
    const now = { ...down, x: down.x + across, y: down.y + along, time: down.time + lasts };
    assert.equal(isTap(down, now), tap);
    assert.equal(isSideways(down, now), drag);
  });
}
