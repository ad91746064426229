// The timeline at work: what the window of time shows, hands on the thumbs, and the player.
// The window {from, to} is what is seen of time; the period chosen in it lives with the choice.
(function (root) {
  "use strict";

  const { choice, days, filter, firstPaint, theme, time, timeline } = root.atlas;
  const element = (id) => document.getElementById(id);
  const LABEL = { year: 38, month: 34, day: 26 }; // pixels that a label on the axis needs
  const FINGER = 44; // pixels that a finger needs
  const TIP = 24; // pixels of the narrowest unit on the axis that a finger hits: one cut by the edge
  const ABOVE = 96; // pixels that the name of a month or year over the axis needs
  const ROW = 13; // pixels from one row of bars to the next
  const STOP = 1400; // milliseconds that the player rests at a stop, at single speed

  let seen = null; // the window: what is seen of time
  let isBegun = false;
  let width = 600; // pixels of the track
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

  const measure = () => {
    width = element("time-track").clientWidth || width;
  };

  function redraw() {
    measure();
    if (seen) lookThrough(seen);
  }

  function lookThrough(window) {
    seen = window;
    draw(choice.present(), choice.loaded());
    showThumbs(choice.present(), choice.loaded());
  }

  // As the timeline opened; the next choice draws it.
  function startAgain() {
    stop();
    player.goal = null;
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
    const key = JSON.stringify([seen, width, chosen.event, chosen.without]);
    if (key === drawnFor) return;
    drawnFor = key;
    const { bars } = timeline.bars(visible(loaded, chosen), seen, width);
    const columns = timeline.columns(visible(loaded, chosen), seen, days.certainty);
    element("time-bars").replaceChildren(
      ...columns.map(columnDrawn(columns)),
      ...bars.map(barDrawn(loaded, chosen.event)),
    );
    element("time-axis").replaceChildren(...axisDrawn(seen, width, loaded.calendar));
    element("time-marks").replaceChildren(...timeline.marks(loaded.context, seen, width).map(markDrawn));
  }

  function showThumbs(chosen, loaded) {
    const key = JSON.stringify([seen, chosen.from, chosen.to]);
    if (key === toldFor) return;
    toldFor = key;
    const words = time.edgesInWords(chosen, loaded.calendar);
    const from = percent(time.fraction(chosen.from, seen));
    const to = percent(time.fractionAfter(chosen.to, seen));
    setThumb("from", chosen.from, words.from, from);
    setThumb("to", chosen.to, words.to, to);
    element("shade-before").style.width = `${from}%`;
    element("shade-after").style.width = `${100 - to}%`;
  }

  function setThumb(name, day, words, place) {
    const thumb = element(`thumb-${name}`);
    thumb.setAttribute("aria-valuenow", days.year(day));
    thumb.setAttribute("aria-valuetext", words);
    thumb.style.left = `${place}%`;
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

  const MOST_STEPS = 6;

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
  const same = (one, other) => one.from === other.from && one.to === other.to;
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

  function barDrawn(loaded, chosen) {
    return (bar) => {
      const sure = { className: "bar-sure", style: box(bar.sureFrom, bar.sureTo) };
      const classes = ["bar", loaded.looks[bar.id], bar.doubtful ? "is-doubtful" : "", bar.id === chosen ? "is-chosen" : ""];
      const style = { ...box(bar.start, bar.end), top: `${bar.row * ROW}px` };
      const props = { className: classes.join(" "), title: loaded.titles[bar.id], style, data: { bar: bar.id } };
      return made("span", props, bar.doubtful ? [made("span", sure)] : []);
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
      const data = first === last ? { cell: "" } : { cell: "", run: "" };
      return (end - start) * width < TIP ? [] : [cellLink(first, words, box(start, end), data)];
    });
    const place = (cell) => Math.max(0, time.fraction(cell.from, window)) * width;
    const starts = all.filter((cell, index) => index && time.startsMore(cell, unit) && place(cell) < width - ABOVE);
    const roomForFirst = !starts.length || place(starts[0]) > ABOVE;
    const above = unit === "year" ? [] : [...(roomForFirst ? [all[0]] : []), ...starts];
    return [...labels, ...above.map((cell) => overTitle(cell, unit, window, calendar))];
  }

  const cellLink = ({ from, to }, words, style, data) =>
    made("a", { href: `?from=${from}&to=${to}`, className: "year", style, data }, [words]);

  function overTitle(cell, unit, window, calendar) {
    const style = { left: `${percent(time.fraction(cell.from, window))}%` };
    return made("span", { className: "cell-above", style }, [time.aboveInWords(cell, unit, calendar)]);
  }

  function markDrawn({ place, entries }) {
    const title = entries.map(({ dates, title: name }) => `${dates}: ${name}`).join("\n");
    return made("span", { className: "mark", style: { left: `${place * 100}%` }, title });
  }

  // --- hands: thumbs, axis, wheel, fingers -----------------------------------------------------

  const thumbOf = (target) => ({ "thumb-from": "from", "thumb-to": "to" })[target.id];

  function placeOnTrack(pointer) {
    const track = element("time-track").getBoundingClientRect();
    return (pointer.clientX - track.left) / track.width;
  }

  function moveByKey(press) {
    const thumb = thumbOf(press.target);
    const present = choice.present();
    if (!thumb || !present || !seen || press.altKey || press.ctrlKey || press.metaKey) return;
    const unit = time.unitOf(seen);
    const day = time.dayByKey(press.key, present[thumb], thumb, unit, choice.loaded().span);
    if (day === null) return;
    press.preventDefault();
    choice.choosePeriod({ ...time.moved(present, thumb, day, unit), ...manual() });
  }

  function moveByPointer(pointer, thumb) {
    const present = choice.present();
    const day = time.dayAt(placeOnTrack(pointer), thumb, seen, choice.loaded().span);
    const period = time.moved(present, thumb, day, time.unitOf(seen));
    if (!same(period, present)) choice.choosePeriod({ ...period, ...manual() });
  }

  function grab(pointer) {
    const track = pointer.target.closest?.("#time-track");
    if (!track || !choice.present() || !seen || pointer.button) return;
    const bar = barUnder(pointer);
    if (bar && !thumbOf(pointer.target)) return choice.choose({ event: bar }, "push");
    pointer.preventDefault();
    const thumb = thumbOf(pointer.target) ?? time.nearestThumb(placeOnTrack(pointer), choice.present(), seen);
    element(`thumb-${thumb}`).focus({ preventScroll: true });
    if (!thumbOf(pointer.target)) moveByPointer(pointer, thumb);
    drag(track, pointer.pointerId, thumb);
  }

  // The bars lie under the track; those at the pointer are found through it.
  const barUnder = ({ clientX, clientY }) =>
    document.elementsFromPoint(clientX, clientY).map((each) => each.closest("[data-bar]")?.dataset.bar).find(Boolean);

  function drag(track, pointerId, thumb) {
    const listening = new AbortController();
    const { signal } = listening;
    track.setPointerCapture(pointerId);
    track.addEventListener("pointermove", (pointer) => !fingers.pinching && moveByPointer(pointer, thumb), { signal });
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
      track.addEventListener(end, () => listening.abort(), { signal });
    }
  }

  function zoomBy(factor, place) {
    if (seen) lookThrough(time.zoomed(seen, factor, place, choice.loaded().span));
  }

  function zoomByWheel(wheel) {
    const body = wheel.target.closest?.(".time-body, .axis");
    if (!body || !seen || firstPaint.isForThePage(wheel)) return;
    wheel.preventDefault();
    if (Math.abs(wheel.deltaX) > Math.abs(wheel.deltaY) || wheel.shiftKey) {
      const by = (wheel.deltaX || wheel.deltaY) / element("time-track").clientWidth;
      return lookThrough(time.panned(seen, by, choice.loaded().span));
    }
    zoomBy(Math.exp(wheel.deltaY / 300), placeOnTrack(wheel));
  }

  // Two fingers on the timeline: their distance sets the length of the window.
  const fingers = { at: new Map(), pinching: null };

  function pinchStart(pointer) {
    if (pointer.pointerType !== "touch" || !pointer.target.closest?.(".time-body, .axis")) return;
    fingers.at.set(pointer.pointerId, pointer.clientX);
    if (fingers.at.size === 2 && seen) fingers.pinching = { window: seen, apart: apart(), middle: middle() };
  }

  function pinchMove(pointer) {
    if (!fingers.at.has(pointer.pointerId)) return;
    fingers.at.set(pointer.pointerId, pointer.clientX);
    if (!fingers.pinching) return;
    const { window, apart: before, middle: place } = fingers.pinching;
    lookThrough(time.zoomed(window, before / Math.max(12, apart()), place, choice.loaded().span));
  }

  function pinchEnd(pointer) {
    fingers.at.delete(pointer.pointerId);
    if (fingers.at.size < 2) fingers.pinching = null;
  }

  const apart = () => Math.abs([...fingers.at.values()].reduce((one, other) => one - other));
  const middle = () => placeOnTrack({ clientX: [...fingers.at.values()].reduce((a, b) => a + b) / 2 });

  function zoomByButton(click) {
    const wish = click.target.closest?.("[data-time-zoom]")?.dataset.timeZoom;
    if (wish) zoomBy(wish === "in" ? 0.5 : 2, middleOfPeriod());
  }

  function middleOfPeriod() {
    const { from, to } = choice.present();
    const place = (time.fraction(from, seen) + time.fractionAfter(to, seen)) / 2;
    return place > 0 && place < 1 ? place : 0.5;
  }

  // A link to a period shows it: a preset at once, a unit of the axis when it is chosen again.
  function lookAt(link, followed) {
    stop();
    Object.assign(followed, manual());
    const again = "cell" in link.dataset && same(followed, choice.present());
    const { span } = choice.loaded();
    if ("preset" in link.dataset) lookThrough({ from: followed.from, to: followed.to });
    else if (again && seen) lookThrough(time.around(followed, span));
  }

  // --- the player ------------------------------------------------------------------------------

  const player = { goal: null, timer: null };

  // What the hand of the reader sets aside: time no longer accumulates towards a goal.
  function manual() {
    player.goal = null;
    return { mode: "", after: null };
  }

  function stopsNow() {
    const { from, to } = choice.present();
    const goal = player.goal ?? to;
    return time.stops({ from, to: goal }, seen, choice.loaded().moments);
  }

  // One stop on; false where time has reached its goal.
  function step(forward) {
    const { to } = choice.present();
    const fresh = player.goal === null;
    player.goal ??= to;
    const found = stopsNow();
    const next = fresh ? (forward ? found[0] : time.previousStop(found, to)) : forward ? time.nextStop(found, to) : time.previousStop(found, to);
    if (!next) return false;
    choice.choose({ to: next, after: time.previousStop(found, next), mode: "so-far" }, "replace");
    return next !== player.goal;
  }

  function play() {
    if (choice.present().to === player.goal) player.goal = null;
    step(true);
    player.timer = setInterval(() => step(true) || stop(), STOP / Number(element("speed").value));
    tellPlaying(true);
  }

  function stop() {
    if (player.timer === null) return;
    clearInterval(player.timer);
    player.timer = null;
    tellPlaying(false);
  }

  function tellPlaying(playing) {
    const { words } = choice.loaded();
    const label = playing ? words.pause : words.play;
    const button = element("play");
    button.toggleAttribute("data-playing", playing);
    button.title = label;
    button.setAttribute("aria-label", label);
  }

  function useButtons(click) {
    const wish = click.target.closest?.("[data-play]")?.dataset.play;
    if (!wish || !choice.present() || !seen) return;
    if (wish === "so-far") return accumulate();
    const playing = player.timer !== null;
    stop();
    if (wish === "play" && !playing) play();
    if (wish === "next") step(true);
    if (wish === "previous") step(false);
  }

  // "So far": the past is dimmed; switched off, the period is whole again.
  function accumulate() {
    stop();
    const { mode, to } = choice.present();
    const whole = player.goal ?? to;
    choice.choose(mode === "so-far" ? { to: whole, ...manual() } : { mode: "so-far", after: null }, "replace");
  }

  // Whatever else the reader touches, time stands still.
  function pauseByTouch(touch) {
    if (player.timer !== null && !touch.target.closest?.("[data-play], #speed")) stop();
  }

  document.addEventListener("keydown", moveByKey);
  document.addEventListener("pointerdown", pinchStart);
  document.addEventListener("pointermove", pinchMove);
  document.addEventListener("pointerup", pinchEnd);
  document.addEventListener("pointercancel", pinchEnd);
  document.addEventListener("pointerdown", grab);
  document.addEventListener("pointerdown", pauseByTouch);
  document.addEventListener("keydown", pauseByTouch);
  document.addEventListener("wheel", zoomByWheel, { passive: false });
  document.addEventListener("click", zoomByButton);
  document.addEventListener("click", useButtons);
  choice.follow(show);
  root.atlas.timeHands = { lookAt, lookThrough, startAgain };
})(window);
