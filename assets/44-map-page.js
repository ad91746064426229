// The map on the page: the ground, halos and rings, plotly's graph, and the words over all. What is seen of it
// is kept here and nowhere else, and every drawing of it goes through `draw`.
(function (root) {
  "use strict";

  const { choice, filter, firstPaint, map, mapView, mapWords, theme } = root.atlas;

  const MARGIN = 48; // pixels around what is brought into view
  const REST = 160; // milliseconds after which a hand counts as resting
  const LONGEST = 110; // pixels of the scale bar at most
  const SYMBOL = 8; // pixels from the middle of a symbol to its edge
  const SVG = "http://www.w3.org/2000/svg";
  const COVERS = ".zoom, .legend > summary, .map .scale";

  const element = (id) => document.getElementById(id);
  const graph = () => document.querySelector("#map .map-plot");

  let room = null; // {width, height} of the map in pixels, how large its letters are, what covers it
  let view = null; // what is seen: {x: [west, east], y: [south, north], width, height}; null before there is room
  let isWhole = true; // and whether that is what the atlas opens with
  let drawn = null; // the view that was last drawn
  let areas = null; // the regions on the ground
  let brought = ""; // the event that was last brought into view
  let frame = 0;
  let rest = 0;
  let isBegun = false;
  let waiting = null; // what is to be done as soon as there is a view

  // --- the view --------------------------------------------------------------------------------

  const whole = ({ opening, tall, frame: edges }) => mapView.fitted(opening, room, tall, edges);

  // Moved by button or key: drawn in the next frame.
  function move(to) {
    take(to);
    frame = requestAnimationFrame(draw);
  }

  // Moved by hand or wheel: the ground follows at once and the picture of the rest is moved and
  // scaled as it is; it is drawn anew when the hand rests.
  function follow(to) {
    take(to);
    frame = requestAnimationFrame(movePicture);
    rest = setTimeout(draw, REST);
  }

  function take(to) {
    view = to;
    isWhole = false;
    cancelAnimationFrame(frame);
    clearTimeout(rest);
  }

  // While a view stands in the place of the map, or the page around has not shown it yet: no view
  // is taken from a room of 0, for every degree would be divided by it.
  const isHidden = () => {
    const { width, height } = element("map-view").getBoundingClientRect();
    return width === 0 || height === 0;
  };

  // At once where there is a view, else as soon as there is; of several the last alone.
  function whenSeen(act) {
    waiting = view ? null : act;
    if (view) act();
  }

  const settle = () => view && drawn !== view && draw();

  function movePicture() {
    placeGround();
    const { x, y, scale } = mapView.transform(drawn, view);
    dress(`translate(${x}px, ${y}px) scale(${scale})`);
  }

  let dressedIn = ""; // the transform of all pictures

  function dress(transform) {
    if (transform === dressedIn) return;
    dressedIn = transform;
    for (const picture of document.querySelectorAll("#map .main-svg, .overlay")) picture.style.transform = transform;
  }

  // Returns what gives back the view as it is now.
  function keep() {
    const was = { view, isWhole };
    return () => {
      move(was.view);
      isWhole = was.isWhole;
    };
  }

  function showAll() {
    move(whole(choice.loaded().map));
    isWhole = true;
  }

  // As the map opened, whatever hands have done since; the next choice draws it.
  function startAgain() {
    if (isUndrawn()) return;
    take(null);
    waiting = null;
    open(choice.loaded());
  }

  // The first view, once there is room for it.
  function open(loaded) {
    if (isHidden()) return;
    measureRoom();
    view = whole(loaded.map);
    isWhole = true;
    brought = "";
  }

  // The places of an event newly chosen come into view, if need be; else the reader's zoom is kept.
  function bring(event, loaded) {
    if (event === brought) return;
    brought = event;
    const found = mapView.showing(view, placesOf(event, loaded), MARGIN, loaded.map.frame);
    if (found !== view) take(found);
  }

  const placesOf = (event, loaded) =>
    loaded.map.words.labels.filter(({ facts }) => facts[0] === event);

  // --- its room on the page --------------------------------------------------------------------

  function measureRoom() {
    const box = element("map-view").getBoundingClientRect();
    const factor = theme.factor();
    room = { width: box.width, height: box.height, factor, covers: covers(box, factor) };
  }

  // Boxes of what lies over the map, in letters of 16 pixels.
  const covers = (inside, by) =>
    [...document.querySelectorAll(COVERS)].map((each) => {
      const box = each.getBoundingClientRect();
      return {
        left: (box.left - inside.left) / by,
        right: (box.right - inside.left) / by,
        top: (box.top - inside.top) / by,
        bottom: (box.bottom - inside.top) / by,
      };
    });

  function refit() {
    if (isHidden()) return;
    if (!view) return show(choice.present(), choice.loaded());
    const { width, height } = element("map-view").getBoundingClientRect();
    if (width === room.width && height === room.height) return;
    measureRoom();
    const { tall, frame: edges } = choice.loaded().map;
    view = isWhole ? whole(choice.loaded().map) : mapView.resized(view, room, tall, edges);
    draw();
  }

  // --- drawing ---------------------------------------------------------------------------------

  function show(chosen, loaded) {
    if (isUndrawn()) return;
    try {
      drawChoice(chosen, loaded);
    } catch (fault) {
      if (!graph()._fullLayout) giveUp();
      throw fault;
    }
  }

  function drawChoice(chosen, loaded) {
    if (!isBegun) begin();
    if (!view) open(loaded);
    if (!view) return;
    bring(chosen.event, loaded);
    draw();
    if (waiting) whenSeen(waiting);
  }

  // Plotly did not come, or cannot draw here: then no map is better than one that does not change.
  function giveUp() {
    view = null;
    document.querySelector(".map").toggleAttribute("data-undrawn", true);
    firstPaint.takeOver();
  }

  const isUndrawn = () => document.querySelector(".map").hasAttribute("data-undrawn");

  function begin() {
    isBegun = true;
    element("map").before(drawing("signs"));
    element("map").after(drawing("words"));
    new ResizeObserver(refit).observe(element("map-view"));
    document.fonts.ready.then(() => widths.clear());
  }

  function draw() {
    cancelAnimationFrame(frame);
    clearTimeout(rest);
    const [chosen, loaded] = [choice.present(), choice.loaded()];
    const state = { shown: filter.shown(chosen, loaded), chosen: { ...chosen, past: filter.past(chosen, loaded) } };
    const dressed = theme.dress(loaded.map);
    const small = { ...theme.asSeenSmall(view, room.factor), covers: room.covers, degrees: loaded.map.degrees, measure };
    const traces = map.draw(dressed.traces, state.shown, state.chosen, small);
    drawn = view;
    plot(figure(map.merged(traces), dressed.layout), loaded.map.config);
    placeGround();
    showAreas(state);
    const { halos, rings, leaders } = map.around(map.ofRole(traces, "symbols"), small);
    fill("signs", small, [...halos.map(circle("halo")), ...rings.map(circle("ring"))]);
    const degrees = mapWords.degrees(small);
    fill("words", small, [
      ...degrees.ticks.map(tick),
      ...leaders.map(leader),
      ...[...degrees.words, ...mapWords.written(loaded.map.words, traces, state, small)].map(word),
    ]);
    showScale();
    dress("");
  }

  function plot({ data, layout }, config) {
    const isFirst = !graph()._fullLayout;
    if (isFirst) root.Plotly.newPlot(graph(), data, layout, config);
    else root.Plotly.react(graph(), data, layout);
    if (isFirst) firstPaint.takeOver();
    // So that the drawing can be scaled as a whole: on paper.
    const box = `0 0 ${layout.width} ${layout.height}`;
    for (const each of graph().querySelectorAll(".main-svg")) {
      if (each.getAttribute("viewBox") !== box) each.setAttribute("viewBox", box);
    }
  }

  function figure(traces, layout) {
    const { width, height } = room;
    const axis = (name) => ({ ...layout[`${name}axis`], range: view[name] });
    const sized = { ...layout, width, height, autosize: false, xaxis: axis("x"), yaxis: axis("y") };
    const large = theme.enlarged({ data: traces, layout: { font: layout.font, hoverlabel: layout.hoverlabel } }, room.factor);
    return { data: large.data, layout: { ...sized, ...large.layout } };
  }

  function placeGround() {
    const ground = document.querySelector("#map-view .ground");
    if (!ground) return;
    const { frame: edges } = choice.loaded().map;
    const { width, height, left, top } = mapView.pictureBehind(view, edges);
    ground.style.backgroundSize = `${width * 100}% ${height * 100}%`;
    ground.style.backgroundPosition = `${left * 100}% ${top * 100}%`;
    ground.querySelector("svg").setAttribute("viewBox", mapView.viewBox(view, choice.loaded().map));
  }

  // A region stands for its event: gone with it, stronger when it is chosen.
  function showAreas({ shown, chosen }) {
    areas ??= [...document.querySelectorAll("#map-view .area")];
    for (const area of areas) {
      const { area: event } = area.dataset;
      area.classList.toggle("is-out", !(event in shown));
      area.classList.toggle("is-chosen", event === chosen.event);
    }
  }

  function showScale() {
    const { km, pixels } = mapView.scaleBar(view, LONGEST * room.factor);
    element("scale-km").textContent = String(km);
    element("scale-bar").style.width = `${pixels}px`;
  }

  // --- words and signs -----------------------------------------------------------------------------------

  function svg(name, attributes, content = "") {
    const made = document.createElementNS(SVG, name);
    for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
    made.textContent = content;
    return made;
  }

  const drawing = (name) => svg("svg", { class: `overlay ${name}`, "aria-hidden": "true" });

  function fill(name, { width, height }, shapes) {
    const drawing = document.querySelector(`#map-view .${name}`);
    drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
    drawing.replaceChildren(...shapes);
  }

  const circle = (name) => ({ x, y, r, look, opacity }) =>
    svg("circle", { class: `${name} ${look}`, cx: x, cy: y, r, opacity });

  // A line from the edge of a symbol that was moved aside to its place.
  function leader({ from, to }) {
    const far = Math.hypot(to.x - from.x, to.y - from.y);
    const start = { x: from.x + ((to.x - from.x) * SYMBOL) / far, y: from.y + ((to.y - from.y) * SYMBOL) / far };
    if (far <= SYMBOL + 1) return svg("circle", { class: "led-to", cx: to.x, cy: to.y, r: 1.5 });
    return svg("path", { class: "leader", d: `M${start.x} ${start.y}L${to.x} ${to.y}` });
  }

  const tick = ({ x, y, down, across }) => svg("path", { class: "tick-of-degree", d: `M${x} ${y}l${across} ${down}` });

  function word({ text, look, size, x, y, isStart }) {
    const classes = `word word-${look}${isStart ? " is-start" : ""}`;
    const lines = text.split("\n");
    if (lines.length === 1) return svg("text", { class: classes, x, y, "font-size": size }, text);
    const made = svg("text", { class: classes, "font-size": size });
    const top = y - ((lines.length - 1) / 2) * size * 1.2;
    made.append(...lines.map((line, rank) => svg("tspan", { x, y: top + rank * size * 1.2 }, line)));
    return made;
  }

  const widths = new Map();
  let pen = null;

  function measure(text, size, style = "") {
    const key = `${style} ${size} ${text}`;
    if (!widths.has(key)) {
      pen ??= document.createElement("canvas").getContext("2d");
      pen.font = `${style} ${size}px ${getComputedStyle(document.body).fontFamily}`;
      widths.set(key, pen.measureText(text).width);
    }
    return widths.get(key);
  }

  choice.follow(show);
  root.atlas.mapPage = { graph, view: () => view, factor: () => room.factor, move, follow, keep, settle, showAll, startAgain, isHidden, whenSeen };
})(window);
