import assert from "node:assert/strict";
import test from "node:test";
import { styled } from "../../assets/js/map/symbols.js";

const trace = (sizes) => ({
  x: sizes.map(() => 46),
  y: sizes.map(() => 40),
  customdata: sizes.map((_, index) => [index === sizes.length - 1 ? "b" : "a", `place-${index}`, !index]),
  marker: {
    size: sizes,
    color: sizes.map(() => "#112233"),
    line: { color: sizes.map(() => "#ffffff"), width: 1.5 },
  },
  meta: { ink: "#000000", uncertain: 0.4 },
});

test("the edge of the chosen event is ink, and thinner around its small symbols", () => {
  const drawn = styled(trace([15, 10, 19, 10]), { a: "certain", b: "certain" }, { event: "a" });
  assert.deepEqual(drawn.marker.line.width, [3, 2, 3, 1.5]);
  assert.deepEqual(drawn.marker.line.color, ["#000000", "#000000", "#000000", "#ffffff"]);
});

test("an uncertain symbol keeps an edge in its own colour", () => {
  const drawn = styled(trace([15, 10, 10]), { a: "uncertain", b: "certain" }, { event: "" });
  assert.deepEqual(drawn.marker.line.width, [2, 2, 1.5]);
  assert.deepEqual(drawn.marker.color, ["rgba(17,34,51,0.4)", "rgba(17,34,51,0.4)", "#112233"]);
});
