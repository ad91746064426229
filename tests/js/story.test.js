"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const told = require("../../assets/18-story.js");

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
    assert.equal(told.byKey(key, from, story)?.id, to);
  });
}

test("a step that is not there is none, and neither is one without a story", () => {
  assert.equal(told.stepOf("d", story), undefined);
  assert.equal(told.stepOf("a", undefined), undefined);
});

test("a longer text stays longer", () => {
  assert.ok(told.stay({ words: 80 }) > told.stay({ words: 40 }));
  assert.ok(told.stay({ words: 70 }) > 20_000);
});
