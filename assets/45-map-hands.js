// Hands on the map: fingers, wheel, buttons and keys move it; a tap opens an event, or asks which.
(function (root) {
  "use strict";

  const { address, choice, chooser, filter, firstPaint, gesture, map, mapPage, mapView } = root.atlas;

  const FINGER = 22; // pixels around a touch in which a symbol may be meant
  const POINTER = 12; // the same around a mouse, which points at one
  const BUTTONS = { in: 0.6, out: 1 / 0.6 };

  const element = (id) => document.getElementById(id);
  const { graph } = mapPage;
  const frame = () => choice.loaded().map.frame;

  // --- hand and wheel --------------------------------------------------------------------------

  const fingers = new Map(); // pointers on the map: {x, y} by their id
  let grip = null; // {before, view, giveBack}: where they took hold of the map
  let tapped = null; // a single one that went down, while it may still be a tap

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
    grip = { before: [...fingers.values()].slice(0, 2), view: mapPage.view(), giveBack: mapPage.keep() };
  };

  function noteDown(pointer) {
    if (pointer.button || !mapPage.view() || !(inMap(pointer.target) || isSecond(pointer))) return;
    if (pointer.isPrimary) fingers.clear(); // of which a page in the background has missed the end
    fingers.set(pointer.pointerId, within(pointer));
    tapped = fingers.size === 1 ? gesture.of(pointer) : null;
    takeHold();
  }

  function noteMove(pointer) {
    if (!fingers.has(pointer.pointerId)) return;
    const now = within(pointer);
    fingers.set(pointer.pointerId, now);
    if (tapped && gesture.isStill(tapped, gesture.of(pointer))) return;
    tapped = null;
    mapPage.follow(mapView.dragged(grip.view, grip.before, [...fingers.values()].slice(0, 2), frame()));
  }

  function noteUp(pointer) {
    if (!fingers.delete(pointer.pointerId)) return;
    const down = tapped;
    tapped = null;
    if (fingers.size) takeHold();
    else mapPage.settle();
    if (down && gesture.isTap(down, gesture.of(pointer))) tap(pointer);
  }

  // What the browser takes away, to scroll the page, has not moved the map.
  function giveBack(pointer) {
    if (!fingers.has(pointer.pointerId)) return;
    if (!tapped) grip.giveBack();
    tapped = null;
    noteUp(pointer);
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

  function tap(pointer) {
    const symbols = graph()?.data?.find((trace) => trace.meta?.role === "symbols");
    const reach = (pointer.pointerType === "mouse" ? POINTER : FINGER) * mapPage.factor();
    const found = symbols ? map.near(symbols, mapPage.view(), within(pointer), reach) : [];
    if (!found.length) return;
    gesture.answer();
    if (found.length === 1) root.atlas.explore.openAt(found[0].event, found[0].place);
    else chooser.open(found, gesture.of(pointer), [element("map"), document.querySelector(".page-main")]);
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
  root.addEventListener("pointercancel", giveBack, true);
  root.addEventListener("wheel", turnWheel, { capture: true, passive: false });
  document.addEventListener("keydown", moveByKey);
  document.addEventListener("click", zoomByButton);
  document.addEventListener("click", pressTag);
  choice.follow(showFilter);
})(window);
