// The focus of the keyboard: what is drawn anew, hidden or switched off may have it, and a reader who
// comes by key must not begin again at the top of the page.
(function (root) {
  "use strict";

  const STOPS = "h2[tabindex], a[href], button:not(:disabled), summary, select, input, [tabindex]";

  const isSeen = (element) => element.isConnected && element.getClientRects().length > 0;

  // A browser may leave the focus for a while where no key reaches it any more.
  function isLost(held) {
    const at = document.activeElement;
    if (at === held) return held.disabled || !isSeen(held);
    return !at || at === document.body;
  }

  // Called before something is drawn; returns what is to be called after it.
  function note() {
    const held = document.activeElement;
    if (!held || held === document.body) return () => {};
    const around = ancestors(held);
    const href = held.getAttribute("href");
    // Those whom it follows to where the reader goes move it in the next frame.
    return () => requestAnimationFrame(() => requestAnimationFrame(() => isLost(held) && bringBack(href, around)));
  }

  function ancestors(element) {
    const found = [];
    for (let each = element.parentElement; each && each !== document.body; each = each.parentElement) found.push(each);
    return found;
  }

  // The nearest of what was around it: the same link, what leads into it, or itself.
  function bringBack(href, around) {
    for (const element of around.filter(isSeen)) {
      const stops = [...element.querySelectorAll(STOPS)].filter(isSeen);
      const same = href && stops.find((stop) => stop.getAttribute("href") === href);
      const target = same || (element.matches("[tabindex]") ? (stops.find((stop) => stop.matches("h2")) ?? element) : stops[0]);
      if (target) return target.focus({ preventScroll: true });
    }
  }

  // To what had it before something that closes itself; else to the first stop of the content.
  function giveBack(before) {
    const target = before && isSeen(before) ? before : [...document.querySelectorAll("main [tabindex]")].find(isSeen);
    target?.focus({ preventScroll: true });
  }

  root.atlas.focus = { note, giveBack };
})(window);
