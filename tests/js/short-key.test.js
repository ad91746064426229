import assert from "node:assert/strict";
import test from "node:test";
import { signsNow } from "../../assets/js/map/short-key.js";

const traces = [
  {
    ...{ x: [], y: [], marker: {} },
    customdata: [
      ["ganja", "ganja", true],
      ["karabakh", "karabakh", true],
      ["daralagyaz", "daralagyaz", true],
    ],
    meta: { role: "symbols", ring: [true, false, false], halo: [false, true, false] },
  },
  ...[false, true].map((closed) => ({
    ...{ x: [], y: [], marker: {}, customdata: [] },
    meta: {
      ...{ role: "arrow", event: "ganja", from: "1920-05-25", to: "1920-05-27", longest: 400 },
      closed,
    },
  })),
  {
    ...{ x: [], y: [], marker: {}, meta: { role: "reached" } },
    customdata: [["", "baku", "1920-04-27", "1920-04-28", 400]],
  },
];
const extent = { areas: ["karabakh"], comparison: ["daralagyaz"] };
const whole = { from: "1920-01-01", to: "1931-12-31", event: "" };
const may = { ...whole, from: "1920-05-01", to: "1920-05-31" };
const april = { ...whole, from: "1920-04-01", to: "1920-04-30" };

for (const [what, shown, chosen, expected] of [
  ["nothing but borders where there is no event", {}, whole, ["border"]],
  ["no arrow in so long a period", { ganja: "certain" }, whole, ["certain", "deaths", "border"]],
  [
    "moves and closed roads at their date",
    { ganja: "certain" },
    may,
    ["certain", "deaths", "moved", "closed", "border"],
  ],
  [
    "a region, roughly placed, of uncertain date",
    { karabakh: "uncertain" },
    whole,
    ["uncertain", "roughly", "area", "border"],
  ],
  ["what is there for comparison", { daralagyaz: "certain" }, whole, ["certain", "comparison", "border"]],
  ["an event of the time", {}, april, ["reached", "border"]],
]) {
  test(`the signs now on the map: ${what}`, () => {
    assert.deepEqual([...signsNow(traces, extent, { shown, chosen })].toSorted(), expected.toSorted());
  });
}
