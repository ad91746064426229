import assert from "node:assert/strict";
import test from "node:test";
import { numbered } from "../../assets/js/page/cites.js";
import { placeBeside } from "../../assets/js/page/reference.js";

const room = { width: 400, height: 600 };
const box = { width: 300, height: 200 };

test("a reference stands below its citation, above it where there is no room, never outside", () => {
  assert.deepEqual(placeBeside({ left: 50, top: 100, bottom: 116 }, box, room), { left: 50, top: 122 });
  assert.deepEqual(placeBeside({ left: 50, top: 500, bottom: 516 }, box, room), { left: 50, top: 294 });
  assert.deepEqual(placeBeside({ left: 380, top: 100, bottom: 116 }, box, room).left, 92);
  assert.deepEqual(placeBeside({ left: -20, top: 100, bottom: 116 }, box, room).left, 8);
});

test("notes are numbered in the order of the text, the same words once", () => {
  assert.deepEqual(numbered(["a", "b", "a", "c"]), { numbers: [1, 2, 1, 3], notes: ["a", "b", "c"] });
  assert.deepEqual(numbered([]), { numbers: [], notes: [] });
});
