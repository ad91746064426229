// A list to choose from at a kiosk, as large as all that is touched there. The browser's own would open
// over the page, in lines too low for a finger, and stay when the kiosk begins anew.

import { announceInput, closest, element, query } from "../dom.js";

/** @type {HTMLDialogElement} */
let dialog;
/** @type {HTMLSelectElement} */
let list; // the one that is being chosen from

/** @type {(event: Event) => HTMLSelectElement | null} */
const listOf = (event) => /** @type {HTMLSelectElement | null} */ (closest(event, "select"));

/** @type {(option: HTMLOptionElement) => HTMLElement} */
const line = ({ value, textContent, selected }) =>
  element("button", { type: "button", value, textContent, aria: { pressed: String(selected) } });

/** @type {(select: HTMLSelectElement) => void} */
function open(select) {
  list = select;
  dialog.setAttribute("aria-label", select.getAttribute("aria-label") ?? "");
  dialog.replaceChildren(...[...select.options].map(line));
  document.body.append(dialog);
  dialog.showModal();
  query("[aria-pressed=true]", dialog)?.focus();
}

/** @type {(value: string) => void} */
function choose(value) {
  list.value = value;
  announceInput(list);
  dialog.close();
}

/** @type {(click: MouseEvent) => void} */
function press(click) {
  const select = listOf(click);
  const target = /** @type {HTMLButtonElement} */ (click.target);
  if (select) open(select);
  else if (target === /** @type {Element} */ (dialog)) dialog.close();
  else if (dialog.contains(target)) choose(target.value);
}

// The browser opens its own at a press of the mouse, which a touch becomes, and by these keys.
/** @type {(press: MouseEvent) => void} */
function keepShut(press) {
  if (listOf(press)) press.preventDefault();
}

/** @type {(press: KeyboardEvent) => void} */
function openByKey(press) {
  const select = listOf(press);
  if (!select || !["Enter", " "].includes(press.key)) return;
  press.preventDefault();
  open(select);
}

export function start() {
  dialog = element("dialog", { className: "kiosk-list" });
  window.addEventListener("mousedown", keepShut, true);
  window.addEventListener("keydown", openByKey, true);
  document.addEventListener("click", press);
  dialog.addEventListener("close", () => dialog.remove());
}
