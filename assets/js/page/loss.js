// A part of the page that did not come: said, and mended when the server answers again.

import { closest, query, root } from "../dom.js";
import { answerOf } from "./server-status.js";

const AGAIN = 2000; // milliseconds between two looks
const PATIENCE = 10000; // for an answer: a server that is slow is not away
const SELDOM = 15000; // and where the answer was not that nobody is there
let lost = ""; // the address of what did not come
let wasAway = false; // the server, since

/** @type {(event: Event) => void} */
function noteLost(event) {
  const part = closest(event, "script, link[rel=stylesheet]");
  const { src, href } = /** @type {any} */ (part ?? {});
  if (part) lost ||= src || href;
}

const isAtWork = () => Boolean(window.atlas?.choice?.present());

// Whether the page is at work, and no part of it is on its way.
const isWhole = () => isAtWork() && document.readyState === "complete";

// All that the page came with, less what only scripts can do.
function showAsServed() {
  root().removeAttribute("data-asked");
  root().toggleAttribute("data-lost", true);
}

// A frame whose sandbox takes the page's origin away is refused its parts, however often it asks.
const isRefused = () => window.location.protocol.startsWith("http") && window.origin === "null";

function sayRefused() {
  const whole = new URL(window.location.href);
  whole.searchParams.delete("embed");
  /** @type {HTMLAnchorElement} */ (query(".refused a")).href = whole.href;
  query(".refused").hidden = false;
}

async function look() {
  if (!lost && isWhole()) return;
  if (!lost) return lookLater(AGAIN);
  if (isRefused()) return sayRefused();
  const answer = await answerOf(lost, PATIENCE);
  wasAway ||= answer === "offline";
  if (answer === "there" && (wasAway || !isLoadedAgain())) return window.location.reload();
  // What the server has and the page does not get is stopped on its way.
  sayLost(answer === "there" ? "forbidden" : answer);
  lookLater(answer === "offline" ? AGAIN : SELDOM);
}

/** @type {(wait: number) => void} */
const lookLater = (wait) => void setTimeout(look, wait);

// A page that was loaded again to no avail is not for ever loaded again.
function isLoadedAgain() {
  const [load] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  return load?.type === "reload";
}

/** @type {(answer: string) => void} */
function sayLost(answer) {
  const line = query(".incomplete");
  if (!line) return;
  if (!isAtWork()) showAsServed();
  line.hidden = false;
  line.textContent = line.dataset[answer] ?? null;
}

export function start() {
  window.addEventListener("error", noteLost, true);
  lookLater(AGAIN);
}
