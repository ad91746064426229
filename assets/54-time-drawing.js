// The timeline as it is drawn: what the window of time shows of the choice.
// The window {from, to} is what is seen of time; the period chosen in it lives with the choice.
(function (root) {
  "use strict";

  const { choice, days, filter, theme, time, timeline } = root.atlas;
  const element = (id) => document.getElementById(id);
  const LABEL = { year: 38, month: 34, day: 26 }; // pixels that a label on the axis needs
  const FINGER = 44; // pixels that a finger needs
  const TIP = 24; // pixels of the narrowest unit on the axis that a finger hits: one cut by the edge
  const ABOVE = 96; // pixels that the name of a month or year over the axis needs
  const MOST_STEPS = 6;

  let seen = null; // the window: what is seen of time
  let isBegun = false;
  let room = { width: 600, height: 84 }; // pixels of the track and of the bars
  let drawnFor = ""; // what the bars were last drawn for
  let toldFor = null; // what the thumbs were last set for
  let said = ""; // the steps that were last told

  // --- what follows the choice -----------------------------------------------------------------

  function show(chosen, loaded) {
    if (!isBegun) begin();
    seen = windowFor(chosen, loaded);
    draw(chosen, loaded);
    showThumbs(chosen, loaded);
    tellSteps(chosen, loaded);
  }

  function begin() {
    isBegun = true;
    measure();
    new ResizeObserver(redraw).observe(element("time-track"));
  }

  function measure() {
    const { clientWidth: width, clientHeight: height } = element("time-bars");
    if (width && height) room = { width, height };
  }

  function redraw() {
    measure();
    if (seen) lookThrough(seen);
  }

  function lookThrough(window) {
    seen = window;
    draw(choice.present(), choice.loaded());
    showThumbs(choice.present(), choice.loaded());
  }

  // The next choice draws it as it opened.
  function startAgain() {
    seen = null;
  }

  // A choice brings itself into view; otherwise the window stays as the reader has left it.
  function windowFor(chosen, loaded) {
    const start = seen ?? firstWindow(chosen, loaded.span);
    const event = chosen.event && loaded.events.find(({ id }) => id === chosen.event);
    const wanted = event?.bounds ? [chosen, { from: event.bounds.s1, to: event.bounds.e2 }] : [chosen];
    const held = wanted.reduce(time.including, start);
    return { from: later(held.from, loaded.span.from), to: earlier(held.to, loaded.span.to) };
  }

  function draw(chosen, loaded) {
    const key = JSON.stringify([seen, room, chosen.event, chosen.without]);
    if (key === drawnFor) return;
    drawnFor = key;
    drawBars(chosen, loaded);
    drawAxis(loaded.calendar);
    element("time-marks").replaceChildren(...timeline.marks(loaded.context, seen, room.width).map(markDrawn));
  }

  function drawBars(chosen, loaded) {
    const events = visible(loaded, chosen);
    const packed = timeline.bars(events, seen, room.width);
    const drawn = timeline.inRoom(packed, room.width, room.height, chosen.event);
    const columns = timeline.columns(events, seen, days.certainty);
    element("time-bars").classList.toggle("is-thin", drawn.row < timeline.ROW);
    element("time-bars").replaceChildren(
      ...columns.map(columnDrawn(columns)),
      ...drawn.bars.map(barDrawn(loaded, chosen.event, drawn.row)),
      ...drawn.signs.map(signDrawn(loaded, drawn.below)),
    );
  }

  // Where the focus was on a unit, it goes to the one that holds its beginning.
  function drawAxis(calendar) {
    const axis = element("time-axis");
    const held = axis.contains(document.activeElement) ? document.activeElement.dataset.cell : null;
    axis.replaceChildren(...axisDrawn(seen, room.width, calendar));
    if (held === null) return;
    const links = [...axis.querySelectorAll("[data-cell]")];
    (links.findLast(({ dataset }) => dataset.cell <= held) ?? links[0])?.focus({ preventScroll: true });
  }

  function showThumbs(chosen, loaded) {
    const key = JSON.stringify([seen, chosen.from, chosen.to]);
    if (key === toldFor) return;
    toldFor = key;
    const words = time.edgesInWords(chosen, loaded.calendar);
    const from = percent(time.fraction(chosen.from, seen));
    const to = percent(time.fractionAfter(chosen.to, seen));
    setThumb("from", chosen.from, words.from, { left: `${from}%` });
    setThumb("to", chosen.to, words.to, { left: `${to}%` });
    setThumb("both", chosen.from, time.periodInWords(chosen, loaded.calendar), { left: `${from}%`, width: `${to - from}%` });
    element("shade-before").style.width = `${from}%`;
    element("shade-after").style.width = `${100 - to}%`;
  }

  function setThumb(name, day, words, place) {
    const thumb = element(`thumb-${name}`);
    thumb.setAttribute("aria-valuenow", days.year(day));
    thumb.setAttribute("aria-valuetext", words);
    Object.assign(thumb.style, place);
  }

  // The steps of the stop of time that is reached, while time runs or is stepped through.
  function tellSteps(chosen, loaded) {
    const isSoFar = chosen.mode === "so-far";
    const found = isSoFar ? stepsNow(chosen, loaded) : [];
    // HTML text from Python, which has escaped every text in it.
    const words = found.slice(0, MOST_STEPS)
      .map((each) => each.said)
      .join("");
    const caption = element("caption");
    if (words !== said) caption.innerHTML = said = words;
    caption.classList.toggle("is-open", isSoFar);
    element("so-far").setAttribute("aria-pressed", String(isSoFar));
  }

  function stepsNow(chosen, loaded) {
    const before = chosen.after ?? time.dayBefore(chosen.from);
    const shown = new Set(visible(loaded, chosen).map(({ id }) => id));
    const found = timeline.stepsBetween(loaded.steps, before, chosen.to);
    return found.filter(({ event }) => !event || shown.has(event));
  }

  // --- how it is drawn -------------------------------------------------------------------------

  // An element with properties, styles and children; `data` are its data attributes.
  function made(tag, { style = {}, data = {}, ...props }, children = []) {
    const found = Object.assign(document.createElement(tag), props);
    Object.assign(found.style, style);
    Object.assign(found.dataset, data);
    found.append(...children);
    return found;
  }

  const percent = (part) => Math.min(1, Math.max(0, part)) * 100;
  const box = (start, end) => ({ left: `${start * 100}%`, width: `${(end - start) * 100}%` });
  const later = (one, other) => (one > other ? one : other);
  const earlier = (one, other) => (one < other ? one : other);
  const visible = (loaded, chosen) => filter.passing(loaded.events, chosen.without);

  // A period of less than four years is looked at closely at once.
  const firstWindow = (period, span) => (time.unitOf(period) === "year" ? span : time.around(period, span));

  function columnDrawn(columns) {
    const most = Math.max(4, ...columns.map(({ certain, possible }) => certain + possible));
    const part = (count) => ({ height: `${(count / most) * 100}%` });
    return ({ start, end, certain, possible }) =>
      made("span", { className: "column", style: box(start, end) }, [
        made("span", { className: "column-possible", style: part(possible) }),
        made("span", { className: "column-certain", style: part(certain) }),
      ]);
  }

  function barDrawn(loaded, chosen, row) {
    return (bar) => {
      const sure = { className: "bar-sure", style: box(bar.sureFrom, bar.sureTo) };
      const classes = ["bar", loaded.looks[bar.id], bar.doubtful ? "is-doubtful" : "", bar.id === chosen ? "is-chosen" : ""];
      const style = { ...box(bar.start, bar.end), top: `${bar.row * row}px`, height: `${row - 2}px` };
      const props = { className: classes.join(" "), title: loaded.titles[bar.id], style, data: { bar: bar.id } };
      return made("span", props, bar.doubtful ? [made("span", sure)] : []);
    };
  }

  // Stands for the bars that have no room; a tap asks which of them.
  function signDrawn(loaded, top) {
    return ({ start, ids }) => {
      const title = ids.map((id) => loaded.titles[id]).join("\n");
      const style = { left: `${start * 100}%`, top: `${top}px` };
      return made("span", { className: "more-bars", title, style, data: { more: ids.join(" ") } }, [`+${ids.length}`]);
    };
  }

  // How many pixels a label needs: to be read, and where fingers touch, to be hit.
  function roomFor(unit) {
    const finger = root.matchMedia("(pointer: coarse)").matches ? FINGER : 0;
    return Math.max(LABEL[unit] * theme.factor(), finger);
  }

  function axisDrawn(window, width, calendar) {
    const unit = time.unitOf(window);
    const all = time.cells(window);
    const labels = timeline.runs(all, Math.ceil(roomFor(unit) / (width / all.length))).flatMap(({ first, last }) => {
      const start = Math.max(0, time.fraction(first.from, window));
      const end = Math.min(1, time.fractionAfter(last.to, window));
      const words = time.cellInWords(first, unit, calendar);
      const period = { from: first.from, to: last.to };
      const link = cellLink(period, words, box(start, end), time.periodInWords(period, calendar));
      if (first !== last) link.dataset.run = "";
      return (end - start) * width < TIP ? [] : [link];
    });
    const place = (cell) => Math.max(0, time.fraction(cell.from, window)) * width;
    const starts = all.filter((cell, index) => index && time.startsMore(cell, unit) && place(cell) < width - ABOVE);
    const roomForFirst = !starts.length || place(starts[0]) > ABOVE;
    const above = unit === "year" ? [] : [...(roomForFirst ? [all[0]] : []), ...starts];
    return [...labels, ...above.map((cell) => overTitle(cell, unit, window, calendar))];
  }

  const cellLink = ({ from, to }, words, style, title) =>
    made("a", { href: `?from=${from}&to=${to}`, className: "year", style, title, data: { cell: from } }, [words]);

  function overTitle(cell, unit, window, calendar) {
    const style = { left: `${percent(time.fraction(cell.from, window))}%` };
    return made("span", { className: "cell-above", style }, [time.aboveInWords(cell, unit, calendar)]);
  }

  function markDrawn({ place, entries }) {
    const title = entries.map(({ dates, title: name }) => `${dates}: ${name}`).join("\n");
    return made("span", { className: "mark", style: { left: `${place * 100}%` }, title });
  }

  choice.follow(show);
  root.atlas.timeDrawing = { seen: () => seen, lookThrough, startAgain };
})(window);
