// The figure of the map in the colours of a theme and the size of the letters. Python draws it once, in
// light and for letters of 16 pixels.

const SIZES = new Set([
  "size",
  "width",
  "ticklen",
  "hoverdistance",
  "arrowwidth",
  "standoff",
  "startstandoff",
]);

/** @type {(text: string) => string} */
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

// A text with every colour of `pairs` put in the place of its counterpart, all at once.
/** @type {(text: string, pairs: ColorPairs) => string} */
export function repainted(text, pairs) {
  const colours = Object.keys(pairs);
  if (!colours.length) return text;
  const any = new RegExp(`(?<![\\w,])(?:${colours.map(escaped).join("|")})(?![0-9a-f])`, "g");
  return text.replace(any, (colour) => pairs[colour]);
}

// A figure, or a part of one, in the colours of a theme; `pairs` has those of item but the light.
/** @type {(figure: any, theme: string, pairs: Record<string, ColorPairs>) => any} */
export const themed = (figure, theme, pairs) =>
  theme in pairs ? JSON.parse(repainted(JSON.stringify(figure), pairs[theme])) : figure;

/** @type {(value: any, factor: number) => any} */
function times(value, factor) {
  if (Array.isArray(value)) return value.map((item) => times(item, factor));
  return typeof value === "number" ? value * factor : value;
}

// A figure with all that is measured in pixels made larger by a factor.
/** @type {(value: any, factor: number) => any} */
export function enlarged(value, factor) {
  if (factor === 1 || value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item) => enlarged(item, factor));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      if (name === "customdata" || name === "meta") return [name, item];
      return [name, SIZES.has(name) ? times(item, factor) : enlarged(item, factor)];
    }),
  );
}

// A view measured in letters of 16 pixels, so that what is laid out in it can be enlarged.
/** @type {(view: View, factor: number) => View} */
export const atLetterSize = (view, factor) => ({
  ...view,
  width: view.width / factor,
  height: view.height / factor,
});

// A style as the browser writes it, "rgb(1, 2, 3)", with the colours of `pairs`, "1,2,3", swapped.
/** @type {(style: string, pairs: ColorPairs) => string} */
export const recoloured = (style, pairs) =>
  style.replace(/\d+, ?\d+, ?\d+/g, (channels) => pairs[channels.replaceAll(" ", "")] ?? channels);

// The colours of a style turned back into light ones.
/** @type {(style: string, pairs: ColorPairs) => string} */
export const lightened = (style, pairs) =>
  recoloured(style, Object.fromEntries(Object.entries(pairs).map(([one, other]) => [other, one])));
