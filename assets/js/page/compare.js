// Two events or waves side by side. Each point is a section of the panel of the event, so that what
// is compared is, word for word and source for source, what the panel tells.

import * as names from "../address/names.js";
import { byId, closest, element, query, queryAll, template } from "../dom.js";
import { late, whenCome } from "../late-payload.js";
import * as store from "../store.js";
import * as cites from "./cites.js";
import { flatten } from "./folds.js";
import * as glance from "./glance.js";
import { panelOf } from "./panel.js";

/** @type {(side: string) => boolean} */
const isWave = (side) => side.startsWith("wave:");

// The events that a side stands for: one, or all that have the tag of a decade.
/** @type {(side: string, events: AtlasEvent[]) => string[]} */
export const eventsOf = (side, events) =>
  isWave(side)
    ? events
        .filter(({ tags = [] }) => tags.includes(`decade:${side.slice("wave:".length)}`))
        .map(({ id }) => id)
    : events.filter(({ id }) => id === side).map(({ id }) => id);

// The decades that have events, as sides.
/** @type {(events: AtlasEvent[]) => string[]} */
const waves = (events) => [
  ...new Set(
    events
      .flatMap(({ tags = [] }) => tags.filter((tag) => /^decade:(?!none$)/.test(tag)))
      .map((tag) => tag.replace("decade:", "wave:")),
  ),
];

// "a,b" as two sides that exist and differ; what is missing is the first event that is free. Who names
// none sees the first two decades.
/** @type {(text: string | undefined, events: AtlasEvent[]) => string[]} */
export function sides(text, events) {
  const known = names.parted(text).filter((side) => eventsOf(side, events).length);
  const decades = waves(events);
  if (!known.length && decades.length > 1) return decades.slice(0, 2);
  const free = events.map(({ id }) => id).filter((id) => !known.includes(id));
  const first = known[0] ?? free.shift();
  return [first, known.slice(1).find((side) => side !== first) ?? free[0]];
}

// What is compared after a choice: who chooses on one side what stands on the other changes their places.
/** @type {(chosen: string[], before: string[]) => string[]} */
export const afterChoice = (chosen, before) => (chosen[0] === chosen[1] ? [before[1], before[0]] : chosen);

// --- in the page -----------------------------------------------------------------------------------

const SIDES = ["first", "second"];
const ACTS = Array.from({ length: 9 }, (_, index) => `acts-${index + 1}`); // of each side that acts
const FIRST_POINTS = ["heading", "length", "people", "causes"];
const POINTS = [...FIRST_POINTS, ...ACTS, "casualties", "interpretations", "conflicts"];

/** @typedef {{ title: string, heading: Element | null, conflicts: Element | null, content: DocumentFragment }} Panel */

/** @type {(side: string) => HTMLSelectElement} */
const choiceOf = (side) => /** @type {HTMLSelectElement} */ (query(`[data-compare="${side}"]`));

/** @type {Subscriber} */
function show({ view, compare }, atlas) {
  const place = byId("comparison");
  if (view !== "compare" || !place || !late().panels) return;
  const chosen = sides(compare, atlas.events);
  for (const [index, side] of SIDES.entries()) choiceOf(side).value = chosen[index];
  if (place.dataset.shown === chosen.join()) return;
  place.dataset.shown = chosen.join();
  const panels = chosen.map((side) => eventsOf(side, atlas.events).map((id) => createPanel(id, atlas)));
  const points = POINTS.flatMap((point) => pointOf(point, panels, place.dataset[point]));
  place.replaceChildren(...glance.tableOf(chosen.map(glanceOf), points, place.dataset), ...points);
  cites.number([place]);
}

/** @type {(side: string) => HTMLElement | null} */
const glanceOf = (side) => query("[data-glance]", template(late().compared?.[side] ?? "").content);

// The panel of an event as elements; two of them must not share an id.
/** @type {(id: string, atlas: Atlas) => Panel} */
function createPanel(id, atlas) {
  const { content } = template(panelOf(id, atlas) + (late().compared?.[id] ?? ""));
  for (const named of queryAll("[id]", content)) named.removeAttribute("id");
  for (const labelled of queryAll("[aria-labelledby]", content)) labelled.removeAttribute("aria-labelledby");
  // All that is disputed, wherever the panel tells it.
  const disputed = queryAll(".conflict", content).map((point) => point.cloneNode(true));
  return {
    title: query("h2", content).textContent ?? "",
    heading: query(".panel-heading", content),
    conflicts: disputed.length ? element("section", {}, disputed) : null,
    content,
  };
}

/** @type {(panel: Panel, point: string) => Element | null} */
const sectionIn = ({ heading, conflicts, content }, point) =>
  ({ heading, conflicts })[point] ?? content.querySelector(`[data-section="${point}"]`);

// A point, folded to its title, with a cell for each side; nothing where neither has anything. Where the
// panels have no heading of their own for it, its title is given.
/** @type {(point: string, panels: Panel[][], given?: string) => HTMLElement[]} */
function pointOf(point, panels, given) {
  const sections = panels.map((side) => side.map((panel) => sectionIn(panel, point)));
  const title = given ?? sections.flat().map(titleOf).find(Boolean) ?? "";
  if (!sections.flat().some(Boolean)) return [];
  const cells = sections.map((side, index) => createCell(side, panels[index], point));
  const fold = element("details", { className: "fold" }, [
    element("summary", {}, [element("h3", { textContent: title })]),
    element("div", { className: "compare-row fold-body" }, cells),
  ]);
  return [element("section", { className: "compared", data: { point } }, [fold])];
}

// What a panel names in one line with all that the article does not say has its own words here.
/** @type {(section: Element) => HTMLElement | null} */
function silenceOf(section) {
  const { silence, section: name = "" } = /** @type {HTMLElement} */ (section).dataset;
  return silence
    ? element("p", { className: "silence", textContent: silence, data: { section: name } })
    : null;
}

// A section without its heading, links and folds.
/** @type {(section: Element) => Element} */
function bare(section) {
  flatten(section);
  section.querySelector("h3")?.remove();
  section.querySelector(".panel-links")?.remove();
  return section;
}

/** @type {(section: Element | null) => string | null | undefined} */
const titleOf = (section) => section && (section.querySelector("h3") ?? section).textContent;

/** @type {(sections: (Element | null)[], panels: Panel[], point: string) => Element} */
function createCell(sections, panels, point) {
  const needsNames = sections.length > 1 && point !== "heading";
  const parts = sections.flatMap((section, index) => {
    if (!section) return [];
    const name = needsNames ? [element("h4", { textContent: panels[index].title, className: "" })] : [];
    return [...name, silenceOf(section) ?? bare(section)];
  });
  return element("div", { className: "compare-cell" }, parts);
}

/** @type {(change: Event) => void} */
function choose(change) {
  if (!closest(change, "[data-compare]")) return;
  const before = sides(store.state().compare, store.atlas().events);
  const chosen = SIDES.map((side) => choiceOf(side).value);
  store.update({ compare: names.joined(afterChoice(chosen, before)) }, "replace");
}

export function start() {
  store.subscribe(show);
  whenCome(() => store.isOpen() && show(store.state(), store.atlas()));
  document.addEventListener("change", choose);
  document.addEventListener("click", glance.follow);
}
