// What a callback of an extension asks for, as a link of the page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { linkTo } from "../../assets/js/page/extension.js";

const CHOICE = {
  event: "",
  from: "1920-01-01",
  to: "1931-12-31",
  without: [],
  view: "",
  story: "",
  shown: [],
};

for (const [data, link] of [
  [{}, ""],
  [CHOICE, ""],
  [{ ...CHOICE, event: "a" }, "?event=a"],
  [{ from: "1930-01-01", to: "1930-12-31" }, "?from=1930-01-01&to=1930-12-31"],
  [{ event: null, view: "debate" }, "?view=debate"],
  [{ shown: ["a"], without: ["kind:b"], other: 1 }, ""],
]) {
  test(`${JSON.stringify(data)} asks for “${link}”`, () => assert.equal(linkTo(data, CHOICE), link));
}
