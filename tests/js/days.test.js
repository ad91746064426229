import assert from "node:assert/strict";
import { createRequire } from "node:module";
import test from "node:test";
import * as filter from "../../assets/js/filter.js";
import * as days from "../../assets/js/time/days.js";

const cases = createRequire(import.meta.url)("../dates.json");

const span = { from: cases.atlas.first, to: cases.atlas.last };
const boundsOf = (bounds) => {
  if (!bounds) return null;
  const [s1, s2, e1, e2] = bounds;
  return { s1, s2, e1, e2 };
};

// The same file holds Python's model: both must agree on every case.
for (const { start, end, bounds, first, last, certainty } of cases.certainties) {
  test(`${start} to ${end ?? "no given end"} is ${certainty} in ${first} to ${last}`, () => {
    assert.equal(days.certainty(boundsOf(bounds), first, last, span), certainty);
  });
}

const READ = [
  ["1920", "1920-01-01", "1920-12-31"],
  ["1924-02", "1924-02-01", "1924-02-29"],
  ["1920-5", "1920-05-01", "1920-05-31"],
  ["1920-05-25", "1920-05-25", "1920-05-25"],
  [" 1920 ", "1920-01-01", "1920-12-31"],
  ["1930-02-30", null, null],
  ["1930-13", null, null],
  ["1930-00", null, null],
  ["spring", null, null],
  ["19200", null, null],
  ["", null, null],
  [null, null, null],
];

for (const [text, first, last] of READ) {
  test(`${JSON.stringify(text)} begins on ${first} and ends on ${last}`, () => {
    assert.equal(days.firstDay(text), first);
    assert.equal(days.lastDay(text), last);
  });
}

test("an edge of a period is written as short as it can be", () => {
  assert.equal(days.shortest("1920-01-01", days.firstDay), "1920");
  assert.equal(days.shortest("1920-05-01", days.firstDay), "1920-05");
  assert.equal(days.shortest("1920-05-02", days.firstDay), "1920-05-02");
  assert.equal(days.shortest("1924-02-29", days.lastDay), "1924-02");
  assert.equal(days.shortest("1920-12-30", days.lastDay), "1920-12-30");
});

test("both edges of a period are as exact as the finer one", () => {
  assert.deepEqual(days.edges({ from: "1920-01-01", to: "1931-12-31" }), { from: "1920", to: "1931" });
  assert.deepEqual(days.edges({ from: "1920-01-01", to: "1920-05-31" }), { from: "1920-01", to: "1920-05" });
  assert.deepEqual(days.edges({ from: "1920-05-25", to: "1920-05-31" }), {
    from: "1920-05-25",
    to: "1920-05-31",
  });
});

test("events out of the period are left out, the others keep their order", () => {
  const events = [
    { id: "late", bounds: boundsOf(["1930-04-12", "1930-04-12", "1930-04-16", "1930-05-12"]) },
    { id: "undated", bounds: null },
    { id: "early", bounds: boundsOf(["1920-05-25", "1920-05-26", "1920-05-31", "1920-05-31"]) },
  ];
  assert.deepEqual(Object.keys(days.during(events, span.from, span.to, span)), ["late", "undated", "early"]);
  assert.deepEqual(days.during(events, "1930-05-01", "1930-05-31", span), { late: "uncertain" });
});

test("while time accumulates, what is surely over is past", () => {
  const atlas = {
    events: [
      { id: "over", bounds: boundsOf(["1920-05-25", "1920-05-26", "1920-05-31", "1920-05-31"]) },
      { id: "perhaps", bounds: boundsOf(["1920-05-01", "1920-05-31", "1920-05-31", "1920-06-10"]) },
      { id: "undated", bounds: null },
    ],
  };
  const chosen = { from: "1920-05-01", to: "1920-06-01" };
  assert.deepEqual(filter.past({ ...chosen, mode: "so-far" }, atlas), ["over"]);
  assert.deepEqual(filter.past(chosen, atlas), []);
});
