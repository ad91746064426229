"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const time = require("../../assets/30-time.js");

const span = { from: "1920-01-01", to: "1931-12-31" };

test("the span fills the track", () => {
  assert.equal(time.fraction(span.from, span), 0);
  assert.equal(time.fractionAfter(span.to, span), 1);
  assert.equal(time.fraction("1926-01-01", span), 0.5);
});

test("a thumb at the edge of a year asks for that year", () => {
  for (const year of [1920, 1924, 1931]) {
    assert.equal(time.yearAt(time.fraction(`${year}-01-01`, span), "from", span), year);
    assert.equal(time.yearAt(time.fractionAfter(`${year}-12-31`, span), "to", span), year);
  }
});

test("beyond the track the last year at that end is asked for", () => {
  assert.equal(time.yearAt(-3, "from", span), 1920);
  assert.equal(time.yearAt(7, "to", span), 1931);
  assert.equal(time.yearAt(1, "from", span), 1931);
  assert.equal(time.yearAt(0, "to", span), 1920);
});

test("a thumb never passes the other", () => {
  const period = { from: "1923-01-01", to: "1925-12-31" };
  assert.deepEqual(time.moved(period, "from", 1930), { from: "1925-01-01", to: "1925-12-31" });
  assert.deepEqual(time.moved(period, "to", 1920), { from: "1923-01-01", to: "1923-12-31" });
  assert.deepEqual(time.moved(period, "to", 1931), { from: "1923-01-01", to: "1931-12-31" });
});

const KEYS = [
  ["ArrowRight", 1925, 1926],
  ["ArrowUp", 1925, 1926],
  ["ArrowLeft", 1925, 1924],
  ["ArrowDown", 1920, 1920],
  ["PageUp", 1930, 1931],
  ["PageDown", 1925, 1922],
  ["Home", 1925, 1920],
  ["End", 1925, 1931],
  ["Tab", 1925, null],
  ["a", 1925, null],
];

for (const [key, year, expected] of KEYS) {
  test(`${key} at ${year} asks for ${expected}`, () => assert.equal(time.yearByKey(key, year, span), expected));
}

const WORDS = [
  [{ from: "1920-01-01", to: "1931-12-31" }, "1920 – 1931"],
  [{ from: "1930-01-01", to: "1930-12-31" }, "1930"],
  [{ from: "1920-05-01", to: "1920-07-31" }, "May 1920 – July 1920"],
  [{ from: "1920-05-25", to: "1920-05-30" }, "25 May 1920 – 30 May 1920"],
];

for (const [period, expected] of WORDS) {
  test(`a period is said as ${expected}`, () => assert.equal(time.periodInWords(period, "en-GB"), expected));
}

test("a touch between the thumbs moves the nearer one", () => {
  assert.equal(time.nearestThumb(0.1, span, span), "from");
  assert.equal(time.nearestThumb(0.9, span, span), "to");
});
