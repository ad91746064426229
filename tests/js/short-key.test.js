import assert from "node:assert/strict";
import test from "node:test";
import { signsNow } from "../../assets/js/map/short-key.js";

const signs = (role, claim) => ({
  x: [49],
  y: [40],
  customdata: [claim],
  marker: { size: 10 },
  meta: { role, uncertain: 0.5 },
});
const arrow = (closed) => ({
  ...{ x: [46, 47], y: [40, 41], customdata: [], marker: {} },
  meta: {
    role: "arrow",
    event: "ganja",
    from: "1920-05-25",
    to: "1920-05-27",
    longest: 400,
    closed,
    act_of: "soviet",
  },
});
const traces = [
  {
    x: [46, 47, 45],
    y: [40, 40, 39],
    customdata: [
      ["ganja", "ganja", true],
      ["karabakh", "karabakh", true],
      ["daralagyaz", "daralagyaz", true],
    ],
    marker: { color: ["#111111", "#222222", "#333333"], line: { color: ["#fff", "#fff", "#fff"] } },
    meta: {
      role: "symbols",
      sizes: [15, 15, 10],
      ring: [true, false, false],
      halo: [false, true, false],
    },
  },
  arrow(false),
  arrow(true),
  signs("reached", ["", "baku", "1920-04-27", "1920-04-28", 400]),
  signs("rays", ["karabakh", "shusha", "1920-06-05", "1920-06-05", 62]),
];
const links = [{ facts: ["ganja", "karabakh"], along: [] }];
const extent = { areas: ["karabakh"], comparison: ["daralagyaz"], links };
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
    ["certain", "deaths", "moved", "closed", "side:soviet", "border"],
  ],
  [
    "a region, roughly placed, of uncertain date",
    { karabakh: "uncertain" },
    whole,
    ["uncertain", "roughly", "area", "border"],
  ],
  ["what is there for comparison", { daralagyaz: "certain" }, whole, ["certain", "comparison", "border"]],
  [
    "a day of an event",
    { karabakh: "certain" },
    { ...whole, from: "1920-06-01", to: "1920-06-30" },
    ["certain", "roughly", "area", "rays", "border"],
  ],
  [
    "no day in so long a period, not even of the event that is open",
    { karabakh: "certain" },
    { ...whole, event: "karabakh" },
    ["certain", "roughly", "area", "border"],
  ],
  [
    "two events that may be one",
    { ganja: "certain", karabakh: "certain" },
    whole,
    ["certain", "deaths", "roughly", "area", "perhaps", "border"],
  ],
  ["an event of the time", {}, april, ["reached", "border"]],
]) {
  test(`the signs now on the map: ${what}`, () => {
    assert.deepEqual([...signsNow(traces, extent, shown, chosen)].toSorted(), expected.toSorted());
  });
}
