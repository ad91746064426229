// Room on the map, in pixels: symbols that crowd are moved apart, names are seated where none is
// hidden by another.
(function (root) {
  "use strict";

  const CELL = 48; // pixels: names and symbols are looked up by the squares that they lie in
  const LETTER = 0.57; // mean width of a letter, in parts of its height
  const LINE = 1.25; // height of a line of text, likewise
  const NEAR = 12; // pixels from a symbol's middle to its name
  const ROUNDS = 40; // of moving apart; then whatever still touches has no room
  const PUSHES = 60000; // in all rounds: a thousand symbols have no room anyway, and must not take long

  const overlaps = (one, other) =>
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

  const boxAround = (x, y, width, height) => ({
    left: x - width / 2,
    right: x + width / 2,
    top: y - height / 2,
    bottom: y + height / 2,
  });

  // What is taken; asked only about the squares around, or a thousand names would take seconds.
  function takenRoom(boxes) {
    const squares = new Map();
    const touched = (box) => {
      const found = [];
      for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x += 1) {
        for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y += 1) found.push(`${x} ${y}`);
      }
      return found;
    };
    const take = (box) => {
      for (const square of touched(box)) {
        if (squares.has(square)) squares.get(square).push(box);
        else squares.set(square, [box]);
      }
    };
    const isFree = (box) =>
      touched(box).every((square) => !squares.get(square)?.some((other) => overlaps(box, other)));
    boxes.forEach(take);
    return { take, isFree };
  }

  const guessed = (text, size) => text.length * size * LETTER;

  // The size of a text in pixels; a text may have several lines.
  function sizeOf(label, measure = guessed) {
    const lines = label.text.split("\n");
    const widest = Math.max(...lines.map((line) => measure(line, label.size, label.style)));
    return { width: widest + 5, height: label.size * LINE * lines.length };
  }

  // Where a label may stand, best first: beside its symbols, above, below, at the corners, farther.
  function seats(label, width, height) {
    const near = label.near ?? NEAR;
    const beside = Math.max(label.halfWidth, 0) + near + width / 2;
    const across = near + height / 2;
    return [
      [beside, 0],
      [-beside, 0],
      [0, -across],
      [0, across],
      [beside * 0.8, -across * 0.8],
      [-beside * 0.8, -across * 0.8],
      [beside * 0.8, across * 0.8],
      [-beside * 0.8, across * 0.8],
      [beside, -across],
      [-beside, -across],
      [beside, across],
      [-beside, across],
    ].map(([x, y]) => ({ x: label.x + x, y: label.y + y }));
  }

  const within = (box, frame) =>
    box.left >= 0 && box.top >= 0 && box.right <= frame.width && box.bottom <= frame.height;

  // labels: {text, x, y, halfWidth, size} in pixels, the most important first; obstacles: boxes.
  // yielding: boxes of less important names, which are left free where that is possible.
  // Returns the seat of each label, or null for one that finds no room.
  function seatLabels(labels, obstacles, frame, { measure = guessed, yielding = [] } = {}) {
    const taken = takenRoom(obstacles);
    const names = takenRoom(yielding);
    return labels.map((label) => {
      const { width, height } = sizeOf(label, measure);
      const boxOf = (seat) => boxAround(seat.x, seat.y, width, height);
      const free = seats(label, width, height).filter((seat) => within(boxOf(seat), frame) && taken.isFree(boxOf(seat)));
      const found = free.find((seat) => names.isFree(boxOf(seat))) ?? (label.shy ? undefined : free[0]);
      if (!found) return null;
      taken.take(boxOf(found));
      return { ...found, box: boxOf(found) };
    });
  }

  // Pairs of points that are, or may come, too near: {x, y} in the order of x.
  function neighbours(points, reach) {
    const order = points.map((_, index) => index).sort((a, b) => points[a].x - points[b].x || a - b);
    const pairs = [];
    order.forEach((one, rank) => {
      for (let next = rank + 1; next < order.length; next += 1) {
        const other = order[next];
        if (points[other].x - points[one].x > reach) break;
        if (Math.abs(points[other].y - points[one].y) <= reach) pairs.push([Math.min(one, other), Math.max(one, other)]);
      }
    });
    return pairs.sort(([a, b], [c, d]) => a - c || b - d);
  }

  // Where points stand after they have moved apart to `least` pixels, none by more than `most`.
  // The same points always give the same answer.
  function spread(points, least, most) {
    const now = points.map(({ x, y }) => ({ x, y }));
    const pairs = neighbours(points, least + 2 * most);
    const rounds = pairs.length ? Math.max(Math.min(ROUNDS, PUSHES / pairs.length), 2) : 0;
    for (let round = 0; round < rounds; round += 1) {
      for (const [one, other] of pairs) push(now[one], now[other], least, one * 7 + other * 13);
      now.forEach((point, index) => hold(point, points[index], most));
    }
    return now;
  }

  // Both give way by half; points in one spot part in a direction that `seed` gives.
  function push(one, other, least, seed) {
    const apart = Math.hypot(other.x - one.x, other.y - one.y);
    if (apart >= least) return;
    const by = (least - apart) / 2;
    const x = apart > 0.01 ? (other.x - one.x) / apart : Math.cos(seed % 8);
    const y = apart > 0.01 ? (other.y - one.y) / apart : Math.sin(seed % 8);
    one.x -= x * by;
    one.y -= y * by;
    other.x += x * by;
    other.y += y * by;
  }

  function hold(point, home, most) {
    const far = Math.hypot(point.x - home.x, point.y - home.y);
    if (far <= most) return;
    point.x = home.x + ((point.x - home.x) * most) / far;
    point.y = home.y + ((point.y - home.y) * most) / far;
  }

  const mapRoom = { overlaps, boxAround, takenRoom, sizeOf, seatLabels, spread };
  root.atlas = Object.assign(root.atlas ?? {}, { mapRoom });
  if (typeof module !== "undefined") module.exports = mapRoom;
})(typeof window === "undefined" ? {} : window);
