// A citation that is pressed opens its reference beside it, a word of the glossary its meaning; Escape, a
// press elsewhere or the button closes it and gives the focus back.

import {
  closest,
  closestLink,
  dialogById,
  element,
  holds,
  isPlainClick,
  query,
  queryAll,
  root,
} from "../dom.js";
import { clamp } from "../math.js";
import * as store from "../store.js";

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

// The number of each text in the order of their first appearance: ["a", "b", "a"] is [1, 2, 1].
/** @type {(texts: string[]) => { numbers: number[], notes: string[] }} */
export function numbered(texts) {
  /** @type {Map<string, number>} */
  const numbers = new Map();
  for (const text of texts) if (!numbers.has(text)) numbers.set(text, numbers.size + 1);
  return { numbers: texts.map((text) => numbers.get(text) ?? 0), notes: [...numbers.keys()] };
}

// --- in the page -----------------------------------------------------------------------------------

const card = () => dialogById("reference");
/** @type {HTMLElement | null} */
let opener = null; // the citation whose reference is open
let openedAt = 0; // where it stood then, in pixels from the top of the window

/** @type {(click: MouseEvent) => void} */
function press(click) {
  const link = closestLink(click, ".cite-link, .term");
  if (link && isPlainClick(click) && store.isOpen()) {
    click.preventDefault();
    openReference(link);
  } else if (
    card()?.open &&
    !closest(click, ".matrix .cell") &&
    (!holds(card(), click.target) || closest(click, "a, [data-close]"))
  ) {
    close(Boolean(closest(click, "[data-close]")));
  }
}

/** @type {(cite: Element | null) => string} */
const textOf = (cite) => (cite?.textContent ?? "").replace(/^\(|\)$/g, "");

/** @type {(link: HTMLAnchorElement) => void} */
function openReference(link) {
  const { references, terms, search } = store.atlas();
  if (link.matches(".term"))
    open(link, search.headings.terms, terms[decodeURIComponent(link.hash).slice("#term-".length)]);
  else open(link, textOf(link.closest(".cite")), references[link.hash.slice("#work-".length)]);
}

// Opens the card beside what was pressed; from within it, in its own place. `content` is HTML text from
// Python, which has escaped every text in it.
/** @type {(pressed: HTMLElement, here: string, content: string) => void} */
export function open(pressed, here, content) {
  const dialog = card();
  const isWithin = dialog.contains(pressed);
  if (!isWithin) close(false);
  query(".reference-here", dialog).textContent = here;
  query(".reference-work", dialog).innerHTML = content;
  dialog.scrollTop = 0;
  dialog.focus({ preventScroll: true });
  if (isWithin) return;
  opener = pressed;
  openedAt = pressed.getBoundingClientRect().top;
  dialog.show();
  const screen = { width: window.innerWidth, height: window.innerHeight };
  const { left, top } = placeBeside(pressed.getBoundingClientRect(), dialog.getBoundingClientRect(), screen);
  dialog.style.left = `${left}px`;
  dialog.style.top = `${top}px`;
  pressed.setAttribute("aria-expanded", "true");
  dialog.focus({ preventScroll: true });
}

/** @type {(giveBack: boolean) => void} */
function close(giveBack) {
  if (!card()?.open) return;
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

// --- on paper: a number for each citation, its words as a note at the end --------------------------

// What is printed: the open view, else the panel; beside it the story, where it is told.
const sheets = () => ["#story", root().hasAttribute("data-view") ? "#view" : "#panel"];

function toPaper() {
  const cites = queryAll(sheets().join(", ")).flatMap((sheet) => queryAll(".cite", sheet));
  const { numbers, notes } = numbered(cites.map(textOf));
  cites.forEach((cite, index) => {
    cite.dataset.note = String(numbers[index]);
  });
  const lines = notes.map((text) => element("li", { textContent: text }));
  query(`${sheets()[1]} article`)?.append(element("ol", { className: "notes" }, lines));
}

function fromPaper() {
  query(".notes")?.remove();
  for (const cite of queryAll(".cite[data-note]")) delete cite.dataset.note;
}

export function start() {
  window.addEventListener("beforeprint", toPaper);
  window.addEventListener("afterprint", fromPaper);
  document.addEventListener("click", press);
  window.addEventListener("keydown", closeByKey, true);
  window.addEventListener("resize", () => close(false));
  document.addEventListener("scroll", closeScrolled, true);
}
