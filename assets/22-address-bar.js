// What stands in the address bar, which follows the choice. A browser may refuse to write there,
// Safari after a hundred times in half a minute, Chromium without a word. So what should stand there is
// known here at once, and is written as soon as the browser lets us.
(function (root) {
  "use strict";

  const AGAIN = 1000; // milliseconds until the browser is asked again

  let wanted = root.location.search; // the question that should stand there
  let shown = wanted; // the one that does
  let owed = ""; // how it is still to be written: "pushState" or "replaceState"
  let timer = 0;

  const address = () => root.location.pathname + wanted + (owed === "pushState" ? "" : root.location.hash);
  const isShown = () => new URL(address(), root.location.href).search === root.location.search;

  function write(question, how) {
    wanted = question;
    if (owed !== "pushState") owed = how;
    settle();
  }

  function settle() {
    clearTimeout(timer);
    if (!isShown()) ask();
    if (!isShown()) timer = setTimeout(settle, AGAIN);
    else {
      shown = root.location.search;
      owed = "";
    }
  }

  function ask() {
    try {
      history[owed](null, "", address());
    } catch (refusal) {
      if (refusal.name !== "SecurityError") throw refusal;
    }
  }

  // The reader went back or on. A step to another part of the same page changes no question.
  function follow() {
    if (owed && root.location.search === shown) return;
    wanted = shown = root.location.search;
    owed = "";
    clearTimeout(timer);
  }

  root.addEventListener("popstate", follow);
  root.atlas.addressBar = {
    write,
    search: () => wanted,
    href: () => new URL(root.location.pathname + wanted + root.location.hash, root.location.href).href,
  };
})(window);
