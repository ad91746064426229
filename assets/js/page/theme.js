// Light and dark: the theme in force, its switch, and the figure of the map in it.

import * as addressBar from "../address/address-bar.js";
import * as parameters from "../address/parameters.js";
import { closest, root } from "../dom.js";
import { themed } from "../map/colours.js";
import { markTheme } from "./theme-mark.js";

const LETTER = 16; // pixels

// The theme in force: what was asked for, else what the system wishes.
/** @type {(asked: string, systemIsDark: boolean) => string} */
export const inForce = (asked, systemIsDark) => asked || (systemIsDark ? "dark" : "light");

// The address after the switch: the parameter goes when the system wishes the same.
/** @type {(search: string, systemIsDark: boolean) => string} */
export function switched(search, systemIsDark) {
  const theme = inForce(parameters.themeAsked(search), systemIsDark) === "dark" ? "light" : "dark";
  const asked = parameters.asked(search);
  if ((theme === "dark") === systemIsDark) asked.delete("theme");
  else asked.set("theme", theme);
  const text = asked.toString();
  return text ? `?${text}` : "";
}

// --- in the page -----------------------------------------------------------------------------------

const darkScheme = () => window.matchMedia("(prefers-color-scheme: dark)");

export const current = () => inForce(parameters.themeAsked(addressBar.search()), darkScheme().matches);

/** @type {Record<string, { traces: Trace[], layout: any }>} */
const figures = {}; // by theme
let isOnPaper = false;

// What Python made of the map, in the theme in force: {traces, layout}.
/** @type {(map: MapPayload) => { traces: Trace[], layout: any }} */
export function figureOf({ traces, layout, in_the_dark: dark, on_paper: paper }) {
  // Unfolding the legend for paper draws the map anew, and that drawing must be for paper too.
  const name = isOnPaper ? "paper" : current();
  figures[name] ??= themed({ traces, layout }, name, { dark, paper });
  return figures[name];
}

/** @type {(isPrinting: boolean) => void} */
export function usePaper(isPrinting) {
  isOnPaper = isPrinting;
}

// How much larger than 16 pixels the letters of the page are.
export const factor = () => parseFloat(getComputedStyle(root()).fontSize) / LETTER;

export const announce = () => window.dispatchEvent(new Event("atlas:theme"));

function apply() {
  markTheme(root(), addressBar.search());
  announce();
}

/** @type {(click: MouseEvent) => void} */
function pressSwitch(click) {
  if (!closest(click, ".theme-switch")) return;
  addressBar.write(switched(addressBar.search(), darkScheme().matches), "replaceState");
  apply();
}

export function start() {
  document.addEventListener("click", pressSwitch);
  window.addEventListener("popstate", apply);
  darkScheme().addEventListener("change", apply);
}
