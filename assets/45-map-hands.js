// Hands on the map: fingers, wheel, buttons and keys move it; a tap opens an event, or asks which.
(function (root) {
  "use strict";

  const { address, filter, map, mapView } = root.atlas ?? {};

  const FINGER = 22; // pixels around a touch in which a symbol may be meant
  const POINTER = 12; // the same around a mouse, which points at one
  const STILL = 8; // pixels that a tap may move
  const TAP = 700; // milliseconds that it may last
  const EDGE = 8; // pixels from the chooser to the edge of the map
  const MARGIN = 48; // pixels around what is brought into view
  const BUTTONS = { in: 0.6, out: 1 / 0.6 };
  const REST = 160; // milliseconds after which a hand counts as resting
  const LONGEST = 110; // pixels of the scale bar at most

  const clamp = (value, least, most) => Math.max(least, Math.min(value, most));

  // Where a box of this size stands: below the point or, without room, above it; inside the map.
  function seatOfChooser(point, box, room) {
    const below = point.y + FINGER;
    const above = point.y - FINGER - box.height;
    const top = below + box.height <= room.height - EDGE ? below : above;
    return {
      left: clamp(point.x - box.width / 2, EDGE, Math.max(room.width - box.width - EDGE, EDGE)),
      top: clamp(top, EDGE, Math.max(room.height - box.height - EDGE, EDGE)),
    };
  }

  const isTap = (down, up) =>
    Math.hypot(up.x - down.x, up.y - down.y) <= STILL && up.time - down.time <= TAP;

  const mapHands = { seatOfChooser, isTap };
  root.atlas = Object.assign(root.atlas ?? {}, { mapHands });
  if (typeof module !== "undefined") module.exports = mapHands;
  if (typeof document === "undefined") return;

  // --- the view --------------------------------------------------------------------------------

  const element = (id) => document.getElementById(id);
  const graph = () => document.querySelector("#map .js-plotly-plot");
  const loaded = () => root.atlas.choice?.loaded();
  const factor = () => root.atlas.theme?.factor?.() ?? 1;

  function viewOf(layout) {
    const drawn = graph()?._fullLayout;
    if (drawn?.xaxis?._length) {
      const { xaxis, yaxis } = drawn;
      return { x: [...xaxis.range], y: [...yaxis.range], width: xaxis._length, height: yaxis._length };
    }
    const { width, height } = element("map").getBoundingClientRect();
    const { opening, frame } = loaded();
    return mapView.fitted(opening, { width, height }, layout.yaxis.scaleratio, frame);
  }

  let wanted = null; // the view that is asked for, while plotly still draws the one before
  let frame = 0;
  let rest = 0;

  const seen = () => wanted ?? viewOf();

  // By button or key: drawn in the next frame.
  function move(view) {
    wanted = view;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(drawView);
  }

  // By hand or wheel: the picture follows at once, scaled and moved as it is; plotly, which takes
  // several frames, draws it anew when the hand rests.
  function follow(view) {
    wanted = view;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(movePicture);
    clearTimeout(rest);
    rest = setTimeout(drawView, REST);
  }

  function movePicture() {
    if (!wanted) return;
    const { x, y, scale } = mapView.transform(viewOf(), wanted);
    dress(`translate(${x}px, ${y}px) scale(${scale})`);
  }

  function drawView() {
    clearTimeout(rest);
    cancelAnimationFrame(frame);
    if (!wanted) return;
    const { x, y } = wanted;
    wanted = null;
    root.Plotly.relayout(graph(), { "xaxis.range": x, "yaxis.range": y });
    dress("");
  }

  function dress(transform) {
    for (const picture of graph().querySelectorAll(".main-svg")) picture.style.transform = transform;
  }

  function showAll() {
    const { opening, frame } = loaded();
    const view = viewOf();
    move(mapView.fitted(opening, view, mapView.stretch(view), frame));
  }

  let brought = ""; // the event that was last brought into view

  // The view for a choice. The places of an event newly chosen come into it, if need be; else the
  // reader's zoom is kept. `isNew` says that plotly does not draw it yet.
  function viewFor(chosen, layout) {
    const view = viewOf(layout);
    if (chosen.event === brought || !graph()?._fullLayout?.xaxis?._length) return view;
    brought = chosen.event;
    const found = mapView.showing(view, placesOf(chosen.event), MARGIN, loaded().frame);
    if (found === view) return view;
    move(found);
    return { ...found, isNew: true };
  }

  function placesOf(event) {
    const symbols = loaded().traces.find((trace) => trace.meta.role === "symbols");
    return symbols.customdata.flatMap(([id], index) =>
      id === event ? [{ lon: symbols.x[index], lat: symbols.y[index] }] : [],
    );
  }

  // --- what words may not cover, and how wide they are -----------------------------------------

  let covered = { size: "", boxes: [] };

  // Boxes of what lies over the map, in letters of 16 pixels; measured again when its size changes.
  function covers() {
    const room = element("map").getBoundingClientRect();
    const size = `${room.width} ${room.height} ${factor()}`;
    if (covered.size !== size) covered = { size, boxes: measuredCovers(room) };
    return covered.boxes;
  }

  function measuredCovers(room) {
    return [...document.querySelectorAll(".zoom, .legend > summary, .map .scale")].map((each) => {
      const box = each.getBoundingClientRect();
      const by = factor();
      return {
        left: (box.left - room.left) / by,
        right: (box.right - room.left) / by,
        top: (box.top - room.top) / by,
        bottom: (box.bottom - room.top) / by,
      };
    });
  }

  const widths = new Map();
  let pen = null;

  function measure(text, size, style = "") {
    const key = `${style} ${size} ${text}`;
    if (!widths.has(key)) {
      pen ??= document.createElement("canvas").getContext("2d");
      pen.font = `${style} ${size}px ${getComputedStyle(document.body).fontFamily}`;
      widths.set(key, pen.measureText(text).width);
    }
    return widths.get(key);
  }

  function showScale(view) {
    const { km, pixels } = mapView.scaleBar(view, LONGEST * factor());
    element("scale-km").textContent = String(km);
    element("scale-bar").style.width = `${pixels}px`;
  }

  // --- hand and wheel --------------------------------------------------------------------------

  const fingers = new Map(); // pointers on the map: {x, y} by their id
  let grip = null; // {before, view}: where they took hold of the map
  let tapped = null; // where a single one went down, while it may still be a tap

  const inMap = (target) => target.closest?.("#map-view");

  const within = ({ clientX, clientY }) => {
    const box = graph().getBoundingClientRect();
    return { x: clientX - box.left, y: clientY - box.top };
  };

  // While one finger is down, plotly covers the whole page: the second falls on that cover.
  function isSecond(pointer) {
    const { x, y } = within(pointer);
    const box = graph().getBoundingClientRect();
    return fingers.size && pointer.target.matches?.(".dragcover") && x >= 0 && y >= 0 && x <= box.width && y <= box.height;
  }

  const takeHold = () => {
    grip = { before: [...fingers.values()].slice(0, 2), view: seen() };
  };

  function noteDown(pointer) {
    closeChooser(pointer.target);
    if (pointer.button || !graph() || !(inMap(pointer.target) || isSecond(pointer))) return;
    fingers.set(pointer.pointerId, within(pointer));
    tapped = fingers.size === 1 ? { ...within(pointer), time: pointer.timeStamp } : null;
    takeHold();
  }

  function noteMove(pointer) {
    if (!fingers.has(pointer.pointerId)) return;
    const now = within(pointer);
    fingers.set(pointer.pointerId, now);
    if (tapped && isTap(tapped, { ...now, time: tapped.time })) return;
    tapped = null;
    follow(mapView.dragged(grip.view, grip.before, [...fingers.values()].slice(0, 2), loaded().frame));
  }

  function noteUp(pointer) {
    if (!fingers.delete(pointer.pointerId)) return;
    const down = tapped;
    tapped = null;
    if (fingers.size) takeHold();
    else drawView();
    const isDone = pointer.type === "pointerup" && down;
    if (isDone && isTap(down, { ...within(pointer), time: pointer.timeStamp })) tap(within(pointer), pointer.pointerType);
  }

  function turnWheel(turn) {
    if (!inMap(turn.target) || !graph() || !loaded()) return;
    turn.preventDefault();
    follow(mapView.zoomed(seen(), mapView.byWheel(turn), within(turn), loaded().frame));
  }

  // --- buttons and keys ------------------------------------------------------------------------

  function zoomByButton(click) {
    const wish = click.target.closest?.("[data-zoom]")?.dataset.zoom;
    if (!wish || !graph()) return;
    const view = seen();
    if (wish === "home") showAll();
    else move(mapView.zoomed(view, BUTTONS[wish], { x: view.width / 2, y: view.height / 2 }, loaded().frame));
  }

  function moveByKey(press) {
    if (press.target !== element("map-view") || !graph() || press.altKey || press.ctrlKey || press.metaKey) return;
    const view = mapView.byKey(press.key, seen(), loaded().frame);
    if (!view) return;
    press.preventDefault();
    if (view === "home") showAll();
    else move(view);
  }

  // --- a tap on symbols ------------------------------------------------------------------------

  function tap(point, pointerType) {
    const symbols = graph().data.find((trace) => trace.meta?.role === "symbols");
    const reach = (pointerType === "mouse" ? POINTER : FINGER) * factor();
    const found = symbols ? map.near(symbols, viewOf(), point, reach) : [];
    if (found.length === 1) root.atlas.choice.open(found[0].event, found[0].place);
    else if (found.length) openChooser(found, point);
  }

  function openChooser(found, point) {
    const dialog = element("chooser");
    dialog.replaceChildren(...found.map(chooserRow));
    dialog.show();
    const room = element("map").getBoundingClientRect();
    const { left, top } = seatOfChooser(point, dialog.getBoundingClientRect(), room);
    dialog.style.left = `${left}px`;
    dialog.style.top = `${top}px`;
    dialog.querySelector("button").focus({ preventScroll: true });
  }

  // After a touch the browser plays a mouse as well: it must not take the focus to the map.
  function keepFocus(press) {
    if (element("chooser")?.open && inMap(press.target)) press.preventDefault();
  }

  function chooserRow({ event, place }) {
    const { titles, symbols, places } = loaded().choosing;
    const row = document.createElement("button");
    row.type = "button";
    row.dataset.choose = event;
    row.dataset.at = place;
    row.append(span(symbols[event]), span("chooser-title", titles[event]), span("chooser-place", places[place]));
    return row;
  }

  function span(classes, words = "") {
    const made = document.createElement("span");
    made.className = classes;
    made.textContent = words;
    return made;
  }

  function closeChooser(target) {
    const dialog = element("chooser");
    if (dialog?.open && !dialog.contains(target)) dialog.close();
  }

  function chooseRow(click) {
    const row = click.target.closest?.("[data-choose]");
    if (!row) return;
    element("chooser").close();
    root.atlas.choice.open(row.dataset.choose, row.dataset.at);
  }

  const AMONG = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" };

  function keyInChooser(press) {
    if (!element("chooser")?.open) return;
    if (press.key === "Escape") {
      press.stopPropagation(); // it closes the chooser and not the event as well
      element("chooser").close();
      element("map-view").focus({ preventScroll: true });
    } else if (press.key in AMONG && press.target.dataset?.choose) {
      press.preventDefault();
      press.target[AMONG[press.key]]?.focus();
    }
  }

  // --- the legend as a filter ------------------------------------------------------------------

  function pressTag(click) {
    const tag = click.target.closest?.("[data-tag]")?.dataset.tag;
    const present = root.atlas.choice?.present();
    if (!tag || !present) return;
    const without = tag === "all" ? [] : filter.toggled(present.without ?? [], tag, loaded().events);
    root.atlas.choice.choose(address.settled({ ...present, without }, loaded()), "push");
    if (tag === "all") document.querySelector(".legend > summary").focus({ preventScroll: true });
  }

  // Presses the legend's buttons; returns whether the line that says so stays hidden.
  function show_filter(chosen) {
    const without = chosen.without ?? [];
    for (const each of document.querySelectorAll(".legend [data-tag]")) {
      each.setAttribute("aria-pressed", String(!without.includes(each.dataset.tag)));
    }
    return without.length === 0;
  }

  root.addEventListener("pointerdown", noteDown, true);
  root.addEventListener("pointermove", noteMove, true);
  root.addEventListener("pointerup", noteUp, true);
  root.addEventListener("pointercancel", noteUp, true);
  root.addEventListener("wheel", turnWheel, { capture: true, passive: false });
  root.addEventListener("mousedown", keepFocus, true);
  root.addEventListener("keydown", keyInChooser, true);
  document.addEventListener("keydown", moveByKey);
  document.addEventListener("click", zoomByButton);
  document.addEventListener("click", chooseRow);
  document.addEventListener("click", pressTag);
  document.fonts.ready.then(() => widths.clear());

  Object.assign(mapHands, { viewFor, covers, measure, showScale });
  root.dash_clientside = Object.assign(root.dash_clientside ?? {}, { legend: { show_filter } });
})(typeof window === "undefined" ? {} : window);
