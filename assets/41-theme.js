// Light and dark, and large: the map's figure in the colours of the theme and the size of the
// letters. Python draws it once, in light and for letters of 16 pixels.
(function (root) {
  "use strict";

  const firstPaint = root.atlas?.firstPaint ?? require("./05-first-paint.js");

  const LETTER = 16; // pixels
  const SIZES = new Set(["size", "width", "ticklen", "hoverdistance", "arrowwidth", "standoff", "startstandoff"]);

  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

  // A text with every colour of `pairs` put in the place of its counterpart, all at once.
  function repainted(text, pairs) {
    const colours = Object.keys(pairs);
    if (!colours.length) return text;
    const any = new RegExp(`(?<![\\w,])(?:${colours.map(escaped).join("|")})(?![0-9a-f])`, "g");
    return text.replace(any, (colour) => pairs[colour]);
  }

  // A figure, or a part of one, in the colours of a theme; `pairs` has those of each but the light.
  const themed = (figure, theme, pairs) =>
    theme in pairs ? JSON.parse(repainted(JSON.stringify(figure), pairs[theme])) : figure;

  // The theme in force: what was asked for, else what the system wishes.
  const inForce = (asked, systemIsDark) => asked || (systemIsDark ? "dark" : "light");

  // The address after the switch: the parameter goes when the system wishes the same.
  function switched(search, systemIsDark) {
    const wanted = inForce(firstPaint.themeAsked(search), systemIsDark) === "dark" ? "light" : "dark";
    const asked = firstPaint.asked(search);
    if ((wanted === "dark") === systemIsDark) asked.delete("theme");
    else asked.set("theme", wanted);
    const text = asked.toString();
    return text ? `?${text}` : "";
  }

  function times(value, factor) {
    if (Array.isArray(value)) return value.map((each) => times(each, factor));
    return typeof value === "number" ? value * factor : value;
  }

  // A figure with all that is measured in pixels made larger by a factor.
  function enlarged(value, factor) {
    if (factor === 1 || value === null || typeof value !== "object") return value;
    if (Array.isArray(value)) return value.map((each) => enlarged(each, factor));
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => {
        if (name === "customdata" || name === "meta") return [name, each];
        return [name, SIZES.has(name) ? times(each, factor) : enlarged(each, factor)];
      }),
    );
  }

  // A view measured in letters of 16 pixels, so that what is laid out in it can be enlarged.
  const asSeenSmall = (view, factor) => ({ ...view, width: view.width / factor, height: view.height / factor });

  // A style as the browser writes it, "rgb(1, 2, 3)", with the colours of `pairs`, "1,2,3", swapped.
  const recoloured = (style, pairs) => style.replace(/\d+, ?\d+, ?\d+/g, (channels) => pairs[channels.replaceAll(" ", "")] ?? channels);

  // The colours of a style turned back into light ones.
  const lightened = (style, pairs) => recoloured(style, Object.fromEntries(Object.entries(pairs).map(([one, other]) => [other, one])));

  const theme = { repainted, themed, inForce, switched, enlarged, asSeenSmall, recoloured, lightened };
  root.atlas = Object.assign(root.atlas ?? {}, { theme });
  if (typeof module !== "undefined") module.exports = theme;
  if (typeof document === "undefined") return;

  // --- in the page -----------------------------------------------------------------------------

  const { addressBar } = root.atlas;
  const dark = root.matchMedia("(prefers-color-scheme: dark)");
  const present = () => inForce(firstPaint.themeAsked(addressBar.search()), dark.matches);
  const made = {};
  let onPaper = []; // what was changed for paper: functions that make it what it was before
  let darkOf = {}; // for every colour that Python drew with, the one in the dark
  let paperOf = {}; // for those of the decades, the one on paper, which a copy in grey tells apart

  // What Python made of the map, in the theme in force: {traces, layout}.
  function dress({ traces, layout, in_the_dark: pairs, on_paper: onSheets }) {
    darkOf = pairs;
    paperOf = onSheets;
    // Unfolding the legend for paper draws the map anew, and that drawing must be for paper too.
    const name = onPaper.length ? "paper" : present();
    made[name] ??= themed({ traces, layout }, name, { dark: pairs, paper: onSheets });
    return made[name];
  }

  // How much larger than 16 pixels the letters of the page are.
  const factor = () => parseFloat(getComputedStyle(document.documentElement).fontSize) / LETTER;

  function change() {
    firstPaint.mark(document.documentElement, addressBar.search());
    root.dispatchEvent(new Event("atlas:theme"));
  }

  function followSwitch(click) {
    if (!click.target.closest?.(".theme-switch")) return;
    addressBar.write(switched(addressBar.search(), dark.matches), "replaceState");
    change();
  }

  // --- on paper: always light, and as wide as the sheet ----------------------------------------

  // Not by the attribute: the policy of the page lets no style stand in its text.
  function restyle({ style }, text) {
    const before = style.cssText;
    onPaper.push(() => (style.cssText = before));
    style.cssText = text;
  }

  function unfold(details) {
    const before = details.open;
    onPaper.push(() => (details.open = before));
    details.open = true;
  }

  function paint(map) {
    const light = (text) => (present() === "dark" ? lightened(text, darkOf) : text);
    map.querySelectorAll(".main-svg [style]").forEach((each) => restyle(each, recoloured(light(each.style.cssText), paperOf)));
  }

  function toPaper() {
    const map = document.querySelector("#map");
    if (!map) return;
    const drawing = map.querySelector(".svg-container");
    if (drawing) restyle(drawing, "position: relative; width: 100%; height: 100%");
    const shape = map.clientWidth / map.clientHeight;
    if (shape) document.documentElement.style.setProperty("--map-shape", shape);
    document.querySelectorAll("#panel details, #view details, .map details").forEach(unfold);
    paint(map);
  }

  function fromPaper() {
    for (const undo of onPaper.reverse()) undo();
    onPaper = [];
    root.dispatchEvent(new Event("atlas:theme"));
  }

  document.addEventListener("click", followSwitch);
  root.addEventListener("popstate", change);
  dark.addEventListener("change", change);
  root.addEventListener("beforeprint", toPaper);
  root.addEventListener("afterprint", fromPaper);

  Object.assign(theme, { dress, factor });
})(typeof window === "undefined" ? {} : window);
