import assert from "node:assert/strict";
import test from "node:test";
import * as steps from "../../assets/js/story/steps.js";

const story = { steps: ["a", "b", "c"].map((id) => ({ id, words: 50 })) };

const KEYS = [
  ["ArrowRight", "a", "b"],
  ["PageDown", "b", "c"],
  ["ArrowRight", "c", undefined],
  ["ArrowLeft", "b", "a"],
  ["PageUp", "a", undefined],
  ["Home", "c", "a"],
  ["End", "a", "c"],
  ["Enter", "a", undefined],
];

for (const [key, from, to] of KEYS) {
  test(`${key} at ${from} leads to ${to ?? "nowhere"}`, () => {
    assert.equal(steps.byKey(key, from, story)?.id, to);
  });
}

test("a step that is not there is none, and neither is one without a story", () => {
  assert.equal(steps.stepOf("d", story), undefined);
  assert.equal(steps.stepOf("a", undefined), undefined);
});

test("a longer text stays longer", () => {
  assert.ok(steps.duration({ words: 80 }) > steps.duration({ words: 40 }));
  assert.ok(steps.duration({ words: 70 }) > 20_000);
});
