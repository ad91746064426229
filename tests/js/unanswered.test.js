import assert from "node:assert/strict";
import test from "node:test";
import { leadsToServer } from "../../assets/js/page/link-guard.js";
import { meaningOf } from "../../assets/js/page/server-status.js";

const HERE = "http://atlas.example/en/?event=ganja-1920#panel";

test("the server is asked for what is not in the page, and for nothing else", () => {
  for (const [link, isAsked] of [
    ["handouts/ganja-1920.pdf", true],
    ["downloads/atlas.zip", true],
    ["../ru/?event=ganja-1920", true],
    ["?event=sheki-1930", false],
    ["#event-list", false],
    ["https://elsewhere.example/en/", false],
    ["mailto:a@atlas.example", false],
  ]) {
    assert.equal(leadsToServer(link, HERE), isAsked, link);
  }
});

test("in a folder of files nobody is asked", () => {
  assert.equal(leadsToServer("handouts/ganja-1920.pdf", "file:///atlas/en/index.html"), false);
});

const MEANT = {
  there: [200, 204, 304, 405, 501],
  gone: [404, 410],
  forbidden: [401, 403, 407, 451, 511],
  broken: [400, 429, 500, 502, 503, 504],
};

for (const [meaning, statuses] of Object.entries(MEANT)) {
  test(`${statuses.join(", ")} mean: ${meaning}`, () => {
    for (const status of statuses) assert.equal(meaningOf(status), meaning, String(status));
  });
}
