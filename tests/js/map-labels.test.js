import assert from "node:assert/strict";
import test from "node:test";
import { degrees } from "../../assets/js/map/degrees.js";
import * as labels from "../../assets/js/map/labels.js";
import * as mapView from "../../assets/js/map/view.js";

const templates = { x: "{degrees}° E", y: "{degrees}° N", west: "{degrees}° W", south: "{degrees}° S" };
const view = { x: [44, 54], y: [36, 46], width: 1000, height: 1000, degrees: templates };
const whole = { from: "1920-01-01", to: "1931-12-31", event: "" };
const label = (event, place, lon, lat, text) => ({
  text,
  lon,
  lat,
  look: "label",
  facts: [event, place, true],
});
const words = {
  names: [
    { text: "Azerbaijan", seats: [[38, 46]], look: "home" },
    { text: "Georgia", seats: [[38, 44.01]], look: "country" },
  ],
  labels: [
    label("a", "ganja", 46, 40, "Ganja"),
    label("b", "ganja", 46, 40, "Ganja"),
    label("c", "sheki", 47, 41, "Sheki"),
  ],
  stops: [],
  links: [],
  notes: [],
};
const symbols = (...shown) => {
  const kept = words.labels.filter(({ facts }) => shown.includes(facts[0]));
  return {
    x: kept.map(({ lon }) => lon),
    y: kept.map(({ lat }) => lat),
    customdata: kept.map(({ facts }) => facts),
    marker: { size: kept.map(() => 15) },
    meta: { role: "symbols", ring: [], sizes: kept.map(() => 15), across: { ring: 26 } },
  };
};
const state = (shown, choice = {}) => ({
  shown: Object.fromEntries(shown.map((id) => [id, "certain"])),
  chosen: { ...whole, ...choice },
});
const written = (shown, { more = {}, choice = {}, seen = view } = {}) =>
  labels.labelsFor({ ...words, ...more }, [symbols(...shown)], state(shown, choice), seen);
const texts = (found) => found.map(({ text }) => text);

test("a place is named once, whatever happened there", () => {
  assert.deepEqual(texts(written(["a", "b"], { more: { names: [] } })), ["Ganja"]);
});

test("a name that the edge would cut is left out", () => {
  assert.deepEqual(texts(written([])), ["Azerbaijan"]);
});

test("a name keeps clear of its symbol", () => {
  const [found] = written(["c"], { more: { names: [] } });
  const at = mapView.toPixels(view, 47, 41);
  assert.ok(Math.hypot(found.x - at.x, found.y - at.y) > 15);
});

test("a country gives way to an event's place", () => {
  const seen = { ...view, width: 3000, height: 3000 };
  const [sheki] = written(["c"], { more: { names: [] }, seen });
  const { lon, lat } = mapView.toDegrees(seen, sheki);
  const land = { text: "A country all around it", seats: [[lat, lon]], look: "home" };
  assert.deepEqual(texts(written(["c"], { more: { names: [land] }, seen })), ["Sheki"]);
});

test("a stop is named in its time, unless a symbol stands there", () => {
  const stop = (place, text) => ({
    text,
    lon: 49,
    lat: 40,
    look: "stop",
    facts: ["", place, "1920-04-30", "1920-04-30", 400],
  });
  const more = { names: [], stops: [stop("baku", "Baku"), stop("sheki", "Sheki, reached")] };
  const april = { from: "1920-04-01", to: "1920-04-30" };
  assert.deepEqual(texts(written(["c"], { more, choice: april })), ["Sheki", "Baku"]);
  assert.deepEqual(texts(written(["c"], { more })), ["Sheki"]);
});

test("no word stands on a button over the map", () => {
  const covers = [{ left: 0, right: 1000, top: 0, bottom: 1000 }];
  assert.deepEqual(written(["a", "c"], { seen: { ...view, covers } }), []);
});

test("degrees stand on the edges, in the words of the page, the farther apart the smaller the map", () => {
  const wide = degrees(view);
  assert.ok(texts(wide.words).includes("46° E"));
  assert.ok(texts(wide.words).includes("40° N"));
  assert.equal(wide.ticks.length >= wide.words.length, true);
  const small = degrees({ ...view, width: 300, height: 300 });
  assert.ok(small.words.length < wide.words.length);
  const close = degrees({ ...view, x: [46, 46.5], y: [40, 40.5] });
  assert.ok(texts(close.words).includes("46.2° E"));
});

test("west of Greenwich and south of the equator degrees count the other way", () => {
  const found = texts(degrees({ ...view, x: [-2.4, 2.4], y: [-2.4, 2.4] }).words);
  for (const each of ["1° W", "0° E", "1° E", "1° S", "0° N", "1° N"]) assert.ok(found.includes(each), each);
  assert.equal(
    found.find((each) => each.includes("-")),
    undefined,
  );
});

test("no name stands on a degree, however long its words are", () => {
  const name = { text: "Sisyan", seats: [[40, 44.9]], look: "country" };
  const shown = (y) =>
    texts(written([], { more: { names: [name] }, seen: { ...view, degrees: { ...degrees, y } } }));
  assert.ok(shown("{degrees}° N").includes("Sisyan"));
  assert.ok(!shown("{degrees}° of northern latitude").includes("Sisyan"));
});

test("a degree under a button is left out", () => {
  const covers = [{ left: 0, right: 100, top: 590, bottom: 610 }];
  assert.ok(!texts(degrees({ ...view, covers }).words).includes("40° N"));
  assert.ok(!texts(degrees(view, covers).words).includes("40° N")); // a symbol
});

const name = (text, seats, look = "sea") => ({ text, seats, look });
const ground = (names, seen = view, shown = []) => written(shown, { more: { names }, seen });
for (const [what, seats, covers, expected] of [
  [
    "its first seat where that is free",
    [
      [40, 49],
      [42, 49],
    ],
    [],
    40,
  ],
  [
    "the next where a button covers it",
    [
      [40, 49],
      [42, 49],
    ],
    [40],
    42,
  ],
  [
    "the next where the edge would cut it",
    [
      [36.01, 49],
      [42, 49],
    ],
    [],
    42,
  ],
  [
    "none where all are taken",
    [
      [40, 49],
      [42, 49],
    ],
    [40, 42],
    null,
  ],
]) {
  test(`a name on the ground has ${what}`, () => {
    const over = covers.map((lat) => ({ ...mapView.toPixels(view, 49, lat) }));
    const boxes = over.map(({ x, y }) => ({ left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 }));
    const found = ground([name("Sea", seats)], { ...view, covers: boxes });
    const lats = found.map(({ x, y }) => Math.round(mapView.toDegrees(view, { x, y }).lat * 100) / 100);
    assert.deepEqual(lats, expected === null ? [] : [expected]);
  });
}

test("of two names on the same ground the first is written", () => {
  assert.deepEqual(texts(ground([name("Sea", [[40, 49]]), name("Bay", [[40, 49]])])), ["Sea"]);
});

test("a name that an event's word covers takes its next seat", () => {
  const [sheki] = written(["c"], { more: { names: [] } });
  const { lon, lat } = mapView.toDegrees(view, sheki);
  const wide = {
    ...name(
      "A country all around it",
      [
        [lat, lon],
        [44, 49],
      ],
      "home",
    ),
  };
  const found = ground([wide], { ...view, width: 3000, height: 3000 }, ["c"]);
  assert.deepEqual(texts(found).toSorted(), ["A country all around it", "Sheki"]);
});

test("a town has a dot at its true place and its name beside it", () => {
  const [town] = ground([name("Baku", [[40, 49]], "town")]);
  const at = mapView.toPixels(view, 49, 40);
  assert.deepEqual(town.dot, at);
  assert.ok(town.x > at.x + 10);
  assert.equal(town.y, at.y);
});

test("a town is named once where an event happened there, or an arrow ends there", () => {
  const town = name("Sheki", [[41, 47]], "town");
  assert.deepEqual(texts(ground([town], view, ["c"])), ["Sheki"]);
  const facts = ["", "baku", "1920-04-30", "1920-04-30", 9999];
  const stops = [{ text: "Baku", lon: 49, lat: 40, look: "stop", facts }];
  const sign = { x: [49], y: [40], customdata: [facts], marker: {}, meta: { role: "stops" } };
  const found = labels.labelsFor(
    { ...words, names: [name("Baku", [[40, 49]], "town")], stops },
    [symbols(), sign],
    state([]),
    view,
  );
  assert.deepEqual(texts(found), ["Baku"]);
});

test("a turned name takes the room of its corners", () => {
  const level = name("Caucasus", [[40, 49]], "range");
  const turned = name("Caucasus", [[40, 49, 90]], "range");
  const { x, y } = mapView.toPixels(view, 49, 40);
  const above = [{ left: x - 2, right: x + 2, top: y - 30, bottom: y - 26 }];
  const drawn = (names) => ground(names, { ...view, covers: above });
  assert.equal(drawn([level]).length, 1);
  assert.equal(drawn([turned]).length, 0);
  assert.equal(ground([turned])[0].turn, 90);
});

test("the words of a sign stand at it, and those of two signs side by side both find room", () => {
  const note = (place, lon, text) => ({
    text,
    lon,
    lat: 40,
    look: "note",
    facts: ["", place, "1920-04-30", "1920-04-30", 400],
  });
  const notes = [note("shamakhi", 48.6, "Shamakhi taken"), note("aghsu", 48.8, "Aghsu taken")];
  const reached = {
    x: notes.map(({ lon }) => lon),
    y: notes.map(({ lat }) => lat),
    customdata: notes.map(({ facts }) => facts),
    marker: { size: 10 },
    meta: { role: "reached", uncertain: 0.5 },
  };
  const april = { from: "1920-04-01", to: "1920-04-30" };
  const found = labels.labelsFor(
    { ...words, names: [], notes },
    [symbols(), reached],
    state([], april),
    view,
  );
  assert.deepEqual(texts(found).sort(), ["Aghsu taken", "Shamakhi taken"]);
});
