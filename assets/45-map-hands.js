// Hands on the map: fingers, wheel, buttons and keys move it; a tap opens an event, or asks which.
(function (root) {
  "use strict";

  const { address, choice, filter, firstPaint, map, mapPage, mapView } = root.atlas ?? {};

  const FINGER = 22; // pixels around a touch in which a symbol may be meant
  const POINTER = 12; // the same around a mouse, which points at one
  const STILL = 8; // pixels that a tap may move
  const TAP = 700; // milliseconds that it may last
  const EDGE = 8; // pixels from the chooser to the edge of the map
  const BUTTONS = { in: 0.6, out: 1 / 0.6 };

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

  const element = (id) => document.getElementById(id);
  const { graph } = mapPage;
  const frame = () => choice.loaded().map.frame;

  // --- hand and wheel --------------------------------------------------------------------------

  const fingers = new Map(); // pointers on the map: {x, y} by their id
  let grip = null; // {before, view}: where they took hold of the map
  let tapped = null; // where a single one went down, while it may still be a tap

  const inMap = (target) => target.closest?.("#map-view");

  const within = ({ clientX, clientY }) => {
    const box = element("map-view").getBoundingClientRect();
    return { x: clientX - box.left, y: clientY - box.top };
  };

  // While one finger is down, plotly covers the whole page: the second falls on that cover.
  function isSecond(pointer) {
    const { x, y } = within(pointer);
    const box = element("map-view").getBoundingClientRect();
    return fingers.size && pointer.target.matches?.(".dragcover") && x >= 0 && y >= 0 && x <= box.width && y <= box.height;
  }

  const takeHold = () => {
    grip = { before: [...fingers.values()].slice(0, 2), view: mapPage.view() };
  };

  function noteDown(pointer) {
    closeChooser(pointer.target);
    if (pointer.button || !mapPage.view() || !(inMap(pointer.target) || isSecond(pointer))) return;
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
    mapPage.follow(mapView.dragged(grip.view, grip.before, [...fingers.values()].slice(0, 2), frame()));
  }

  function noteUp(pointer) {
    if (!fingers.delete(pointer.pointerId)) return;
    const down = tapped;
    tapped = null;
    if (fingers.size) takeHold();
    else mapPage.settle();
    const isDone = pointer.type === "pointerup" && down;
    if (isDone && isTap(down, { ...within(pointer), time: pointer.timeStamp })) tap(within(pointer), pointer.pointerType);
  }

  function turnWheel(turn) {
    if (!inMap(turn.target) || !mapPage.view() || firstPaint.isForThePage(turn)) return;
    turn.preventDefault();
    mapPage.follow(mapView.zoomed(mapPage.view(), mapView.byWheel(turn), within(turn), frame()));
  }

  // --- buttons and keys ------------------------------------------------------------------------

  function zoomByButton(click) {
    const wish = click.target.closest?.("[data-zoom]")?.dataset.zoom;
    const view = mapPage.view();
    if (!wish || !view) return;
    if (wish === "home") mapPage.showAll();
    else mapPage.move(mapView.zoomed(view, BUTTONS[wish], { x: view.width / 2, y: view.height / 2 }, frame()));
  }

  function moveByKey(press) {
    if (press.target !== element("map-view") || !mapPage.view() || press.altKey || press.ctrlKey || press.metaKey) return;
    const view = mapView.byKey(press.key, mapPage.view(), frame());
    if (!view) return;
    press.preventDefault();
    if (view === "home") mapPage.showAll();
    else mapPage.move(view);
  }

  // --- a tap on symbols ------------------------------------------------------------------------

  function tap(point, pointerType) {
    const symbols = graph()?.data?.find((trace) => trace.meta?.role === "symbols");
    const reach = (pointerType === "mouse" ? POINTER : FINGER) * mapPage.factor();
    const found = symbols ? map.near(symbols, mapPage.view(), point, reach) : [];
    if (found.length === 1) root.atlas.explore.openAt(found[0].event, found[0].place);
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
    const { titles, choosing: { symbols, places } } = choice.loaded();
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
    root.atlas.explore.openAt(row.dataset.choose, row.dataset.at);
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
    const present = choice.present();
    if (!tag || !present) return;
    const without = tag === "all" ? [] : filter.toggled(present.without ?? [], tag, choice.loaded().events);
    choice.choose(address.settled({ ...present, without }, choice.loaded()), "push");
    if (tag === "all") document.querySelector(".legend > summary").focus({ preventScroll: true });
  }

  let pressed = null; // what the legend's buttons were last pressed for

  function showFilter({ without = [] }, loaded) {
    if (pressed === without.join()) return;
    // HTML text from Python, which has escaped every text in it.
    if (pressed === null) element("legend-body").innerHTML = loaded.legend;
    pressed = without.join();
    element("hiding").hidden = without.length === 0;
    for (const each of document.querySelectorAll(".legend [data-tag]")) {
      each.setAttribute("aria-pressed", String(!without.includes(each.dataset.tag)));
    }
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
  choice.follow(showFilter);
})(typeof window === "undefined" ? {} : window);
