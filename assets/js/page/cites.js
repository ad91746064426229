// Citations as numbers: each part of the page counts its own, one number for one text. The words stay
// behind the number, and stand in the text for who asks: &cites=authors.

import * as addressBar from "../address/address-bar.js";
import * as parameters from "../address/parameters.js";
import { closest, element, query, queryAll, root, setAttribute } from "../dom.js";
import * as store from "../store.js";

const SWITCH = ".cites-switch";
const CHOICE = /** @type {const} */ (["cites", "authors"]);

const MOST_DOTS = 3; // more are not told from each other

// The number of each text in the order of their first appearance: ["a", "b", "a"] is [1, 2, 1].
/** @type {(texts: string[]) => { numbers: number[], notes: string[] }} */
export function numbered(texts) {
  /** @type {Map<string, number>} */
  const numbers = new Map();
  for (const text of texts) if (!numbers.has(text)) numbers.set(text, numbers.size + 1);
  return { numbers: texts.map((text) => numbers.get(text) ?? 0), notes: [...numbers.keys()] };
}

// "Mamedova 2012, p. 3 – cited in Özdemir 2023, p. 26".
/** @type {(cite: Element) => string} */
export const textOf = (cite) =>
  (query(".cite-words", cite) ?? cite).textContent?.replace(/^\(|\)$/g, "") ?? "";

// Gives the citations in parts of the page that were just filled their numbers, counted through all of
// them; returns the words of each number.
/** @type {(parts: HTMLElement[]) => string[]} */
export function number(parts) {
  // What waits hidden for its card is read there, in words.
  const cites = parts.flatMap((part) => queryAll(".cite", part)).filter((cite) => !cite.closest("[hidden]"));
  const { numbers, notes } = numbered(cites.map(textOf));
  for (const [index, cite] of cites.entries()) show(cite, numbers[index]);
  return notes;
}

/** @type {(cite: HTMLElement, count: number) => void} */
function show(cite, count) {
  const link = query(".cite-number", cite) ?? added(cite);
  link.textContent = String(count);
  const { note, notes } = store.atlas().words;
  const dots = link.dataset.works?.length ?? 1; // none for one work
  const name = (notes[dots - 2] ?? note).replace("{n}", String(count));
  link.setAttribute("aria-label", name);
  if (dots > 1) link.title = name;
}

// The number goes before the words; marks say how many works make the claim, if several do.
/** @type {(cite: HTMLElement) => HTMLElement} */
function added(cite) {
  const links = queryAll(".cite-link", cite);
  const words = element("span", { className: "cite-words" }, [...cite.childNodes]);
  const link = element("a", { className: "cite-number", aria: { haspopup: "dialog" } });
  link.href = /** @type {HTMLAnchorElement} */ (links[0]).hash;
  const works = links.length - 1; // the last is where the claim was read
  if (works > 1) link.dataset.works = "·".repeat(Math.min(works, MOST_DOTS));
  cite.append(link, words);
  keepWithText(cite);
  return link;
}

// A number does not begin a line: the space before it does not break.
/** @type {(cite: HTMLElement) => void} */
function keepWithText({ previousSibling: before }) {
  if (before instanceof Text) before.data = before.data.replace(/ $/, "\u00a0");
}

// --- authors in the text ---------------------------------------------------------------------------

function showChoice() {
  const isOn = parameters.isSwitched(addressBar.search(), ...CHOICE);
  setAttribute(root(), "data-cites", isOn ? "authors" : null);
  query(SWITCH)?.setAttribute("aria-pressed", String(isOn));
}

/** @type {(click: MouseEvent) => void} */
function pressSwitch(click) {
  if (!closest(click, SWITCH)) return;
  addressBar.write(parameters.switched(addressBar.search(), ...CHOICE), "replaceState");
  showChoice();
}

export function start() {
  document.addEventListener("click", pressSwitch);
  store.subscribe(showChoice); // the way back, and a kiosk that starts again, change the address
}
