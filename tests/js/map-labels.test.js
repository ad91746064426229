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
    { text: "Azerbaijan", lon: 46, lat: 38, look: "home" },
    { text: "Georgia", lon: 44.01, lat: 38, look: "country" },
  ],
  labels: [
    label("a", "ganja", 46, 40, "Ganja"),
    label("b", "ganja", 46, 40, "Ganja"),
    label("c", "sheki", 47, 41, "Sheki"),
  ],
  stops: [],
  notes: [],
};
const symbols = (...shown) => {
  const kept = words.labels.filter(({ facts }) => shown.includes(facts[0]));
  return {
    x: kept.map(({ lon }) => lon),
    y: kept.map(({ lat }) => lat),
    customdata: kept.map(({ facts }) => facts),
    marker: {},
    meta: { role: "symbols" },
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
  const land = { text: "A country all around it", lon, lat, look: "home" };
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
  const name = { text: "Sisyan", lon: 44.9, lat: 40, look: "country" };
  const shown = (y) =>
    texts(written([], { more: { names: [name] }, seen: { ...view, degrees: { ...degrees, y } } }));
  assert.ok(shown("{degrees}° N").includes("Sisyan"));
  assert.ok(!shown("{degrees}° of northern latitude").includes("Sisyan"));
});

test("a degree under a button is left out", () => {
  const covers = [{ left: 0, right: 100, top: 590, bottom: 610 }];
  assert.ok(!texts(degrees({ ...view, covers }).words).includes("40° N"));
});
