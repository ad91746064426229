// The map brought to places by itself: gliding there, or at once for who wishes no motion.
(function (root) {
  "use strict";

  const { choice, mapPage, mapView } = root.atlas;

  const MARGIN = 64; // pixels around the places
  const CLOSEST = 1.5; // degrees across: closer, a reader would not know where this is
  const LASTS = 650; // milliseconds

  const eased = (part) => part * part * (3 - 2 * part);
  const isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  let flight = 0; // counts the flights: a later one ends the one before

  // `points` are [longitude, latitude]; without any, the map shows what it opens with.
  function aim(points) {
    flight += 1;
    const number = flight;
    // In the frame after next the page has taken the shape that the choice gives it.
    requestAnimationFrame(() => requestAnimationFrame(() => mapPage.whenSeen(() => number === flight && begin(points, number))));
  }

  function begin(points, number) {
    const start = mapPage.view();
    if (!start) return;
    const goal = goalOf(points, start);
    if (isStill() || mapPage.isHidden()) return land(goal, points);
    const takenOff = performance.now();
    let last = start;
    const glide = (now) => {
      if (number !== flight || mapPage.view() !== last) return; // another flight, or the reader's hand
      const part = (now - takenOff) / LASTS;
      if (part >= 1) return land(goal, points);
      last = mapView.between(start, goal, eased(Math.max(part, 0)));
      mapPage.follow(last);
      requestAnimationFrame(glide);
    };
    glide(takenOff);
  }

  function goalOf(points, view) {
    const { opening, frame, tall } = choice.loaded().map;
    if (!points.length) return mapView.fitted(opening, view, tall, frame);
    return mapView.closest(view, points.map(([lon, lat]) => ({ lon, lat })), MARGIN, CLOSEST, frame);
  }

  function land(goal, points) {
    if (points.length) mapPage.move(goal);
    else mapPage.showAll();
  }

  const stop = () => (flight += 1);

  root.atlas.mapFlight = { aim, stop };
})(window);
