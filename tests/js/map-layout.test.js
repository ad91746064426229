import assert from "node:assert/strict";
import test from "node:test";
import * as layout from "../../assets/js/map/layout.js";

const frame = { width: 1000, height: 1000 };
const far = (one, other) => Math.hypot(one.x - other.x, one.y - other.y);

test("labels never overlap each other or a symbol", () => {
  const crowd = Array.from({ length: 12 }, (_, index) => ({
    text: "Zakatala",
    x: 500 + (index % 4) * 20,
    y: 500 + index * 6,
    halfWidth: 0,
    size: 14,
  }));
  const symbols = crowd.map(({ x, y }) => layout.boxAround(x, y, 18, 18));
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
  const label = { text: "Sheki", x: 500, y: 500, halfWidth: 0, size: 14 };
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
  const labels = corners.map(([x, y]) => ({ text: "Nakhchivan", x, y, halfWidth: 0, size: 14 }));
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

test("four symbols within a few pixels move apart, none of them far", () => {
  const crowd = [
    { x: 100, y: 100 },
    { x: 100, y: 104 },
    { x: 90, y: 97 },
    { x: 108, y: 101 },
  ];
  const found = layout.declutter(crowd, 18, 16);
  found.forEach((point, index) => {
    assert.ok(far(point, crowd[index]) <= 16 + 1e-9);
    for (const other of found.slice(index + 1)) assert.ok(far(point, other) > 15, `${far(point, other)}`);
  });
});

test("the same points always stand the same, and those with room stand where they belong", () => {
  const points = [
    { x: 50, y: 50 },
    { x: 50, y: 50 },
    { x: 400, y: 400 },
  ];
  const found = layout.declutter(points, 18, 16);
  assert.deepEqual(layout.declutter(points, 18, 16), found);
  assert.deepEqual(found[2], points[2]);
  assert.ok(far(found[0], found[1]) >= 17.9);
});

test("a thousand symbols and names take well under a second", () => {
  const many = Array.from({ length: 1000 }, (_, index) => ({
    x: (index * 7919) % 1000,
    y: (index * 104729) % 600,
    text: `Place ${index}`,
    halfWidth: 0,
    size: 14,
  }));
  const start = performance.now();
  const stand = layout.declutter(many, 18, 16);
  layout.placeLabels(
    many,
    stand.map(({ x, y }) => layout.boxAround(x, y, 18, 18)),
    frame,
  );
  assert.ok(performance.now() - start < 900);
});
