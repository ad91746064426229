import assert from "node:assert/strict";
import test from "node:test";
import { afterChoice, eventsOf, sides } from "../../assets/js/page/compare.js";

const events = [
  { id: "a", tags: ["decade:1920"] },
  { id: "b", tags: ["decade:1920"] },
  { id: "c", tags: ["decade:1930"] },
];

for (const [asked, expected] of [
  ["a,c", ["a", "c"]],
  ["c", ["c", "a"]],
  ["a", ["a", "b"]],
  ["", ["wave:1920", "wave:1930"]],
  [undefined, ["wave:1920", "wave:1930"]],
  ["nobody", ["wave:1920", "wave:1930"]],
  ["a,a", ["a", "b"]],
  ["nobody,c", ["c", "a"]],
  ["wave:1920,wave:1930", ["wave:1920", "wave:1930"]],
  ["wave:1820,a", ["a", "b"]],
]) {
  test(`"${asked}" compares ${expected.join(" with ")}`, () =>
    assert.deepEqual(sides(asked, events), expected));
}

test("where only one decade has events, two events are compared", () => {
  assert.deepEqual(sides("", events.slice(0, 2)), ["a", "b"]);
  const undated = { id: "d", tags: ["decade:none"] };
  assert.deepEqual(sides("", [...events.slice(0, 2), undated]), ["a", "b"]);
});

test("a wave is all events of its decade", () => {
  assert.deepEqual(eventsOf("wave:1920", events), ["a", "b"]);
  assert.deepEqual(eventsOf("c", events), ["c"]);
  assert.deepEqual(eventsOf("nobody", events), []);
});

test("who chooses what stands on the other side changes their places", () => {
  assert.deepEqual(afterChoice(["b", "b"], ["a", "b"]), ["b", "a"]);
  assert.deepEqual(afterChoice(["a", "a"], ["a", "b"]), ["b", "a"]);
  assert.deepEqual(afterChoice(["c", "b"], ["a", "b"]), ["c", "b"]);
});
