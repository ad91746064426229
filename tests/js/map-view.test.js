import assert from "node:assert/strict";
import test from "node:test";
import { reaches, reliefsBehind } from "../../assets/js/map/ground.js";
import * as mapView from "../../assets/js/map/view.js";

const frame = { x: [42, 54], y: [36.5, 43.6] };
const STRETCH = 1.31;
const size = { width: 700, height: 480 };
const view = mapView.fitted({ x: [45, 50], y: [39, 41] }, size, STRETCH, frame);
const near = (one, other, by = 1e-6) => assert.ok(Math.abs(one - other) < by, `${one} is not ${other}`);
const across = ({ x }) => x[1] - x[0];

const isInFrame = ({ x, y }) => {
  for (const [[low, high], [least, most]] of [
    [x, frame.x],
    [y, frame.y],
  ]) {
    assert.ok(low >= least - 1e-9 && high <= most + 1e-9, `${low} to ${high}`);
  }
};

test("the closest view shows every point inside its margin, and is no closer than asked", () => {
  const wide = { x: [42, 54], y: [38, 42], width: 900, height: 400 };
  const points = [
    { lon: 46.4, lat: 40.7 },
    { lon: 47.1, lat: 40.4 },
  ];
  const frame = { x: [40, 56], y: [36, 44] };
  const close = mapView.closest(wide, points, 50, 0.5, frame);
  for (const { lon, lat } of points) {
    const { x, y } = mapView.toPixels(close, lon, lat);
    assert.ok(x >= 49.9 && x <= 850.1 && y >= 49.9 && y <= 350.1, `${x} ${y}`);
  }
  assert.ok(close.x[1] - close.x[0] < 2);
  const held = mapView.closest(wide, points.slice(0, 1), 50, 1.5, frame);
  assert.ok(Math.abs(held.x[1] - held.x[0] - 1.5) < 1e-9);
});

test("on the way between two views the ends are the views themselves", () => {
  const one = { x: [42, 54], y: [38, 42], width: 900, height: 400 };
  const other = { x: [46, 48], y: [40, 41], width: 900, height: 400 };
  assert.deepEqual(mapView.between(one, other, 0), one);
  assert.deepEqual(mapView.between(one, other, 1), other);
  assert.deepEqual(mapView.between(one, other, 0.5).x, [44, 51]);
});

test("a box is seen whole, and a degree keeps its shape", () => {
  assert.ok(view.x[0] <= 45 && view.x[1] >= 50 && view.y[0] <= 39 && view.y[1] >= 41);
  near(mapView.latScale(view), STRETCH);
});

test("pixels and degrees lead back to each other", () => {
  const { x, y } = mapView.toPixels(view, 47.3, 40.1);
  const { lon, lat } = mapView.toDegrees(view, { x, y });
  near(lon, 47.3);
  near(lat, 40.1);
});

test("zooming keeps the point under the pointer", () => {
  const at = { x: 200, y: 100 };
  const before = mapView.toDegrees(view, at);
  const after = mapView.toDegrees(mapView.zoomed(view, 0.5, at, frame), at);
  near(after.lon, before.lon);
  near(after.lat, before.lat);
});

for (const [width, height] of [
  [700, 480],
  [390, 440],
  [1500, 300],
  [300, 900],
]) {
  test(`at ${width}×${height} nobody leaves the frame or comes too close`, () => {
    let now = mapView.fitted({ x: [44.35, 50.75], y: [38.25, 42.15] }, { width, height }, STRETCH, frame);
    isInFrame(now);
    const ways = [
      (each) => mapView.zoomed(each, 3, { x: 0, y: height }, frame),
      (each) => mapView.panned(each, -2, 1, frame),
      (each) => mapView.panned(each, 9, -9, frame),
      (each) =>
        mapView.dragged(
          each,
          [
            { x: 0, y: 0 },
            { x: 9, y: 9 },
          ],
          [
            { x: 0, y: 0 },
            { x: 1, y: 2 },
          ],
          frame,
        ),
    ];
    for (const way of ways) {
      now = way(now);
      isInFrame(now);
      near(mapView.latScale(now), STRETCH);
    }
    for (let step = 0; step < 40; step += 1) now = mapView.zoomed(now, 0.7, { x: 10, y: 10 }, frame);
    near(across(now), mapView.LEAST);
    isInFrame(now);
  });
}

test("two fingers hold the ground under their middle, and spread it", () => {
  const before = [
    { x: 300, y: 200 },
    { x: 400, y: 200 },
  ];
  const after = [
    { x: 280, y: 260 },
    { x: 480, y: 260 },
  ];
  const found = mapView.dragged(view, before, after, frame);
  const held = mapView.toDegrees(view, { x: 350, y: 200 });
  const now = mapView.toDegrees(found, { x: 380, y: 260 });
  near(now.lon, held.lon);
  near(now.lat, held.lat);
  near(across(found), across(view) / 2);
});

test("one finger moves the ground and leaves its size", () => {
  const found = mapView.dragged(view, [{ x: 300, y: 200 }], [{ x: 320, y: 190 }], frame);
  near(across(found), across(view));
  near(mapView.toDegrees(found, { x: 320, y: 190 }).lon, mapView.toDegrees(view, { x: 300, y: 200 }).lon);
  near(mapView.toDegrees(found, { x: 320, y: 190 }).lat, mapView.toDegrees(view, { x: 300, y: 200 }).lat);
});

test("the wheel zooms in by turning up, by lines as by pixels, and faster under two fingers", () => {
  const turn = (deltaY, more = {}) => mapView.byWheel({ deltaY, deltaMode: 0, ctrlKey: false, ...more });
  assert.ok(turn(-100) < 1 && turn(100) > 1);
  near(turn(48), turn(3, { deltaMode: 1 }));
  assert.ok(turn(-10, { ctrlKey: true }) < turn(-10));
  near(turn(100000), turn(150));
});

const KEYS = [
  ["ArrowRight", (found) => near(found.x[0], view.x[0] + across(view) / 10)],
  ["ArrowLeft", (found) => near(found.x[0], view.x[0] - across(view) / 10)],
  ["ArrowUp", (found) => assert.ok(found.y[0] > view.y[0])],
  ["ArrowDown", (found) => assert.ok(found.y[0] < view.y[0])],
  ["+", (found) => assert.ok(across(found) < across(view))],
  ["-", (found) => assert.ok(across(found) > across(view))],
  ["Home", (found) => assert.equal(found, "home")],
  ["0", (found) => assert.equal(found, "home")],
  ["Tab", (found) => assert.equal(found, null)],
];

for (const [key, holds] of KEYS)
  test(`the key ${key} is understood`, () =>
    holds(mapView.byKey(key, view, frame, { x: view.width / 2, y: view.height / 2 })));

test("a key zooms about the point that it is given", () => {
  const at = { x: 20, y: 30 };
  const before = mapView.toDegrees(view, at);
  const after = mapView.toDegrees(mapView.byKey("+", view, frame, at), at);
  near(after.lon, before.lon);
  near(after.lat, before.lat);
});

test("a picture of one view, moved and scaled, looks like the other", () => {
  const other = mapView.panned(mapView.zoomed(view, 0.6, { x: 100, y: 100 }, frame), 0.1, 0.2, frame);
  const { x, y, scale } = mapView.transform(view, other);
  const there = mapView.toPixels(view, 47, 40);
  const here = mapView.toPixels(other, 47, 40);
  near(there.x * scale + x, here.x);
  near(there.y * scale + y, here.y);
});

test("the scale is round, short enough, and true at the middle latitude", () => {
  for (const factor of [1, 0.5, 0.2, 0.07]) {
    const seen = mapView.zoomed(view, factor, { x: 350, y: 240 }, frame);
    const { km, pixels } = mapView.scaleBar(seen, 110);
    assert.ok([1, 2, 5, 10, 20, 50, 100, 200].includes(km));
    assert.ok(pixels <= 110 && pixels > 30);
    const latitude = ((seen.y[0] + seen.y[1]) / 2) * (Math.PI / 180);
    near(km, (pixels / seen.width) * across(seen) * 111.32 * Math.cos(latitude), 0.01);
  }
});

const whole = { frame: { x: [42, 54], y: [36.5, 43.6] }, tall: 1.3, unit: 100 };

test("the ground shows what the view shows", () => {
  const seen = { x: [42, 54], y: [36.5, 43.6], width: 1200, height: 923 };
  assert.equal(mapView.viewBox(seen, whole), "0.000 0.000 1200.000 923.000");
  assert.equal(
    mapView.viewBox({ ...seen, x: [45, 48], y: [39, 41] }, whole),
    "300.000 338.000 300.000 260.000",
  );
});

test("a picture behind the view has its corners where the frame has them", () => {
  const seen = { x: [45, 48], y: [39, 41], width: 300, height: 260 };
  const { width, height, left, top } = mapView.pictureBehind(seen, whole.frame);
  // as a style sheet has it: at `left` the picture and the view meet at that part of both
  assert.ok(Math.abs(left * (1 - width) * 300 - (42 - 45) * 100) < 1e-9);
  assert.ok(Math.abs(top * (1 - height) * 260 - (41 - 43.6) * 130) < 1e-9);
  assert.equal(mapView.pictureBehind({ ...seen, x: [42, 54], y: [36.5, 43.6] }, whole.frame).left, 0);
});

test("in another room the middle and the scale stay", () => {
  const seen = { x: [46, 48], y: [39, 41], width: 400, height: 520 };
  const found = mapView.resized(seen, { width: 200, height: 260 }, 1.3, whole.frame);
  assert.deepEqual(
    found.x.map((each) => Number(each.toFixed(6))),
    [46.5, 47.5],
  );
  assert.deepEqual(
    found.y.map((each) => Number(each.toFixed(6))),
    [39.5, 40.5],
  );
});

const closeBox = { x: [44, 50.8], y: [38, 42.3] };
const opening = { x: [44.35, 50.75], y: [38.25, 42.15] };
for (const [text, across, shape, close, expected] of [
  ["the opening view", 6.4, size, closeBox, [frame]],
  ["twice as close", 3.2, size, closeBox, [frame]],
  ["three times as close", 2, size, closeBox, [closeBox, frame]],
  ["as close as it goes", mapView.LEAST, size, closeBox, [closeBox, frame]],
  ["three times as close, where there is no closer relief", 2, size, null, [frame]],
  ["a wide window, in which the height decides", 6.4, { width: 1400, height: 400 }, closeBox, [frame]],
]) {
  test(`the reliefs behind a view: ${text}`, () => {
    const whole = mapView.fitted(opening, shape, STRETCH, frame);
    const seen = mapView.zoomed(whole, across / 6.4, { x: shape.width / 2, y: shape.height / 2 }, frame);
    assert.deepEqual(reliefsBehind(seen, { opening, frame, close }), expected);
  });
}

test("a closer relief lies where the frame's does: the same degree at the same pixel", () => {
  const seen = { x: [46, 48], y: [40, 41], width: 700, height: 458 };
  const place = (box, lon) => {
    const { width, left } = mapView.pictureBehind(seen, box);
    const pixels = width * seen.width;
    return left * (seen.width - pixels) + ((lon - box.x[0]) / (box.x[1] - box.x[0])) * pixels;
  };
  for (const lon of [46, 46.5, 48]) near(place(closeBox, lon), place(frame, lon), 1e-6);
});

test("a picture that reaches beyond the view covers it until it is moved, or made smaller, too far", () => {
  const [seen, { width, height }] = [view, size];
  for (const [x, y, scale, expected] of [
    [0, 0, 1, true],
    [0.2 * width, -0.2 * height, 1, true],
    [0.21 * width, 0, 1, false],
    [0, -0.21 * height, 1, false],
    [-0.3 * width, 0, 1.5, true], // it is larger than the view
    [0, 0, 0.9, true],
    [0, 0, 0.8, false],
    [-0.4 * width, -0.4 * height, 1.7, false], // it covers it, but coarsely
  ]) {
    assert.equal(reaches({ x, y, scale }, seen), expected, `${x} ${y} ${scale}`);
  }
});

test("a view that is grown shows the same degree at the same distance from its middle", () => {
  const grown = mapView.grown(view, 0.2);
  near(mapView.scale(grown).x, mapView.scale(view).x);
  near(mapView.toPixels(grown, 47, 40).x - mapView.toPixels(view, 47, 40).x, 0.2 * view.width);
});
