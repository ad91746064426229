// The choice {from, to, event, mode, after, without}: the one place of what the reader chose. The
// address mirrors it; whatever shows a part of it follows it; whoever changes it calls `choose`.
(function (root) {
  "use strict";

  const { address, firstPaint, focus } = root.atlas;

  let present = null;
  let atlas = null; // all that Python handed over
  let isFrameTaken = false; // by a drawing of the choice
  let isStale = false; // what is drawn is older than the choice
  const followers = [];

  // `show` is called with the choice and the atlas; those that draw most come first.
  const follow = (show) => followers.push(show);

  function tell() {
    isStale = false;
    const keepFocus = focus.note();
    for (const show of followers) show(present, atlas);
    keepFocus();
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
  function choose(change, how) {
    present = { ...present, ...change, how };
    write(how);
    tellInTime();
  }

  const choosePeriod = (period) => choose(address.settled({ ...present, ...period }, atlas), "replace");

  function write(how) {
    const search = address.write(present, atlas, root.location.search);
    if (search === root.location.search || how === "keep") return;
    const keep = isEntry(how) ? "pushState" : "replaceState";
    remember(keep, root.location.pathname + search + (keep === "pushState" ? "" : root.location.hash));
  }

  // A browser may refuse, Safari after a hundred in half a minute: the choice holds without.
  function remember(keep, written) {
    try {
      history[keep](null, "", written);
    } catch (refusal) {
      if (refusal.name !== "SecurityError") throw refusal;
    }
  }

  // At a kiosk nothing leads back, so that no visitor comes upon what another has chosen.
  const isEntry = (how) => (how === "push" || how === "step") && !("kiosk" in document.documentElement.dataset);

  // The first choice is that of the address.
  function open(loaded) {
    atlas = loaded;
    firstPaint.handOver();
    asAsked("replace");
  }

  // What an address does not name is not chosen, whatever was before.
  const asAsked = (how) => choose({ mode: "", view: "", compare: "", story: "", after: null, ...address.read(root.location.search, atlas) }, how);

  // The panels of the events come in a script of their own, after the page is at work.
  function notePanels({ target }) {
    if (target.matches?.("script[data-panels]")) root.dispatchEvent(new Event("atlas:panels"));
  }

  document.addEventListener("load", notePanels, true);
  root.addEventListener("popstate", () => atlas && asAsked("keep"));
  root.addEventListener("atlas:theme", () => present && tellInTime());

  root.atlas.choice = { present: () => present, loaded: () => atlas, follow, open, openAgain: () => asAsked("replace"), choose, choosePeriod };
})(window);
