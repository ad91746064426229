import assert from "node:assert/strict";
import test from "node:test";
import * as filter from "../../assets/js/filter.js";

const bounds = { s1: "1920-05-01", s2: "1920-05-01", e1: "1920-05-31", e2: "1920-05-31" };
const events = [
  { id: "one", bounds, tags: ["kind:uprising", "decade:1920", "cause:taxes", "cause:army"] },
  { id: "two", bounds, tags: ["kind:demonstration", "decade:1930", "cause:taxes"] },
  { id: "none", bounds, tags: ["kind:uprising", "decade:none"] },
];
const left = (...without) => filter.passing(events, without).map(({ id }) => id);

const CASES = [
  [[], ["one", "two", "none"]],
  [["kind:demonstration"], ["one", "none"]],
  [["decade:1920"], ["two", "none"]],
  [["decade:none"], ["one", "two"]],
  [["cause:taxes"], ["one", "none"]],
  [["cause:army"], ["one", "two", "none"]],
  [["cause:taxes", "cause:army"], ["none"]],
  [["kind:uprising", "kind:demonstration"], []],
];

for (const [without, expected] of CASES) {
  test(`without ${without.join(", ") || "anything hidden"} there is ${expected.join(", ") || "nothing"}`, () => {
    assert.deepEqual(left(...without), expected);
  });
}

test("a choice that says nothing of a filter hides nothing", () => {
  assert.equal(filter.passing(events, undefined).length, 3);
  assert.equal(filter.write(undefined), "");
});

test("what no event has is dropped, and the order is always the same", () => {
  assert.deepEqual(filter.read("kind:uprising,banana,cause:army,,kind:", events), [
    "cause:army",
    "kind:uprising",
  ]);
  assert.deepEqual(filter.read(null, events), []);
});

test("a press hides, a second shows again", () => {
  const once = filter.toggled([], "cause:taxes", events);
  assert.deepEqual(once, ["cause:taxes"]);
  assert.deepEqual(filter.toggled(once, "cause:taxes", events), []);
});

test("an event that is asked for is shown again with all that it needs", () => {
  const without = ["cause:army", "cause:taxes", "decade:1930"];
  assert.deepEqual(filter.revealing(without, events[0]), ["decade:1930"]);
  assert.deepEqual(filter.revealing(["cause:army"], events[0]), ["cause:army"]);
});

test("a choice shows what is in its period and in its filter", () => {
  const span = { from: "1920-01-01", to: "1931-12-31" };
  const chosen = { from: "1920-05-01", to: "1920-05-31", without: ["kind:uprising"] };
  assert.deepEqual(filter.shown(chosen, { events, span }), { two: "certain" });
});
