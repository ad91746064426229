// What an address names, found among the ids of the atlas, and lists of ids as one text.
(function (root) {
  "use strict";

  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text.replace(/%([0-9a-f]{2})?/gi, " ");
    }
  }

  // A text without all that no id holds: "(Sheki–1930)." and "%20SHEKİ-1930" are "sheki-1930". Marks,
  // brackets, dashes and letters that nobody sees come with a link out of a chat or a letter.
  const plain = (text) =>
    decoded(text ?? "")
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[\p{M}\p{Cf}]/gu, "")
      .replaceAll("ı", "i")
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, "");

  // The one of `ids` that a text names; undefined where it names none.
  function known(text, ids) {
    if (ids.includes(text)) return text;
    const asked = plain(text);
    return asked ? ids.find((id) => plain(id) === asked) : undefined;
  }

  // Ids as one text, with commas between them, whatever they hold themselves; and as a list again.
  const joined = (ids) => ids.map((id) => id.replaceAll("%", "%25").replaceAll(",", "%2C")).join(",");

  const parted = (text) => String(text ?? "").split(",").map(decoded).filter(Boolean);

  const named = { plain, known, joined, parted };
  root.atlas = Object.assign(root.atlas ?? {}, { named });
  if (typeof module !== "undefined") module.exports = named;
})(typeof window === "undefined" ? {} : window);
