// The words on the map: names of lands, places and stops, notes beside arrows, degrees. Each is
// written where there is room, and none over another. All in pixels from the top left.
(function (root) {
  "use strict";

  const { boxAround, seatLabels, sizeOf, takenRoom } = root.atlas?.mapRoom ?? require("./39-map-room.js");
  const { scale, toPixels } = root.atlas?.mapView ?? require("./38-map-view.js");
  const { happens, ofRole, placesOf } = root.atlas?.map ?? require("./40-map.js");

  // The size of the letters in pixels, and the style in which their width is measured.
  const LOOKS = {
    home: { size: 21 },
    country: { size: 15 },
    water: { size: 13 },
    label: { size: 14, style: "600" },
    stop: { size: 13 },
    note: { size: 12, style: "italic" },
    degree: { size: 11 },
  };
  const SPACED = 0.7; // mean width of a letter of a name on the ground, which is spaced out
  const EDGE = 20; // pixels at the foot of the map where the degrees stand
  const BELOW = { x: "west", y: "south" }; // where degrees count the other way
  const DEGREES = { width: 48, height: 16 }; // the least room of their words at its left side
  const INSET = 9; // pixels from the edge of the map to them
  const APART = 84; // pixels from one to the next at least
  const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10];

  const eventOf = ({ facts }) => facts[0];
  const placeOf = ({ facts }) => facts[1];
  const isOwnPlace = ({ facts }) => facts[2];
  const at = (word, view) => toPixels(view, word.lon, word.lat);
  const isIn = (box, { width, height }) => box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height;

  // --- what wants to be written ----------------------------------------------------------------

  // The names of places, then of stops, then notes, as `seatLabels` takes them.
  function wanted(words, drawn, state, view) {
    const ringed = new Set([...drawn.ringed.customdata, ...drawn.rays.customdata].map(([, place]) => place));
    const symbolled = placesOf(drawn.symbols);
    const there = symbolsByPlace(drawn.symbols, view);
    return [
      ...placesInOrder(words.labels, state).map((word) => named(word, there.get(placeOf(word)) ?? [], ringed, view)),
      ...happening(words.stops, state, symbolled).map((word) => label(word, view)),
      ...happening(words.notes, state, new Set()).map((word) => label(word, view)),
    ];
  }

  function label(word, view, more = {}) {
    return { word, text: word.text, halfWidth: 0, near: 9, ...LOOKS[word.look], ...at(word, view), ...more };
  }

  // The name of a place keeps clear of all symbols there, and of a ring around them.
  function named(word, there, ringed, view) {
    const near = !ringed.has(placeOf(word)) ? 12 : there.length > 1 ? 15 : 19;
    return label(word, view, { ...middleOf(there), near });
  }

  function ringedOf({ x, y, customdata, meta }) {
    const those = (list) => list.filter((_, index) => meta.ring?.[index]);
    return { x: those(x), y: those(y), customdata: those(customdata) };
  }

  // {place: [{x, y}]} of all symbols.
  function symbolsByPlace(symbols, view) {
    const found = new Map();
    symbols.customdata.forEach(([, place], index) => {
      const at = toPixels(view, symbols.x[index], symbols.y[index]);
      if (found.has(place)) found.get(place).push(at);
      else found.set(place, [at]);
    });
    return found;
  }

  const middleOf = (points) => ({
    x: (Math.min(...points.map(({ x }) => x)) + Math.max(...points.map(({ x }) => x))) / 2,
    y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
    halfWidth: (Math.max(...points.map(({ x }) => x)) - Math.min(...points.map(({ x }) => x))) / 2,
  });

  // The chosen event's places first, then events' own places; each place once.
  function placesInOrder(labels, { shown, chosen }) {
    const rank = (word) => (eventOf(word) === chosen.event ? 0 : isOwnPlace(word) ? 1 : 2);
    const kept = labels.filter((word) => eventOf(word) in shown);
    return once([...kept].sort((one, other) => rank(one) - rank(other)), placeOf);
  }

  function happening(words, state, hidden) {
    const kept = words.filter((word) => !hidden.has(placeOf(word)) && happens(word.facts, state) !== "out");
    return once(kept, ({ text, lon, lat }) => `${text} ${lon} ${lat}`);
  }

  function once(list, keyOfEach) {
    const first = new Map();
    for (const each of list) if (!first.has(keyOfEach(each))) first.set(keyOfEach(each), each);
    return [...first.values()];
  }

  // --- where there is room ---------------------------------------------------------------------

  // Everything on the map that no word may cover.
  function obstaclesOf(drawn, view) {
    const around = (trace, size) =>
      trace.x.map((lon, index) => {
        const { x, y } = toPixels(view, lon, trace.y[index]);
        return boxAround(x, y, size, size);
      });
    const foot = { left: 0, right: view.width, top: view.height - EDGE, bottom: view.height };
    return [
      ...around(drawn.symbols, 18),
      ...around(drawn.ringed, 26),
      ...around(drawn.rays, 30),
      ...around(drawn.reached, 12),
      ...around(drawn.stops, 6),
      ...drawn.arrows.flatMap((arrow) => around(arrow, 8)),
      ...beside(view).map(({ box }) => box),
      ...(view.covers ?? []),
      foot,
    ];
  }

  // Names of lands and waters with their boxes, less those that the edge or a sign would cut.
  function groundNames(names, obstacles, view) {
    const room = takenRoom(obstacles);
    return names.flatMap((word) => {
      const { x, y } = at(word, view);
      const { size } = LOOKS[word.look];
      const box = boxAround(x, y, word.text.length * size * SPACED, size * 1.2);
      return isIn(box, view) && room.isFree(box) ? [{ word, x, y, box }] : [];
    });
  }

  const seated = ({ text, look }, { x, y }) => ({ text, look, size: LOOKS[look].size, x, y });

  // --- degrees ---------------------------------------------------------------------------------

  // The round degrees on an edge, as close as there is room for them.
  function lines(axis, view) {
    const [low, high] = view[axis];
    const step = STEPS.find((each) => each * scale(view)[axis] >= APART) ?? STEPS.at(-1);
    const first = Math.ceil(low / step);
    const count = Math.max(0, Math.floor(high / step) - first + 1);
    return Array.from({ length: count }, (_, index) => Number(((first + index) * step).toFixed(1)));
  }

  const degree = (axis, value, { degrees }) =>
    degrees[value < 0 ? BELOW[axis] : axis].replace("{degrees}", String(Math.abs(value)));

  // The degrees at the left side, each with the room that its words take.
  function beside(view) {
    return lines("y", view).map((lat) => {
      const { x, y } = toPixels(view, view.x[0], lat);
      const text = degree("y", lat, view);
      const width = Math.max(DEGREES.width, INSET + sizeOf({ text, ...LOOKS.degree }, view.measure).width);
      return { x, y, text, box: boxAround(width / 2, y, width, DEGREES.height) };
    });
  }

  // The words of the degrees, as `view.degrees` has them, and ticks {x, y, down, across} from the
  // edge.
  function degrees(view) {
    const foot = lines("x", view)
      .map((lon) => ({ ...toPixels(view, lon, view.y[0]), text: degree("x", lon, view) }))
      .filter(({ x }) => x > DEGREES.width && x < view.width - DEGREES.width / 2);
    const side = beside(view).filter(({ y }) => y > EDGE && y < view.height - EDGE);
    const look = { look: "degree", size: LOOKS.degree.size };
    const room = takenRoom(view.covers ?? []);
    return {
      words: [
        ...foot.map(({ x, y, text }) => ({ ...look, text, x, y: y - INSET - 3 })),
        ...side
          .filter(({ box }) => room.isFree(box))
          .map(({ y, text }) => ({ ...look, text, x: INSET, y, isStart: true })),
      ],
      ticks: [...foot.map(({ x, y }) => ({ x, y, down: -5, across: 0 })), ...side.map(({ y }) => ({ x: 0, y, down: 0, across: 5 }))],
    };
  }

  // --- all of it -------------------------------------------------------------------------------

  // What is written for a choice: [{text, look, size, x, y}]; `traces` are those that are drawn.
  function written(words, traces, state, view) {
    const roles = ["symbols", "rays", "reached", "stops"];
    const drawn = Object.fromEntries(roles.map((role) => [role, ofRole(traces, role)]));
    drawn.ringed = ringedOf(drawn.symbols);
    drawn.arrows = traces.filter((trace) => trace.meta.role === "arrow");
    const obstacles = obstaclesOf(drawn, view);
    const ground = groundNames(words.names, obstacles, view);
    const labels = wanted(words, drawn, state, view);
    const seats = seatLabels(labels, obstacles, view, { measure: view.measure, yielding: ground.map(({ box }) => box) });
    const found = labels.flatMap(({ word }, rank) => (seats[rank] ? [{ word, ...seats[rank] }] : []));
    const room = takenRoom(found.map(({ box }) => box));
    const free = ground.filter(({ box }) => room.isFree(box));
    return [...free, ...found].map(({ word, ...seat }) => seated(word, seat));
  }

  const mapWords = { written, degrees };
  root.atlas = Object.assign(root.atlas ?? {}, { mapWords });
  if (typeof module !== "undefined") module.exports = mapWords;
})(typeof window === "undefined" ? {} : window);
