import assert from "node:assert/strict";
import test from "node:test";
import { placeBeside } from "../../assets/js/page/beside.js";
import { numbered } from "../../assets/js/page/cites.js";

const room = { width: 400, height: 600 };
const box = { width: 300, height: 200 };
const wide = { width: 1366, height: 768 };

for (const [what, link, text, card, screen, expected] of [
  ["below its citation", [50, 100], [50, 100], box, room, [50, 122, 200]],
  ["above the text where there is no room below", [50, 500], [50, 460], box, room, [50, 254, 200]],
  ["inside the window", [380, 100], [380, 100], box, room, [92, 122, 200]],
  ["inside the window at the left", [-20, 100], [-20, 100], box, room, [8, 122, 200]],
  ["beside a text that is high", [1200, 450], [990, 250], { width: 380, height: 420 }, wide, [604, 46, 420]],
  ["as high as there is room below", [60, 300], [40, 200], { width: 300, height: 500 }, room, [60, 322, 270]],
  ["as high as there is room above", [60, 500], [40, 400], { width: 300, height: 500 }, room, [60, 8, 386]],
]) {
  test(`a reference stands ${what}`, () => {
    const [left, top] = link;
    const place = placeBeside({ left, bottom: top + 16 }, { left: text[0], top: text[1] }, card, screen);
    assert.deepEqual([place.left, place.top, place.height], expected);
  });
}

test("notes are numbered in the order of the text, the same words once", () => {
  assert.deepEqual(numbered(["a", "b", "a", "c"]), { numbers: [1, 2, 1, 3], notes: ["a", "b", "c"] });
  assert.deepEqual(numbered([]), { numbers: [], notes: [] });
});
