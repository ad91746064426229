// Hands on the timeline: keys, fingers and mouse move its thumbs or the whole period, a tap opens a
// bar, wheel and pinch set the window. A finger chooses when it turns out to be a tap or a drag sideways.
(function (root) {
  "use strict";

  const { choice, chooser, firstPaint, gesture, time, timeDrawing, timePlayer } = root.atlas;
  const { lookThrough, seen } = timeDrawing;
  const { manual } = timePlayer;
  const element = (id) => document.getElementById(id);
  const body = () => document.querySelector(".time-body");
  const QUIET = { preventScroll: true, focusVisible: false };
  const BESIDE = 8; // pixels beside a bar in which a finger may mean it

  const same = (one, other) => one.from === other.from && one.to === other.to;

  // --- keys ------------------------------------------------------------------------------------

  const HANDLES = { "thumb-from": "from", "thumb-both": "both", "thumb-to": "to" };

  function moveByKey(press) {
    const handle = HANDLES[press.target.id];
    const present = choice.present();
    if (!handle || !present || !seen() || press.altKey || press.ctrlKey || press.metaKey) return;
    const unit = time.unitOf(seen());
    const { span } = choice.loaded();
    const found = handle === "both" ? time.movedByKey(press.key, present, unit, span) : thumbByKey(press.key, handle, unit, span);
    if (!found) return;
    press.preventDefault();
    choosePeriod(found);
  }

  function thumbByKey(key, thumb, unit, span) {
    const day = time.dayByKey(key, choice.present()[thumb], thumb, unit, span);
    return day && time.moved(choice.present(), thumb, day, unit);
  }

  function choosePeriod({ from, to }) {
    if (!same({ from, to }, choice.present())) choice.choosePeriod({ from, to, ...manual() });
  }

  // --- one pointer -----------------------------------------------------------------------------

  let held = null; // the pointer that is down: {id, down, handle, before, giveBack, isDragging}

  function press(pointer) {
    if (held || hasPair(pointer) || !pointer.target.closest?.(".time-body") || !choice.present() || !seen() || pointer.button) return;
    pointer.preventDefault(); // so that the focus stays, and goes to a thumb when it is moved
    body().setPointerCapture(pointer.pointerId);
    const before = { ...choice.present() };
    held = { id: pointer.pointerId, down: gesture.of(pointer), handle: handleAt(pointer), before, giveBack: timePlayer.keep() };
  }

  const placeOnTrack = (x) => {
    const track = element("time-track").getBoundingClientRect();
    return (x - track.left) / track.width;
  };

  const edgeOf = (thumb) => {
    const { left, width } = element(`thumb-${thumb}`).getBoundingClientRect();
    return left + width / 2;
  };

  // The handle under a pointer; a period that fills all of time cannot be moved.
  function handleAt({ clientX }) {
    const reach = element("thumb-from").getBoundingClientRect().width / 2;
    const handle = time.handleAt(clientX, edgeOf("from"), edgeOf("to"), reach);
    const { from, to } = choice.present();
    return handle === "both" && same({ from, to }, choice.loaded().span) ? null : handle;
  }

  function move(pointer) {
    if (pointer.pointerId !== held?.id) return;
    if (!held.isDragging && !gesture.isSideways(held.down, gesture.of(pointer))) return;
    if (!held.isDragging) begin(pointer);
    if (held.handle === "both") movePeriod(pointer);
    else moveThumb(held.handle, pointer.clientX + held.offset);
  }

  // Beside the handles, the nearer thumb comes to the pointer.
  function begin({ clientX }) {
    const { handle, down } = held;
    held.handle = handle ?? time.nearestThumb(placeOnTrack(clientX), choice.present(), seen());
    held.offset = handle && handle !== "both" ? edgeOf(handle) - down.x : 0;
    held.isDragging = true;
    element(`thumb-${held.handle}`).focus(QUIET);
  }

  function movePeriod({ clientX }) {
    const count = time.unitsIn(placeOnTrack(clientX) - placeOnTrack(held.down.x), seen());
    choosePeriod(time.movedOn(held.before, count, time.unitOf(seen()), choice.loaded().span));
  }

  function moveThumb(thumb, x) {
    const day = time.dayAt(placeOnTrack(x), thumb, seen(), choice.loaded().span);
    choosePeriod(time.moved(choice.present(), thumb, day, time.unitOf(seen())));
  }

  function release(pointer) {
    if (pointer.pointerId !== held?.id) return;
    const { isDragging, down, handle } = held;
    held = null;
    if (!isDragging && gesture.isTap(down, gesture.of(pointer))) tap(pointer, handle);
  }

  // What the browser takes away, to scroll, or what became a pinch, has chosen nothing.
  function takeAway() {
    const { isDragging, before, giveBack } = held;
    held = null;
    if (!isDragging) return;
    giveBack();
    choice.choose(before, "replace");
  }

  const cancel = (pointer) => pointer.pointerId === held?.id && takeAway();

  function tap(pointer, handle) {
    const found = eventsAt(pointer);
    gesture.answer();
    if (found.length === 1) choice.choose({ event: found[0] }, "push");
    else if (found.length) chooser.open(found.map((event) => ({ event })), gesture.of(pointer), [document.querySelector(".page-main")]);
    else if (handle && handle !== "both") element(`thumb-${handle}`).focus(QUIET);
    else bringThumb(pointer.clientX);
  }

  function bringThumb(x) {
    const thumb = time.nearestThumb(placeOnTrack(x), choice.present(), seen());
    element(`thumb-${thumb}`).focus(QUIET);
    moveThumb(thumb, x);
  }

  // The events of the bar at a pointer, under a thumb too; of a sign for more; or of all the bars
  // that a finger may mean, where they are thin.
  function eventsAt({ clientX: x, clientY: y, pointerType }) {
    const reach = pointerType === "mouse" ? 0 : BESIDE;
    const found = [...element("time-bars").querySelectorAll("[data-bar], [data-more]")]
      .map((drawn) => ({ drawn, away: awayFrom(drawn.getBoundingClientRect(), x, y) }))
      .filter(({ away }) => away <= reach)
      .sort((one, other) => one.away - other.away)
      .map(({ drawn: { dataset } }) => dataset.more?.split(" ") ?? [dataset.bar]);
    return element("time-bars").classList.contains("is-thin") ? found.flat() : (found[0] ?? []);
  }

  const awayFrom = ({ left, right, top, bottom }, x, y) =>
    Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));

  // --- the window: buttons, wheel, two fingers -------------------------------------------------

  function zoomBy(factor, place) {
    if (seen()) lookThrough(time.zoomed(seen(), factor, place, choice.loaded().span));
  }

  function zoomByWheel(wheel) {
    if (!wheel.target.closest?.(".time-body, .axis") || !seen() || firstPaint.isForThePage(wheel)) return;
    wheel.preventDefault();
    if (Math.abs(wheel.deltaX) > Math.abs(wheel.deltaY) || wheel.shiftKey) {
      const by = (wheel.deltaX || wheel.deltaY) / element("time-track").clientWidth;
      return lookThrough(time.panned(seen(), by, choice.loaded().span));
    }
    zoomBy(Math.exp(wheel.deltaY / 300), placeOnTrack(wheel.clientX));
  }

  // All fingers on the page: one beside the timeline makes a pinch of one that is on it.
  const touches = new Map();

  const hasPair = (pointer) =>
    [...touches].some(([id, other]) => id !== pointer.pointerId && gesture.isPair(gesture.of(pointer), other));

  function noteTouch(pointer) {
    if (pointer.pointerType !== "touch") return;
    if (pointer.isPrimary) forgetAll();
    if (held && gesture.isPair(gesture.of(pointer), touches.get(held.id) ?? held.down)) takeAway();
    touches.set(pointer.pointerId, gesture.of(pointer));
  }

  // The first finger of a hand is alone, whatever a page in the background has missed.
  function forgetAll() {
    touches.clear();
    fingers.at.clear();
    fingers.pinching = null;
    if (held?.down.type === "touch") takeAway();
  }

  const followTouch = (pointer) => touches.has(pointer.pointerId) && touches.set(pointer.pointerId, gesture.of(pointer));
  const forgetTouch = (pointer) => touches.delete(pointer.pointerId);

  // Two fingers on the timeline: their distance sets the length of the window.
  const fingers = { at: new Map(), pinching: null };

  function pinchStart(pointer) {
    if (pointer.pointerType !== "touch" || !pointer.target.closest?.(".time-body, .axis")) return;
    fingers.at.set(pointer.pointerId, pointer.clientX);
    if (fingers.at.size !== 2 || !seen()) return;
    if (held) takeAway();
    fingers.pinching = { window: seen(), apart: apart(), middle: middle() };
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
  const middle = () => placeOnTrack([...fingers.at.values()].reduce((a, b) => a + b) / 2);

  function zoomByButton(click) {
    const wish = click.target.closest?.("[data-time-zoom]")?.dataset.timeZoom;
    if (wish) zoomBy(wish === "in" ? 0.5 : 2, middleOfPeriod());
  }

  function middleOfPeriod() {
    const { from, to } = choice.present();
    const place = (time.fraction(from, seen()) + time.fractionAfter(to, seen())) / 2;
    return place > 0 && place < 1 ? place : 0.5;
  }

  // --- what others ask for ---------------------------------------------------------------------

  // A link to a period shows it: a preset at once, a unit of the axis when it is chosen again.
  function lookAt(link, followed) {
    timePlayer.stop();
    Object.assign(followed, manual());
    const again = "cell" in link.dataset && same(followed, choice.present());
    if ("preset" in link.dataset) lookThrough({ from: followed.from, to: followed.to });
    else if (again && seen()) lookThrough(time.around(followed, choice.loaded().span));
  }

  // As the timeline opened; the next choice draws it.
  function startAgain() {
    timePlayer.stop();
    manual();
    timeDrawing.startAgain();
  }

  document.addEventListener("keydown", moveByKey);
  root.addEventListener("pointerdown", noteTouch, true);
  root.addEventListener("pointermove", followTouch, true);
  root.addEventListener("pointerup", forgetTouch, true);
  root.addEventListener("pointercancel", forgetTouch, true);
  document.addEventListener("pointerdown", press);
  document.addEventListener("pointermove", move);
  document.addEventListener("pointerup", release);
  document.addEventListener("pointercancel", cancel);
  document.addEventListener("pointerdown", pinchStart);
  document.addEventListener("pointermove", pinchMove);
  document.addEventListener("pointerup", pinchEnd);
  document.addEventListener("pointercancel", pinchEnd);
  document.addEventListener("wheel", zoomByWheel, { passive: false });
  document.addEventListener("click", zoomByButton);
  root.atlas.timeHands = { lookAt, lookThrough, startAgain };
})(window);
