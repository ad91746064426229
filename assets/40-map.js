// What the graph draws for a choice: the traces that Python made, less whatever is hidden.
// Hidden points leave the data altogether: made transparent they would still answer the mouse.
(function (root) {
  "use strict";

  const { spread } = root.atlas?.mapRoom ?? require("./39-map-room.js");
  const { toPixels, toDegrees } = root.atlas?.mapView ?? require("./38-map-view.js");

  const SYMBOL = 22; // pixels from one symbol to the next where several stand at one place
  const LEAST = 18; // pixels from one symbol's middle to the next, wherever they stand
  const MOST = 16; // pixels that a symbol is moved at most, so that nobody is led astray
  const LED = 6; // pixels from which on a line leads back to the true place
  const GOLDEN = Math.PI * (3 - Math.sqrt(5)); // a turn that fills a disc evenly
  const PAST = 0.35; // how strongly what is over is drawn
  const PALE = 0.25; // what doubt leaves of a colour

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

  const withoutPoints = (trace) => ({ ...trace, x: [], y: [] });

  const eventOf = (custom) => custom[0];
  const placeOf = (custom) => custom[1];
  const placesOf = (trace) => new Set(trace.customdata.map(placeOf));
  const keyOf = ([event, place]) => `${event} ${place}`;

  const keptPoints = (trace, isKept) =>
    trace.customdata.flatMap((custom, index) => (isKept(custom) ? [index] : []));

  // "#b4341f" as a translucent colour; any other way to write one is left as it is.
  function faded(colour, opacity) {
    if (!/^#[0-9a-f]{6}$/i.test(colour)) return colour;
    const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
    return `rgba(${parts.join(",")},${opacity})`;
  }

  // --- what happens in a period ----------------------------------------------------------------

  const daysIn = ({ from, to }) => (Date.parse(to) - Date.parse(from)) / 86400000 + 1;

  // Whether a claim dated first…last is drawn: "certain", "possible", or "out".
  // Around the events only while none is chosen; of an event while it, or nothing, is chosen.
  // In a period of more days than `longest` so many signs would say nothing.
  function happens([event, , first, last, longest], { shown, chosen }) {
    const isOwn = event !== "" && event === chosen.event;
    if (event && !(event in shown)) return "out";
    if (!isOwn && (chosen.event || daysIn(chosen) > longest)) return "out";
    if (!first) return isOwn ? "possible" : "out";
    if (first > chosen.to || last < chosen.from) return "out";
    return first >= chosen.from && last <= chosen.to ? "certain" : "possible";
  }

  // --- symbols ---------------------------------------------------------------------------------

  // Where symbols at one place stand around it, in pixels: side by side; many, in a disc.
  function aside(customs) {
    const byPlace = new Map();
    for (const custom of customs) {
      if (byPlace.has(placeOf(custom))) byPlace.get(placeOf(custom)).push(custom);
      else byPlace.set(placeOf(custom), [custom]);
    }
    const moves = new Map();
    for (const [, there] of byPlace) {
      there.forEach((custom, rank) => moves.set(keyOf(custom), besides(rank, there.length)));
    }
    return moves;
  }

  function besides(rank, count) {
    if (count <= 3) return { x: (rank - (count - 1) / 2) * SYMBOL, y: 0 };
    const far = SYMBOL * 0.6 * Math.sqrt(rank + 0.4);
    return { x: far * Math.cos(rank * GOLDEN), y: far * Math.sin(rank * GOLDEN) };
  }

  // Where every symbol in period stands: {key: {x, y, moved}} in pixels; `moved` is how far it had
  // to make way, beyond standing side by side at its place.
  function stands(trace, kept, view) {
    const customs = kept.map((index) => trace.customdata[index]);
    const moves = aside(customs);
    const homes = kept.map((index, rank) => {
      const { x, y } = toPixels(view, trace.x[index], trace.y[index]);
      const by = moves.get(keyOf(customs[rank]));
      return { x: x + by.x, y: y + by.y };
    });
    const now = spread(homes, LEAST, MOST);
    const far = (rank) => Math.hypot(now[rank].x - homes[rank].x, now[rank].y - homes[rank].y);
    return new Map(customs.map((custom, rank) => [keyOf(custom), { ...now[rank], moved: far(rank) }]));
  }

  // The symbols where they stand; `meta.home` is where those belong that had to make way.
  function atSymbols(trace, places, view) {
    const drawn = withPoints(trace, keptPoints(trace, (custom) => places.has(keyOf(custom))));
    const seats = drawn.customdata.map((custom) => places.get(keyOf(custom)));
    const at = seats.map((seat) => toDegrees(view, seat));
    const home = seats.map(({ moved }, index) => (moved > LED ? [drawn.x[index], drawn.y[index]] : null));
    return { ...drawn, x: at.map(({ lon }) => lon), y: at.map(({ lat }) => lat), meta: { ...drawn.meta, home } };
  }

  // Signs that belong around a symbol follow it; where none stands, they keep to their place.
  function aroundSymbols(drawn, places, view) {
    const at = drawn.customdata.map((custom, index) => {
      const place = places.get(keyOf(custom));
      return place ? toDegrees(view, place) : { lon: drawn.x[index], lat: drawn.y[index] };
    });
    return { ...drawn, x: at.map(({ lon }) => lon), y: at.map(({ lat }) => lat) };
  }

  // Certain: in full colour. Possible: translucent, its edge in full colour. Chosen: edged in ink.
  // Past, while time accumulates: faint.
  function marked(drawn, shown, { event: chosen, past = [] }) {
    const { color, line } = drawn.marker;
    const events = drawn.customdata.map(eventOf);
    const isPossible = (index) => shown[events[index]] === "possible";
    const own = (index) => drawn.meta.own?.[index] ?? color[index];
    const marker = {
      ...drawn.marker,
      opacity: events.map((event) => (past.includes(event) ? PAST : 1)),
      color: color.map((fill, index) => (isPossible(index) ? faded(fill, PALE) : fill)),
      line: {
        ...line,
        color: line.color.map((edge, index) =>
          events[index] === chosen ? drawn.meta.ink : isPossible(index) ? own(index) : edge,
        ),
        width: events.map((event, index) => (event === chosen ? 3 : isPossible(index) ? 2 : 1.5)),
      },
    };
    return { ...drawn, marker };
  }

  // What belongs to the drawn symbols and is not for plotly to draw, in pixels: {halos, rings:
  // [{x, y, r, look, opacity}], leaders: [{from, to}]}, a leader from each that had to make way.
  function around({ x, y, meta, marker }, view) {
    const at = x.map((lon, index) => toPixels(view, lon, y[index]));
    const circle = (name, index) => ({ ...at[index], r: meta.across[name] / 2, look: meta.looks[index], opacity: marker.opacity[index] });
    const those = (name) => at.flatMap((_, index) => (meta[name][index] ? [circle(name, index)] : []));
    return {
      halos: those("halo"),
      rings: those("ring"),
      leaders: at.flatMap((from, index) => (meta.home[index] ? [{ from, to: toPixels(view, ...meta.home[index]) }] : [])),
    };
  }

  // --- arrows and signs ------------------------------------------------------------------------

  function drawnArrow(trace, state) {
    const { event, from, to, longest } = trace.meta;
    const found = happens([event, "", from, to, longest], state);
    if (found === "out") return withoutPoints(trace);
    return found === "certain" ? trace : { ...trace, opacity: 0.55 };
  }

  // Signs on places; those at the places in `hidden` are left out.
  function drawnSigns(trace, state, hidden = new Set()) {
    const found = (custom) => (hidden.has(placeOf(custom)) ? "out" : happens(custom, state));
    const drawn = withPoints(trace, keptPoints(trace, (custom) => found(custom) !== "out"));
    const opacity = drawn.customdata.map((custom) => (found(custom) === "certain" ? 1 : 0.5));
    return { ...drawn, marker: { ...drawn.marker, opacity } };
  }

  // The places whose signs say nothing in so long a period, not even of the event that is chosen.
  const tooLong = (trace, chosen) =>
    new Set(trace.customdata.filter((custom) => daysIn(chosen) > custom[4]).map(placeOf));

  // --- all of it -------------------------------------------------------------------------------

  const EMPTY = { x: [], y: [], customdata: [], marker: {} };

  // A map without arrows and signs is a map too.
  const ofRole = (traces, role) =>
    traces.find((trace) => trace.meta.role === role) ?? { ...EMPTY, meta: { role } };

  // The traces in their order for {event id: certainty}, a choice {from, to, event} and a view;
  // one that has nothing to show is left out, for it would cost as much as any other.
  function draw(traces, shown, chosen, view) {
    const own = (role) => ofRole(traces, role);
    const state = { shown, chosen };
    const places = stands(own("symbols"), keptPoints(own("symbols"), (custom) => eventOf(custom) in shown), view);
    const symbols = marked(atSymbols(own("symbols"), places, view), shown, chosen);
    const draws = {
      symbols: () => symbols,
      rays: (trace) => aroundSymbols(drawnSigns(trace, state, tooLong(trace, chosen)), places, view),
      reached: (trace) => drawnSigns(trace, state),
      stops: (trace) => drawnSigns(trace, state, placesOf(symbols)),
      arrow: (trace) => drawnArrow(trace, state),
    };
    const drawn = traces.map((trace) => draws[trace.meta.role](trace));
    return drawn.filter((trace) => trace.x.length || trace === symbols);
  }

  // --- one trace for all signs -----------------------------------------------------------------

  const STYLES = ["symbol", "size", "color", "opacity"];
  const LINES = ["color", "width"];

  const all = (value, count) => (Array.isArray(value) ? value : Array(count).fill(value));
  const joined = (traces, read) => traces.flatMap((trace) => all(read(trace), trace.x.length));

  const isSign = (trace) => trace.mode === "markers" && trace.meta.role !== "symbols";

  // The same with all signs around symbols in one trace: each trace costs plotly as much as a
  // hundred points, at every step.
  function merged(traces) {
    const signs = traces.filter(isSign);
    if (signs.length < 2) return traces;
    const styles = STYLES.map((name) => [name, joined(signs, ({ marker }) => marker[name] ?? 1)]);
    const lines = LINES.map((name) => [name, joined(signs, ({ marker }) => marker.line?.[name] ?? 0)]);
    const one = {
      ...signs[0],
      x: joined(signs, ({ x }) => x),
      y: joined(signs, ({ y }) => y),
      customdata: signs.flatMap(({ customdata }) => customdata),
      marker: { ...Object.fromEntries(styles), line: Object.fromEntries(lines) },
      uid: "signs",
      meta: { role: "signs" },
    };
    const rest = traces.filter((trace) => !isSign(trace));
    const before = rest.findIndex((trace) => trace.meta.role === "symbols");
    return [...rest.slice(0, before), one, ...rest.slice(before)];
  }

  // The symbols of a drawn trace within `reach` pixels of a point, the nearest first, once each.
  function near(trace, view, point, reach) {
    const far = trace.x.map((lon, index) => {
      const { x, y } = toPixels(view, lon, trace.y[index]);
      return { event: eventOf(trace.customdata[index]), place: placeOf(trace.customdata[index]), far: Math.hypot(x - point.x, y - point.y) };
    });
    return far.filter((each) => each.far < reach).sort((a, b) => a.far - b.far);
  }

  const map = { draw, around, merged, ofRole, aside, faded, happens, placesOf, near };
  root.atlas = Object.assign(root.atlas ?? {}, { map });
  if (typeof module !== "undefined") module.exports = map;
})(typeof window === "undefined" ? {} : window);
