import assert from "node:assert/strict";
import test from "node:test";

// As much of a page as the store asks for.
const frames = [];
const faults = [];
globalThis.window = {
  location: { search: "", pathname: "/en/", hash: "", href: "http://atlas.example/en/" },
  reportError: (fault) => faults.push(fault.message),
};
globalThis.history = {
  replaceState: (_state, _title, address) => {
    window.location.search = new URL(address, window.location.href).search;
  },
};
globalThis.document = { activeElement: null, documentElement: { dataset: {} }, querySelector: () => null };
globalThis.requestAnimationFrame = (act) => frames.push(act);

const store = await import("../../assets/js/store.js");
const bounds = { s1: "1920-05-25", s2: "1920-05-26", e1: "1920-05-31", e2: "1920-05-31" };
const atlas = {
  span: { from: "1920-01-01", to: "1931-12-31" },
  events: [{ id: "ganja-1920", bounds }],
  views: {},
};
const nextFrame = () => frames.splice(0).forEach((act) => void act());

test("one that fails leaves the others at work, and its fault is reported", () => {
  const seen = [];
  store.subscribe(() => {
    throw new Error("no map");
  });
  store.subscribe(({ event }) => seen.push(event));
  store.open(atlas);
  nextFrame();
  store.update({ event: "ganja-1920" }, "replace");
  nextFrame();
  assert.deepEqual(seen, ["", "ganja-1920"]);
  assert.deepEqual(faults, ["no map", "no map"]);
});

test("the address follows the choice, and what it named in vain is missing until something is chosen", () => {
  store.update({ event: "ganja-1920", missing: ["view"] }, "replace");
  assert.equal(window.location.search, "?event=ganja-1920");
  assert.deepEqual(store.state().missing, ["view"]);
  store.update({ event: "" }, "replace");
  assert.deepEqual(store.state().missing, []);
  assert.equal(window.location.search, "");
  nextFrame();
});

test("changes faster than the screen are drawn once in a frame, the last of them at its end", () => {
  nextFrame();
  const seen = [];
  store.subscribe(({ from }) => seen.push(from));
  for (const year of [1921, 1922, 1923]) store.updatePeriod({ from: `${year}-01-01` });
  assert.deepEqual(seen, ["1921-01-01"]);
  nextFrame();
  assert.deepEqual(seen, ["1921-01-01", "1923-01-01"]);
});
