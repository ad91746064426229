import assert from "node:assert/strict";
import test from "node:test";
import * as periods from "../../assets/js/time/periods.js";
import * as ranges from "../../assets/js/time/range.js";
import * as scale from "../../assets/js/time/scale.js";
import * as words from "../../assets/js/time/words.js";

const span = { from: "1920-01-01", to: "1931-12-31" };
const may = { from: "1920-05-20", to: "1920-06-10" };
const years = { from: "1929-01-01", to: "1931-12-31" };

test("the span fills the window", () => {
  assert.equal(scale.fraction(span.from, span), 0);
  assert.equal(scale.fractionAfter(span.to, span), 1);
});

test("a window is read by years, months or days, as it is long", () => {
  assert.deepEqual([span, years, may].map(scale.unitOf), ["year", "month", "day"]);
});

for (const century of ["00", "09", "99"]) {
  test(`the years of the century ${century} are units of the time as all others are`, () => {
    const window = { from: `${century}90-01-01`, to: `${century}98-12-31` };
    const found = scale.cells(window);
    assert.equal(found.length, 9);
    assert.deepEqual(found[8], { from: `${century}98-01-01`, to: `${century}98-12-31` });
    assert.equal(scale.cells({ from: `${century}90-01-01`, to: `${century}91-12-31` }).length, 24);
    assert.equal(words.periodInWords(window, {}), `${Number(`${century}90`)} – ${Number(`${century}98`)}`);
  });
}

test("cells are whole units that cover the window", () => {
  assert.equal(scale.cells(span).length, 12);
  assert.equal(scale.cells(years).length, 36);
  assert.equal(scale.cells(may).length, 22);
  assert.deepEqual(scale.cells({ from: "1929-12-20", to: "1930-06-02" })[0], {
    from: "1929-12-01",
    to: "1929-12-31",
  });
});

const AT = [
  [0, "from", span, "1920-01-01"],
  [1, "to", span, "1931-12-31"],
  [-3, "from", span, "1920-01-01"],
  [7, "to", span, "1931-12-31"],
  [0.5, "from", span, "1926-01-01"],
  [0.5, "to", span, "1925-12-31"],
  [0, "from", may, "1920-05-20"],
  [5 / 22, "from", may, "1920-05-25"],
  [12 / 22, "to", may, "1920-05-31"],
];

for (const [place, thumb, window, day] of AT) {
  test(`the ${thumb} thumb at ${place.toFixed(2)} of ${window.from} to ${window.to} asks for ${day}`, () => {
    assert.equal(periods.dayAt(place, thumb, window, span), day);
  });
}

test("a thumb never passes the other", () => {
  const period = { from: "1923-01-01", to: "1925-12-31" };
  assert.deepEqual(periods.moved(period, "from", "1930-01-01", "year"), {
    from: "1925-01-01",
    to: "1925-12-31",
  });
  assert.deepEqual(periods.moved(period, "to", "1920-12-31", "year"), {
    from: "1923-01-01",
    to: "1923-12-31",
  });
  assert.deepEqual(periods.moved(may, "from", "1920-07-01", "day"), { from: "1920-06-10", to: "1920-06-10" });
});

const KEYS = [
  ["ArrowRight", "1925-01-01", "from", "year", "1926-01-01"],
  ["ArrowUp", "1925-12-31", "to", "year", "1926-12-31"],
  ["ArrowLeft", "1925-12-31", "to", "year", "1924-12-31"],
  ["ArrowDown", "1920-01-01", "from", "year", "1920-01-01"],
  ["PageUp", "1930-12-31", "to", "year", "1931-12-31"],
  ["PageDown", "1925-01-01", "from", "year", "1922-01-01"],
  ["ArrowRight", "1920-01-31", "to", "month", "1920-02-29"],
  ["ArrowLeft", "1920-03-01", "from", "month", "1920-02-01"],
  ["ArrowRight", "1920-05-31", "to", "day", "1920-06-01"],
  ["Home", "1925-12-31", "to", "year", "1920-01-01"],
  ["End", "1925-01-01", "from", "year", "1931-12-31"],
  ["Tab", "1925-01-01", "from", "year", null],
  ["a", "1925-01-01", "from", "year", null],
];

for (const [key, day, thumb, unit, expected] of KEYS) {
  test(`${key} on the ${thumb} thumb at ${day}, by ${unit}, asks for ${expected}`, () => {
    assert.equal(periods.dayByKey(key, day, thumb, unit, span), expected);
  });
}

test("zooming keeps the day under the pointer, the limits and the span", () => {
  const half = ranges.zoomed(span, 0.5, 0.5, span);
  assert.ok(Math.abs(scale.fraction("1926-01-01", half) - 0.5) < 0.001);
  assert.deepEqual(ranges.zoomed(span, 3, 0.2, span), span);
  assert.equal(scale.lengthOf(ranges.zoomed(may, 0.001, 0.5, span)), 10);
  assert.equal(ranges.zoomed(years, 1.2, 1, span).to, span.to);
});

test("panning stops at the ends of the span", () => {
  assert.equal(ranges.panned(years, 1, span).to, span.to);
  assert.equal(ranges.panned(years, -9, span).from, span.from);
  assert.equal(scale.lengthOf(ranges.panned(may, 0.3, span)), scale.lengthOf(may));
});

test("a window around a period shows it with a margin", () => {
  const window = ranges.around({ from: "1920-05-25", to: "1920-05-31" }, span);
  assert.ok(window.from < "1920-05-25" && window.to > "1920-05-31");
  assert.deepEqual(ranges.around(span, span), span);
});

test("time stops on the days of steps and at the ends of units", () => {
  const found = ranges.stops({ from: "1930-01-01", to: "1930-12-31" }, years, [
    "1930-04-12",
    "1930-04-13",
    "1920-05-27",
  ]);
  assert.deepEqual(found.slice(2, 7), ["1930-03-31", "1930-04-12", "1930-04-13", "1930-04-30", "1930-05-31"]);
  assert.equal(found.at(-1), "1930-12-31");
  assert.equal(ranges.nextStop(found, "1930-04-12"), "1930-04-13");
  assert.equal(ranges.previousStop(found, "1930-04-12"), "1930-03-31");
  assert.equal(ranges.nextStop(found, "1930-12-31"), null);
});

test("time passes over what is quiet", () => {
  const stops = ["20", "21", "22", "23", "24"].map((year) => `19${year}-12-31`);
  const steps = [{ from: "1920-05-27", to: "1920-05-27" }];
  const events = [{ from: "1923-03-01", to: "1923-03-31" }];
  const found = ranges.eventful(stops, "1920-01-01", steps, events);
  assert.deepEqual(found, ["1920-12-31", "1923-12-31"]);
  assert.deepEqual(ranges.eventful(stops, "1920-01-01", [], []), []);
});

test("a leap is said as short as is exact", () => {
  assert.equal(words.leapInWords({ from: "1921-12-31", to: "1923-03-31" }, calendar), "1921 → March 1923");
  assert.equal(
    words.leapInWords({ from: "1921-05-04", to: "1923-03-02" }, calendar),
    "4 May 1921 → 2 March 1923",
  );
});

test("zoomed to days, time stops on every day", () => {
  const found = ranges.stops({ from: "1920-05-25", to: "1920-05-31" }, may, []);
  assert.deepEqual(
    found,
    ["25", "26", "27", "28", "29", "30", "31"].map((day) => `1920-05-${day}`),
  );
});

const NAMES = "January February March April May June July August September October November December".split(
  " ",
);
const calendar = {
  short: NAMES.map((name) => name.slice(0, 3)),
  month: NAMES,
  of_year: NAMES.map((name) => `${name} {y}`),
  day: NAMES.map((name) => `{d} ${name}`),
  full: NAMES.map((name) => `{d} ${name} {y}`),
};

const WORDS = [
  [{ from: "1920-01-01", to: "1931-12-31" }, "1920 – 1931"],
  [{ from: "1930-01-01", to: "1930-12-31" }, "1930"],
  [{ from: "1920-05-01", to: "1920-07-31" }, "May – July 1920"],
  [{ from: "1920-05-25", to: "1920-05-30" }, "25–30 May 1920"],
  [{ from: "1920-05-25", to: "1920-06-10" }, "25 May – 10 June 1920"],
  [{ from: "1920-05-01", to: "1920-05-31" }, "May 1920"],
  [{ from: "1920-05-25", to: "1920-05-25" }, "25 May 1920"],
  [{ from: "1928-01-01", to: "1930-03-31" }, "January 1928 – March 1930"],
  [{ from: "1929-01-01", to: "1930-04-12" }, "1 January 1929 – 12 April 1930"],
];

for (const [period, expected] of WORDS) {
  test(`a period is said as ${expected}`, () => {
    assert.equal(words.periodInWords(period, calendar), expected);
  });
}

test("a touch between the thumbs moves the nearer one", () => {
  assert.equal(periods.nearestThumb(0.1, span, span), "from");
  assert.equal(periods.nearestThumb(0.9, span, span), "to");
});

const long = { from: "1923-01-01", to: "1924-12-31" };
const odd = { from: "1920-05-25", to: "1920-05-31" };
const ON = [
  [long, 1, "year", { from: "1924-01-01", to: "1925-12-31" }],
  [long, 1, "month", { from: "1923-02-01", to: "1925-01-31" }],
  [long, -9, "year", { from: "1920-01-01", to: "1921-12-31" }],
  [long, 99, "year", { from: "1930-01-01", to: "1931-12-31" }],
  [odd, 3, "day", { from: "1920-05-28", to: "1920-06-03" }],
  [odd, 1, "month", { from: "1920-06-25", to: "1920-06-30" }],
  [{ from: "1920-05-31", to: "1920-06-02" }, 1, "month", { from: "1920-06-30", to: "1920-07-02" }],
  [odd, 1, "year", { from: "1921-05-25", to: "1921-05-31" }],
  [{ from: "1920-02-01", to: "1920-02-29" }, 1, "year", { from: "1921-02-01", to: "1921-02-28" }],
  [span, 1, "year", span],
];

for (const [period, count, unit, expected] of ON) {
  test(`${period.from} to ${period.to}, ${count} by ${unit} on, is ${expected.from} to ${expected.to}`, () => {
    assert.deepEqual(periods.movedOn(period, count, unit, span), expected);
  });
}

test("keys move the whole period and stop it at the ends of time", () => {
  assert.deepEqual(periods.movedByKey("ArrowRight", long, "year", span), {
    from: "1924-01-01",
    to: "1925-12-31",
  });
  assert.deepEqual(periods.movedByKey("PageDown", long, "year", span), {
    from: "1920-01-01",
    to: "1921-12-31",
  });
  assert.deepEqual(periods.movedByKey("End", long, "year", span), { from: "1930-01-01", to: "1931-12-31" });
  assert.deepEqual(periods.movedByKey("Home", odd, "day", span), { from: "1920-01-01", to: "1920-01-07" });
  assert.equal(periods.movedByKey("a", long, "year", span), null);
});

test("a part of the window is so many of its units", () => {
  assert.deepEqual(
    [0.5, -0.25, 0.01].map((part) => periods.unitsIn(part, span)),
    [6, -3, 0],
  );
  assert.equal(periods.unitsIn(3 / 22, may), 3);
});

// Where the thumbs stand, and what is at which pixel.
const HANDLES = [
  [
    100,
    300,
    { 70: null, 80: "from", 120: "from", 130: "both", 200: "both", 290: "to", 320: "to", 330: null },
  ],
  [100, 136, { 90: "from", 111: "from", 118: "both", 125: "to", 150: "to" }],
  [100, 110, { 90: "from", 104: "from", 106: "to", 120: "to" }],
];

for (const [from, to, found] of HANDLES) {
  test(`between thumbs at ${from} and ${to} the whole period is held`, () => {
    for (const [x, handle] of Object.entries(found))
      assert.equal(periods.handleAt(Number(x), from, to, 22), handle, x);
  });
}
