import assert from "node:assert/strict";
import test from "node:test";
import { following } from "../../assets/js/time/follow.js";
import * as ranges from "../../assets/js/time/range.js";

const span = { from: "1920-01-01", to: "1931-12-31" };
const may = { from: "1920-05-25", to: "1920-05-31" };
const spring = { from: "1930-04-12", to: "1930-05-12" };
const state = (event, period = span, story = "") => ({ ...period, event, story });
const after = (...choices) =>
  choices.reduce((seen, [choice, own]) => following(seen, choice, own, span), null);

test("an event is looked at, another too, and all events are seen as before", () => {
  const opened = after([state(""), null], [state("may"), may]);
  assert.deepEqual(opened.range, ranges.aroundEvent(may, span));
  const other = following(opened, state("spring"), spring, span);
  assert.deepEqual(other.range, ranges.aroundEvent(spring, span));
  assert.deepEqual(following(other, state(""), null, span).range, span);
});

test("what the reader was looking at comes back, not all of time", () => {
  const zoomed = { ...after([state(""), null]), range: { from: "1930-01-01", to: "1930-12-31" } };
  const opened = following(zoomed, state("may"), may, span);
  assert.deepEqual(following(opened, state(""), null, span).range, zoomed.range);
});

test("an address with an event opens at it, and leads back to its period", () => {
  const opened = after([state("may"), may]);
  assert.deepEqual(opened.range, ranges.aroundEvent(may, span));
  assert.deepEqual(following(opened, state(""), null, span).range, span);
});

test("an event without a date is seen as all events are", () => {
  assert.deepEqual(after([state("undated"), null]).range, span);
  const opened = after([state("may"), may], [state("undated"), null]);
  assert.deepEqual(opened.range, span);
});

test("the range stays while an event is open, and follows an edge that is moved out of it", () => {
  const opened = after([state(""), null], [state("may"), may]);
  assert.deepEqual(following(opened, state("may"), may, span).range, opened.range);
  const moved = following(opened, state("may", { from: "1920-04-01", to: span.to }), may, span);
  assert.deepEqual(moved.range, { from: "1920-04-01", to: opened.range.to });
});

test("a period that closes the event keeps what is looked at, with its edges", () => {
  const opened = after([state(""), null], [state("may"), may]);
  const june = { from: "1920-06-03", to: "1920-06-03" };
  assert.deepEqual(following(opened, state("", june), null, span).range, opened.range);
  const back = after([state(""), null], [state("may", may), may], [state(""), null]);
  assert.deepEqual(back.range, span);
});

test("while time runs the range stays, and at its end too", () => {
  const opened = after([state(""), null], [state("may"), may]);
  const day = { ...state("may", { from: span.from, to: "1920-05-27" }), mode: "so-far" };
  const running = following(opened, day, may, span);
  assert.deepEqual(running.range, opened.range);
  assert.deepEqual(following(running, state("may"), may, span).range, opened.range);
});

test("a step of the story has its own time", () => {
  const step = after([state(""), null], [state("may", may, "one"), may]);
  assert.ok(step.range.from <= may.from && step.range.to >= may.to && step.range.to < "1920-07-01");
  assert.deepEqual(following(step, state("", span, "two"), null, span).range, span);
});
