import assert from "node:assert/strict";
import test from "node:test";
import * as figure from "../../assets/js/time/bars.js";

const year = { from: "1920-01-01", to: "1920-12-31" };
const event = (id, s1, s2, e1, e2) => ({ id, bounds: { s1, s2, e1, e2 } });
const ganja = event("ganja", "1920-05-25", "1920-05-26", "1920-05-31", "1920-05-31");
const autumn = event("autumn", "1920-09-01", "1920-11-30", "1920-09-01", "1920-11-30");
const sure = event("sure", "1920-02-01", "1920-02-01", "1920-03-31", "1920-03-31");

test("a bar goes from the earliest to the latest day", () => {
  const [bar] = figure.bars([sure], year, 1000).bars;
  assert.ok(Math.abs(bar.start - 31 / 366) < 1e-9);
  assert.ok(Math.abs(bar.end - 91 / 366) < 1e-9);
  assert.deepEqual([bar.certainFrom, bar.certainTo, bar.isUncertain], [0, 1, false]);
});

test("a bar is sure only between the latest start and the earliest end", () => {
  const [bar] = figure.bars([ganja], year, 100000).bars;
  assert.ok(bar.isUncertain && bar.certainFrom > 0.1 && bar.certainFrom < 0.2);
  assert.equal(bar.certainTo, 1);
});

test("a bar whose start and end are one doubt has no sure part", () => {
  const [bar] = figure.bars([autumn], year, 1000).bars;
  assert.equal(bar.certainFrom, bar.certainTo);
});

test("events outside the window and without a date have no bar", () => {
  const undated = { id: "undated", bounds: null };
  const later = event("later", "1930-01-01", "1930-01-01", "1930-02-01", "1930-02-01");
  assert.deepEqual(figure.bars([undated, later], year, 1000), { bars: [], rows: 0, sort: -1 });
});

test("bars never overlap in a row, and a single day can be seen", () => {
  const crowd = Array.from({ length: 20 }, (_, index) =>
    event(`e${index}`, ...Array(4).fill(`1920-05-${String(1 + (index % 10)).padStart(2, "0")}`)),
  );
  const { bars } = figure.bars(crowd, year, 700);
  for (const one of bars) {
    assert.ok(one.end - one.start >= 10 / 700 - 1e-9);
    for (const other of bars)
      if (one !== other && one.row === other.row) assert.ok(one.end <= other.start || other.end <= one.start);
  }
});

test("a bar has its name at its right, at its left near the end, on it if it fills what is seen, else none", () => {
  const december = event("december", ...Array(4).fill("1920-12-20"));
  const nameOf = () => 150;
  const namesOf = (events, width, height) => {
    const all = figure.bars(events, year, width, height, [nameOf]);
    return figure.names(figure.fitted(all, width, height, ""), width, nameOf).map(({ id, at }) => [id, at]);
  };
  assert.deepEqual(namesOf([sure, december], 700, 84), [
    ["sure", "right"],
    ["december", "left"],
  ]);
  const whole = event("whole", "1919-11-01", "1919-11-01", "1921-02-01", "1921-02-01");
  assert.deepEqual(namesOf([whole], 700, 84), [["whole", "on"]]);
  assert.deepEqual(namesOf([sure, december], 700, 7), []); // too low for letters
  assert.deepEqual(namesOf([sure], 160, 84), []); // too narrow
});

test("bars with names stand in rows of their own where there is height, and share them where not", () => {
  const nameOf = () => 300;
  const rowsIn = (height) => figure.bars([sure, ganja, autumn], year, 700, height, [nameOf]).rows;
  assert.deepEqual([rowsIn(84), rowsIn(20)], [3, 1]);
});

test("where full names have no room short ones are written", () => {
  const sortIn = (height) =>
    figure.bars([sure, ganja, autumn], year, 700, height, [() => 500, () => 90]).sort;
  assert.deepEqual([sortIn(84), sortIn(24), sortIn(5)], [0, 1, 1]);
});

test("no name covers a bar or another name", () => {
  const crowd = Array.from({ length: 30 }, (_, index) =>
    event(`e${index}`, ...Array(4).fill(`1920-${String(1 + (index % 12)).padStart(2, "0")}-10`)),
  );
  const nameOf = () => 90;
  const fitted = figure.fitted(figure.bars(crowd, year, 900, 84, [nameOf]), 900, 400, "");
  const stretches = [
    ...fitted.bars.map(({ row, start, end }) => ({ row, start, end })),
    ...figure
      .names(fitted, 900, nameOf)
      .map(({ row, at, place }) =>
        at === "right"
          ? { row, start: place, end: place + 90 / 900 }
          : { row, start: place - 90 / 900, end: place },
      ),
  ];
  assert.ok(stretches.length > fitted.bars.length);
  for (const [index, one] of stretches.entries())
    for (const other of stretches.slice(index + 1))
      assert.ok(one.row !== other.row || one.end <= other.start + 1e-9 || other.end <= one.start + 1e-9);
});

test("a step is told when its latest day has come", () => {
  const steps = [
    { from: "1920-05-27", to: "1920-05-27" },
    { from: "1920-05-01", to: "1920-05-31" },
  ];
  assert.deepEqual(figure.stepsBetween(steps, "1920-05-26", "1920-05-27"), [steps[0]]);
  assert.deepEqual(figure.stepsBetween(steps, "1920-05-27", "1920-05-30"), []);
  assert.deepEqual(figure.stepsBetween(steps, "1920-05-30", "1920-05-31"), [steps[1]]);
});

test("the last label on the axis takes the units that are too few for one of their own", () => {
  const cells = (count) => Array.from({ length: count }, (_, index) => index);
  const ends = (count, every) => figure.runs(cells(count), every).map(({ first, last }) => [first, last]);
  assert.deepEqual(ends(4, 2), [
    [0, 1],
    [2, 3],
  ]);
  assert.deepEqual(ends(5, 2), [
    [0, 1],
    [2, 4],
  ]);
  assert.deepEqual(ends(2, 3), [[0, 1]]);
  assert.deepEqual(ends(3, 1), [
    [0, 0],
    [1, 1],
    [2, 2],
  ]);
});

const onOneDay = (count) =>
  Array.from({ length: count }, (_, index) => event(`e${index}`, ...Array(4).fill("1920-05-01")));

for (const height of [56, 84, 99]) {
  for (const count of [1, 6, 7, 8, 13, 40, 400]) {
    test(`of ${count} bars on one day every one is in ${height} pixels, or under a sign`, () => {
      const chosen = `e${count - 1}`;
      const found = figure.fitted(figure.bars(onOneDay(count), year, 358), 358, height, chosen);
      const tops = found.bars.map(({ row }) => row * found.row);
      assert.ok(Math.max(...tops) + found.row - 2 <= height);
      assert.equal(new Set(tops).size, found.bars.length);
      assert.ok(found.row >= 7 && found.row <= figure.ROW);
      const hidden = found.signs.flatMap(({ ids }) => ids);
      assert.equal(new Set([...hidden, ...found.bars.map(({ id }) => id)]).size, count);
      assert.ok(found.bars.some(({ id }) => id === chosen));
      if (hidden.length) assert.ok(found.below + 14 <= height);
    });
  }
}

test("a few rows are as high as ever", () => {
  assert.equal(figure.fitted(figure.bars(onOneDay(5), year, 358), 358, 84, "").row, figure.ROW);
});

test("signs for bars without room stand inside, and none on another", () => {
  const many = [
    ...onOneDay(30),
    ...onOneDay(30).map((each) => ({
      ...each,
      id: `x${each.id}`,
      bounds: event("", ...Array(4).fill("1920-12-31")).bounds,
    })),
  ];
  const { signs } = figure.fitted(figure.bars(many, year, 358), 358, 84, "");
  assert.equal(signs.length, 2);
  for (const { start } of signs) assert.ok(start >= 0 && start * 358 + 44 <= 358);
});
