// Keys on the screen of a kiosk, which has no others: they come with a field to write in, and go with it.

import { byId, closest, holds, root } from "../dom.js";

// A text after a key, and where its next letter goes; `key` is a letter or "back".
/** @type {(text: string, from: number, to: number, key: string) => { text: string, at: number }} */
export function typed(text, from, to, key) {
  if (key !== "back") return { text: text.slice(0, from) + key + text.slice(to), at: from + key.length };
  const start = from === to ? Math.max(from - 1, 0) : from;
  return { text: text.slice(0, start) + text.slice(to), at: start };
}

// --- in the page -----------------------------------------------------------------------------------

const FIELD = "input[type=text], input[type=search], input:not([type]), textarea";
const keys = () => byId("kiosk-keys");
/** @type {HTMLInputElement | null} */
let field = null; // where is written

/** @type {(target: EventTarget | null) => boolean} */
const isField = (target) => target instanceof Element && target.matches(FIELD);

/** @type {(event: FocusEvent) => void} */
function open({ target }) {
  if (!isField(target) || !keys()) return;
  field = /** @type {HTMLInputElement} */ (target);
  field.inputMode = "none"; // the system's own keys would lie over these
  keys().hidden = false;
  root().toggleAttribute("data-typing", true);
  field.scrollIntoView({ block: "center" });
}

/** @type {(event: FocusEvent) => void} */
function close({ relatedTarget }) {
  if (!field || isField(relatedTarget) || holds(keys(), relatedTarget)) return;
  field = null;
  keys().hidden = true;
  root().removeAttribute("data-typing");
}

// The field keeps the focus, and what closes at a press elsewhere stays open.
/** @type {(press: MouseEvent) => void} */
function hold(press) {
  if (!closest(press, "#kiosk-keys")) return;
  press.preventDefault();
  press.stopPropagation();
}

/** @type {(click: MouseEvent) => void} */
function type(click) {
  const key = closest(click, "#kiosk-keys [data-key]")?.dataset.key;
  if (!key || !field) return;
  if (key === "done") return field.blur();
  const { text, at } = typed(field.value, field.selectionStart ?? 0, field.selectionEnd ?? 0, key);
  field.value = text;
  field.setSelectionRange(at, at);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

export function start() {
  document.addEventListener("focusin", open);
  document.addEventListener("focusout", close);
  window.addEventListener("pointerdown", hold, true);
  window.addEventListener("mousedown", hold, true);
  document.addEventListener("click", type);
}
