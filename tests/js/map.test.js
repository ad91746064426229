"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const map = require("../../assets/40-map.js");

const view = { x: [44, 54], y: [36, 46], width: 1000, height: 1000 };
const points = (role, extra = {}) => ({
  x: [46, 46, 47],
  y: [40, 40, 41],
  customdata: [["a", "ganja", true], ["b", "ganja", true], ["c", "sheki", true]],
  text: ["Ganja", "Ganja", "Sheki"],
  textfont: { size: 14 },
  marker: { size: 15, color: ["#1", "#2", "#3"], line: { color: ["#4", "#5", "#6"], width: 1 } },
  meta: { role, ink: "#000" },
  ...extra,
});
const traces = [
  {
    x: [46, 44.01],
    y: [40, 40],
    text: ["Azerbaijan", "Georgia"],
    textfont: { size: 15 },
    meta: { role: "names" },
  },
  { x: [46, 47], y: [40, 41], fillcolor: "pale", meta: { role: "area", event: "c", chosen: { fillcolor: "strong" } } },
  points("halos"),
  points("rings"),
  points("symbols"),
  points("labels"),
];
const drawn = (shown, chosen = "") => map.draw(traces, shown, chosen, view);
const role = (found, name) => found.find((trace) => trace.meta.role === name);

test("hidden events leave every list of a trace", () => {
  const symbols = role(drawn({ c: "certain" }), "symbols");
  assert.deepEqual(symbols.customdata, [["c", "sheki", true]]);
  assert.deepEqual(symbols.text, ["Sheki"]);
  assert.deepEqual(symbols.marker.color, ["#3"]);
  assert.deepEqual(symbols.x, [47]);
});

test("with nothing in the period no point and no area is left", () => {
  const found = drawn({});
  for (const name of ["halos", "rings", "symbols", "labels", "area"]) assert.equal(role(found, name).x.length, 0);
});

test("possible events are drawn fainter than certain ones", () => {
  const { opacity } = role(drawn({ a: "possible", c: "certain" }), "symbols").marker;
  assert.ok(opacity[0] < opacity[1]);
});

test("symbols at one place stand side by side and keep their middle", () => {
  const { x } = role(drawn({ a: "certain", b: "certain", c: "certain" }), "symbols");
  assert.ok(x[1] - x[0] >= 0.2);
  assert.ok(Math.abs((x[0] + x[1]) / 2 - 46) < 1e-9);
  assert.equal(x[2], 47);
});

test("a ring stays around its own symbol where several stand side by side", () => {
  const one = { ...points("rings"), x: [46], y: [40], customdata: [["b", "ganja", true]] };
  const crowded = traces.map((trace) => (trace.meta.role === "rings" ? one : trace));
  const found = map.draw(crowded, { a: "certain", b: "certain" }, "", view);
  assert.equal(role(found, "rings").x[0], role(found, "symbols").x[1]);
});

test("the chosen event is outlined, its area stronger", () => {
  const found = drawn({ a: "certain", c: "certain" }, "c");
  assert.deepEqual(role(found, "symbols").marker.line.color, ["#4", "#000"]);
  assert.equal(role(found, "area").fillcolor, "strong");
});

test("a place is named once, whatever happened there", () => {
  assert.deepEqual(role(drawn({ a: "certain", b: "certain" }), "labels").text, ["Ganja"]);
});

test("labels never overlap each other or a symbol", () => {
  const crowd = Array.from({ length: 12 }, (_, index) => ({ text: "Zakatala", x: 500 + (index % 4) * 20, y: 500 + index * 6, halfWidth: 0, size: 14 }));
  const symbols = crowd.map(({ x, y }) => ({ left: x - 9, right: x + 9, top: y - 9, bottom: y + 9 }));
  const width = 8 * 14 * 0.52;
  const boxes = map
    .seatLabels(crowd, symbols, view)
    .filter(Boolean)
    .map(({ x, y }) => ({ left: x - width / 2, right: x + width / 2, top: y - 8, bottom: y + 8 }));
  assert.ok(boxes.length > 0 && boxes.length < crowd.length);
  const all = [...boxes, ...symbols];
  for (const box of boxes)
    for (const other of all)
      if (other !== box) {
        const apart = box.right <= other.left || other.right <= box.left || box.bottom <= other.top || other.bottom <= box.top;
        assert.ok(apart);
      }
});

test("a name that the edge would cut is left out", () => {
  assert.deepEqual(role(drawn({}), "names").text, ["Azerbaijan"]);
});

test("what Python made is not changed by drawing", () => {
  const before = structuredClone(traces);
  drawn({ a: "certain" }, "a");
  assert.deepEqual(traces, before);
});
