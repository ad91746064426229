// No way out of a kiosk: what would leave the page, open another, print, save, mark or share does
// nothing. What leads out of the atlas stands there as text.

import { closest, closestLink, isPlainClick } from "../dom.js";

// Whether a link leads to something in the page: a choice, or a part of it.
/** @type {(link: string | null) => boolean} */
export const staysHere = (link) => /^[?#]/.test(link ?? "");

// Whether a key asks for something of the browser and not of the page.
/** @type {(press: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">, isLetter?: boolean) => boolean} */
export function isOfTheBrowser({ key, ctrlKey, metaKey, altKey, shiftKey }, isLetter = false) {
  if (key === "Escape" && shiftKey) return true; // Chromium's Task Manager
  if (/^F\d+$/.test(key) || /^(Browser|Launch|Media|Zoom)/.test(key)) return true;
  if (["ContextMenu", "PrintScreen", "Help"].includes(key)) return true;
  return (ctrlKey || metaKey || altKey) && !isLetter;
}

// --- in the page -----------------------------------------------------------------------------------

const FIELD = "input, textarea";
const OUTSIDE = "a[href]:not([href^='?'], [href^='#'])";
const FRAMES = "iframe, object, embed";
const TAKEN = 'a[href^="downloads/"], a[href^="handouts/"], a[download]';
const MENUS = [
  "contextmenu",
  "dragstart",
  "dragenter",
  "dragover",
  "drop",
  "gesturestart",
  "copy",
  "cut",
  "paste",
];

/** @type {(event: Event) => void} */
const stop = (event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
};

/** @type {(press: KeyboardEvent) => void} */
function stopKey(press) {
  // AltGr writes letters.
  if (isOfTheBrowser(press, press.getModifierState?.("AltGraph"))) stop(press);
}

// Only a plain press of a link that stays is let through; one to a part of the page leaves no entry.
/** @type {(click: MouseEvent) => void} */
function stopLink(click) {
  const link = closestLink(click, "a[href], area[href]");
  if (!link) return;
  const href = link.getAttribute("href") ?? "";
  if (!isPlainClick(click) || click.altKey || !staysHere(href)) return stop(click);
  const part = link.hash && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (href.startsWith("#")) click.preventDefault();
  if (part && !link.matches(".cite-number, .cite-link, .term")) show(part);
}

/** @type {(part: HTMLElement) => void} */
function show(part) {
  part.scrollIntoView();
  part.focus({ preventScroll: true });
}

// What leads out of the atlas becomes text, and what is a file to take is not offered.
/** @type {(node: Node) => void} */
function unlink(node) {
  if (!(node instanceof Element || node instanceof Document)) return;
  for (const link of matching(node, TAKEN)) hide(link.closest("li") ?? link);
  for (const link of matching(node, OUTSIDE)) {
    for (const name of ["href", "target", "download"]) link.removeAttribute(name);
  }
  for (const frame of matching(node, FRAMES)) frame.remove();
}

/** @type {(element: Element) => void} */
function hide(element) {
  element.toggleAttribute("hidden", true);
}

/** @type {(node: Element | Document, selector: string) => Element[]} */
const matching = (node, selector) => [
  ...(node instanceof Element && node.matches(selector) ? [node] : []),
  ...node.querySelectorAll(selector),
];

/** @type {(changes: MutationRecord[]) => void} */
function unlinkAdded(changes) {
  for (const { addedNodes } of changes) addedNodes.forEach(unlink);
}

/** @type {(turn: WheelEvent) => void} */
function stopZoom(turn) {
  if ((turn.ctrlKey || turn.metaKey) && !closest(turn, "#map-view")) stop(turn);
}

/** @type {(event: Event) => void} */
function stopOutsideFields(event) {
  if (!closest(event, FIELD)) stop(event);
}

/** @type {(press: MouseEvent) => void} */
function stopOtherButtons(press) {
  if (press.button) stop(press);
}

// What the browser would open, show or share.
function disarm() {
  const page = /** @type {any} */ (window);
  const elements = /** @type {any} */ (Element.prototype);
  for (const name of ["open", "print", "alert", "confirm", "prompt"]) page[name] = () => null;
  for (const name of ["requestFullscreen", "requestPictureInPicture"])
    elements[name] = () => Promise.resolve();
  if (page.navigator.share) page.navigator.share = () => Promise.resolve();
}

export function start() {
  for (const name of MENUS) window.addEventListener(name, stop, true);
  window.addEventListener("selectstart", stopOutsideFields, true);
  window.addEventListener("keydown", stopKey, true);
  window.addEventListener("click", stopLink, true);
  window.addEventListener("auxclick", stop, true);
  window.addEventListener("mousedown", stopOtherButtons, true);
  window.addEventListener("wheel", stopZoom, { capture: true, passive: false });
  disarm();
  new MutationObserver(unlinkAdded).observe(document.body, { childList: true, subtree: true });
  unlink(document);
}
