// The choice {from, to, event, mode, after, without, missing}: the one place of what the reader chose. The
// address mirrors it; whatever shows a part of it follows it; whoever changes it calls `choose`.
(function (root) {
  "use strict";

  const { address, addressBar, firstPaint, focus } = root.atlas;

  let present = null;
  let atlas = null; // all that Python handed over
  let missingAtFirst = []; // what the address named in vain when the page opened
  let isFrameTaken = false; // by a drawing of the choice
  let isStale = false; // what is drawn is older than the choice
  const followers = [];

  // `show` is called with the choice and the atlas; those that draw most come first.
  const follow = (show) => followers.push(show);

  function tell() {
    isStale = false;
    const keepFocus = focus.note();
    for (const show of followers) showSafely(show);
    keepFocus();
  }

  // What cannot be shown in one place is shown in all others: the list needs no map.
  function showSafely(show) {
    try {
      show(present, atlas);
    } catch (fault) {
      root.reportError(fault);
    }
  }

  // At once, so that a step is on the screen in the next frame; but once a frame at most: keys,
  // fingers and the player can be faster than the screen.
  function tellInTime() {
    if (isFrameTaken) {
      isStale = true;
      return;
    }
    isFrameTaken = true;
    requestAnimationFrame(() => {
      isFrameTaken = false;
      if (isStale) tellInTime();
    });
    tell();
  }

  // `how` says what becomes of the address: "push" a new entry in the history, "step" the same while
  // the focus stays where it is, "replace" the present one, "keep" when it is already there.
  // What an address named in vain is `missing` until the reader chooses something.
  function choose(change, how) {
    present = { ...present, missing: [], ...change, how };
    write(how);
    tellInTime();
  }

  // The same choice, when there is more of it to show.
  function showAgain(how) {
    present = { ...present, how };
    tellInTime();
  }

  const choosePeriod = (period) => choose(address.settled({ ...present, ...period }, atlas), "replace");

  function write(how) {
    const search = address.write(present, atlas, addressBar.search());
    if (search === addressBar.search() || how === "keep") return;
    addressBar.write(search, isEntry(how) ? "pushState" : "replaceState");
  }

  // At a kiosk nothing leads back, so that no visitor comes upon what another has chosen.
  const isEntry = (how) => (how === "push" || how === "step") && !("kiosk" in document.documentElement.dataset);

  // The first choice is that of the address.
  function open(loaded) {
    atlas = loaded;
    firstPaint.handOver();
    asAsked("replace");
    missingAtFirst = present.missing;
  }

  // As the page opened. The address was put right then, and no longer says what was missing.
  function openAgain() {
    asAsked("replace");
    choose({ missing: missingAtFirst }, "keep");
  }

  // What an address does not name is not chosen, whatever was before.
  function asAsked(how, kept = {}) {
    const search = addressBar.search();
    const asked = { ...address.read(search, atlas), missing: address.missing(search, atlas) };
    choose({ mode: "", view: "", compare: "", story: "", after: null, ...kept, ...asked }, how);
  }

  // What is compared is in the address of that view alone, and is there again after another.
  const goBack = () => atlas && asAsked("keep", { compare: present.compare });

  // The panels of the events come in a script of their own, after the page is at work; or do not.
  function notePanels({ target }) {
    if (!target.matches?.("script[data-panels]")) return;
    root.atlas.panels ??= {};
    root.dispatchEvent(new Event("atlas:panels"));
  }

  document.addEventListener("load", notePanels, true);
  document.addEventListener("error", notePanels, true);
  root.addEventListener("popstate", goBack);
  root.addEventListener("atlas:theme", () => present && tellInTime());

  root.atlas.choice = { present: () => present, loaded: () => atlas, follow, open, openAgain, showAgain, choose, choosePeriod };
})(window);
