// How wide a text is in the typeface of the page, before it is written.

/** @type {Map<string, number>} */
const widths = new Map();
/** @type {CanvasRenderingContext2D | null} */
let pen = null;

/** @type {Measure} */
export function measure(text, size, style = "") {
  const key = `${style} ${size} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  pen ??= /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  pen.font = `${style} ${size}px ${getComputedStyle(document.body).fontFamily}`;
  const { width } = pen.measureText(text);
  widths.set(key, width);
  return width;
}

// When the typeface has come, every text has another width. This part starts before all that measure.
export const start = () => void document.fonts.ready.then(() => widths.clear());
