import assert from "node:assert/strict";
import test from "node:test";
import * as parameters from "../../assets/js/address/parameters.js";
import * as colours from "../../assets/js/map/colours.js";
import * as theme from "../../assets/js/page/theme.js";

const pairs = { "#2b2118": "#f1e8d9", "43,33,24": "241,232,217", "#f1e8d9": "#000000" };

test("every colour is swapped once, never swapped again, whatever the order", () => {
  assert.equal(colours.repainted('"#2b2118" "#f1e8d9"', pairs), '"#f1e8d9" "#000000"');
});

test("a colour with opacity keeps its opacity", () => {
  assert.equal(colours.repainted("rgba(43,33,24,0.25)", pairs), "rgba(241,232,217,0.25)");
});

test("numbers that only end or begin like a colour are left alone", () => {
  assert.equal(colours.repainted("[143,33,24] [43,33,245]", pairs), "[143,33,24] [43,33,245]");
});

test("in the light a figure is the very one that Python made", () => {
  const figure = { layout: { font: { color: "#2b2118" } } };
  assert.equal(colours.themed(figure, "light", { dark: pairs }), figure);
});

test("in the dark colours change, and the original does not", () => {
  const figure = { layout: { font: { color: "#2b2118" } } };
  const dark = colours.themed(figure, "dark", { dark: pairs });
  assert.equal(dark.layout.font.color, "#f1e8d9");
  assert.equal(figure.layout.font.color, "#2b2118");
});

test("a style is turned back for paper, and what is no colour of ours stays", () => {
  const style = "fill: rgb(241, 232, 217); stroke: rgb(1, 2, 3);";
  assert.equal(colours.lightened(style, pairs), "fill: rgb(43,33,24); stroke: rgb(1, 2, 3);");
});

for (const [search, theme] of [
  ["", ""],
  ["?theme=dark", "dark"],
  ["?from=1920&theme=light", "light"],
  ["?theme=neon", ""],
  ["?Theme=DARK.", "dark"],
  ["?from=1920&amp;theme=dark%20", "dark"],
]) {
  test(`the address "${search}" asks for the theme "${theme}"`, () =>
    assert.equal(parameters.themeAsked(search), theme));
}

test("what was asked for goes before the system's wish", () => {
  assert.equal(theme.inForce("light", true), "light");
  assert.equal(theme.inForce("", true), "dark");
  assert.equal(theme.inForce("", false), "light");
});

for (const [search, systemIsDark, after] of [
  ["", false, "?theme=dark"],
  ["?theme=dark", false, ""],
  ["", true, "?theme=light"],
  ["?theme=light", true, ""],
  ["?from=1920&theme=dark&event=ganja-1920", false, "?from=1920&event=ganja-1920"],
]) {
  test(`the switch at "${search}" with a ${systemIsDark ? "dark" : "light"} system leads to "${after}"`, () =>
    assert.equal(theme.switched(search, systemIsDark), after));
}

test("letters, symbols and lines grow together; places do not", () => {
  const figure = {
    data: [{ x: [46], marker: { size: [15, null], line: { width: 2 } }, customdata: [{ size: 1 }] }],
    layout: { font: { size: 12 } },
  };
  assert.deepEqual(colours.enlarged(figure, 1.5), {
    data: [{ x: [46], marker: { size: [22.5, null], line: { width: 3 } }, customdata: [{ size: 1 }] }],
    layout: { font: { size: 18 } },
  });
  assert.equal(colours.enlarged(figure, 1), figure);
});

test("an address that asks for a part is known before the first paint", () => {
  assert.equal(parameters.asksForLess("?from=1930"), true);
  assert.equal(parameters.asksForLess("?theme=dark"), false);
});
