import assert from "node:assert/strict";
import test from "node:test";
import { placeBeside } from "../../assets/js/map/chooser.js";

const map = { left: 0, top: 100, right: 390, bottom: 530 };

const lies = (point, box, { left, top, height }) =>
  point.x >= left &&
  point.x <= left + box.width &&
  point.y >= top &&
  point.y <= top + Math.min(box.height, height);

// Rooms of phones, upright and lying, and of a map of which a part is in sight; and what is to fit.
const ROOMS = [
  map,
  { left: 0, top: 0, right: 360, bottom: 288 },
  { left: 0, top: 0, right: 844, bottom: 302 },
  { left: 10, top: -40, right: 320, bottom: 160 },
];
const BOXES = [
  { width: 220, height: 90 },
  { width: 220, height: 180 },
  { width: 290, height: 540 },
];

for (const room of ROOMS) {
  for (const box of BOXES) {
    test(`a chooser of ${box.width} × ${box.height} in ${room.right - room.left} × ${room.bottom - room.top} lies inside and never on the point`, () => {
      for (let x = room.left; x <= room.right; x += 10) {
        for (let y = room.top; y <= room.bottom; y += 10) {
          const place = placeBeside({ x, y }, box, room);
          assert.ok(!lies({ x, y }, box, place), `on ${x}, ${y}`);
          assert.ok(
            place.left >= room.left && place.left + box.width <= room.right,
            `beside the room of ${x}, ${y}`,
          );
          assert.ok(
            place.top >= room.top && place.top + Math.min(box.height, place.height) <= room.bottom,
            `over the room of ${x}, ${y}`,
          );
          assert.ok(place.height >= 50, `${place.height} pixels at ${x}, ${y}`);
        }
      }
    });
  }
}
