import assert from "node:assert/strict";
import test from "node:test";
import { titleOf } from "../../assets/js/page/title.js";

const atlas = {
  name: "Atlas",
  title: "Atlas: a country",
  titles: { ganja: "Ganja" },
  views: { debate: { title: "The debate" } },
  story: { steps: [{ id: "a", title: "It begins" }] },
};

const CASES = [
  [{}, "Atlas: a country"],
  [{ event: "ganja" }, "Ganja · Atlas"],
  [{ event: "ganja", view: "debate" }, "The debate · Atlas"],
  [{ event: "ganja", view: "debate", story: "a" }, "It begins · Atlas"],
  [{ event: "", view: "", story: "" }, "Atlas: a country"],
];

for (const [chosen, wanted] of CASES) {
  test(`${JSON.stringify(chosen)} is titled ${wanted}`, () => assert.equal(titleOf(chosen, atlas), wanted));
}

test("a title of another direction does not move what stands beside it", () => {
  const hebrew = "\u05d0\u05d1";
  assert.equal(titleOf({ event: "a" }, { ...atlas, titles: { a: hebrew } }), `\u2068${hebrew}\u2069 · Atlas`);
});
