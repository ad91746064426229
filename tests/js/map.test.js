import assert from "node:assert/strict";
import test from "node:test";
import { around, isAside, nested } from "../../assets/js/map/symbols.js";
import * as graph from "../../assets/js/map/traces.js";
import * as mapView from "../../assets/js/map/view.js";

const view = { x: [44, 54], y: [36, 46], width: 1000, height: 1000 };
const whole = { from: "1920-01-01", to: "1931-12-31", event: "" };
const points = (role, extra = {}) => ({
  x: [46, 46, 47],
  y: [40, 40, 41],
  customdata: [
    ["a", "ganja", true],
    ["b", "ganja", true],
    ["c", "sheki", true],
  ],
  text: ["Ganja", "Ganja", "Sheki"],
  marker: {
    size: 15,
    color: ["#112233", "#223344", "#334455"],
    line: { color: ["#4", "#5", "#6"], width: 1 },
  },
  meta: {
    role,
    ink: "#000",
    own: ["#112233", "#223344", "#334455"],
    looks: ["decade-1", "decade-2", "decade-3"],
    halo: [false, true, false],
    ring: [false, true, true],
    sizes: [15, 15, 10],
    across: { symbol: 15, halo: 36, ring: 26 },
    uncertain: 0.25,
  },
  ...extra,
});
const signs = (role, customdata) => ({
  x: customdata.map(() => 49),
  y: customdata.map(() => 40),
  customdata,
  marker: { size: 10 },
  meta: { role, uncertain: 0.5 },
});
const arrow = (event, from, to, longest = 400) => ({
  x: [46, 47],
  y: [40, 41],
  marker: { size: [0, 12] },
  meta: { role: "arrow", event, from, to, longest, uncertain: 0.55 },
});
const traces = [points("symbols")];
const drawn = (shown, event = "", choice = {}) => graph.draw(traces, shown, { ...whole, event, ...choice });
const role = (found, name) => found.find((trace) => trace.meta.role === name);

test("hidden events leave every list of a trace", () => {
  const symbols = role(drawn({ c: "certain" }), "symbols");
  assert.deepEqual(symbols.customdata, [["c", "sheki", true]]);
  assert.deepEqual(symbols.text, ["Sheki"]);
  assert.deepEqual(symbols.marker.color, ["#334455"]);
  assert.ok(Math.abs(symbols.x[0] - 47) < 1e-9);
});

test("with nothing in the period no point is left, and no other trace", () => {
  const found = drawn({});
  assert.deepEqual(
    found.map((trace) => trace.meta.role),
    ["symbols"],
  );
  assert.equal(found[0].x.length, 0);
});

test("an uncertain event is translucent with an edge in full colour, not merely fainter", () => {
  const { color, line } = role(drawn({ a: "uncertain", c: "certain" }), "symbols").marker;
  assert.deepEqual(color, ["rgba(17,34,51,0.25)", "#334455"]);
  assert.deepEqual(line.color, ["#112233", "#6"]);
});

test("a comparison in doubt keeps the colour of its edge", () => {
  const paper = points("symbols", {
    marker: { ...points("").marker, color: ["#ffffff", "#ffffff", "#ffffff"] },
  });
  const found = graph.draw(
    traces.map((each) => (each.meta.role === "symbols" ? paper : each)),
    { a: "uncertain" },
    whole,
  );
  assert.equal(role(found, "symbols").marker.line.color[0], "#112233");
});

test("symbols stand exactly at their place, several within each other", () => {
  const { x, y, marker } = role(drawn({ a: "certain", b: "certain", c: "certain" }), "symbols");
  assert.deepEqual(x, [46, 46, 47]);
  assert.deepEqual(y, [40, 40, 41]);
  assert.deepEqual(marker.size, [24, 15, 10]);
});

for (const [places, sizes, nestedSizes] of [
  [[], [], []],
  [["a"], [15], [15]],
  [
    ["a", "b", "a"],
    [15, 15, 15],
    [24, 15, 15],
  ],
  [
    ["a", "a"],
    [15, 10],
    [19, 10],
  ],
  [
    ["a", "a"],
    [10, 15],
    [24, 15],
  ],
  [
    ["a", "a", "a", "a", "a"],
    [15, 15, 15, 15, 15],
    [33, 33, 33, 24, 15],
  ],
])
  test(`symbols of ${sizes.join(", ") || "no"} pixels at ${places.join(" ")} lie within each other`, () =>
    assert.deepEqual(nested(places, sizes), nestedSizes));

test("an event without a place lets nothing stand back", () => {
  const shown = { a: "certain", c: "certain" };
  assert.equal(isAside("a", { shown, chosen: { ...whole, event: "c", isPlaced: false } }), false);
});

test("halo and ring lie around their own symbol, however large it is", () => {
  const symbols = role(drawn({ a: "certain", b: "certain", c: "certain" }), "symbols");
  const { halos, rings } = around(symbols, view);
  const at = (index) => mapView.toPixels(view, symbols.x[index], symbols.y[index]);
  assert.deepEqual(halos, [{ ...at(1), r: 18, look: "decade-2", opacity: 1 }]);
  assert.deepEqual(rings, [
    { ...at(1), r: 13, look: "decade-2", opacity: 1 },
    { ...at(2), r: 10.5, look: "decade-3", opacity: 1 },
  ]);
});

test("all but the event that is open stand back, and nothing where it is not in the period", () => {
  const open = (event, shown) => ["a", "c"].map((id) => isAside(id, { shown, chosen: { ...whole, event } }));
  assert.deepEqual(open("", { a: "certain", c: "certain" }), [false, false]);
  assert.deepEqual(open("c", { a: "certain", c: "certain" }), [true, false]);
  assert.deepEqual(open("c", { a: "certain" }), [false, false]);
  const { marker } = role(drawn({ a: "certain", c: "certain" }, "c"), "symbols");
  assert.deepEqual(marker.opacity, [0.25, 1]);
});

test("all signs go into one trace below the symbols, each with its own look", () => {
  const made = (role, more) => ({
    ...points(role),
    mode: "markers",
    marker: { size: 26, color: "#123456", line: { width: 2 }, ...more },
  });
  const found = graph.merged([
    made("rays", { opacity: 0.2 }),
    made("stops", { size: [1, 2, 3] }),
    { ...points("symbols"), mode: "markers" },
  ]);
  assert.deepEqual(
    found.map((trace) => trace.meta.role),
    ["signs", "symbols"],
  );
  const { marker, x, customdata } = found[0];
  assert.equal(x.length, 6);
  assert.equal(customdata.length, 6);
  assert.deepEqual(marker.size, [26, 26, 26, 1, 2, 3]);
  assert.deepEqual(marker.opacity, [0.2, 0.2, 0.2, 1, 1, 1]);
  assert.deepEqual(marker.line.width, [2, 2, 2, 2, 2, 2]);
});

test("the chosen event is outlined", () => {
  const found = drawn({ a: "certain", c: "certain" }, "c");
  assert.deepEqual(role(found, "symbols").marker.line.color, ["#4", "#000"]);
});

const HAPPENS = [
  [
    "in a short period that holds it",
    ["a", "", "1920-05-27", "1920-05-27", 400],
    { from: "1920-05-01", to: "1920-05-31" },
    "certain",
  ],
  [
    "in part of its days",
    ["a", "", "1920-05-25", "1920-05-31", 400],
    { from: "1920-05-26", to: "1920-05-26" },
    "uncertain",
  ],
  [
    "in another period",
    ["a", "", "1920-05-27", "1920-05-27", 400],
    { from: "1920-06-01", to: "1920-06-30" },
    "out",
  ],
  ["in a period that is too long", ["a", "", "1920-05-27", "1920-05-27", 400], {}, "out"],
  ["in a long period, chosen", ["a", "", "1920-05-27", "1920-05-27", 400], { event: "a" }, "certain"],
  [
    "while another is chosen",
    ["a", "", "1920-05-27", "1920-05-27", 400],
    { from: "1920-05-01", to: "1920-05-31", event: "b" },
    "out",
  ],
  [
    "of a hidden event",
    ["z", "", "1920-05-27", "1920-05-27", 400],
    { from: "1920-05-01", to: "1920-05-31" },
    "out",
  ],
  ["undated, chosen", ["a", "", "", "", 400], { event: "a" }, "uncertain"],
  ["undated, not chosen", ["a", "", "", "", 400], { from: "1920-05-01", to: "1920-05-31" }, "out"],
  [
    "around the events",
    ["", "", "1920-04-30", "1920-04-30", 400],
    { from: "1920-04-01", to: "1920-04-30" },
    "certain",
  ],
  [
    "around the events, one of them chosen",
    ["", "", "1920-04-30", "1920-04-30", 400],
    { from: "1920-04-01", to: "1920-04-30", event: "a" },
    "out",
  ],
  [
    "within an event, in a quarter",
    ["a", "", "1920-05-27", "1920-05-27", 62],
    { from: "1920-04-01", to: "1920-06-30" },
    "out",
  ],
];

for (const [words, custom, choice, expected] of HAPPENS) {
  test(`a claim ${words} is ${expected}`, () => {
    const shown = { a: "certain", b: "certain" };
    assert.equal(graph.happens(custom, { shown, chosen: { ...whole, ...choice } }), expected);
  });
}

test("an arrow is drawn in its time and gone outside it", () => {
  const moved = [...traces, arrow("", "1920-04-30", "1920-04-30")];
  const at = (from, to) => role(graph.draw(moved, {}, { from, to, event: "" }), "arrow")?.x.length ?? 0;
  assert.equal(at("1920-04-01", "1920-05-31"), 2);
  assert.equal(at("1920-05-01", "1920-05-31"), 0);
  assert.equal(at("1920-01-01", "1931-12-31"), 0);
});

test("an arrow and a sign of which only a part of the days is in the period are paler", () => {
  const days = ["1920-04-20", "1920-05-10"];
  const dated = [...traces, arrow("", ...days), signs("reached", [["", "baku", ...days, 400]])];
  const at = (from, to) => graph.draw(dated, {}, { from, to, event: "" });
  const certain = at("1920-04-01", "1920-05-31");
  assert.equal(role(certain, "arrow").opacity, undefined);
  assert.deepEqual(role(certain, "reached").marker.opacity, [1]);
  const uncertain = at("1920-05-01", "1920-05-31");
  assert.equal(role(uncertain, "arrow").opacity, 0.55);
  assert.deepEqual(role(uncertain, "reached").marker.opacity, [0.5]);
});

test("a dot stands where an arrow ends, unless a symbol does", () => {
  const ends = [
    ["", "baku", "1920-04-30", "1920-04-30", 400],
    ["", "sheki", "1920-04-30", "1920-04-30", 400],
  ];
  const moved = [...traces, signs("stops", ends)];
  const found = graph.draw(
    moved,
    { c: "certain" },
    { from: "1920-04-01", to: "1920-04-30", event: "" },
    view,
  );
  assert.deepEqual(
    role(found, "stops").customdata.map(([, place]) => place),
    ["baku"],
  );
});

test("rays follow the symbol that they belong to", () => {
  const shine = { ...signs("rays", [["b", "ganja", "1920-05-27", "1920-05-27", 62]]), x: [46], y: [40] };
  const found = graph.draw(
    [...traces, shine],
    { a: "certain", b: "certain" },
    { from: "1920-05-27", to: "1920-05-27", event: "" },
    view,
  );
  assert.equal(role(found, "rays").x[0], role(found, "symbols").x[1]);
});

test("rays keep to short periods, also of the event that is chosen", () => {
  const shine = signs("rays", [["b", "ganja", "1920-05-27", "1920-05-27", 62]]);
  const found = graph.draw([...traces, shine], { b: "certain" }, { ...whole, event: "b" });
  assert.equal(role(found, "rays"), undefined);
});

test("all symbols within a finger's reach are found, the nearest first, and hidden ones never", () => {
  const symbols = role(drawn({ a: "certain", b: "certain" }), "symbols");
  const place = mapView.toPixels(view, 46, 40);
  const found = graph.near(symbols, view, { x: place.x + 3, y: place.y }, 22);
  assert.deepEqual(
    found.map(({ event }) => event),
    ["a", "b"],
  );
  const { x, y } = mapView.toPixels(view, 47, 41);
  assert.deepEqual(graph.near(symbols, view, { x, y }, 22), []);
});

test("what Python made is not changed by drawing", () => {
  const before = structuredClone(traces);
  drawn({ a: "certain" }, "a");
  assert.deepEqual(traces, before);
});
