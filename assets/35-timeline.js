// The timeline figure: a bar per event, a column per unit, a mark per event around, all as
// places in the window of time from 0 to 1. Nothing here touches the page.
(function (root) {
  "use strict";

  const time = root.atlas?.time ?? require("./30-time.js");

  const LEAST = 10; // pixels: so wide is the bar of a single day at least
  const GAP = 3; // pixels between two bars in one row

  const overlaps = (period, window) => period.from <= window.to && period.to >= window.from;

  // A bar from the earliest to the latest day: sure between the latest start and the earliest end,
  // in doubt before and after. In parts of the window; `sure` in parts of the bar.
  function bar(event, window, width) {
    const { s1, s2, e1, e2 } = event.bounds;
    if (!overlaps({ from: s1, to: e2 }, window)) return null;
    const start = time.fraction(s1, window);
    const end = Math.max(time.fractionAfter(e2, window), start + LEAST / width);
    const part = (place) => Math.min(1, Math.max(0, (place - start) / (end - start)));
    const sure = s2 <= e1;
    const from = sure ? part(time.fraction(s2, window)) : 0.5;
    const to = sure ? Math.max(part(time.fractionAfter(e1, window)), from) : 0.5;
    const doubtful = s1 !== s2 || e1 !== e2;
    return { id: event.id, start, end, sureFrom: doubtful ? from : 0, sureTo: doubtful ? to : 1, doubtful };
  }

  // Each bar in the first row that has room for it; bars that start first come first.
  function packed(bars, width) {
    const rows = [];
    return [...bars]
      .sort((one, other) => one.start - other.start || one.end - other.end)
      .map((each) => {
        const free = rows.findIndex((end) => end + GAP / width <= each.start);
        const row = free === -1 ? rows.length : free;
        rows[row] = each.end;
        return { ...each, row };
      });
  }

  const ROW = 13; // pixels from one row of bars to the next,
  const THIN = 7; // and where many are to have room
  const SIGN = { width: 44, height: 18 }; // pixels of a sign for bars without room, above the foot line

  // How high the rows are in so many pixels, and how many have room; the others need a line of signs.
  function pitch(rows, room) {
    const fits = Math.floor((room + 2) / Math.max(rows, 1)); // below the last row no gap is needed
    if (fits >= THIN) return { row: Math.min(fits, ROW), shown: rows };
    return { row: THIN, shown: Math.max(1, Math.floor((room - SIGN.height) / THIN)) };
  }

  // Rows change places, so that the chosen bar is among those that are shown.
  function exchanged(bars, chosen, shown) {
    const row = bars.find(({ id }) => id === chosen)?.row ?? 0;
    if (row < shown) return bars;
    const other = { [row]: shown - 1, [shown - 1]: row };
    return bars.map((each) => ({ ...each, row: other[each.row] ?? each.row }));
  }

  // Bars without room, each that is close to another under one sign: [{start, ids}].
  function signs(hidden, width) {
    const found = [];
    for (const { id, start } of [...hidden].sort((one, other) => one.start - other.start)) {
      const place = Math.max(0, Math.min(start, 1 - SIGN.width / width));
      const last = found.at(-1);
      if (last && (place - last.start) * width < SIGN.width) last.ids.push(id);
      else found.push({ start: place, ids: [id] });
    }
    return found;
  }

  // The bars in so many pixels of height: {row, bars, signs}, `row` from one to the next.
  function inRoom({ bars: all, rows }, width, height, chosen) {
    const { row, shown } = pitch(rows, height);
    const arranged = exchanged(all, chosen, shown);
    return {
      row,
      bars: arranged.filter((each) => each.row < shown),
      signs: signs(arranged.filter((each) => each.row >= shown), width),
      below: shown * row,
    };
  }

  // All bars of the window; events without a date have none.
  function bars(events, window, width) {
    const dated = events.filter((event) => event.bounds);
    const found = packed(dated.map((event) => bar(event, window, width)).filter(Boolean), width);
    return { bars: found, rows: Math.max(0, ...found.map(({ row }) => row + 1)) };
  }

  // A column for each unit of the window: how many events are certainly, how many possibly in it.
  function columns(events, window, certainty) {
    return time.cells(window).map((cell) => {
      const found = events.map((event) => (event.bounds ? certainty(event.bounds, cell.from, cell.to) : "out"));
      return {
        ...cell,
        start: time.fraction(cell.from, window),
        end: time.fractionAfter(cell.to, window),
        certain: found.filter((each) => each === "certain").length,
        possible: found.filter((each) => each === "possible").length,
      };
    });
  }

  // Marks for what happened around, those too close to each other gathered into one.
  function marks(context, window, width) {
    const found = [];
    for (const entry of context.filter((each) => overlaps(each, window))) {
      const place = Math.max(0, time.fraction(entry.from, window));
      const last = found.at(-1);
      if (last && (place - last.place) * width < LEAST) last.entries.push(entry);
      else found.push({ place, entries: [entry] });
    }
    return found;
  }

  // Units of the axis in runs of `every`, the first of each with a label; what is over is of the last.
  function runs(cells, every) {
    const count = Math.max(1, Math.floor(cells.length / every));
    return Array.from({ length: count }, (_, at) => ({
      first: cells[at * every],
      last: at === count - 1 ? cells.at(-1) : cells[(at + 1) * every - 1],
    }));
  }

  // The steps that are told at a stop of time: those whose latest day has come since the one before.
  const stepsBetween = (steps, after, to) => steps.filter((step) => step.to > after && step.to <= to);

  const timeline = { ROW, bars, inRoom, columns, marks, runs, stepsBetween };
  root.atlas = Object.assign(root.atlas ?? {}, { timeline });
  if (typeof module !== "undefined") module.exports = timeline;
})(typeof window === "undefined" ? {} : window);
