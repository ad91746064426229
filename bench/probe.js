// What the bench asks of a page, from within it, before any script of the page has run.
// All times are in milliseconds from the start of the navigation, and end with a frame: a thing
// counts as seen when the frame that paints it has been made, on all pages alike.
(function (root) {
  "use strict";

  const QUIET = 150; // milliseconds without a redraw, after which a step is over
  const PATIENCE = 60000; // milliseconds after which a reader has gone

  // what: {map: [selectors], symbols: selector, expected, control: selector}
  let what = null;
  let step = null;
  const seen = {};

  // Calls back at the end of the frame that is being made, or of the next one.
  const afterPaint = (then) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => then(performance.now());
    port2.postMessage(null);
  };
  const afterFrame = (then) => requestAnimationFrame(() => afterPaint(then));

  const hasBox = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0;
  };

  const isMapThere = () => what.map.some((selector) => [...document.querySelectorAll(selector)].some(hasBox));

  const isUsable = () =>
    document.querySelector(what.control) !== null &&
    document.querySelectorAll(what.symbols).length >= what.expected &&
    drawer() !== null;

  const found = {};

  // Looks at every frame, until the map is there and the page can be used.
  function look(start) {
    const looks = { map: isMapThere, usable: isUsable };
    for (const [name, isThere] of Object.entries(looks)) {
      if (found[name] || !isThere()) continue;
      found[name] = true;
      if (name === "map") seen.begun = start;
      afterPaint((time) => (seen[name] = time));
    }
    if (!found.map || !found.usable) requestAnimationFrame(look);
  }

  function watch(wanted) {
    what = wanted;
    requestAnimationFrame(look);
  }

  const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

  // Returns whether it was done in time.
  const patient = async (isDone) => {
    const end = performance.now() + PATIENCE;
    while (!isDone() && performance.now() < end) await pause(10);
    return Boolean(isDone());
  };

  const painted = () => performance.getEntriesByName("first-contentful-paint")[0];

  // Returns {paint, begun, map, usable} once the page can be used; null for what never came. `begun`
  // is when the browser began to make the first frame with the map.
  async function opened() {
    await patient(() => seen.map && seen.usable && painted());
    const paint = painted()?.startTime ?? null;
    // The browser dates a paint when it is on the screen, a little after its frame was made.
    const shown = (time) => (time ? Math.max(paint, time) : null);
    return { paint, begun: seen.begun ?? null, map: shown(seen.map), usable: shown(seen.usable) };
  }

  // What draws the map and can say that it has: a graph of Plotly's, or a Leaflet map with time.
  function drawer() {
    const graph = document.querySelector(what.symbols)?.closest(".js-plotly-plot");
    if (graph?.on) return { on: (redrawn) => graph.on("plotly_afterplot", redrawn) };
    const name = Object.keys(root).find((each) => each.startsWith("map_") && root[each]?.timeDimension);
    if (name) return { on: (redrawn) => root[name].timeDimension.on("timeload", redrawn) };
    return null;
  }

  // Where each symbol stands, to tell the redraw that shows the step from one that follows it.
  const drawing = () =>
    [...document.querySelectorAll(what.symbols)]
      .map((each) => each.getAttribute("transform") ?? each.getAttribute("d"))
      .join();

  // From now on the first key pressed begins a step.
  function listen(selector) {
    document.querySelector(selector).focus();
    if (!step) drawer().on(redrawn);
    step = { start: null, frames: 0, redraws: [] };
  }

  function begin(press) {
    if (!step || step.start !== null) return;
    step.start = press.timeStamp;
    const own = step;
    requestAnimationFrame(function count() {
      own.frames += 1;
      if (own === step) requestAnimationFrame(count);
    });
  }

  function redrawn() {
    const own = step;
    if (own.start === null) return;
    afterFrame((end) => {
      own.redraws.push({ time: end - own.start, frames: own.frames, drawing: drawing(), end });
    });
  }

  // Returns {time, frames, drawing} of the step, from the key to the end of the frame that shows
  // it; null where it never came.
  async function heard() {
    const isOver = () => step.redraws.length && performance.now() - step.redraws.at(-1).end > QUIET;
    if (!(await patient(isOver))) return null;
    const { redraws } = step;
    const { time, frames, drawing } = redraws.find((each) => each.drawing === redraws.at(-1).drawing);
    return { time, frames, drawing };
  }

  root.addEventListener("keydown", begin, true);
  root.bench = { watch, opened, listen, heard };
})(window);
