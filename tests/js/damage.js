// Good addresses, and what chats, letters, filters and hands make of them: the same every time.

// The 32-bit generator “mulberry32”: a seed gives the same numbers everywhere.
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const at = (random, list) => list[Math.floor(random() * list.length)];

const INVISIBLE = ["\u200b", "\ufeff", "\u00ad", "\u2060", "\u200e", "%E2%80%8B"];
const AFTER = [".", ")", ",", "'", "%20", "”", "»", "]", ";", ">", "...", ").", "’", "%22", "*", "_", "/"];
const BEFORE = ["(", "%20", "“", "<", "'", "["];

// What is done to an address that must still be read as it was meant.
const HARMLESS = {
  "a mark after it": (search, random) => search + at(random, AFTER),
  "a mark before a value": (search, random) => search.replace("=", `=${at(random, BEFORE)}`),
  capitals: (search) => search.toUpperCase(),
  "a capital at the beginning of each word": (search) =>
    search.replace(/(?<=[=-])[a-z]/g, (letter) => letter.toUpperCase()),
  "Turkish capitals": (search) =>
    search.replaceAll("i", "İ").toUpperCase().replaceAll("VİEW", "VIEW").replaceAll("WİTH", "WITH"),
  "a letter that nobody sees": (search, random) => {
    const place = 1 + Math.floor(random() * search.length);
    return search.slice(0, place) + at(random, INVISIBLE) + search.slice(place);
  },
  "escaped for HTML": (search) => search.replaceAll("&", "&amp;"),
  "escaped once more": (search) => search.replaceAll("-", "%252D"),
  "wholly escaped": (search) => `?${encodeURIComponent(search.slice(1))}`,
  "another question behind it": (search) => `${search}?utm_source=chat`,
  "a name of another's behind it": (search) => `${search}&fbclid=IwAR0-x`,
  "a name of another's before it": (search) => search.replace("?", "?utm_medium=Mail&"),
  "a dash of a typesetter": (search, random) =>
    search.replaceAll("-", at(random, ["–", "\u2011", "%E2%80%93"])),
  "twice the question mark": (search) => `?${search}`,
  "an empty word": (search) => search.replace("?", "?&event=&").replace("&event=&event=&", "&event=&"),
};

// What is done to an address that may then mean nothing: either it is read as before, or it is said.
const HARMFUL = {
  "cut off": (search, random) => cut(search, random, (before) => before),
  "a letter lost": (search, random) => cut(search, random, (before, after) => before.slice(0, -1) + after),
  "two letters exchanged": (search, random) =>
    cut(
      search,
      random,
      (before, after) => before.slice(0, -1) + after.slice(0, 1) + before.slice(-1) + after.slice(1),
    ),
  "another century": (search) => search.replace(/1[79](?=\d\d)/g, "18"),
  "a soft break of a mail": (search, random) =>
    cut(search, random, (before, after) => `${before}=%0A${after}`),
  "a word after it": (search) => `${search}.Look`,
};

// An address parted somewhere in its last word, and put together again.
function cut(search, random, join) {
  const start = search.lastIndexOf("=") + 2;
  const place = start + Math.floor(random() * (search.length - start));
  return join(search.slice(0, place), search.slice(place));
}

// [{search, good, how, isHarmless}] of `count` addresses.
export function damaged(good, count, seed) {
  const random = numbers(seed);
  const ways = [...Object.entries(HARMLESS), ...Object.entries(HARMFUL)];
  return Array.from({ length: count }, (_, index) => {
    const [how, spoil] = ways[index % ways.length];
    const whole = at(random, good);
    return { search: spoil(whole, random), good: whole, how, isHarmless: how in HARMLESS };
  });
}

// Whether a choice says all that an address names, as one would read it: letters and figures alone.
export function isAsNamed(search, chosen, { days, asked }) {
  const squeezed = (text) =>
    decoded(text)
      .toLowerCase()
      .replace(/[^a-z0-9]/g, "");
  const question = asked(search);
  const same = (name) =>
    !squeezed(question.get(name) ?? "") ||
    squeezed(question.get(name)) === squeezed(String(chosen[name] ?? ""));
  const isReadable = (name) =>
    !squeezed(question.get(name) ?? "") ||
    days.firstDay(
      decoded(question.get(name))
        .replace(/[^0-9]+/g, "-")
        .replace(/^-|-$/g, ""),
    );
  return ["event", "view", "story"].every(same) && ["from", "to"].every(isReadable);
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// The good addresses of an atlas: of every event, view, step, tag and kind of period.
export function goodOf({ events, span, story, views }) {
  const ids = events.map(({ id }) => id);
  const dated = events.filter(({ bounds }) => bounds);
  const tags = [...new Set(events.flatMap((event) => event.tags ?? []))];
  const [first, last] = [span.from, span.to].map((day) => day.slice(0, 4));
  return [
    ...ids.map((id) => `?event=${id}`),
    ...dated.map(({ id, bounds }) => `?from=${bounds.s1}&to=${last}&event=${id}`),
    ...Object.keys(views).map((view) => `?view=${view}`),
    ...story.steps.map(({ id }) => `?story=${id}`),
    ...tags.map((tag) => `?without=${tag}`),
    `?without=${tags.slice(0, 2).join(",")}`,
    `?view=compare&compare=${ids[1]},${ids[0]}`,
    `?view=debate&event=${ids[0]}`,
    `?from=${first}&to=${last}-11`,
    `?from=${span.from}&to=${last}-12-30`,
    `?from=${first}`,
    `?to=${last}`,
  ];
}
