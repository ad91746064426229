// What an address names, found among the ids of the atlas, and lists of ids as one text.

/** @type {(text: string) => string} */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/%([0-9a-f]{2})?/gi, " ");
  }
}

// A text without all that no id holds: "(Sheki–1930)." and "%20SHEKİ-1930" are "sheki-1930". Marks,
// brackets, dashes and letters that nobody sees come with a link out of a chat or a letter.
/** @type {(text: string | null | undefined) => string} */
export const folded = (text) =>
  decoded(text ?? "")
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .replaceAll("ı", "i")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");

// The one of `ids` that a text names; undefined where it names none.
/** @type {(text: string | null, ids: string[]) => string | undefined} */
export function known(text, ids) {
  if (text !== null && ids.includes(text)) return text;
  const asked = folded(text);
  return asked ? ids.find((id) => folded(id) === asked) : undefined;
}

// Ids as one text, with commas between them, whatever they hold themselves; and as a list again.
/** @type {(ids: string[]) => string} */
export const joined = (ids) => ids.map((id) => id.replaceAll("%", "%25").replaceAll(",", "%2C")).join(",");

/** @type {(text: string | null | undefined) => string[]} */
export const parted = (text) =>
  String(text ?? "")
    .split(",")
    .map(decoded)
    .filter(Boolean);
