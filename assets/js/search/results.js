// What the search shows: the results by kind, each a link to an event or a button for a card.

import { element } from "../dom.js";
import { excerpt, grouped, holds, marked } from "./match.js";

const WORDS = 18; // of a detail

/** @type {WeakMap<Element, SearchEntry>} */
const cards = new WeakMap(); // the entry of every button

/** @type {(button: Element) => SearchEntry | undefined} */
export const entryOf = (button) => cards.get(button);

// One section for each kind of results.
/** @type {(results: SearchEntry[], query: string, atlas: Atlas) => Element[]} */
export const sections = (results, query, atlas) =>
  grouped(results).map(([kind, entries]) => {
    const rows = entries.map((entry) => row(entry, query, atlas));
    const heading = element("h2", { textContent: atlas.search.headings[kind] });
    return element("section", { className: "search-group" }, [heading, element("ul", {}, rows)]);
  });

/** @type {(entry: SearchEntry, query: string, atlas: Atlas) => Element} */
function row(entry, query, atlas) {
  return element("li", { className: "search-entry" }, partsOf(entry, query, atlas));
}

/** @type {(entry: SearchEntry, query: string, atlas: Atlas) => Element[]} */
function partsOf(entry, query, atlas) {
  const { event, title, leads } = entry;
  if (event)
    return [
      link({ event, title, detail: [...namesAsked(entry, query), entry.detail].join(" · ") }, query, atlas),
    ];
  if (leads) return [name(entry, query), leadsOf(leads, query, atlas)];
  return [button(entry, query)];
}

/** @type {(entry: SearchEntry, query: string) => Element} */
function name(entry, query) {
  const others = [...(entry.also ?? []), ...namesAsked(entry, query)];
  return element("p", { className: "search-name" }, [
    markedText("search-title", entry.title, query),
    markedText("search-detail", others.join(" · "), query),
  ]);
}

// The names in other languages that were asked for.
/** @type {(entry: SearchEntry, query: string) => string[]} */
const namesAsked = ({ also = [], names = [] }, query) =>
  names.filter((other) => !also.includes(other) && holds(other, query));

/** @type {(leads: SearchLead[], query: string, atlas: Atlas) => Element} */
const leadsOf = (leads, query, atlas) =>
  element(
    "ul",
    {},
    leads.map((lead) => element("li", {}, [link(lead, query, atlas)])),
  );

/** @type {(lead: SearchLead, query: string, atlas: Atlas) => Element} */
function link({ event, at, title, detail }, query, atlas) {
  const symbol = element("span", { className: atlas.looks[event], aria: { hidden: "true" } });
  /** @type {Attributes} */
  const data = at ? { at } : {};
  return element("a", { className: "search-row", href: `?event=${event}`, data }, [
    symbol,
    titleAndDetail(title, detail, query),
  ]);
}

/** @type {(entry: SearchEntry, query: string) => Element} */
function button(entry, query) {
  const detail = [...(entry.also ?? []), ...namesAsked(entry, query), entry.detail].join(" · ");
  const parts = [titleAndDetail(entry.title, detail, query)];
  const row = element(
    "button",
    { className: "search-row", type: "button", aria: { haspopup: "dialog" } },
    parts,
  );
  cards.set(row, entry);
  return row;
}

/** @type {(title: string, detail: string | undefined, query: string) => Element} */
function titleAndDetail(title, detail, query) {
  const parts = detail ? [" ", markedText("search-detail", excerpt(detail, query, WORDS), query)] : [];
  return element("span", { className: "search-words" }, [markedText("search-title", title, query), ...parts]);
}

// A text in which what was asked for is marked.
/** @type {(className: string, text: string, query: string) => Element} */
function markedText(className, text, query) {
  const parts = marked(text, query).map((part) =>
    part.isMatch ? element("mark", { textContent: part.text }) : part.text,
  );
  return element("span", { className }, parts);
}
