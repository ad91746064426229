// The names of the sections of a panel, in a row that stays in sight: the one that is read is marked.

import { byId, query, queryAll } from "../dom.js";
import * as store from "../store.js";

const READ = "-20% 0px -75% 0px"; // a line in the upper part of what is seen

/** @type {IntersectionObserver | null} */
let observer = null;
/** @type {Element | null} */
let observed = null; // the panel whose sections are watched

/** @type {(entries: IntersectionObserverEntry[]) => void} */
function mark(entries) {
  const read = asked() ?? entries.find(({ isIntersecting }) => isIntersecting)?.target;
  if (!(read instanceof HTMLElement)) return;
  for (const link of queryAll(".section-name", byId("panel"))) {
    const isRead = link.dataset.leads === read.dataset.section;
    if (isRead) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
    if (isRead) bringIntoRow(link);
  }
}

// At the end of a panel the section that was asked for may stand below the line.
function asked() {
  const name = store.state().at?.split("-", 1)[0];
  const section = name ? query(`.panel-section[data-section="${CSS.escape(name)}"]`, byId("panel")) : null;
  const { top = -1 } = section?.getBoundingClientRect() ?? {};
  return top >= 0 && top < innerHeight * 0.75 ? section : null;
}

// Only the row moves, and not the page.
/** @type {(link: HTMLElement) => void} */
function bringIntoRow(link) {
  const row = /** @type {HTMLElement} */ (link.parentElement);
  row.scrollLeft = link.offsetLeft - row.offsetLeft - (row.clientWidth - link.clientWidth) / 2;
}

function watch() {
  const article = query(".panel-article", byId("panel"));
  if (article === observed) return;
  observed = article;
  observer?.disconnect();
  if (!article) return;
  const isScrolled = getComputedStyle(byId("panel")).overflowY === "auto";
  observer = new IntersectionObserver(mark, { root: isScrolled ? byId("panel") : null, rootMargin: READ });
  for (const section of queryAll(".panel-section[data-section]", article)) observer.observe(section);
}

export function start() {
  store.subscribe(() => requestAnimationFrame(watch));
}
