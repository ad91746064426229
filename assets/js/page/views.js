// The views beside the map: each is HTML text from Python, shown in the place of map, list and panel. A
// mark of the debate opens the claims that it stands for.

import { byId, closest, linksIn, query, queryAll, root, setAttribute, template } from "../dom.js";
import * as store from "../store.js";
import * as asked from "./asked.js";
import * as cites from "./cites.js";
import * as reference from "./reference.js";

let opened = "";
let askedFor = ""; // the claim that the address asked for last
/** @type {Map<string, Element>} */
const created = new Map(); // every view that was open: what was written into it is there again

/** @type {Subscriber} */
function show({ view = "", story = "", at = "", history }, atlas) {
  markLinks(view, story);
  if (!view || at !== askedFor) asked.forget(byId("view"));
  if (view && at && (at !== askedFor || view !== opened)) requestAnimationFrame(() => showAsked(at));
  askedFor = view && at;
  if (view === opened) return;
  if (!view && byId("view").contains(document.activeElement)) linkTo(opened)?.focus();
  opened = view;
  root().toggleAttribute("data-view", Boolean(view));
  byId("view").replaceChildren(...(view ? [viewOf(view, atlas)] : []));
  if (!view) return;
  if (history === "push") query("h2", byId("view")).focus();
  query(".page-main").scrollTop = 0;
  // The part that the address names was not there when the browser looked for it.
  const part = byId(window.location.hash.slice(1));
  if (byId("view").contains(part)) part?.scrollIntoView();
}

/** @type {(at: string) => void} */
function showAsked(at) {
  const claim = asked.claimAt(at, byId("view"));
  if (claim) asked.showClaim(claim);
}

/** @type {(view: string, atlas: Atlas) => Element} */
function viewOf(view, { views }) {
  const known = created.get(view);
  if (known) return known;
  const fresh = /** @type {HTMLElement} */ (template(views[view].content).content.firstElementChild);
  cites.number([fresh]);
  created.set(view, fresh);
  return fresh;
}

// What was written into the views is gone.
export const forget = () => created.clear();

// Who follows the story is there, whichever view its step has opened.
/** @type {(view: string, story: string) => void} */
function markLinks(view, story) {
  for (const link of linksIn(".views a")) {
    const asked = new URLSearchParams(link.search);
    const isHere = story ? asked.has("story") : asked.get("view") === view;
    setAttribute(link, "aria-current", isHere ? "page" : null);
  }
}

/** @type {(view: string) => HTMLElement | undefined} */
const linkTo = (view) =>
  linksIn(".views a").find((link) => new URLSearchParams(link.search).get("view") === view);

// The claims that a mark stands for, of those that are folded below it.
/** @type {(mark: HTMLElement) => string} */
function claimsOf(mark) {
  const claims = queryAll(".fold-body .claims > li", mark.closest("section") ?? undefined);
  return (mark.dataset.claims ?? "")
    .split(" ")
    .map((at) => claims[Number(at)].outerHTML)
    .join("");
}

/** @type {(click: MouseEvent) => void} */
function pressMark(click) {
  const mark = closest(click, ".cell");
  if (!mark) return;
  reference.open(mark, mark.dataset.cell ?? "", `<ul class="claims">${claimsOf(mark)}</ul>`);
}

export function start() {
  store.subscribe(show);
  document.addEventListener("click", pressMark);
}
