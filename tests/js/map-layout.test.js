import assert from "node:assert/strict";
import test from "node:test";
import * as layout from "../../assets/js/map/layout.js";

const frame = { width: 1000, height: 1000 };

test("labels never overlap each other or a symbol", () => {
  const crowd = Array.from({ length: 12 }, (_, index) => ({
    text: "Zakatala",
    x: 500 + (index % 4) * 20,
    y: 500 + index * 6,
    radius: 9,
    of: `place-${index}`,
    isLed: true,
    size: 14,
  }));
  const symbols = crowd.map(({ x, y, of }) => ({ ...layout.boxAround(x, y, 18, 18), of }));
  const boxes = layout
    .placeLabels(crowd, symbols, frame)
    .filter(Boolean)
    .map(({ box }) => box);
  assert.ok(boxes.length > 0 && boxes.length < crowd.length);
  const all = [...boxes, ...symbols];
  for (const box of boxes)
    for (const other of all) if (other !== box) assert.ok(!layout.overlaps(box, other));
});

test("a label takes a seat that leaves the names of countries free, where there is one", () => {
  const label = { text: "Sheki", x: 500, y: 500, radius: 9, of: "sheki", size: 14 };
  const [alone] = layout.placeLabels([label], [], frame);
  const [polite] = layout.placeLabels([label], [], frame, { yielding: [alone.box] });
  assert.ok(!layout.overlaps(polite.box, alone.box));
  const everywhere = layout.boxAround(500, 500, 400, 400);
  const [pressed] = layout.placeLabels([label], [], frame, { yielding: [everywhere] });
  assert.ok(layout.overlaps(pressed.box, everywhere));
});

test("no label is cut by the edge", () => {
  const corners = [
    [2, 2],
    [998, 2],
    [2, 998],
    [998, 998],
  ];
  const labels = corners.map(([x, y]) => ({ text: "Nakhchivan", x, y, radius: 9, size: 14 }));
  for (const seat of layout.placeLabels(labels, [], frame)) {
    assert.ok(
      seat === null ||
        (seat.box.left >= 0 && seat.box.top >= 0 && seat.box.right <= 1000 && seat.box.bottom <= 1000),
    );
  }
});

test("a text of two lines is as wide as the longer and twice as high", () => {
  const one = layout.sizeOf({ text: "a long line", size: 10 });
  const two = layout.sizeOf({ text: "a long line\nshort", size: 10 });
  assert.equal(two.width, one.width);
  assert.equal(two.height, 2 * one.height);
});

const near = (box, symbol) => {
  const x = Math.max(box.left - symbol.right, symbol.left - box.right, 0);
  const y = Math.max(box.top - symbol.bottom, symbol.top - box.bottom, 0);
  return Math.hypot(x, y);
};

// A name in the middle of 1000 × 1000 pixels, and symbols of other places around it.
const amid = (others, more = {}) => {
  const own = { ...layout.boxAround(500, 500, 18, 18), of: "own" };
  const foreign = others.map(([x, y], index) => ({
    ...layout.boxAround(x, y, 18, 18),
    of: `other-${index}`,
  }));
  const label = { text: "Zakatala", x: 500, y: 500, radius: 9, of: "own", size: 14, ...more };
  const [seat] = layout.placeLabels([label], [own, ...foreign], frame);
  return { seat, own, foreign };
};

for (const [others, what] of [
  [[], "no other symbol"],
  [[[560, 500]], "one to the right"],
  [
    [
      [560, 500],
      [440, 500],
    ],
    "one on both sides",
  ],
  [
    [
      [530, 520],
      [470, 480],
    ],
    "two at the corners",
  ],
])
  test(`a name beside its symbol is nearer to it than to any other by 4 pixels: ${what}`, () => {
    const { seat, own, foreign } = amid(others);
    assert.ok(seat && !seat.leader);
    for (const other of foreign) {
      assert.ok(near(seat.box, other) >= near(seat.box, own) + 4);
      const isLevel = other.top < seat.box.bottom && seat.box.top < other.bottom;
      assert.ok(!isLevel || near(seat.box, other) >= 14, "level with the name");
    }
  });

const ring = Array.from({ length: 12 }, (_, turn) => [
  500 + 24 * Math.cos((turn * Math.PI) / 6),
  500 + 24 * Math.sin((turn * Math.PI) / 6),
]);
const halfRing = ring.filter(([x]) => x < 505);

test("a name without room at its symbol is led to it, past all other symbols", () => {
  const { seat, foreign } = amid([...halfRing, [520, 505], [560, 470], [560, 530]], { isLed: true });
  assert.ok(seat?.leader);
  const { from, to } = seat.leader;
  for (let part = 0; part <= 1; part += 0.05) {
    const point = layout.boxAround(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part, 1, 1);
    for (const other of foreign) assert.ok(!layout.overlaps(point, other));
  }
  for (const other of foreign) assert.ok(near(seat.box, other) >= 7);
});

test("a name that no line can lead to is left out, and so is one that none may lead to", () => {
  assert.equal(amid(ring, { isLed: true }).seat, null);
  assert.equal(amid([...halfRing, [520, 505], [560, 470], [560, 530]]).seat, null);
});

test("a note may stand anywhere along its arrow", () => {
  const covers = [layout.boxAround(500, 500, 300, 300)];
  const note = { text: "Railway cut", x: 500, y: 500, radius: 4, size: 12 };
  assert.deepEqual(layout.placeLabels([note], covers, frame), [null]);
  const [seat] = layout.placeLabels([{ ...note, along: [{ x: 800, y: 500 }] }], covers, frame);
  assert.ok(seat.x > 650);
});

test("who finds no seat chooses first in the next round", () => {
  const wall = [layout.boxAround(470, 500, 40, 400), layout.boxAround(500, 475, 400, 32)];
  const label = (of, x, y) => ({ text: "Sheki", x, y, radius: 5, of, isLed: true, size: 14 });
  const labels = [label("one", 500, 500), label("two", 500, 530)];
  const symbols = labels.map(({ x, y, of }) => ({ ...layout.boxAround(x, y, 10, 10), of }));
  assert.equal(layout.placeLabels(labels, [...wall, ...symbols], frame).filter(Boolean).length, 2);
});

test("a thousand names take well under a second", () => {
  const many = Array.from({ length: 1000 }, (_, index) => ({
    x: (index * 7919) % 1000,
    y: (index * 104729) % 600,
    text: `Place ${index}`,
    radius: 7,
    of: `place-${index}`,
    isLed: true,
    size: 14,
  }));
  const start = performance.now();
  layout.placeLabels(
    many,
    many.map(({ x, y, of }) => ({ ...layout.boxAround(x, y, 18, 18), of })),
    frame,
  );
  assert.ok(performance.now() - start < 900);
});
