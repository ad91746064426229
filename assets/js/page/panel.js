// The panel of the event that is chosen, and the focus: it follows the reader into a panel and back to
// the row of the list.

import { byId, closest, holds, query, template } from "../dom.js";
import { hasCome, late, whenCome } from "../late-payload.js";
import * as store from "../store.js";
import * as asked from "./asked.js";
import * as cites from "./cites.js";
import { unfold } from "./folds.js";
import * as sheet from "./sheet.js";

let opened = ""; // the event in the panel
let openedAt = ""; // its section that was opened last
let isNumbered = false; // whether the citations of what the page came with have their numbers
let isAwaited = false; // its panel, which is still on its way
/** @type {HistoryChange | undefined} */
let awaitedBy; // how the reader came to it
let wantedPlace = ""; // the place of which the panel is to show a step, or the section to show

const panel = () => byId("panel");
let introduction = ""; // HTML text: what the page comes with

/** @type {Subscriber} */
function show(state, atlas) {
  const isNew = opened !== state.event;
  if (isNew && state.history === "push") moveFocus(opened, state.event);
  else if (isNew && isInPanel(document.activeElement)) keepFocus(opened, state.event);
  if (isNew) openedAt = "";
  if (state.at) requestAnimationFrame(showSection);
  else if (openedAt) forgetAsked();
  if (!isNumbered) cites.number([panel()]);
  isNumbered = true;
  if (!isNew && panel().firstChild) return;
  opened = state.event;
  isAwaited = Boolean(opened) && !hasCome();
  awaitedBy = state.history;
  panel().dataset.open = opened;
  panel().setAttribute("aria-busy", String(isAwaited));
  // HTML text from Python, which has escaped every text in it.
  openedAt = "";
  panel().innerHTML = opened ? panelOf(opened, atlas) : introduction;
  cites.number([panel()]);
}

// The panel of an event as HTML text; what is said in its place where it did not come.
/** @type {(id: string, atlas: Atlas) => string} */
export function panelOf(id, { lost, titles }) {
  const { panels } = late();
  if (!panels || id in panels) return panels?.[id] ?? "";
  const created = template(lost);
  /** @type {HTMLElement} */ (created.content.firstElementChild).dataset.panel = id;
  query("h2", created.content).textContent = titles[id];
  return created.innerHTML;
}

// The panels come after the page is at work; who was faster sees his as soon as they are there.
function showAwaited() {
  if (!isAwaited) return;
  opened = "";
  store.refresh(awaitedBy);
}

// An event that was chosen at one of its places: the panel opens at the first step there.
/** @type {(event: string, place?: string) => void} */
export const openAt = (event, place = "") => openChoice({ event }, place);

// A choice, at a place or a section of its panel.
/** @type {(change: Partial<Choice>, place: string) => void} */
export function openChoice(change, place) {
  wantedPlace = place;
  if (change.at) openedAt = ""; // asked for once more
  const isOpen = change.event === opened;
  store.update(change, "push");
  if (isOpen) showPlace();
}

// --- focus -----------------------------------------------------------------------------------------

/** @type {(before: string, after: string) => HTMLElement | null} */
const goalOf = (before, after) =>
  after ? byId("panel-title") : query(`[data-event="${CSS.escape(before)}"] a`);

// Where another panel takes the place of the one in which the focus was; the page stays where it is.
/** @type {(before: string, after: string) => void} */
function keepFocus(before, after) {
  requestAnimationFrame(() => goalOf(before, after)?.focus({ preventScroll: true }));
}

/** @type {(before: string, after: string) => void} */
function moveFocus(before, after) {
  // Who closes a sheet with a finger stays at the map; a key takes its reader to the row of the list.
  const isByHand = sheet.isSheet() && !document.activeElement?.matches(":focus-visible");
  requestAnimationFrame(() => {
    panel().scrollTop = 0;
    const isLow = sheet.isSheet();
    goalOf(before, after)?.focus({ preventScroll: !isNarrow() || isLow || isByHand });
    if (isLow) byId("map-view").scrollIntoView({ block: "start" });
    else if (isNarrow() && after) panel().scrollIntoView({ block: "start" });
    showPlace();
  });
}

/** @type {(at: Element | null) => boolean} */
const isInPanel = (at) => at !== panel() && holds(panel(), at);

function showPlace() {
  const place = CSS.escape(wantedPlace);
  const step = wantedPlace ? query(`[data-place~="${place}"], [data-section="${place}"]`, panel()) : null;
  wantedPlace = "";
  unfold(step);
  if (step && sheet.isLow()) return sheet.showWhenFull(step);
  step?.scrollIntoView({ block: step.matches("section") ? "start" : isNarrow() ? "center" : "nearest" });
}

/** @type {(name: string) => HTMLElement | null} */
const sectionOf = (name) => query(`[data-section="${CSS.escape(name)}"]`, panel());

function forgetAsked() {
  openedAt = "";
  asked.forget(panel());
}

// The section, or the claim in one, that the address asks for.
function showSection() {
  const { at = "" } = store.state();
  if (!at || at === openedAt) return;
  const claim = asked.claimAt(at, panel());
  const section = claim ?? sectionOf(at);
  if (!section) return;
  openedAt = at;
  asked.forget(panel());
  if (claim) return asked.showClaim(claim);
  unfold(section);
  section.scrollIntoView({ block: "start" });
}

// The section that the reader opened is in the address, until it is closed.
/** @type {(click: MouseEvent) => void} */
function keepOpened(click) {
  const fold = closest(click, ".fold > summary")?.parentElement;
  const name = fold?.parentElement?.dataset.section ?? "";
  if (!(fold instanceof HTMLDetailsElement) || !name) return;
  const at = store.state().at ?? "";
  const isWithin = at === name || holds(fold, (asked.claimAt(at, panel()) ?? sectionOf(at)) || null);
  if (fold.open && !isWithin) return; // the click has not done its work yet
  forgetAsked();
  if (!fold.open) openedAt = name;
  store.update({ at: openedAt }, "replace");
}

const isNarrow = () => matchMedia("(max-width: 899px)").matches;

export function start() {
  introduction = panel().innerHTML;
  store.subscribe(show);
  whenCome(showAwaited);
  panel().addEventListener("click", keepOpened);
}
