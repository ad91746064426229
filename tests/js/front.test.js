"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { preferred } = require("../../assets/folder/front.js");
const { homeOf } = require("../../assets/folder/lost.js");

const OFFERED = ["az", "en", "ru", "tr"];

const WISHES = [
  [["az"], "az"],
  [["az-Latn-AZ", "ru"], "az"],
  [["TR-tr"], "tr"],
  [["de-AT", "fr", "ru-RU", "en"], "ru"],
  [["de", "ka"], "en"],
  [[], "en"],
  [["azb-x"], "en"],
];

for (const [wished, expected] of WISHES) {
  test(`who wishes [${wished}] comes to ${expected}`, () => {
    assert.equal(preferred(wished, OFFERED, "en"), expected);
  });
}

const LOST = [
  ["/nothing", "/"],
  ["/en/nothing", "/"],
  ["/history/atlas/ru/handouts/none.pdf", "/history/atlas/"],
  ["/history/atlas/nothing", "/history/atlas/"],
  ["/en", "/"],
];

for (const [pathname, home] of LOST) {
  test(`from ${pathname} the way home is ${home}`, () => {
    assert.equal(homeOf(pathname, OFFERED), home);
  });
}
