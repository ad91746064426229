import assert from "node:assert/strict";
import test from "node:test";
import * as address from "../../assets/js/address/address.js";
import * as parameters from "../../assets/js/address/parameters.js";
import { switched } from "../../assets/js/address/parameters.js";

for (const [search, hides] of [
  ["", false],
  ["?borders=none", true],
  ["?BORDERS=None", true],
  ["?from=1920&amp;borders=none%20", true],
  ["?borders=today", false],
  ["?borders", false],
]) {
  test(`the borders of today at "${search}"`, () => assert.equal(parameters.hidesBorders(search), hides));
}

for (const [search, expected] of [
  ["", "?borders=none"],
  ["?borders=none", ""],
  ["?from=1920&theme=dark", "?from=1920&theme=dark&borders=none"],
  ["?from=1920&borders=none&event=ganja-1920", "?from=1920&event=ganja-1920"],
]) {
  test(`the switch turns "${search}" into "${expected}"`, () =>
    assert.equal(switched(search, "borders", "none"), expected));
}

test("a choice keeps the borders hidden, and they hide nothing that the atlas tells", () => {
  const span = { from: "1920-01-01", to: "1931-12-31" };
  const atlas = { span, events: [] };
  assert.equal(address.write({ ...span, event: "" }, atlas, "?borders=none"), "?borders=none");
  assert.equal(parameters.asksForLess("?borders=none"), false);
});
