import assert from "node:assert/strict";
import test from "node:test";
import { linesOf, saidOf } from "../../assets/js/map/links.js";
import * as figure from "../../assets/js/time/bars.js";

const view = { x: [44, 54], y: [36, 46], width: 1000, height: 1000 };
const link = {
  ...{ text: "perhaps the same event", look: "note", lon: 47, lat: 41 },
  along: [
    [46, 41],
    [48, 41],
  ],
  facts: ["a", "b"],
};
const both = { a: "certain", b: "uncertain", c: "certain" };

for (const [what, shown, chosen, lines, words] of [
  ["both in the period, none open", both, { event: "" }, 1, 0],
  ["one of them open", both, { event: "b" }, 1, 1],
  ["another event open", both, { event: "c" }, 0, 0],
  ["an event open that is not on the map", both, { event: "c", isPlaced: false }, 1, 0],
  ["one of them out of the period", { a: "certain" }, { event: "a" }, 0, 0],
]) {
  test(`a line between two events that may be one: ${what}`, () => {
    const state = { shown, chosen };
    assert.equal(linesOf([link], state, view).length, lines);
    assert.deepEqual(
      saidOf([link], state).map(({ facts }) => facts),
      words ? [[chosen.event]] : [],
    );
  });
}

const year = { from: "1930-01-01", to: "1930-12-31" };
const bounds = (s1, s2, e1, e2) => ({ s1, s2, e1, e2 });
const events = [
  { id: "a", bounds: bounds("1930-04-01", "1930-04-30", "1930-04-01", "1930-04-30") },
  { id: "b", bounds: bounds("1930-04-12", "1930-04-12", "1930-04-15", "1930-05-12"), open: true },
  { id: "c", bounds: bounds("1930-08-01", "1930-08-01", "1930-08-01", "1930-08-01") },
];

test("a bar has an open end where only the last day that is spoken of is known", () => {
  const { bars } = figure.bars(events, year, 1000);
  assert.deepEqual(
    bars.map(({ id, isOpen }) => [id, isOpen]),
    [
      ["a", false],
      ["b", true],
      ["c", false],
    ],
  );
});

test("a line joins the bars of two events that may be one, where both have a row of their own", () => {
  const { bars } = figure.bars(events, year, 1000);
  const [line, ...others] = figure.links(bars, [["a", "b"]], 13);
  assert.deepEqual(others, []);
  assert.deepEqual([line.top, line.bottom], [6.5, 19.5]);
  const [a, b] = bars;
  assert.equal(line.place, (b.start + a.end) / 2); // where both are
  assert.deepEqual(figure.links(bars.slice(1), [["a", "b"]], 13), []);
  assert.deepEqual(figure.links(bars, [["a", "c"]], 13), []); // side by side
});
