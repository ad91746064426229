import assert from "node:assert/strict";
import test from "node:test";
import { marks, named } from "../../assets/js/time/flags.js";

const year = { from: "1920-01-01", to: "1920-12-31" };
const entry = (day, to = day) => ({ from: day, to, title: day });
const WIDTH = 1000;

test("what happened around on close days is gathered in one mark", () => {
  const entries = ["1920-04-27", "1920-04-28", "1920-08-01"].map((day) => entry(day));
  const found = marks(entries, year, WIDTH, 10);
  assert.deepEqual(
    found.map(({ entries: each }) => each.length),
    [2, 1],
  );
});

test("what began before is at the beginning, and what is out of sight nowhere", () => {
  const found = marks(
    [entry("1921-02-01"), entry("1920-05-01"), entry("1919-01-01", "1920-06-01")],
    year,
    WIDTH,
    24,
  );
  assert.deepEqual(
    found.map(({ place, entries }) => [place > 0, entries[0].from]),
    [
      [false, "1919-01-01"],
      [true, "1920-05-01"],
    ],
  );
});

test("a flag of several is called by the one that took the least time", () => {
  const [flag] = marks(
    [entry("1920-04-01", "1929-12-31"), entry("1920-04-03"), entry("1920-04-01", "1920-04-30")],
    year,
    WIDTH,
    24,
  );
  assert.deepEqual(
    flag.entries.map(({ to }) => to),
    ["1920-04-03", "1920-04-30", "1929-12-31"],
  );
});

const DAYS = ["1920-02-01", "1920-06-01", "1920-07-15", "1920-12-20"];
const CASES = [
  [50, ["right", "right", "right", "left"]],
  [300, ["right", "none", "right", "none"]],
  [5000, ["right", "none", "right", "none"]],
];

for (const [length, expected] of CASES) {
  test(`names of ${length} pixels have a seat where there is room, and cover no other flag`, () => {
    const flags = named(
      marks(
        DAYS.map((day) => entry(day)),
        year,
        WIDTH,
        24,
      ),
      WIDTH,
      24,
      () => length,
    );
    assert.deepEqual(
      flags.map(({ at }) => at),
      expected,
    );
    const boxes = flags.map(({ place, at, name }) => {
      const [left, right] = [place * WIDTH - 12, place * WIDTH + 12];
      return at === "left" ? [left - name, right] : [left, at === "right" ? right + name : right];
    });
    for (const [index, [, right]] of boxes.entries()) {
      assert.ok(right <= WIDTH + 12);
      if (boxes[index + 1]) assert.ok(right <= boxes[index + 1][0]);
    }
  });
}
