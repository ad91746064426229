import assert from "node:assert/strict";
import test from "node:test";

import * as parameters from "../../assets/js/address/parameters.js";
import * as keyboard from "../../assets/js/kiosk/keyboard.js";
import * as lockdown from "../../assets/js/kiosk/lockdown.js";
import * as session from "../../assets/js/kiosk/session.js";

test("a page is a kiosk when its address or its server says so, and waits within bounds", () => {
  for (const [search, served, seconds] of [
    ["", undefined, 0],
    ["?idle=30", undefined, 0],
    ["?kiosk", undefined, 90],
    ["?kiosk=", undefined, 90],
    ["?kiosk&idle=30", undefined, 30],
    ["?kiosk&idle=1", undefined, 5],
    ["?kiosk&idle=-7", undefined, 5],
    ["?kiosk&idle=99999", undefined, 3600],
    ["?kiosk&idle=Infinity", undefined, 3600],
    ["?kiosk&idle=soon", undefined, 90],
    ["?KIOSK&Idle=60).", undefined, 60],
    ["?kiosk.", undefined, 90],
    ["", "45", 45],
    ["?idle=30", "45", 30],
  ]) {
    assert.equal(parameters.kioskAsked(search, served), seconds, search);
  }
});

test("a kiosk rests, then asks for twenty seconds at most, then leaves", () => {
  for (const [quiet, patience, state] of [
    [0, 90, { is: "rest" }],
    [89.9, 90, { is: "rest" }],
    [90, 90, { is: "ask", left: 20 }],
    [109.5, 90, { is: "ask", left: 1 }],
    [110, 90, { is: "leave" }],
    [5, 5, { is: "ask", left: 5 }],
    [10, 5, { is: "leave" }],
  ]) {
    assert.deepEqual(session.stateAfter(quiet, patience), state);
  }
});

test("a kiosk leads back to where it began, whatever languages came between", () => {
  const first = session.firstOf("?kiosk=&theme=dark", "en");
  const russian = new URL(
    session.inLanguage("ru", "?kiosk=&theme=dark&event=sheki-1930", first),
    "http://a/en/",
  );
  assert.equal(russian.pathname, "/ru/");
  assert.equal(russian.searchParams.get("event"), "sheki-1930");
  assert.equal(session.firstOf(russian.search, "ru"), first);
  const turkish = new URL(session.inLanguage("tr", russian.search, first), russian);
  assert.equal(
    session.addressOf(session.firstOf(turkish.search, "tr"), ["en", "ru", "tr"]),
    "../en/?kiosk=&theme=dark",
  );
});

test("an address that names another place than a language of the atlas leads to the atlas", () => {
  for (const first of [
    "https://example.org/",
    "//example.org",
    "../..",
    "",
    "xx?kiosk",
    "javascript:alert(1)",
  ]) {
    assert.match(session.addressOf(first, ["en", "ru"]), /^\.\.\/en\//);
  }
});

test("in a folder of files the file is named", () => {
  assert.equal(session.addressOf("en?kiosk", ["en"], "index.html"), "../en/index.html?kiosk=");
});

test("only links within the page are followed", () => {
  for (const link of ["?event=x", "?", "#sources-works"]) assert.ok(lockdown.staysHere(link), link);
  for (const link of ["https://a.org", "//a.org", "handouts/a.pdf", "../ru/", "mailto:a@b", "", null]) {
    assert.ok(!lockdown.staysHere(link), link);
  }
});

test("keys of the browser are told from letters", () => {
  const none = { ctrlKey: false, metaKey: false, altKey: false };
  for (const press of [
    { ...none, key: "p", ctrlKey: true },
    { ...none, key: "n", ctrlKey: true },
    { ...none, key: "ArrowLeft", altKey: true },
    { ...none, key: "F5" },
    { ...none, key: "F11" },
    { ...none, key: "F12" },
    { ...none, key: "BrowserBack" },
    { ...none, key: "ContextMenu" },
    { ...none, key: "q", metaKey: true },
  ]) {
    assert.ok(lockdown.isOfTheBrowser(press), press.key);
  }
  for (const key of ["f", "F", "ə", "ArrowLeft", "Enter", "Escape", "/"]) {
    assert.ok(!lockdown.isOfTheBrowser({ ...none, key }), key);
  }
  assert.ok(lockdown.isOfTheBrowser({ ...none, key: "Escape", shiftKey: true }), "Chromium's Task Manager");
  assert.ok(!lockdown.isOfTheBrowser({ ...none, key: "Tab", shiftKey: true }));
  assert.ok(!lockdown.isOfTheBrowser({ ...none, key: "@", altKey: true, ctrlKey: true }, true));
});

test("keys write where the cursor stands, over what is marked, and take back", () => {
  for (const [text, from, to, key, after] of [
    ["", 0, 0, "ə", { text: "ə", at: 1 }],
    ["Nux", 3, 3, "a", { text: "Nuxa", at: 4 }],
    ["Nuha", 2, 3, "x", { text: "Nuxa", at: 3 }],
    ["Nuxa", 4, 4, "back", { text: "Nux", at: 3 }],
    ["Nuxa", 0, 4, "back", { text: "", at: 0 }],
    ["", 0, 0, "back", { text: "", at: 0 }],
  ]) {
    assert.deepEqual(keyboard.typed(text, from, to, key), after);
  }
});
