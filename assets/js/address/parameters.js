// The parameters of an address as it arrives, and what the page must know of them before anything is
// shown: the theme, whether less than everything is asked for, whether the page is a kiosk.

const THEMES = ["light", "dark"];
const REST = { usual: 90, least: 5, most: 3600 }; // seconds that a kiosk waits for a hand

// Of the atlas itself.
export const NAMES =
  "from to event at view compare story mode without theme borders cites embed kiosk idle first".split(" ");

// What decides what is shown.
export const LESS = ["from", "to", "event", "story", "view", "compare", "without"];

/** @type {(text: string) => string} */
export const lettersOf = (text) => text.toLowerCase().replace(/[^a-z]/g, "");

// The parameters of an address. Mails, chats and forms escape an address once more, add to its end
// and write it in capitals: a name of ours is known all the same. Other names stay as they are.
/** @type {(search: string) => URLSearchParams} */
export function asked(search) {
  const parameters = new URLSearchParams();
  for (const [name, value] of new URLSearchParams(unescaped(search))) take(name, value, parameters);
  return parameters;
}

// A value of ours has no question mark: what follows one is another question, "?event=a?utm_source=c".
/** @type {(name: string, value: string, parameters: URLSearchParams) => void} */
function take(name, value, parameters) {
  const letters = lettersOf(name);
  if (!NAMES.includes(letters)) return parameters.append(name, value);
  const [own, ...others] = value.split("?");
  if (!parameters.get(letters)) parameters.set(letters, own ?? "");
  for (const other of others) for (const pair of new URLSearchParams(other)) take(...pair, parameters);
}

// "?event%3Da" and "?event=a&amp;view=b" as they were meant.
/** @type {(search: string) => string} */
function unescaped(search) {
  const text = search.includes("=") ? search : search.replace(/%3D/gi, "=").replace(/%26/g, "&");
  return text.replace(/^\?+/, "").replace(/&amp;/gi, "&");
}

// The theme that an address asks for; "" for the system's own.
/** @type {(search: string) => string} */
export function themeAsked(search) {
  const theme = lettersOf(asked(search).get("theme") ?? "");
  return THEMES.includes(theme) ? theme : "";
}

// Whether an address has a switch of the page on: &borders=none, &cites=authors.
/** @type {(search: string, name: string, value: string) => boolean} */
export const isSwitched = (search, name, value) => lettersOf(asked(search).get(name) ?? "") === value;

// The address after such a switch was pressed.
/** @type {(search: string, name: string, value: string) => string} */
export function switched(search, name, value) {
  const parameters = asked(search);
  if (isSwitched(search, name, value)) parameters.delete(name);
  else parameters.set(name, value);
  const text = parameters.toString();
  return text ? `?${text}` : "";
}

/** @type {(search: string) => boolean} */
export const hidesBorders = (search) => isSwitched(search, "borders", "none");

// Whether an address asks for less than everything, so that the page as served would mislead.
/** @type {(search: string) => boolean} */
export const asksForLess = (search) => LESS.some((name) => asked(search).has(name));

// How many seconds without a hand a kiosk waits; 0 where the page is none. `served` is what the
// server says of every page, undefined where it says nothing.
/** @type {(search: string, served: string | undefined) => number} */
export function kioskAsked(search, served) {
  const parameters = asked(search);
  if (!parameters.has("kiosk") && served === undefined) return 0;
  const wanted = Number.parseFloat(parameters.get("idle") ?? "") || Number(served) || REST.usual;
  return Math.min(Math.max(wanted, REST.least), REST.most);
}
