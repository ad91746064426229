"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { isThere, leadsToServer } = require("../../assets/58-unanswered.js");

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

test("a link is followed where something is there, or where the server does not say", () => {
  for (const [status, follows] of [[200, true], [304, true], [404, false], [405, true], [501, true], [502, false], [503, false]]) {
    assert.equal(isThere(status), follows, String(status));
  }
});
