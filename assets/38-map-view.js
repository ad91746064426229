// What of the map is seen: {x: [west, east], y: [south, north]} in degrees, drawn on width × height
// pixels from the top left. Every way to move it goes through here, so that nobody gets lost.
(function (root) {
  "use strict";

  const LEAST = 0.35; // degrees of longitude: nothing is known more closely than this shows
  const KM = 111.32; // in a degree of longitude at the equator
  const ROUND = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

  const clamp = (value, least, most) => Math.min(most, Math.max(least, value));

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

  // How much longer a degree of latitude is drawn than one of longitude.
  const stretch = (view) => scale(view).y / scale(view).x;

  // The degrees from top to bottom where `across` are seen from side to side.
  const down = (view, across) => ((across / view.width) * view.height) / stretch(view);

  function widest(view, frame) {
    const most = (frame.y[1] - frame.y[0]) / down(view, 1);
    return Math.min(frame.x[1] - frame.x[0], most);
  }

  const slid = ([low, high], [least, most]) => {
    const by = low < least ? least - low : high > most ? most - high : 0;
    return [low + by, high + by];
  };

  // Never beyond the frame, never too close.
  function limited(view, frame) {
    const across = clamp(view.x[1] - view.x[0], LEAST, widest(view, frame));
    const half = { x: across / 2, y: down(view, across) / 2 };
    const around = ([low, high], by) => [(low + high) / 2 - by, (low + high) / 2 + by];
    return {
      ...view,
      x: slid(around(view.x, half.x), frame.x),
      y: slid(around(view.y, half.y), frame.y),
    };
  }

  // `factor` times as many degrees are seen, and the point `at` (in pixels) keeps its place.
  function zoomed(view, factor, at, frame) {
    const across = clamp((view.x[1] - view.x[0]) * factor, LEAST, widest(view, frame));
    const by = across / (view.x[1] - view.x[0]);
    const { lon, lat } = toDegrees(view, at);
    const about = ([low, high], fixed) => [fixed + (low - fixed) * by, fixed + (high - fixed) * by];
    return limited({ ...view, x: about(view.x, lon), y: about(view.y, lat) }, frame);
  }

  // Moved east and south by parts of what is seen.
  function panned(view, east, south, frame) {
    const moved = ([low, high], part) => [low + (high - low) * part, high + (high - low) * part];
    return limited({ ...view, x: moved(view.x, east), y: moved(view.y, -south) }, frame);
  }

  const middle = (points) => ({
    x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
    y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
  });

  const apart = ([one, other]) => (other ? Math.max(Math.hypot(one.x - other.x, one.y - other.y), 1) : 1);

  // One finger or two went from `before` to `after`: the ground stays under them.
  function dragged(view, before, after, frame) {
    const start = middle(before);
    const end = middle(after);
    const grown = zoomed(view, apart(before) / apart(after), start, frame);
    return panned(grown, (start.x - end.x) / view.width, (end.y - start.y) / -view.height, frame);
  }

  const LINE = 16; // pixels that a wheel means by a line
  const TURN = 420; // pixels of a wheel's turn that make the map e times as large
  const PINCHED = 100; // the same where a trackpad says that two fingers spread

  // The factor of degrees that a turn of the wheel asks for.
  function byWheel({ deltaY, deltaMode, ctrlKey }) {
    const pixels = clamp(deltaMode === 1 ? deltaY * LINE : deltaY, -150, 150);
    return Math.exp(pixels / (ctrlKey ? PINCHED : TURN));
  }

  // How a picture of the view `from` is moved and scaled to look like the view `to`.
  function transform(from, to) {
    const { x, y } = toPixels(to, from.x[0], from.y[1]);
    return { x, y, scale: (from.x[1] - from.x[0]) / (to.x[1] - to.x[0]) };
  }

  // The degrees across of the least view that shows the whole of a box {x, y}.
  const needed = (box, { width, height }, tall) =>
    Math.max(box.x[1] - box.x[0], ((box.y[1] - box.y[0]) * tall * width) / height, LEAST);

  const centred = (box, across, { width, height }, tall) => {
    const half = { x: across / 2, y: ((across / width) * height) / tall / 2 };
    const around = ([low, high], by) => [(low + high) / 2 - by, (low + high) / 2 + by];
    return { x: around(box.x, half.x), y: around(box.y, half.y), width, height };
  };

  // The least that shows the whole of a box on width × height pixels.
  const fitted = (box, size, tall, frame) => limited(centred(box, needed(box, size, tall), size, tall), frame);

  // The same place and scale on more or fewer pixels; `tall` is the stretch of latitudes.
  function resized(view, size, tall, frame) {
    const across = ((view.x[1] - view.x[0]) * size.width) / view.width;
    const box = { x: view.x, y: view.y };
    return limited(centred(box, across, size, tall), frame);
  }

  // The part of the ground's drawing that a view shows, as its `viewBox`; `unit` are the units of
  // the drawing in a degree of longitude.
  function viewBox(view, { frame, tall, unit }) {
    const edges = [view.x[0] - frame.x[0], (frame.y[1] - view.y[1]) * tall];
    const sides = [view.x[1] - view.x[0], (view.y[1] - view.y[0]) * tall];
    return [...edges, ...sides].map((each) => (each * unit).toFixed(3)).join(" ");
  }

  // How large a picture of the whole frame is behind a view, and where it lies: parts of the view,
  // the place as a style sheet counts it, where all that is too much is shared out by the percent.
  function pictureBehind(view, frame) {
    const part = (axis) => (frame[axis][1] - frame[axis][0]) / (view[axis][1] - view[axis][0]);
    const before = { x: view.x[0] - frame.x[0], y: frame.y[1] - view.y[1] };
    const place = (axis) => {
      const beyond = frame[axis][1] - frame[axis][0] - (view[axis][1] - view[axis][0]);
      return beyond > 1e-9 ? before[axis] / beyond : 0;
    };
    return { width: part("x"), height: part("y"), left: place("x"), top: place("y") };
  }

  const bounds = (values) => [Math.min(...values), Math.max(...values)];

  // The view that shows all `points` (in degrees) with a margin of pixels: this one where it does.
  function showing(view, points, margin, frame) {
    const seen = (point) => {
      const { x, y } = toPixels(view, point.lon, point.lat);
      return x >= margin && y >= margin && x <= view.width - margin && y <= view.height - margin;
    };
    return points.every(seen) ? view : closest(view, points, margin, view.x[1] - view.x[0], frame);
  }

  // The closest view that shows all `points` with a margin, and `least` degrees across.
  function closest(view, points, margin, least, frame) {
    const tall = stretch(view);
    const inner = { width: Math.max(view.width - 2 * margin, 1), height: Math.max(view.height - 2 * margin, 1) };
    const box = { x: bounds(points.map(({ lon }) => lon)), y: bounds(points.map(({ lat }) => lat)) };
    const across = Math.max((needed(box, inner, tall) * view.width) / inner.width, least);
    return limited(centred(box, across, view, tall), frame);
  }

  // The view on the way between two, 0 to 1, on the pixels of the first.
  function between(from, to, part) {
    const mixed = (axis) => [0, 1].map((edge) => from[axis][edge] + (to[axis][edge] - from[axis][edge]) * part);
    return { ...from, x: mixed("x"), y: mixed("y") };
  }

  const KEYS = {
    ArrowLeft: [-0.1, 0],
    ArrowRight: [0.1, 0],
    ArrowUp: [0, -0.1],
    ArrowDown: [0, 0.1],
  };
  const ZOOM = { "+": 0.7, "=": 0.7, "-": 1 / 0.7, _: 1 / 0.7 };

  // The view that a key asks for: "home" for all of it, null where the key is not ours.
  function byKey(key, view, frame) {
    if (key === "0" || key === "Home") return "home";
    if (key in KEYS) return panned(view, ...KEYS[key], frame);
    if (key in ZOOM) return zoomed(view, ZOOM[key], { x: view.width / 2, y: view.height / 2 }, frame);
    return null;
  }

  // A round length of at most so many pixels, true at the middle latitude: {km, pixels}.
  function scaleBar(view, most) {
    const latitude = (view.y[0] + view.y[1]) / 2;
    const perKm = scale(view).x / (KM * Math.cos((latitude * Math.PI) / 180));
    const km = ROUND.filter((each) => each * perKm <= most).pop() ?? ROUND[0];
    return { km, pixels: km * perKm };
  }

  const mapView = {
    LEAST, scale, toPixels, toDegrees, stretch, limited, zoomed, panned, dragged, fitted, showing, closest, between, byKey, byWheel,
    transform, scaleBar, resized, viewBox, pictureBehind,
  };
  root.atlas = Object.assign(root.atlas ?? {}, { mapView });
  if (typeof module !== "undefined") module.exports = mapView;
})(typeof window === "undefined" ? {} : window);
