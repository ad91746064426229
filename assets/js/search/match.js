// Search: what a reader types, found in titles, in other names and in details, however it is spelled.

const LEAST = 3; // letters, before details and mere likeness of sound are looked through
const LEAST_HEARD = 2; // of their sound: “zzzz” is heard as one

// Letters that are no Latin letter with a mark, of languages that have no rules in Python.
/** @type {Record<string, string>} */
const FOREIGN = { ς: "σ", æ: "ae", ø: "o", ß: "ss", ł: "l", đ: "d" };

/** @type {Record<string, string>} */
let letters = FOREIGN;
/** @type {Record<string, string>} */
let variants = {};

// The letters of the languages, from Python: in Latin, and those that are looked for in a second way.
/** @type {(search: Pick<SearchIndex, "letters" | "variants">) => void} */
export function learn(search) {
  letters = { ...FOREIGN, ...search.letters };
  variants = search.variants;
}

// One sound, spelled in Azerbaijani, in Turkish, and as Russian or English ears heard it.
/** @type {[RegExp, string][]} */
const SOUNDS = [
  [/kh|x/g, "h"],
  [/gh/g, "g"],
  [/sh/g, "s"],
  [/ch|dzh|dj|j/g, "c"],
  [/q|k/g, "g"],
  [/([b-df-hj-np-tv-xz])y(?=[aou])/g, "$1"], // Гянджа and Гёкчай, as they are heard
  [/y/g, "i"],
  [/w/g, "v"],
  [/a/g, "e"],
  [/(.)\1+/g, "$1"],
];

// A text in small letters without their marks: "Nukha–Zakatala" is "nukha zakatala".
/** @type {(text: string) => string} */
export const fold = (text) =>
  text
    .normalize("NFC")
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}|['’‘ʼ`]/gu, "")
    .replace(/./gsu, (letter) => letters[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** @type {(folded: string) => string} */
const sound = (folded) => SOUNDS.reduce((heard, [spelled, said]) => heard.replace(spelled, said), folded);

// The consonants of every word, for a spelling of which no table knows: Nakhichevan is Nakhchivan.
/** @type {(folded: string) => string} */
const bones = (folded) =>
  sound(folded)
    .replace(/[eiou]/g, "")
    .replaceAll("z", "s");

// A text, and again with its letters that may be spelled in a second way.
/** @type {(text: string) => string[]} */
function readings(text) {
  const whole = text.normalize("NFC");
  const other = whole.replace(/./gsu, (letter) => variants[letter.toLowerCase()] ?? letter);
  return other === whole ? [whole] : [whole, other];
}

// Every word of a text, each after a blank; those joined by a dash also as one.
/** @type {(text: string) => string} */
function words(text) {
  const joined = text
    .split(/\s+/)
    .map(fold)
    .filter((part) => part.includes(" "));
  return ` ${[fold(text), ...joined.map((part) => part.replaceAll(" ", ""))].join(" ")}`;
}

/** @type {(texts: string[]) => string} */
const wordsOfAll = (names) => names.flatMap(readings).map(words).join(" ");

/** @type {(entry: SearchEntry) => string} */
const detailsOf = ({ detail = "", leads = [] }) =>
  [detail, ...leads.flatMap((lead) => [lead.title, lead.detail ?? ""])].join(" ");

/** @typedef {Record<"title" | "names" | "elsewhere" | "sounds" | "bones" | "all", string>} Prepared */
/** @type {WeakMap<SearchEntry, Prepared>} */
const prepared = new WeakMap(); // what each entry is looked through for, made once

/** @type {(entry: SearchEntry) => Prepared} */
function prepare(entry) {
  const known = prepared.get(entry);
  if (known) return known;
  const names = wordsOfAll([entry.title, ...(entry.also ?? [])]);
  const all = `${names} ${wordsOfAll(entry.names ?? [])}`;
  const fresh = {
    title: words(entry.title),
    names,
    elsewhere: all,
    sounds: words(sound(all)),
    bones: ` ${bones(all)}`,
    all: `${all} ${words(detailsOf(entry))}`,
  };
  prepared.set(entry, fresh);
  return fresh;
}

// Whether every one of these words begins a word of the text.
/** @type {(text: string, asked: string[]) => boolean} */
const begins = (text, asked) => asked.every((word) => text.includes(` ${word}`));

// How well an entry answers, 0 best; null where it does not.
/** @type {(entry: SearchEntry, asked: string) => number | null} */
function rank(entry, asked) {
  const { title, names, elsewhere, sounds, all } = prepare(entry);
  const parts = asked.split(" ");
  if (title.startsWith(` ${asked}`)) return 0;
  if (begins(title, parts)) return 1;
  if (begins(names, parts)) return 2;
  if (begins(elsewhere, parts)) return 3;
  if (asked.length < LEAST) return null;
  if (sound(asked).length >= LEAST_HEARD && begins(sounds, parts.map(sound))) return 4;
  return begins(all, parts) ? 5 : null;
}

// Whether the consonants are the same, and enough of them to mean something.
/** @type {(entry: SearchEntry, asked: string) => boolean} */
function isLike(entry, asked) {
  const parts = asked.split(" ").map(bones);
  return parts.every((part) => part.length >= LEAST) && begins(prepare(entry).bones, parts);
}

// The entries that answer, best first; those that answer as well stay in their order. Where none
// does, those that sound much alike.
/** @type {(query: string, entries: SearchEntry[]) => SearchEntry[]} */
export function find(query, entries) {
  const asked = readings(query).map(fold).filter(Boolean);
  const ranked = entries
    .map((entry) => ({
      entry,
      ranks: asked.map((text) => rank(entry, text)).filter((best) => best !== null),
    }))
    .filter(({ ranks }) => ranks.length)
    .map(({ entry, ranks }) => ({ entry, rank: Math.min(...ranks) }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ entry }) => entry);
  return ranked.length ? ranked : entries.filter((entry) => asked.some((text) => isLike(entry, text)));
}

// Entries with the names that came later, in the same order.
/** @type {(entries: SearchEntry[], names: string[][]) => void} */
export function extend(entries, names) {
  for (const [index, entry] of entries.entries()) {
    entry.names = names[index];
    prepared.delete(entry);
  }
}

// Whether a name holds what is asked for, so that it is worth showing.
/** @type {(name: string, query: string) => boolean} */
export const holds = (name, query) => marked(name, query).some(({ isMatch }) => isMatch);

// What was found by kind; the kind with the best answer comes first.
/** @type {(entries: SearchEntry[]) => [string, SearchEntry[]][]} */
export function grouped(entries) {
  /** @type {Map<string, SearchEntry[]>} */
  const groups = new Map();
  for (const entry of entries) groups.set(entry.kind, [...(groups.get(entry.kind) ?? []), entry]);
  return [...groups];
}

/** @type {(word: string, asked: string[]) => boolean} */
function isMatch(word, asked) {
  const folded = words(word);
  const heard = words(sound(fold(word)));
  return asked.some(
    (part) => folded.includes(` ${part}`) || (part.length >= LEAST && heard.includes(` ${sound(part)}`)),
  );
}

// A text in parts, each with whether it is what was asked for.
/** @type {(text: string, query: string) => { text: string, isMatch: boolean }[]} */
export function marked(text, query) {
  const asked = fold(query).split(" ").filter(Boolean);
  const parts = text.split(/([\p{L}\p{N}\p{M}'’‘ʼ]+)/u).filter(Boolean);
  return parts.map((part) => ({ text: part, isMatch: Boolean(fold(part)) && isMatch(part, asked) }));
}

// So many words of a text, with the first that was asked for among them.
/** @type {(text: string, query: string, most: number) => string} */
export function excerpt(text, query, most) {
  const asked = fold(query).split(" ").filter(Boolean);
  const all = text.split(/\s+/);
  const hit = all.findIndex((word) => isMatch(word, asked));
  const start = hit < most / 2 ? 0 : Math.max(0, Math.min(hit - Math.floor(most / 4), all.length - most));
  const cut = all.slice(start, start + most).join(" ");
  return `${start ? "… " : ""}${cut}${start + most < all.length ? " …" : ""}`;
}
