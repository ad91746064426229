// The page at work: clientside callbacks, and the listeners that move the choice.
// The choice {from, to, event, how} lives in one store; `how` says what becomes of the address:
// "push" a new entry in the history, "replace" the present one, "keep" when it is already there.
(function (root) {
  "use strict";

  const { days, address, time, map } = root.atlas;
  const element = (id) => document.getElementById(id);
  const graph = () => document.querySelector("#map .js-plotly-plot");

  // The newest choice, for listeners that change a part of it: the store's callbacks run later,
  // and a second key must not start from what was before the first.
  let present = null;
  let atlas = null;
  let opened = "";

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
    const shown = days.during(loaded.events, chosen.from, chosen.to, loaded.span);
    return [
      listed(loaded, shown, chosen.event),
      countInWords(loaded, shown),
      time.periodInWords(chosen, loaded.language),
    ];
  }

  function show_thumbs(chosen, loaded) {
    const from = time.fraction(chosen.from, loaded.span) * 100;
    const to = time.fractionAfter(chosen.to, loaded.span) * 100;
    const words = (day, read) => time.edgeInWords(day, read, loaded.language);
    return [
      days.year(chosen.from),
      words(chosen.from, days.firstDay),
      { left: `${from}%` },
      days.year(chosen.to),
      words(chosen.to, days.lastDay),
      { left: `${to}%` },
      { width: `${from}%` },
      { width: `${100 - to}%` },
    ];
  }

  function draw_map(chosen, moved, loaded, figure) {
    const shown = days.during(loaded.events, chosen.from, chosen.to, loaded.span);
    const view = viewOf(figure.layout);
    const layout = { ...figure.layout };
    for (const axis of ["xaxis", "yaxis"]) {
      layout[axis] = { ...figure.layout[axis], ...(graph()?.layout?.[axis]?.range && { range: graph().layout[axis].range }) };
    }
    return { data: map.draw(loaded.traces, shown, chosen.event, view), layout };
  }

  function open_event(chosen, loaded) {
    if (chosen.how === "push") moveFocus(opened, chosen.event);
    opened = chosen.event;
    document.title = chosen.event ? loaded.titles[chosen.event] : loaded.title;
    return loaded.panels[chosen.event] ?? loaded.introduction;
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

  function choose_on_map(clicked, chosen) {
    const event = clicked?.points?.[0]?.customdata?.[0];
    if (!event) return root.dash_clientside.no_update;
    present = { ...chosen, event, how: "push" };
    return present;
  }

  // --- what the callbacks show -----------------------------------------------------------------

  const withProps = (component, props) => ({ ...component, props: { ...component.props, ...props } });

  // The rows in period under their headings; a heading without rows is left out.
  function listed(loaded, shown, chosen) {
    const groups = loaded.groups.flatMap(({ heading, events }) => {
      const rows = events.filter((id) => id in shown).map((id) => row(loaded.rows[id], shown[id], id === chosen));
      if (!rows.length) return [];
      const list = { type: "Ul", namespace: "dash_html_components", props: { className: "event-rows", children: rows } };
      return [{ type: "Section", namespace: "dash_html_components", props: { className: "event-group", children: [heading, list] } }];
    });
    return groups.length ? groups : [loaded.nothing];
  }

  function row(item, certainty, isChosen) {
    const link = withProps(item.props.children, { "aria-current": isChosen ? "true" : undefined });
    const classes = ["event-row", `is-${certainty}`, isChosen ? "is-chosen" : ""];
    return withProps(item, { children: link, className: classes.filter(Boolean).join(" ") });
  }

  function countInWords(loaded, shown) {
    const ids = Object.keys(shown);
    const apart = ids.filter((id) => loaded.comparison.includes(id)).length;
    const words = [loaded.counts.own[ids.length - apart]];
    return apart ? [...words, loaded.counts.comparison[apart]].join(" · ") : words.join("");
  }

  function viewOf(layout) {
    const drawn = graph()?._fullLayout;
    if (drawn?.xaxis?._length) {
      const { xaxis, yaxis } = drawn;
      return { x: xaxis.range, y: yaxis.range, width: xaxis._length, height: yaxis._length };
    }
    const box = element("map").getBoundingClientRect();
    return { x: layout.xaxis.range, y: layout.yaxis.range, width: box.width, height: box.height };
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
    }));
  }

  const isNarrow = () => matchMedia("(max-width: 899px)").matches;

  // --- listeners -------------------------------------------------------------------------------

  // A link of the page to "?…" changes the choice in place, unless the reader wants a new window.
  function followLink(click) {
    const link = click.target.closest?.('a[href^="?"]');
    if (!link || click.defaultPrevented || click.button || click.metaKey || click.ctrlKey || click.shiftKey) return;
    click.preventDefault();
    if (present) choose(address.follow(link.getAttribute("href"), present, atlas), "push");
  }

  function followHistory() {
    if (atlas) choose(address.read(location.search, atlas), "keep");
  }

  function closeByKey(press) {
    if (press.key === "Escape" && present?.event) choose({ event: "" }, "push");
  }

  const thumbOf = (target) => ({ "thumb-from": "from", "thumb-to": "to" })[target.id];

  function moveByKey(press) {
    const thumb = thumbOf(press.target);
    if (!thumb || !present || press.altKey || press.ctrlKey || press.metaKey) return;
    const year = time.yearByKey(press.key, days.year(present[thumb]), atlas.span);
    if (year === null) return;
    press.preventDefault();
    choosePeriod(time.moved(present, thumb, year));
  }

  function placeOnTrack(pointer) {
    const box = element("time-track").getBoundingClientRect();
    return (pointer.clientX - box.left) / box.width;
  }

  function moveByPointer(pointer, thumb) {
    const period = time.moved(present, thumb, time.yearAt(placeOnTrack(pointer), thumb, atlas.span));
    if (period.from !== present.from || period.to !== present.to) choosePeriod(period);
  }

  function grab(pointer) {
    const track = pointer.target.closest?.("#time-track");
    if (!track || !present || pointer.button) return;
    pointer.preventDefault();
    const thumb = thumbOf(pointer.target) ?? time.nearestThumb(placeOnTrack(pointer), present, atlas.span);
    element(`thumb-${thumb}`).focus({ preventScroll: true });
    if (!thumbOf(pointer.target)) moveByPointer(pointer, thumb);
    drag(track, pointer.pointerId, thumb);
  }

  function drag(track, pointerId, thumb) {
    const listening = new AbortController();
    const { signal } = listening;
    track.setPointerCapture(pointerId);
    track.addEventListener("pointermove", (pointer) => moveByPointer(pointer, thumb), { signal });
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
      track.addEventListener(end, () => listening.abort(), { signal });
    }
  }

  const ZOOM = { in: 0.6, out: 1 / 0.6 };

  function zoomByButton(click) {
    const wish = click.target.closest?.("[data-zoom]")?.dataset.zoom;
    const drawn = graph();
    if (!wish || !drawn) return;
    if (wish === "home") return root.Plotly.relayout(drawn, rangesOf(atlas.opening.x, atlas.opening.y));
    const around = ([low, high]) => {
      const half = ((high - low) / 2) * ZOOM[wish];
      return [(low + high) / 2 - half, (low + high) / 2 + half];
    };
    const { xaxis, yaxis } = drawn._fullLayout;
    root.Plotly.relayout(drawn, rangesOf(around(xaxis.range), around(yaxis.range)));
  }

  const rangesOf = (x, y) => ({ "xaxis.range": x, "yaxis.range": y });

  document.addEventListener("click", followLink);
  document.addEventListener("click", zoomByButton);
  document.addEventListener("keydown", closeByKey);
  document.addEventListener("keydown", moveByKey);
  document.addEventListener("pointerdown", grab);
  root.addEventListener("popstate", followHistory);

  root.dash_clientside = Object.assign(root.dash_clientside ?? {}, {
    explore: { open_address, show_period, show_thumbs, draw_map, open_event, write_address, choose_on_map },
  });
})(window);
