// The server asked for what is not in the page: a sheet to print, a table, another language. It is asked
// first whether it is there, so that a link never leads into the error page of the browser.

import { byId, closestLink, isPlainClick } from "../dom.js";
import * as notice from "./notice.js";
import { answerOf } from "./server-status.js";

const SLOW = 600; // milliseconds after which the reader is told that the server is being asked
const PATIENCE = 20000; // milliseconds: a sheet is set when it is first asked for

// Whether a link leads away from this page to something else of the same server. In a folder of files
// nobody can be asked.
/** @type {(link: string, here: string) => boolean} */
export function leadsToServer(link, here) {
  const [to, from] = [new URL(link, here), new URL(here)];
  return /^https?:$/.test(from.protocol) && to.origin === from.origin && to.pathname !== from.pathname;
}

// --- in the page -----------------------------------------------------------------------------------

/** @type {HTMLAnchorElement | null} */
let passing = null; // the link that is opened after an answer
/** @type {HTMLAnchorElement | null} */
let asked = null; // the link of which the server is being asked

/** @type {(click: MouseEvent) => void} */
function guard(click) {
  const link = closestLink(click, "a[href]");
  if (!link || link === passing || click.defaultPrevented || !isPlainClick(click) || click.altKey) return;
  if (!leadsToServer(link.href, window.location.href)) return;
  click.preventDefault();
  if (link !== asked) openIfThere(link);
}

/** @type {(link: HTMLAnchorElement) => Promise<void>} */
async function openIfThere(link) {
  const texts = byId("notice").dataset;
  asked = link;
  const slow = setTimeout(() => notice.say(texts.waiting ?? ""), SLOW);
  const answer = await answerOf(link.href, PATIENCE);
  clearTimeout(slow);
  if (asked !== link) return; // the reader has asked for something else meanwhile
  asked = null;
  notice.say(texts[answer] ?? "");
  if (answer === "there") open(link);
}

/** @type {(link: HTMLAnchorElement) => void} */
function open(link) {
  passing = link;
  link.click();
  passing = null;
}

export function start() {
  document.addEventListener("click", guard);
}
