// Where a card stands that says more of a word or a number: what was read stays in sight.

import { clamp } from "../math.js";

const GAP = 6; // pixels between what was pressed and its card
const EDGE = 8; // pixels from the edge of the window
const LEAST = 160; // pixels of the height of a card that can still be read

// Below the link, above the text in which it stands, or at the left of that text, where the whole card
// fits; else where there is more room, and no higher than that.
/** @type {(link: Pick<Rect, "left" | "bottom">, text: Pick<Rect, "left" | "top">, box: Size, screen: Size) => { left: number, top: number, height: number }} */
export function placeBeside(link, text, { width, height }, screen) {
  const below = screen.height - EDGE - (link.bottom + GAP);
  const above = text.top - GAP - EDGE;
  const left = clamp(link.left, EDGE, Math.max(screen.width - width - EDGE, EDGE));
  const beside = text.left - GAP - width;
  if (height > Math.max(below, above) && beside >= EDGE) {
    const top = clamp(link.bottom - height, EDGE, Math.max(screen.height - height - EDGE, EDGE));
    return { left: beside, top, height };
  }
  if (Math.max(below, above) < Math.min(height, LEAST)) {
    const most = screen.height - 2 * EDGE;
    const top = clamp(link.bottom + GAP, EDGE, Math.max(EDGE, screen.height - EDGE - Math.min(height, most)));
    return { left, top, height: Math.min(height, most) };
  }
  if (height <= below || below >= above)
    return { left, top: link.bottom + GAP, height: Math.min(height, below) };
  const fitting = Math.min(height, above);
  return { left, top: text.top - GAP - fitting, height: fitting };
}
