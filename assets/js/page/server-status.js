// What the server says of an address.

// Answers to this way of asking and not to the question; what is not there; what may not be had.
const NOT_FOR_ASKING = [405, 501];
const GONE = [404, 410];
const FORBIDDEN = [401, 403, 407, 451, 511];
// What a status says of something that was asked for: "there", "gone", "forbidden", "broken".
/** @type {(status: number) => string} */
export function meaningOf(status) {
  if (status < 400 || NOT_FOR_ASKING.includes(status)) return "there";
  if (GONE.includes(status)) return "gone";
  return FORBIDDEN.includes(status) ? "forbidden" : "broken";
}

// The same of an address, and "offline" where nobody answers. A filter may answer by leading to
// another site, where no script may follow.
/** @type {(address: string, patience: number) => Promise<string>} */
export async function answerOf(address, patience) {
  if (new URL(address).protocol === "file:") return "gone";
  /** @type {(more?: RequestInit) => Promise<Response>} */
  const ask = (more) =>
    fetch(address, { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(patience), ...more });
  try {
    return meaningOf((await ask()).status);
  } catch (fault) {
    if (/** @type {Error} */ (fault).name === "TimeoutError") return "offline";
    const answer = await ask({ redirect: "manual" }).catch(() => null);
    return answer?.type === "opaqueredirect" ? "forbidden" : "offline";
  }
}
