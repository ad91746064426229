// Names of parameters that are misspelled, so that the reader can be told.

import { LESS, lettersOf, NAMES } from "./parameters.js";

const SHORTEST = 3; // letters: shorter names are not known when misspelled

const FOREIGN = ["form", "store"]; // words that other programs add

// Whether the name of a parameter is that of what is shown, but for one letter: "even", "veiw".
/** @type {(name: string) => boolean} */
export const isMisspelled = (name) =>
  !NAMES.includes(name) &&
  !FOREIGN.includes(name) &&
  LESS.some((own) => own.length >= SHORTEST && isOneEditApart(lettersOf(name), own));

// One letter more, less or other, or two next to each other exchanged.
/** @type {(text: string, other: string) => boolean} */
function isOneEditApart(text, other) {
  const [short, long] = text.length < other.length ? [text, other] : [other, text];
  if (short === long || long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1);
  const isExchanged = short[at] === long[at + 1] && short[at + 1] === long[at];
  return (
    short.slice(at + 1) === long.slice(at + 1) || (isExchanged && short.slice(at + 2) === long.slice(at + 2))
  );
}
