// The turns of a kiosk: after how many seconds without a hand it asks and begins anew, and at which address.

const COUNTDOWN = 20; // seconds in which a question can be answered

// What a kiosk does after so many seconds without a hand: "rest", "ask" or "leave"; and how many
// seconds are left to answer.
/** @type {(quiet: number, patience: number) => { is: "rest" | "leave" } | { is: "ask", left: number }} */
export function stateAfter(quiet, patience) {
  const countdown = Math.min(COUNTDOWN, patience);
  const left = Math.ceil(patience + countdown - quiet);
  if (quiet < patience) return { is: "rest" };
  return left > 0 ? { is: "ask", left } : { is: "leave" };
}

// The language and question with which a kiosk began: "en?kiosk=".
/** @type {(search: string, code: string) => string} */
export const firstOf = (search, code) => new URLSearchParams(search).get("first") ?? code + search;

// The address of the first state, relative to the page of any language; of `codes` alone, for an
// address can be written by anybody.
/** @type {(first: string, codes: string[], page?: string) => string} */
export function addressOf(first, codes, page = "") {
  const [code, ...question] = first.split("?");
  const asked = new URLSearchParams(question.join("?"));
  asked.delete("first");
  const search = asked.toString();
  return `../${codes.includes(code) ? code : codes[0]}/${page}${search ? `?${search}` : ""}`;
}

// The same page in another language, which remembers where the kiosk began.
/** @type {(code: string, search: string, first: string, page?: string) => string} */
export function inLanguage(code, search, first, page = "") {
  const asked = new URLSearchParams(search);
  asked.set("first", first);
  return `../${code}/${page}?${asked}`;
}
