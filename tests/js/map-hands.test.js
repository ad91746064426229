"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const hands = require("../../assets/45-map-hands.js");

const room = { width: 390, height: 430 };

test("the chooser stands inside the map, wherever the tap was", () => {
  const box = { width: 220, height: 180 };
  for (const [x, y] of [[0, 0], [390, 0], [0, 430], [390, 430], [195, 215]]) {
    const { left, top } = hands.seatOfChooser({ x, y }, box, room);
    assert.ok(left >= 8 && left + box.width <= 382 && top >= 8 && top + box.height <= 422);
  }
});

test("where there is room, the chooser leaves what was tapped free", () => {
  const box = { width: 200, height: 100 };
  assert.ok(hands.seatOfChooser({ x: 200, y: 100 }, box, room).top > 100);
  assert.ok(hands.seatOfChooser({ x: 200, y: 400 }, box, room).top + box.height < 400);
});

test("a tap is short and still", () => {
  const down = { x: 10, y: 10, time: 1000 };
  assert.ok(hands.isTap(down, { x: 13, y: 12, time: 1200 }));
  assert.ok(!hands.isTap(down, { x: 40, y: 12, time: 1200 }));
  assert.ok(!hands.isTap(down, { x: 10, y: 10, time: 3000 }));
});
