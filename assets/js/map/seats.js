// Where a label may stand at its symbol, best first: beside it, above and below, at the corners; and
// farther away, with a line that leads to the symbol.

const NEAR = 5; // pixels from the edge of a symbol to its name
const FARTHER = [0, 4, 8]; // pixels that it may stand farther off
const LED = [14, 20, 27, 35, 44, 54, 65, 78]; // pixels to a name that a line leads to
const TURNS = 48; // directions that such a line may have
const EDGE = 2; // pixels from the end of a line to the name

// To the right, to the left, above, below, and the corners, in halves of the label.
const SIDES = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [1, 1],
  [-1, -1],
  [-1, 1],
];

// The middles of the seats at a symbol, each with the pixels between symbol and label.
/** @type {(label: Label, size: Size) => (Point & { gap: number })[]} */
export function adjacent(label, { width, height }) {
  return FARTHER.flatMap((farther) =>
    SIDES.map(([across, down]) => {
      const gap = (label.near ?? NEAR) + farther;
      // At a corner it stands as near: at the end of a slanting line.
      const slant = across && down ? Math.SQRT1_2 : 1;
      const far = label.radius * slant + gap * slant;
      return {
        x: label.x + across * (far + width / 2),
        y: label.y + down * (far + height / 2),
        gap,
      };
    }),
  );
}

const DIRECTIONS = Array.from({ length: TURNS }, (_, turn) => {
  const angle = (turn / TURNS) * 2 * Math.PI;
  return [Math.cos(angle), Math.sin(angle)];
});

// The middles of the seats farther away, each with the line from the symbol to the label.
/** @type {(label: Label, size: Size) => Generator<Point & { leader: Line }>} */
export function* afar(label, { width, height }) {
  for (const far of LED) {
    for (const [across, down] of DIRECTIONS) {
      const end = { x: label.x + across * far, y: label.y + down * far };
      // The line meets the middle of the label's nearest edge.
      const isBeside = Math.abs(across) >= Math.abs(down);
      yield {
        x: end.x + (isBeside ? Math.sign(across) * (width / 2 + EDGE) : 0),
        y: end.y + (isBeside ? 0 : Math.sign(down) * (height / 2 + EDGE)),
        leader: {
          from: { x: label.x + across * label.radius, y: label.y + down * label.radius },
          to: end,
        },
      };
    }
  }
}
