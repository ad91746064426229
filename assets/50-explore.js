// The page at work: clientside callbacks, and the listeners that move the choice.
// The choice {from, to, event, how} lives in one store; `how` says what becomes of the address:
// "push" a new entry in the history, "replace" the present one, "keep" when it is already there.
(function (root) {
  "use strict";

  const { address, filter, time, map, mapHands, theme } = root.atlas;
  const element = (id) => document.getElementById(id);
  const graph = () => document.querySelector("#map .js-plotly-plot");

  // The newest choice, for listeners that change a part of it: the store's callbacks run later,
  // and a second key must not start from what was before the first.
  let present = null;
  let atlas = null;
  let opened = "";
  const filled = new Map(); // the text last written into each place
  let wished = ""; // the place of which the panel is to show a step

  function choose(change, how) {
    present = { ...present, ...change, how };
    root.dash_clientside.set_props("chosen", { data: present });
  }

  const choosePeriod = (period) => choose(address.settled({ ...present, ...period }, atlas), "replace");

  // --- callbacks -------------------------------------------------------------------------------

  function open_address(loaded) {
    atlas = loaded;
    fetchLetters();
    present = { ...address.read(location.search, loaded), how: "replace" };
    return present;
  }

  function show_period(chosen, loaded) {
    const shown = filter.shown(chosen, loaded);
    fill("event-list", listed(loaded, shown, chosen.event, filter.past(chosen, loaded)));
    return [
      Object.keys(shown).join(" "),
      countInWords(loaded, shown),
      time.periodInWords(chosen, loaded.language),
    ];
  }

  function draw_map(chosen, moved, loaded, figure) {
    const shown = filter.shown(chosen, loaded);
    const told = { ...chosen, past: filter.past(chosen, loaded) };
    const dressed = theme.dress(loaded, figure.layout);
    const seen = mapHands.viewFor(chosen, figure.layout);
    mapHands.showScale(seen);
    const view = { ...theme.asSeenSmall(seen, theme.factor()), covers: mapHands.covers(), measure: mapHands.measure };
    const layout = { ...dressed.layout };
    for (const axis of ["xaxis", "yaxis"]) {
      const range = seen.isNew ? seen[axis[0]] : graph()?.layout?.[axis]?.range;
      layout[axis] = { ...dressed.layout[axis], ...(range && { range }) };
    }
    return theme.enlarged({ data: map.draw(dressed.traces, shown, told, view), layout }, theme.factor());
  }

  function open_event(chosen, loaded) {
    if (chosen.how === "push") moveFocus(opened, chosen.event);
    opened = chosen.event;
    document.title = chosen.event ? loaded.titles[chosen.event] : loaded.title;
    fill("panel", loaded.panels[chosen.event] ?? loaded.introduction);
    return chosen.event;
  }

  function write_address(chosen, loaded) {
    const search = address.write(chosen, loaded, location.search);
    if (chosen.how === "push" && search !== location.search) {
      history.pushState(null, "", location.pathname + search);
    } else if (chosen.how === "replace" && search !== location.search) {
      history.replaceState(null, "", location.pathname + search + location.hash);
    }
    return search;
  }

  // An event that was chosen at one of its places: the panel opens at the first step there.
  function open(event, place) {
    wished = place;
    choose({ event }, "push");
    if (event === opened) showStep();
  }

  // --- what the callbacks show -----------------------------------------------------------------

  // What is only read comes as HTML text from Python, which has escaped every text in it.
  // It is written anew only where it differs: Dash follows no part of it.
  function fill(id, text) {
    if (filled.get(id) === text && element(id).firstChild) return;
    filled.set(id, text);
    element(id).innerHTML = text;
  }

  // The rows in period under their headings; a heading without rows is left out.
  function listed(loaded, shown, chosen, past) {
    const groups = loaded.groups.flatMap(({ heading, events }) => {
      const rows = events.filter((id) => id in shown);
      if (!rows.length) return [];
      const items = rows.map((id) => row(id, loaded.rows[id], shown[id], id === chosen, past.includes(id)));
      return [`<section class="event-group">${heading}<ul class="event-rows">${items.join("")}</ul></section>`];
    });
    return groups.join("") || loaded.nothing;
  }

  function row(id, link, certainty, isChosen, isPast) {
    const classes = ["event-row", `is-${certainty}`, isChosen ? "is-chosen" : "", isPast ? "is-past" : ""];
    const current = isChosen ? link.replace("<a ", '<a aria-current="true" ') : link;
    return `<li class="${classes.filter(Boolean).join(" ")}" data-event="${id}">${current}</li>`;
  }

  function countInWords(loaded, shown) {
    const ids = Object.keys(shown);
    const apart = ids.filter((id) => loaded.comparison.includes(id)).length;
    const words = [loaded.counts.own[ids.length - apart]];
    return apart ? [...words, loaded.counts.comparison[apart]].join(" · ") : words.join("");
  }

  // The letters of names are asked for now: later there may be no network to get them from.
  function fetchLetters() {
    document.fonts.load('1em "Source Serif 4 Variable"', "Əəığşıİ");
  }

  // --- focus: it follows the reader into a panel and back to the row ---------------------------

  function moveFocus(before, after) {
    if (before === after) return;
    const target = () => (after ? element("panel-title") : document.querySelector(`[data-event="${before}"] a`));
    requestAnimationFrame(() => requestAnimationFrame(() => {
      element("panel").scrollTop = 0;
      target()?.focus({ preventScroll: !isNarrow() });
      if (isNarrow() && after) element("panel").scrollIntoView({ block: "start" });
      showStep();
    }));
  }

  function showStep() {
    const step = wished ? element("panel").querySelector(`[data-place~="${wished}"]`) : null;
    wished = "";
    step?.scrollIntoView({ block: isNarrow() ? "center" : "nearest" });
  }

  const isNarrow = () => matchMedia("(max-width: 899px)").matches;

  // --- listeners -------------------------------------------------------------------------------

  // A link of the page to "?…" changes the choice in place, unless the reader wants a new window.
  function followLink(click) {
    const link = click.target.closest?.('a[href^="?"]');
    if (!link || click.defaultPrevented || click.button || click.metaKey || click.ctrlKey || click.shiftKey) return;
    click.preventDefault();
    if (!present) return;
    const followed = address.follow(link.getAttribute("href"), present, atlas);
    root.atlas.timeHands.lookAt(link, followed);
    choose(followed, "push");
  }

  function followHistory() {
    if (atlas) choose(address.read(location.search, atlas), "keep");
  }

  function closeByKey(press) {
    if (press.key === "Escape" && present?.event) choose({ event: "" }, "push");
  }

  document.addEventListener("click", followLink);
  document.addEventListener("keydown", closeByKey);
  root.addEventListener("popstate", followHistory);
  root.addEventListener("atlas:theme", () => present && choose({}, "keep"));

  // For the scripts after this one: the choice, and how to change it.
  root.atlas.choice = { present: () => present, loaded: () => atlas, choose, choosePeriod, open };

  root.dash_clientside = Object.assign(root.dash_clientside ?? {}, {
    explore: { open_address, show_period, draw_map, open_event, write_address },
  });
})(window);
