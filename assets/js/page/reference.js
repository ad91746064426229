// A citation that is pressed opens its reference beside it, a word of the glossary its meaning; Escape, a
// press elsewhere or the button closes it and gives the focus back.

import {
  closest,
  closestLink,
  dialogById,
  element,
  holds,
  isPlainClick,
  linksIn,
  query,
  root,
} from "../dom.js";
import * as store from "../store.js";
import { placeBeside } from "./beside.js";
import * as cites from "./cites.js";

const LINKS = ".cite-number, .cite-link, .term"; // what opens the card
const AWAY = 60; // pixels that a citation may be scrolled from its reference

// --- in the page -----------------------------------------------------------------------------------

const card = () => dialogById("reference");
/** @type {HTMLElement | null} */
let opener = null; // the citation whose reference is open
let openedAt = 0; // where it stood then, in pixels from the top of the window

/** @type {(click: MouseEvent) => void} */
function press(click) {
  const link = closestLink(click, LINKS);
  if (link && isPlainClick(click) && store.isOpen()) {
    click.preventDefault();
    clearTimeout(resting);
    openReference(link);
  } else if (
    card()?.open &&
    !closest(click, ".cell") &&
    (!holds(card(), click.target) || closest(click, "a, [data-close]"))
  ) {
    close(Boolean(closest(click, "[data-close]")));
  }
}

/** @type {(link: HTMLAnchorElement, isLook?: boolean) => void} */
function openReference(link, isLook = false) {
  const { terms, search } = store.atlas();
  const cite = link.closest(".cite");
  if (link.matches(".term"))
    open(link, search.headings.terms, terms[decodeURIComponent(link.hash).slice("#term-".length)]);
  else open(link, cite ? cites.textOf(cite) : "", worksOf(link, cite), isLook);
}

/** @type {(link: HTMLAnchorElement) => string} */
const referenceOf = ({ hash }) => store.atlas().references[hash.slice("#work-".length)];

/** @type {(cite: Element) => HTMLAnchorElement[]} */
const makersIn = (cite) => {
  const links = linksIn(".cite-link", cite);
  return links.length > 1 ? links.slice(0, -1) : links;
};

// The work that a link names, as HTML text; behind a number the works of the citation, without the one in
// which all were read. Of those after the first the style sheet shows only what they are.
/** @type {(link: HTMLAnchorElement, cite: Element | null) => string} */
const worksOf = (link, cite) =>
  cite && link.matches(".cite-number") ? makersIn(cite).map(referenceOf).join("<hr>") : referenceOf(link);

// Opens the card beside what was pressed; from within it, in its own place. `content` is HTML text from
// Python, which has escaped every text in it. Who only looks at it keeps the focus where it is.
/** @type {(pressed: HTMLElement, here: string, content: string, isLook?: boolean) => void} */
export function open(pressed, here, content, isLook = false) {
  const dialog = card();
  const isWithin = dialog.contains(pressed);
  if (!isWithin) close(false);
  query(".reference-here", dialog).textContent = here;
  query(".reference-work", dialog).innerHTML = content;
  if (!isWithin) showAddress(pressed.closest(".cite"));
  dialog.scrollTop = 0;
  if (isWithin) return dialog.focus({ preventScroll: true });
  opener = pressed;
  openedAt = pressed.getBoundingClientRect().top;
  if (isLook) dialog.setAttribute("open", "");
  else dialog.show();
  placeCard(pressed);
  pressed.setAttribute("aria-expanded", "true");
  if (!isLook) dialog.focus({ preventScroll: true });
}

// --- under a mouse: the card of a number that it rests on, and as long as it rests there or on the card --

const REST = 250; // milliseconds
let resting = 0;
let isGlance = false; // whether the card was opened by a mouse that rested, and not by a press

/** @type {(pointer: PointerEvent) => void} */
function glance(pointer) {
  if (pointer.pointerType !== "mouse" || pointer.buttons || !store.isOpen()) return;
  const link = closestLink(pointer, ".cite-number");
  const isOnCard = holds(card(), pointer.target);
  if (link === opener && link) return clearTimeout(resting);
  if (!link && !isGlance) return clearTimeout(resting);
  if (isOnCard) return clearTimeout(resting);
  clearTimeout(resting);
  resting = setTimeout(() => {
    if (isGlance) close(false);
    if (link && !card().open) openGlance(link);
  }, REST);
}

// Who uses the card wants it to stay.
function keepGlance() {
  isGlance = false;
}

/** @type {(link: HTMLAnchorElement) => void} */
function openGlance(link) {
  openReference(link, true);
  isGlance = true;
}

// The claim stays in sight beside the card.
/** @type {(pressed: HTMLElement) => void} */
function placeCard(pressed) {
  const dialog = card();
  dialog.style.maxHeight = "";
  const text = (pressed.matches(".cite-number") && pressed.closest("li, p, tr, details")) || pressed;
  const [link, claim] = [pressed.getBoundingClientRect(), text.getBoundingClientRect()];
  const screen = { width: window.innerWidth, height: window.innerHeight };
  const { left, top, height } = placeBeside(link, claim, dialog.getBoundingClientRect(), screen);
  Object.assign(dialog.style, { left: `${left}px`, top: `${top}px`, maxHeight: `${height}px` });
}

// The link to the claim whose citation was pressed.
/** @type {(cite: HTMLElement | null) => void} */
function showAddress(cite) {
  const link = /** @type {HTMLAnchorElement} */ (query(".claim-link", card()));
  link.hidden = !cite?.dataset.claim;
  link.setAttribute("href", cite?.dataset.claim ?? "");
}

/** @type {(giveBack: boolean) => void} */
function close(giveBack) {
  if (!card()?.open) return;
  isGlance = false;
  card().close();
  opener?.removeAttribute("aria-expanded");
  // The switch may have put words in the place of the number.
  const links = opener ? [opener, ...linksIn("a", opener.closest(".cite") ?? undefined)] : [];
  if (giveBack) links.find((link) => link.checkVisibility())?.focus({ preventScroll: true });
  opener = null;
}

// A reference goes when its citation has been scrolled away from it.
function closeScrolled() {
  if (opener && Math.abs(opener.getBoundingClientRect().top - openedAt) > AWAY) close(false);
}

/** @type {(press: KeyboardEvent) => void} */
function closeByKey(press) {
  if (press.key !== "Escape" || !card()?.open) return;
  press.stopPropagation(); // it closes the reference and not the event as well
  close(!isGlance);
}

// --- on paper: the words of each number as a note at the end ---------------------------------------

// What is printed: the open view, else the panel; beside it the story, where it is told.
const sheets = () => [
  ...(root().hasAttribute("data-story") ? [query("#story")] : []),
  query(root().hasAttribute("data-view") ? "#view" : "#panel"),
];

function toPaper() {
  const notes = cites.number(sheets());
  const lines = notes.map((text) => element("li", { textContent: text }));
  query("article", sheets().at(-1))?.append(element("ol", { className: "notes" }, lines));
}

function fromPaper() {
  query(".notes")?.remove();
  for (const sheet of sheets()) cites.number([sheet]);
}

export function start() {
  window.addEventListener("beforeprint", toPaper);
  window.addEventListener("afterprint", fromPaper);
  document.addEventListener("click", press);
  document.addEventListener("pointerover", glance);
  card().addEventListener("focusin", keepGlance);
  card().addEventListener("pointerdown", keepGlance);
  window.addEventListener("keydown", closeByKey, true);
  window.addEventListener("resize", () => close(false));
  document.addEventListener("scroll", closeScrolled, true);
}
