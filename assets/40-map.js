// What the map draws for a choice: the traces that Python made, less the events that are hidden.
// Hidden points leave the data altogether: made transparent they would still answer the mouse.
(function (root) {
  "use strict";

  const SYMBOL = 22; // pixels from one symbol to the next where several stand at one place
  const LETTER = 0.52; // mean width of a letter, in parts of its height
  const WIDE_LETTER = 0.62; // the same for names, which are spaced out
  const LINE = 1.25; // height of a line of text, likewise
  const NEAR = 13; // pixels from a symbol's middle to its label

  const pick = (list, kept) => (Array.isArray(list) ? kept.map((index) => list[index]) : list);

  // A trace with only the points at `kept`; every list as long as its x is a list by point.
  function withPoints(trace, kept) {
    const length = trace.x.length;
    const narrowed = (object) =>
      Object.fromEntries(
        Object.entries(object).map(([name, value]) => {
          if (Array.isArray(value) && value.length === length) return [name, pick(value, kept)];
          const nested = value && typeof value === "object" && !Array.isArray(value);
          return [name, nested ? narrowed(value) : value];
        }),
      );
    return narrowed(trace);
  }

  const eventOf = (custom) => custom[0];

  const keptPoints = (trace, shown) =>
    trace.customdata.flatMap((custom, index) => (eventOf(custom) in shown ? [index] : []));

  // The pixels by which each symbol at a crowded place moves aside: {"event place": pixels}.
  function aside(custom) {
    const byPlace = new Map();
    for (const [event, place] of custom) byPlace.set(place, [...(byPlace.get(place) ?? []), event]);
    const moves = {};
    for (const [place, events] of byPlace) {
      events.forEach((event, rank) => {
        moves[`${event} ${place}`] = (rank - (events.length - 1) / 2) * SYMBOL;
      });
    }
    return moves;
  }

  const overlaps = (one, other) =>
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

  const boxAround = (x, y, width, height) => ({
    left: x - width / 2,
    right: x + width / 2,
    top: y - height / 2,
    bottom: y + height / 2,
  });

  // Where a label may stand, best first: beside its symbols, above, below, at the corners.
  function seats(label, width, height) {
    const beside = label.halfWidth + NEAR + width / 2;
    const across = NEAR + height / 2;
    return [
      [beside, 0],
      [-beside, 0],
      [0, -across],
      [0, across],
      [beside * 0.8, -across * 0.8],
      [-beside * 0.8, -across * 0.8],
      [beside * 0.8, across * 0.8],
      [-beside * 0.8, across * 0.8],
    ].map(([x, y]) => ({ x: label.x + x, y: label.y + y }));
  }

  // labels: {text, x, y, halfWidth, size} in pixels, the most important first; obstacles: boxes.
  // Returns the seat of each label, or null for one that finds no room.
  function seatLabels(labels, obstacles, frame) {
    const taken = [...obstacles];
    return labels.map((label) => {
      const width = label.text.length * label.size * LETTER + 4;
      const height = label.size * LINE;
      const inside = (box) =>
        box.left >= 0 && box.top >= 0 && box.right <= frame.width && box.bottom <= frame.height;
      const free = seats(label, width, height).find((seat) => {
        const box = boxAround(seat.x, seat.y, width, height);
        return inside(box) && !taken.some((other) => overlaps(box, other));
      });
      if (free) taken.push(boxAround(free.x, free.y, width, height));
      return free ?? null;
    });
  }

  // view: {x: [west, east], y: [south, north], width, height}; pixels from the top left.
  const scale = (view) => ({
    x: view.width / (view.x[1] - view.x[0]),
    y: view.height / (view.y[1] - view.y[0]),
  });

  const toPixels = (view, lon, lat) => ({
    x: (lon - view.x[0]) * scale(view).x,
    y: (view.y[1] - lat) * scale(view).y,
  });

  const toDegrees = (view, point) => ({
    lon: view.x[0] + point.x / scale(view).x,
    lat: view.y[1] - point.y / scale(view).y,
  });

  // Points of a trace in period, where they stand after `moves` to the side.
  function drawnPoints(trace, shown, moves, view) {
    const drawn = withPoints(trace, keptPoints(trace, shown));
    const move = ([event, place]) => moves[`${event} ${place}`] / scale(view).x;
    return { ...drawn, x: drawn.x.map((lon, index) => lon + move(drawn.customdata[index])) };
  }

  // Symbols are fainter where only possible, outlined where chosen.
  function marked(drawn, shown, chosen) {
    const isChosen = drawn.customdata.map((custom) => eventOf(custom) === chosen);
    const shade = (custom) => (shown[eventOf(custom)] === "possible" ? 0.5 : 1);
    const line = {
      color: drawn.marker.line.color.map((own, index) => (isChosen[index] ? drawn.meta.ink : own)),
      width: isChosen.map((is) => (is ? 3 : 1.5)),
    };
    return { ...drawn, marker: { ...drawn.marker, opacity: drawn.customdata.map(shade), line } };
  }

  // An area stands for its event's region: gone with the event, stronger when it is chosen.
  function drawnArea(trace, shown, chosen) {
    const { event } = trace.meta;
    if (!(event in shown)) return { ...trace, x: [], y: [] };
    return event === chosen ? { ...trace, ...trace.meta.chosen } : trace;
  }

  // One label a place, the chosen event's places first, none on a symbol or on another label.
  function drawnLabels(trace, symbols, shown, chosen, view) {
    const order = placesInOrder(trace, shown, chosen);
    const labels = order.map((index) => ({
      ...toPixels(view, trace.x[index], trace.y[index]),
      text: trace.text[index],
      size: trace.textfont.size,
      halfWidth: ((symbolsAt(symbols, trace.customdata[index][1]) - 1) / 2) * SYMBOL,
    }));
    const obstacles = symbols.x.map((lon, index) => {
      const { x, y } = toPixels(view, lon, symbols.y[index]);
      return boxAround(x, y, SYMBOL - 4, SYMBOL - 4);
    });
    const found = seatLabels(labels, obstacles, view);
    const seated = order.map((index, rank) => ({ index, seat: found[rank] })).filter(({ seat }) => seat);
    const drawn = withPoints(trace, seated.map(({ index }) => index));
    const places = seated.map(({ seat }) => toDegrees(view, seat));
    return { ...drawn, x: places.map(({ lon }) => lon), y: places.map(({ lat }) => lat) };
  }

  const symbolsAt = (symbols, place) => symbols.customdata.filter((custom) => custom[1] === place).length;

  function placesInOrder(trace, shown, chosen) {
    const kept = keptPoints(trace, shown);
    const rank = (index) => (eventOf(trace.customdata[index]) === chosen ? 0 : trace.customdata[index][2] ? 1 : 2);
    const first = new Map();
    for (const index of [...kept].sort((a, b) => rank(a) - rank(b))) {
      const place = trace.customdata[index][1];
      if (!first.has(place)) first.set(place, index);
    }
    return [...first.values()];
  }

  // Names of lands and waters, less those that the edge of the view would cut.
  function drawnNames(trace, view) {
    const half = (text) => (text.length * trace.textfont.size * WIDE_LETTER) / 2;
    const kept = trace.x.flatMap((lon, index) => {
      const { x, y } = toPixels(view, lon, trace.y[index]);
      const wide = half(trace.text[index]);
      return x - wide >= 0 && x + wide <= view.width && y >= 10 && y <= view.height - 10 ? [index] : [];
    });
    return withPoints(trace, kept);
  }

  // All traces for {event id: certainty}, the chosen event and the view, in their order.
  function draw(traces, shown, chosen, view) {
    const all = traces.find((trace) => trace.meta.role === "symbols");
    const moves = aside(keptPoints(all, shown).map((index) => all.customdata[index]));
    const symbols = marked(drawnPoints(all, shown, moves, view), shown, chosen);
    const byRole = {
      names: (trace) => drawnNames(trace, view),
      area: (trace) => drawnArea(trace, shown, chosen),
      halos: (trace) => drawnPoints(trace, shown, moves, view),
      rings: (trace) => drawnPoints(trace, shown, moves, view),
      symbols: () => symbols,
      labels: (trace) => drawnLabels(trace, symbols, shown, chosen, view),
    };
    return traces.map((trace) => byRole[trace.meta.role](trace));
  }

  const map = { draw, aside, seatLabels, withPoints, toPixels, toDegrees };
  root.atlas = Object.assign(root.atlas ?? {}, { map });
  if (typeof module !== "undefined") module.exports = map;
})(typeof window === "undefined" ? {} : window);
