// What a map must not do, measured on the page: window.mapLaw() → {faults, named, places, nameless}.
window.mapLaw = () => {
  const NEARER = 4;
  const SLACK = 1; // pixels by which a measured box may differ from the one that was laid out
  const map = document.querySelector("#map-view").getBoundingClientRect();
  const boxOf = (element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return { left: left - map.left, right: right - map.left, top: top - map.top, bottom: bottom - map.top };
  };
  const gap = (one, other) =>
    Math.hypot(
      Math.max(one.left - other.right, other.left - one.right, 0),
      Math.max(one.top - other.bottom, other.top - one.bottom, 0),
    );
  const overlap = (one, other) =>
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

  const view = atlas.mapPage.view();
  const graph = document.querySelector("#map .js-plotly-plot");
  const trace = graph.data.find(({ meta }) => meta.role === "symbols");
  const points = [...document.querySelectorAll("#map .tracesymbols .point")].map(boxOf);
  const { labels } = atlas.choice.loaded().map.words;
  const textOf = new Map(labels.map(({ facts, text }) => [facts[1], text]));
  const homeOf = new Map(labels.map(({ facts, lon, lat }) => [facts[1], { lon, lat }]));
  const faults = [];

  const middle = ({ left, right, top, bottom }) => [(left + right) / 2, (top + bottom) / 2];
  const rings = [...document.querySelectorAll(".signs .ring")].map(boxOf);
  // A ring belongs to its symbol.
  const whole = (box) => {
    const [x, y] = middle(box);
    const around = rings.filter((ring) => Math.hypot(middle(ring)[0] - x, middle(ring)[1] - y) < 1);
    return around.length ? around[0] : box;
  };
  // Where a symbol is drawn around: a triangle lies higher than the middle of its box.
  const origins = [...document.querySelectorAll("#map .tracesymbols .point")].map((point) => {
    const { e, f } = point.getScreenCTM();
    return [e - map.left, f - map.top];
  });
  const symbols = trace.customdata.map(([, place], index) => ({ place, box: whole(points[index]), origin: origins[index] }));
  for (const { place, origin } of symbols) {
    const { lon, lat } = homeOf.get(place);
    const x = ((lon - view.x[0]) / (view.x[1] - view.x[0])) * map.width;
    const y = ((view.y[1] - lat) / (view.y[1] - view.y[0])) * map.height;
    const off = Math.hypot(origin[0] - x, origin[1] - y);
    if (off > 1) faults.push(`${place} is drawn ${off.toFixed(1)} pixels from where it lies`);
  }

  // A line is taller than its letters.
  const words = [...document.querySelectorAll(".words .word")].map((word) => {
    const { top, bottom, ...across } = boxOf(word);
    const slack = (bottom - top) * 0.16;
    return { text: word.textContent, word, box: { ...across, top: top + slack, bottom: bottom - slack } };
  });
  words.forEach((one, index) => {
    for (const other of words.slice(index + 1))
      if (overlap(one.box, other.box)) faults.push(`${one.text} over ${other.text}`);
    for (const { place, box } of symbols)
      if (overlap(one.box, { ...box, left: box.left + 1, right: box.right - 1, top: box.top + 1, bottom: box.bottom - 1 }))
        faults.push(`${one.text} over the symbol of ${place}`);
    for (const cover of document.querySelectorAll(".zoom, .legend > summary, .map .scale, .map .cartouche")) {
      if (cover.checkVisibility() && overlap(one.box, boxOf(cover))) faults.push(`${one.text} under a control`);
    }
  });

  const ends = [...document.querySelectorAll(".words .leader")].map(boxOf);
  const isLed = (box) => ends.some((end) => gap(box, end) < 8);
  const named = words.filter(({ word }) => word.matches(".word-label, .word-region"));
  for (const { text, box } of named) {
    if (isLed(box)) continue;
    const own = symbols.filter(({ place }) => textOf.get(place) === text);
    const foreign = symbols.filter(({ place }) => textOf.get(place) !== text);
    const near = Math.min(...own.map((symbol) => gap(box, symbol.box)));
    for (const { place, box: other } of foreign)
      if (gap(box, other) < near + NEARER - SLACK)
        faults.push(`${text} is ${near.toFixed(1)} pixels from its symbol, ${gap(box, other).toFixed(1)} from ${place}`);
  }

  const seen = symbols.filter(
    ({ box }) => box.left > 0 && box.right < map.width && box.top > 0 && box.bottom < map.height,
  );
  const places = [...new Set(seen.map(({ place }) => place))];
  const texts = new Set(named.map(({ text }) => text));
  const nameless = trace.customdata.flatMap(([event, place], index) =>
    seen.includes(symbols[index]) && !texts.has(textOf.get(place))
      ? [[...middle(symbols[index].box), event, place]]
      : [],
  );
  return { faults, nameless, places: places.length, named: places.filter((place) => texts.has(textOf.get(place))).length };
};
