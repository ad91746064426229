// The chooser: where several events stand at one point, it asks which. It never lies on that point.
(function (root) {
  "use strict";

  const GAP = 22; // pixels from the point that was tapped to the chooser: half a finger
  const EDGE = 8; // pixels from the chooser to the edge of its room

  const clamp = (value, least, most) => Math.max(least, Math.min(value, most));

  // Where a box of this size stands beside a point, and how high it may be: below the point, above,
  // to the right or to the left; where it has room nowhere, it is cut where there is most.
  // `room` is {left, top, right, bottom}.
  function seat(point, { width, height }, room) {
    const inner = { left: room.left + EDGE, top: room.top + EDGE, right: room.right - EDGE, bottom: room.bottom - EDGE };
    const left = clamp(point.x - width / 2, inner.left, Math.max(inner.right - width, inner.left));
    const below = { left, top: point.y + GAP, height: inner.bottom - point.y - GAP };
    const over = point.y - GAP - inner.top;
    const above = { left, top: point.y - GAP - Math.min(height, over), height: over };
    const tall = Math.min(height, inner.bottom - inner.top);
    const beside = { top: clamp(point.y - tall / 2, inner.top, inner.bottom - tall), height: tall };
    if (below.height >= height) return below;
    if (above.height >= height) return above;
    if (inner.right - point.x - GAP >= width) return { ...beside, left: point.x + GAP };
    if (point.x - GAP - inner.left >= width) return { ...beside, left: point.x - GAP - width };
    return below.height >= above.height ? below : above;
  }

  const chooser = { seat };
  root.atlas = Object.assign(root.atlas ?? {}, { chooser });
  if (typeof module !== "undefined") module.exports = chooser;
  if (typeof document === "undefined") return;

  const { choice } = root.atlas;
  const dialog = () => document.getElementById("chooser");
  const LEAST = 200; // pixels of height with which a room will do

  // Asks which of `found`, [{event, place}], in the first of these elements that is in sight.
  function open(found, point, elements) {
    const box = dialog();
    box.replaceChildren(...found.map(row));
    box.style.maxHeight = "";
    box.show();
    const outer = box.offsetParent.getBoundingClientRect();
    const rooms = elements.map(inSight);
    const place = seat(point, box.getBoundingClientRect(), rooms.find(({ top, bottom }) => bottom - top >= LEAST) ?? rooms.at(-1));
    box.style.left = `${place.left - outer.left}px`;
    box.style.top = `${place.top - outer.top}px`;
    box.style.maxHeight = `${place.height}px`;
    box.querySelector("button").focus({ preventScroll: true });
  }

  function inSight(element) {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left: Math.max(left, 0), top: Math.max(top, 0), right: Math.min(right, root.innerWidth), bottom: Math.min(bottom, root.innerHeight) };
  }

  function row({ event, place = "" }) {
    const { titles, choosing: { symbols, places } } = choice.loaded();
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.choose = event;
    button.dataset.at = place;
    button.append(span(symbols[event]), span("chooser-title", titles[event]));
    if (place) button.append(span("chooser-place", places[place]));
    return button;
  }

  function span(classes, words = "") {
    const made = document.createElement("span");
    made.className = classes;
    made.textContent = words;
    return made;
  }

  function closeBeside({ target }) {
    if (dialog()?.open && !dialog().contains(target)) dialog().close();
  }

  function choose(click) {
    const chosen = click.target.closest?.("[data-choose]");
    if (!chosen) return;
    dialog().close();
    root.atlas.explore.openAt(chosen.dataset.choose, chosen.dataset.at);
  }

  const AMONG = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" };

  function pressKey(press) {
    if (!dialog()?.open) return;
    if (press.key === "Escape") {
      press.stopPropagation(); // it closes the chooser and not the event as well
      dialog().close();
      document.getElementById("map-view").focus({ preventScroll: true });
    } else if (press.key in AMONG && press.target.dataset?.choose) {
      press.preventDefault();
      press.target[AMONG[press.key]]?.focus();
    }
  }

  root.addEventListener("pointerdown", closeBeside, true);
  root.addEventListener("keydown", pressKey, true);
  document.addEventListener("click", choose);
  chooser.open = open;
})(typeof window === "undefined" ? {} : window);
