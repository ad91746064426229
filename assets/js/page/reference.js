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
  queryAll,
  root,
} from "../dom.js";
import { clamp } from "../math.js";
import * as store from "../store.js";
import * as cites from "./cites.js";

const LINKS = ".cite-number, .cite-link, .term"; // what opens the card
const GAP = 6; // pixels between a citation and its reference
const EDGE = 8; // pixels from the edge of the window
const AWAY = 60; // pixels that a citation may be scrolled from its reference

// Where a box of this size stands: below its link or, without space, above; inside the window.
/** @type {(link: Pick<Rect, "left" | "top" | "bottom">, box: Size, screen: Size) => { left: number, top: number }} */
export function placeBeside(link, box, screen) {
  const below = link.bottom + GAP;
  const above = link.top - GAP - box.height;
  const top = below + box.height <= screen.height - EDGE || above < EDGE ? below : above;
  return {
    left: clamp(link.left, EDGE, Math.max(screen.width - box.width - EDGE, EDGE)),
    top: clamp(top, EDGE, Math.max(screen.height - box.height - EDGE, EDGE)),
  };
}

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
    !closest(click, ".matrix .cell") &&
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

// The work that a link names, as HTML text; behind a number all works of the citation. Of those after the
// first the style sheet shows what they are, and not for what else they are cited.
/** @type {(link: HTMLAnchorElement, cite: Element | null) => string} */
const worksOf = (link, cite) =>
  cite && link.matches(".cite-number")
    ? linksIn(".cite-link", cite).map(referenceOf).join("<hr>")
    : referenceOf(link);

// Opens the card beside what was pressed; from within it, in its own place. `content` is HTML text from
// Python, which has escaped every text in it. Who only looks at it keeps the focus where it is.
/** @type {(pressed: HTMLElement, here: string, content: string, isLook?: boolean) => void} */
export function open(pressed, here, content, isLook = false) {
  const dialog = card();
  const isWithin = dialog.contains(pressed);
  if (!isWithin) close(false);
  query(".reference-here", dialog).textContent = here;
  query(".reference-work", dialog).innerHTML = content;
  dialog.scrollTop = 0;
  if (isWithin) return dialog.focus({ preventScroll: true });
  opener = pressed;
  openedAt = pressed.getBoundingClientRect().top;
  if (isLook) dialog.setAttribute("open", "");
  else dialog.show();
  const screen = { width: window.innerWidth, height: window.innerHeight };
  const { left, top } = placeBeside(pressed.getBoundingClientRect(), dialog.getBoundingClientRect(), screen);
  dialog.style.left = `${left}px`;
  dialog.style.top = `${top}px`;
  pressed.setAttribute("aria-expanded", "true");
  if (!isLook) dialog.focus({ preventScroll: true });
}

// --- under a mouse: the card of a number that it rests on, and as long as it rests there or on the card --

const REST = 250; // milliseconds
let resting = 0;
let isGlance = false; // whether the card was opened by a mouse that rested, and not by a press

/** @type {(pointer: PointerEvent) => void} */
function glance(pointer) {
  if (pointer.pointerType !== "mouse" || !store.isOpen()) return;
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

/** @type {(link: HTMLAnchorElement) => void} */
function openGlance(link) {
  openReference(link, true);
  isGlance = true;
}

/** @type {(giveBack: boolean) => void} */
function close(giveBack) {
  if (!card()?.open) return;
  isGlance = false;
  card().close();
  opener?.removeAttribute("aria-expanded");
  if (giveBack) opener?.focus({ preventScroll: true });
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
  close(true);
}

// --- on paper: the words of each number as a note at the end ---------------------------------------

// What is printed: the open view, else the panel; beside it the story, where it is told.
const sheets = () =>
  ["#story", root().hasAttribute("data-view") ? "#view" : "#panel"].flatMap((id) => queryAll(id));

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
  window.addEventListener("keydown", closeByKey, true);
  window.addEventListener("resize", () => close(false));
  document.addEventListener("scroll", closeScrolled, true);
}
