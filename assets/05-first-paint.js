// Before the first paint: the theme that the address asks for, and what the address asks to show.
// After it: the page as served makes room for the page at work, and the still map stays in its
// place until plotly has drawn. This script stands in the head, alone, and waits for nothing.
(function (root) {
  "use strict";

  const THEMES = ["light", "dark"];
  const PATIENCE = 400; // milliseconds

  // The theme that an address asks for; "" for the system's own.
  function themeAsked(search) {
    const asked = new URLSearchParams(search).get("theme");
    return THEMES.includes(asked) ? asked : "";
  }

  // Whether an address asks for less than everything, so that the page as served would mislead.
  const asksForLess = (search) => ["from", "to", "event"].some((name) => new URLSearchParams(search).has(name));

  function mark(element, search) {
    const theme = themeAsked(search);
    if (theme) element.dataset.theme = theme;
    else delete element.dataset.theme;
  }

  const firstPaint = { themeAsked, asksForLess, mark };
  root.atlas = Object.assign(root.atlas ?? {}, { firstPaint });
  if (typeof module !== "undefined") module.exports = firstPaint;
  if (typeof document === "undefined") return;

  // The still map moves into the page at work: there it has the very box that plotly will fill.
  function handOver() {
    const served = document.querySelector(".first-paint");
    const still = served?.querySelector(".still");
    const graph = document.querySelector("#map");
    if (!served || !graph || !document.querySelector("#event-list > *")) return false;
    if (still) graph.after(still);
    served.remove();
    return true;
  }

  // Not before plotly's images can be painted: the map must not blink. But they cannot hold it.
  async function takeOver() {
    const images = [...document.querySelectorAll("#map image")];
    const ready = Promise.allSettled(images.map((image) => image.decode?.()));
    await Promise.race([ready, new Promise((end) => setTimeout(end, PATIENCE))]);
    requestAnimationFrame(() => document.querySelector(".still")?.remove());
  }

  function watch() {
    let handed = false;
    const seen = new MutationObserver(() => {
      handed = handed || handOver();
      if (!handed || !document.querySelector("#map .scatterlayer .trace")) return;
      seen.disconnect();
      takeOver();
    });
    seen.observe(document.documentElement, { childList: true, subtree: true });
  }

  mark(document.documentElement, root.location.search);
  document.documentElement.toggleAttribute("data-asked", asksForLess(root.location.search));
  watch();
})(typeof window === "undefined" ? {} : window);
