import assert from "node:assert/strict";
import test from "node:test";
import * as ranges from "../../assets/js/time/range.js";
import * as scale from "../../assets/js/time/scale.js";
import { inUnit } from "../../assets/js/time/units.js";

const span = { from: "1920-01-01", to: "1931-12-31" };
const may = { from: "1920-05-25", to: "1920-05-31" };
const june = { from: "1920-06-01", to: "1920-06-30" };
const years = { from: "1924-01-01", to: "1925-12-31" };
const april = { from: "1930-04-12", to: "1930-05-12" };
const events = [may, june, years, april];
const overlaps = (one, other) => one.from <= other.to && one.to >= other.from;
const quiet = { from: "1927-01-01", to: "1927-12-31" };
const end = { from: "1931-06-01", to: "1931-12-31" };

const STATES = {
  "as it opens": {},
  "with an event": { chosen: april },
  "with a long event": { chosen: years },
  "with a preset": { period: { from: "1929-01-01", to: "1931-12-31" } },
  "with a preset that is looked at": {
    period: { from: "1929-01-01", to: "1931-12-31" },
    range: { from: "1929-01-01", to: "1931-12-31" },
  },
  "with a short period": { period: may, range: ranges.around(may, span) },
  "with a quiet period": { period: quiet, range: quiet },
  "moved to the end": { range: end },
  "with a range beside the period": { period: may, range: end },
  "in a quiet month": { range: { from: "1927-03-01", to: "1927-03-30" } },
};

for (const [state, seen] of Object.entries(STATES)) {
  for (const unit of ["year", "month", "day"]) {
    test(`${unit}s show events ${state}, in this unit, inside of time`, () => {
      const found = inUnit(unit, { chosen: null, period: span, range: span, events, span, ...seen });
      assert.equal(scale.unitOf(found), unit);
      assert.ok(found.from >= span.from && found.to <= span.to);
      assert.ok(events.some((event) => overlaps(event, found)));
      if (seen.chosen) assert.ok(overlaps(seen.chosen, found));
    });
  }
}

test("days are those of most events in the period that is chosen", () => {
  const seen = { chosen: null, range: span, events, span };
  assert.ok(overlaps(inUnit("day", { ...seen, period: span }), may));
  const late = { from: "1929-01-01", to: "1931-12-31" };
  assert.ok(overlaps(inUnit("day", { ...seen, period: late }), april));
});

test("an event is seen with a quarter of it on each side, and three weeks at least", () => {
  assert.deepEqual(ranges.aroundEvent(may, span), { from: "1920-05-04", to: "1920-06-21" });
  const { from, to } = ranges.aroundEvent(years, span);
  assert.ok(from <= "1923-07-02" && to >= "1926-06-30");
  assert.equal(ranges.aroundEvent({ from: "1920-01-05", to: "1920-01-05" }, span).from, span.from);
});

test("without events the middle of what was seen stays", () => {
  const found = inUnit("day", { chosen: null, period: span, range: quiet, events: [], span });
  assert.ok(overlaps(found, quiet));
});
