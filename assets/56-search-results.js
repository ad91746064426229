// What the search shows: what was found by kind, each a link to an event or a button for a card.
(function (root) {
  "use strict";

  const { search } = root.atlas;
  const WORDS = 18; // of a detail

  const cards = new WeakMap(); // the entry of every button

  // One section for each kind of what was found.
  const sections = (found, query, loaded) =>
    search.grouped(found).map(([kind, entries]) => section(loaded.search.headings[kind], entries, query, loaded));

  function section(heading, entries, query, loaded) {
    const group = made("section", "search-group");
    const list = made("ul");
    list.append(...entries.map((entry) => row(entry, query, loaded)));
    group.append(made("h2", "", heading), list);
    return group;
  }

  function row(entry, query, loaded) {
    const item = made("li", "search-entry");
    if (entry.event) item.append(link({ ...entry, detail: [...namesAsked(entry, query), entry.detail].join(" · ") }, query, loaded));
    else if (entry.leads) item.append(name(entry, query), leads(entry, query, loaded));
    else item.append(button(entry, query));
    return item;
  }

  function name(entry, query) {
    const line = made("p", "search-name");
    const others = [...(entry.also ?? []), ...namesAsked(entry, query)];
    line.append(written("search-title", entry.title, query), written("search-detail", others.join(" · "), query));
    return line;
  }

  // The names in other languages that were asked for.
  const namesAsked = ({ also = [], names = [] }, query) =>
    names.filter((each) => !also.includes(each) && search.holds(each, query));

  function leads(entry, query, loaded) {
    const list = made("ul");
    for (const lead of entry.leads) {
      const item = made("li");
      item.append(link(lead, query, loaded));
      list.append(item);
    }
    return list;
  }

  function link({ event, at, title, detail }, query, loaded) {
    const way = made("a", "search-row");
    way.setAttribute("href", `?event=${event}`);
    if (at) way.dataset.at = at;
    const sign = made("span", loaded.looks[event]);
    sign.setAttribute("aria-hidden", "true");
    way.append(sign, both(title, detail, query));
    return way;
  }

  function button(entry, query) {
    const way = made("button", "search-row");
    way.type = "button";
    way.setAttribute("aria-haspopup", "dialog");
    way.append(both(entry.title, [...(entry.also ?? []), ...namesAsked(entry, query), entry.detail].join(" · "), query));
    cards.set(way, entry);
    return way;
  }

  function both(title, detail, query) {
    const words = made("span", "search-words");
    words.append(written("search-title", title, query));
    if (detail) words.append(" ", written("search-detail", search.excerpt(detail, query, WORDS), query));
    return words;
  }

  // Words, with those that were asked for marked.
  function written(className, text, query) {
    const line = made("span", className);
    line.append(...search.marked(text, query).map((part) => (part.hit ? made("mark", "", part.text) : part.text)));
    return line;
  }

  function made(tag, className = "", text = "") {
    const fresh = document.createElement(tag);
    if (className) fresh.className = className;
    fresh.textContent = text;
    return fresh;
  }

  Object.assign(search, { sections, entryOf: (way) => cards.get(way) });
})(window);
