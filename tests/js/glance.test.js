import assert from "node:assert/strict";
import test from "node:test";
import { inBoth, isSame } from "../../assets/js/page/glance.js";

test("two answers are the same if they have the same items in the same order", () => {
  assert.equal(
    isSame([
      ["a", "b"],
      ["a", "b"],
    ]),
    true,
  );
  assert.equal(
    isSame([
      ["a", "b"],
      ["b", "a"],
    ]),
    false,
  );
  assert.equal(isSame([["a"], ["a", "b"]]), false);
  assert.equal(isSame([["a b"], ["a", "b"]]), false);
});

test("what both sides have is found in any order, and nothing else", () => {
  assert.deepEqual(
    inBoth([
      ["a", "b", "c"],
      ["c", "a", "d"],
    ]),
    ["a", "c"],
  );
  assert.deepEqual(inBoth([["a"], ["b"]]), []);
  assert.deepEqual(inBoth([[], ["b"]]), []);
});
