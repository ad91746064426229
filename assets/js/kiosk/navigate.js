// Where a kiosk goes: to its first address, or to another language.

import * as addressBar from "../address/address-bar.js";
import { queryAll, root } from "../dom.js";
import { addressOf, firstOf, inLanguage } from "./session.js";

const ANSWER = 5000; // milliseconds that a server has to answer; one that hangs never does

let first = ""; // the language and question with which the kiosk began
let isLeaving = false; // another page was asked for, and may still come

const otherCodes = () => queryAll(".kiosk-ways [data-language]").map(({ dataset }) => dataset.language ?? "");
const codes = () => [root().lang, ...otherCodes()];
const file = () => window.location.pathname.split("/").pop(); // "index.html" in a folder of files

// Goes on when there is somebody to answer: an error page of the browser would be the end.
/** @type {(address: string, isWanted?: () => boolean) => Promise<boolean>} */
async function navigate(address, isWanted = () => true) {
  if (!(await isThere(address)) || !isWanted()) return false;
  isLeaving = true;
  window.location.replace(address);
  return true;
}

// A page that was asked for and has not come does not come any more: somebody has begun here.
export function stay() {
  if (isLeaving) window.stop();
  isLeaving = false;
}

/** @type {(address: string) => Promise<boolean>} */
async function isThere(address) {
  if (window.location.protocol === "file:") return true;
  try {
    const signal = AbortSignal.timeout(ANSWER);
    return (await fetch(address, { method: "HEAD", cache: "no-store", signal })).ok;
  } catch {
    return false;
  }
}

/** @type {(isWanted: () => boolean) => Promise<boolean>} */
export const loadFirst = (isWanted) => navigate(addressOf(first, codes(), file()), isWanted);

/** @type {(code: string) => void} */
export function switchLanguage(code) {
  if (code !== root().lang) navigate(inLanguage(code, addressBar.search(), first, file()));
}

// The question with which the kiosk began, as the page in its present language has it.
export function firstSearch() {
  const [code, search] = addressOf(first, codes()).slice("../".length).split("/");
  return code === root().lang ? search : inLanguage(code, search, first).replace(/^.*\?/, "?");
}

// Called before the store writes the address in its own way.
export function start() {
  first = firstOf(window.location.search, root().lang);
}
