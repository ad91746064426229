// Before the first paint: the theme that the address asks for, and what the address asks to show.
// After it: the page as served makes room for the page at work; the ground of its map stays, and its
// symbols until plotly has drawn. This script stands in the head, alone, and waits for nothing.
(function (root) {
  "use strict";

  const THEMES = ["light", "dark"];
  const REST = { usual: 90, least: 5, most: 3600 }; // seconds that a kiosk waits for a hand

  // The theme that an address asks for; "" for the system's own.
  function themeAsked(search) {
    const asked = new URLSearchParams(search).get("theme");
    return THEMES.includes(asked) ? asked : "";
  }

  // Whether an address asks for less than everything, so that the page as served would mislead.
  const asksForLess = (search) => ["from", "to", "event", "story", "view"].some((name) => new URLSearchParams(search).has(name));

  // How many seconds without a hand a kiosk waits; 0 where the page is none. `served` is what the
  // server says of every page, undefined where it says nothing.
  function kioskAsked(search, served) {
    const asked = new URLSearchParams(search);
    if (!asked.has("kiosk") && served === undefined) return 0;
    const wished = Number(asked.get("idle")) || Number(served) || REST.usual;
    return Math.min(Math.max(wished, REST.least), REST.most);
  }

  function mark(element, search) {
    const theme = themeAsked(search);
    if (theme) element.dataset.theme = theme;
    else delete element.dataset.theme;
  }

  // In a frame the wheel scrolls the page around it, unless it is held with the key for zooming.
  const isForThePage = ({ ctrlKey, metaKey }) => document.documentElement.hasAttribute("data-embed") && !ctrlKey && !metaKey;

  const firstPaint = { themeAsked, asksForLess, kioskAsked, mark, isForThePage };
  root.atlas = Object.assign(root.atlas ?? {}, { firstPaint });
  if (typeof module !== "undefined") module.exports = firstPaint;
  if (typeof document === "undefined") return;

  // The ground moves into the page at work and stays; the rest of the page as served goes.
  function handOver() {
    const served = document.querySelector(".first-paint");
    const ground = served?.querySelector(".ground");
    if (ground) document.querySelector("#map").before(ground);
    served?.remove();
  }

  // Plotly's symbols take the place of those that were served.
  const takeOver = () => document.querySelector(".still-marks")?.remove();

  // --- a part of the page that did not come: said, and mended when the server answers again -----

  const AGAIN = 2000; // milliseconds between two looks
  let lost = ""; // the address of what did not come

  function noteLost({ target }) {
    if (target.matches?.("script, link[rel=stylesheet]")) lost ||= target.src || target.href;
  }

  const answers = (address) => fetch(address, { method: "HEAD", cache: "no-store" }).then(({ ok }) => ok, () => false);

  // Whether the page is at work, and no part of it is on its way.
  const isWhole = () => root.atlas.choice?.present() && document.readyState === "complete";

  // A frame whose sandbox takes the page's origin away is refused its parts, however often it asks.
  const isRefused = () => root.origin === "null";

  function sayRefused() {
    const whole = new URL(root.location.href);
    whole.searchParams.delete("embed");
    document.querySelector(".refused a").href = whole.href;
    document.querySelector(".refused").hidden = false;
  }

  async function look() {
    if (document.querySelector("._dash-error")) lost ||= root.location.href;
    if (!lost && isWhole()) return;
    if (lost && isRefused()) return sayRefused();
    document.querySelector(".incomplete")?.toggleAttribute("hidden", !lost);
    if (lost && (await answers(lost))) root.location.reload();
    else setTimeout(look, AGAIN);
  }

  if (root.location.protocol.startsWith("http")) {
    root.addEventListener("error", noteLost, true);
    setTimeout(look, AGAIN);
  }

  // A kiosk opens with its invitation, but not where a visitor has only changed the language.
  function markKiosk(element, search) {
    const rest = kioskAsked(search, element.dataset.kiosk);
    if (!rest) return;
    element.dataset.kiosk = rest;
    element.toggleAttribute("data-inviting", !new URLSearchParams(search).has("first"));
  }

  mark(document.documentElement, root.location.search);
  markKiosk(document.documentElement, root.location.search);
  document.documentElement.toggleAttribute("data-embed", new URLSearchParams(root.location.search).has("embed"));
  document.documentElement.toggleAttribute("data-asked", asksForLess(root.location.search));
  Object.assign(firstPaint, { handOver, takeOver });
})(typeof window === "undefined" ? {} : window);
