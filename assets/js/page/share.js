// Sharing a view: its link, and the code that frames it. Nothing is stored or sent.

import * as addressBar from "../address/address-bar.js";
import { closest, dialogById, fieldById, query } from "../dom.js";
import * as store from "../store.js";

// A frame may run the atlas and open the whole of it beside the page, and nothing else.
const SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";
const SHAPE = { width: "100%", height: "600" };
const ABOUT_PLACE = ["embed", "kiosk", "idle", "first"]; // what an address says of where it is shown, not of what
/** @type {(text: string) => string} */
const tidy = (text) => text.replaceAll("%3A", ":").replaceAll("%2C", ",");

/** @type {(url: URL, parameters: string[]) => string} */
const withSearch = (url, parameters) => {
  url.search = parameters.length ? `?${parameters.join("&")}` : "";
  return url.href;
};

/** @type {(url: URL) => string[]} */
const parametersOf = (url) => {
  const asked = new URLSearchParams(url.search);
  for (const name of ABOUT_PLACE) asked.delete(name);
  return tidy(asked.toString()).split("&").filter(Boolean);
};

// The address of the same view in the whole atlas, and in a frame.
/** @type {(href: string) => string} */
export function whole(href) {
  const url = new URL(href);
  return withSearch(url, parametersOf(url));
}

/** @type {(href: string) => string} */
export function framed(href) {
  const url = new URL(href);
  return withSearch(url, [...parametersOf(url), "embed"]);
}

// Whether somebody else could follow an address.
/** @type {(href: string) => boolean} */
export const isOnTheWeb = (href) => /^https?:/.test(href);

/** @type {Record<string, string>} */
const SIGNS = { "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;" };
/** @type {(text: string) => string} */
const escaped = (text) => text.replace(/[&"<>]/g, (sign) => SIGNS[sign]);

// The HTML that frames a view in another page.
/** @type {(href: string, title: string) => string} */
export function code(href, title) {
  const attributes = { src: framed(href), title, ...SHAPE, loading: "lazy", sandbox: SANDBOX };
  const pairs = Object.entries(attributes).map(([name, value]) => `${name}="${escaped(value)}"`);
  return `<iframe ${pairs.join(" ")}></iframe>`;
}

// --- in the page -----------------------------------------------------------------------------------

const dialog = () => dialogById("share");

function open() {
  const href = addressBar.href();
  if (!dialog().firstChild) dialog().innerHTML = store.atlas().share.form; // HTML text from Python
  dialog().toggleAttribute("data-no-address", !isOnTheWeb(href));
  fieldById("share-link").value = whole(href);
  fieldById("share-code").value = code(href, document.title);
  say("");
  dialog().showModal();
}

/** @type {(text: string) => void} */
function say(text) {
  query(".share-said", dialog()).textContent = text;
}

/** @type {(field: HTMLInputElement) => Promise<void>} */
async function copy(field) {
  const { copied, selected } = store.atlas().share;
  field.select();
  say((await isCopied(field.value)) ? copied : selected);
}

// A page that did not come by https has no clipboard, but can still copy what is selected.
/** @type {(text: string) => Promise<boolean>} */
async function isCopied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return document.execCommand("copy");
  }
}

/** @type {(click: MouseEvent) => void} */
function press(click) {
  if (!store.isOpen()) return;
  if (closest(click, ".share-open")) open();
  if (!dialog()?.open) return;
  const field = closest(click, "[data-copy]")?.dataset.copy;
  if (field) copy(fieldById(field));
  if (closest(click, "[data-close]") || click.target === dialog()) dialog().close();
}

// Escape closes the dialog, and not the event as well.
/** @type {(press: KeyboardEvent) => void} */
function keepEscape(press) {
  if (press.key === "Escape" && dialog()?.open) press.stopPropagation();
}

export function start() {
  document.addEventListener("click", press);
  window.addEventListener("keydown", keepEscape, true);
}
