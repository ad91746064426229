import assert from "node:assert/strict";
import { createRequire } from "node:module";
import test from "node:test";

const { preferred } = createRequire(import.meta.url)("../../assets/folder/front.js");
const { homeOf, pageMeant } = createRequire(import.meta.url)("../../assets/folder/lost.js");

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

for (const [pathname, search, page] of [
  ["/EN/", "?event=a", "/en/?event=a"],
  ["/history/atlas/Ru", "", "/history/atlas/ru/"],
  ["/history/atlas/en/).", "?kiosk", "/history/atlas/en/?kiosk"],
  ["/atlas/en/%3Fevent%3Dganja-1920", "", "/atlas/en/?event=ganja-1920"],
  ["/atlas/en/%E2%80%8B", "", "/atlas/en/"],
  ["//evil.example/en.", "", "/evil.example/en/"], // of this host, whatever is written
  ["/%2Fevil.example/en)", "", "/evil.example/en/"],
  ["/%5Cevil.example/EN", "", "/evil.example/en/"],
  ["/atlas/en/", "", ""], // it is not there: no way leads on
  ["/atlas/nothing", "?event=a", ""],
  ["/", "", ""],
  ["/%E0%A4%A", "", ""],
]) {
  test(`who asks for ${pathname}${search} means ${page || "no page"}`, () => {
    assert.equal(pageMeant(pathname, search, OFFERED), page);
  });
}
