import assert from "node:assert/strict";
import test from "node:test";
import { isDeepStrictEqual } from "node:util";
import * as address from "../../assets/js/address/address.js";
import { asked } from "../../assets/js/address/parameters.js";
import * as filter from "../../assets/js/filter.js";
import * as days from "../../assets/js/time/days.js";
import { damaged, goodOf, isAsNamed } from "./damage.js";

const dated = (id, s1, e2, ...tags) => ({ id, bounds: { s1, s2: s1, e1: e2, e2 }, tags });
const atlas = {
  span: { from: "1920-01-01", to: "1931-12-31" },
  events: [
    dated("ganja-1920", "1920-05-25", "1920-05-31", "kind:uprising", "decade:1920", "cause:army-conduct"),
    dated("khachmaz-1924", "1924-01-01", "1925-12-31", "kind:armed-resistance", "decade:1920"),
    dated("sheki-1930", "1930-04-12", "1930-04-20", "kind:uprising", "decade:1930", "cause:collectivization"),
    dated("ganja-1930", "1930-02-01", "1930-02-28", "kind:demonstration", "decade:1930"),
    dated("quba", "1931-01-01", "1931-12-31", "kind:uprising", "decade:1930"),
    { id: "undated", bounds: null, tags: ["kind:demonstration", "decade:none"] },
  ],
  views: { debate: {}, compare: {}, sources: {} },
  story: {
    steps: [
      { id: "ganja-rises", from: "1920-05-25", to: "1920-05-31", event: "ganja-1920", view: "" },
      { id: "question", from: "1920-01-01", to: "1931-12-31", event: "", view: "debate" },
    ],
  },
};

const DAMAGED = damaged(goodOf(atlas), 500, 1920);

test("the five hundred addresses are the same every time, and of every kind", () => {
  assert.deepEqual(DAMAGED, damaged(goodOf(atlas), 500, 1920));
  assert.equal(new Set(DAMAGED.map(({ how }) => how)).size, 21);
  assert.ok(new Set(DAMAGED.map(({ search }) => search)).size > 350);
});

// What is wrong with how an address is read; "" where it is right.
function wrong({ search, good, isHarmless }) {
  const chosen = address.read(search, atlas);
  const missing = address.missing(search, atlas);
  if (!Object.keys(filter.shown(chosen, atlas)).length) return "nothing is shown";
  if (!isDeepStrictEqual(address.read(address.write(chosen, atlas), atlas), chosen))
    return "it is not written as it was read";
  if (isHarmless)
    return isDeepStrictEqual(chosen, address.read(good, atlas)) && !missing.length
      ? ""
      : "it is read otherwise";
  return missing.length || isAsNamed(search, chosen, { days, asked }) ? "" : "it differs without a word";
}

test("each of them shows what was meant, or what is missing is said, and none is empty", () => {
  const found = DAMAGED.map((each) => ({ ...each, wrong: wrong(each) })).filter((each) => each.wrong);
  assert.deepEqual(found, []);
});
