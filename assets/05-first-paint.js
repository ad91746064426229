// Before the first paint: the theme that the address asks for, and what the address asks to show.
// After it: the page as served makes room for the page at work; the ground of its map stays, and its
// symbols until plotly has drawn. This script stands in the head, alone, and waits for nothing.
(function (root) {
  "use strict";

  const THEMES = ["light", "dark"];
  const REST = { usual: 90, least: 5, most: 3600 }; // seconds that a kiosk waits for a hand

  // Answers to this way of asking and not to the question; what is not there; what may not be had.
  const NOT_FOR_ASKING = [405, 501];
  const GONE = [404, 410];
  const FORBIDDEN = [401, 403, 407, 451, 511];
  const NAMES = ["from", "to", "event", "view", "compare", "story", "mode", "without", "theme", "embed", "kiosk", "idle", "first"];
  // What decides what is shown; the names of two letters are too short to be known when misspelled.
  const LESS = ["from", "to", "event", "story", "view", "compare"];

  const lettersOf = (text) => text.toLowerCase().replace(/[^a-z]/g, "");

  // The parameters of an address. Mails, chats and forms escape an address once more, add to its end
  // and write it in capitals: a name of ours is known all the same. Other names stay as they are.
  function asked(search) {
    const found = new URLSearchParams();
    for (const [name, value] of new URLSearchParams(unescaped(search))) {
      const letters = lettersOf(name);
      if (!NAMES.includes(letters)) found.append(name, value);
      else if (!found.get(letters)) found.set(letters, value);
    }
    return found;
  }

  // "?event%3Da" and "?event=a&amp;view=b" and "?event=a?utm_source=c" as they were meant.
  function unescaped(search) {
    const text = search.includes("=") ? search : search.replace(/%3D/gi, "=").replace(/%26/g, "&");
    return text.replace(/^\?+/, "").replace(/&amp;|\?/gi, "&");
  }

  // Whether the name of a parameter is that of what is shown, but for one letter: "even", "veiw".
  const isMisspelled = (name) => !NAMES.includes(name) && [...LESS, "without"].some((own) => own.length > 2 && isOneEditApart(lettersOf(name), own));

  // One letter more, less or other, or two next to each other exchanged.
  function isOneEditApart(text, other) {
    const [short, long] = text.length < other.length ? [text, other] : [other, text];
    if (short === long || long.length - short.length > 1) return false;
    let at = 0;
    while (at < short.length && short[at] === long[at]) at += 1;
    if (long.length > short.length) return short.slice(at) === long.slice(at + 1);
    const isExchanged = short[at] === long[at + 1] && short[at + 1] === long[at];
    return short.slice(at + 1) === long.slice(at + 1) || (isExchanged && short.slice(at + 2) === long.slice(at + 2));
  }

  // The theme that an address asks for; "" for the system's own.
  function themeAsked(search) {
    const theme = lettersOf(asked(search).get("theme") ?? "");
    return THEMES.includes(theme) ? theme : "";
  }

  // Whether an address asks for less than everything, so that the page as served would mislead.
  const asksForLess = (search) => LESS.some((name) => asked(search).has(name));

  // How many seconds without a hand a kiosk waits; 0 where the page is none. `served` is what the
  // server says of every page, undefined where it says nothing.
  function kioskAsked(search, served) {
    const question = asked(search);
    if (!question.has("kiosk") && served === undefined) return 0;
    const wished = Number.parseFloat(question.get("idle")) || Number(served) || REST.usual;
    return Math.min(Math.max(wished, REST.least), REST.most);
  }

  function mark(element, search) {
    const theme = themeAsked(search);
    if (theme) element.dataset.theme = theme;
    else delete element.dataset.theme;
  }

  // In a frame the wheel scrolls the page around it, unless it is held with the key for zooming.
  const isForThePage = ({ ctrlKey, metaKey }) => document.documentElement.hasAttribute("data-embed") && !ctrlKey && !metaKey;

  // What a status says of something that was asked for: "there", "gone", "forbidden", "broken".
  function meaningOf(status) {
    if (status < 400 || NOT_FOR_ASKING.includes(status)) return "there";
    if (GONE.includes(status)) return "gone";
    return FORBIDDEN.includes(status) ? "forbidden" : "broken";
  }

  // The same of an address, and "offline" where nobody answers. A filter may answer by leading to
  // another site, where no script may follow.
  async function answerOf(address, patience) {
    if (new URL(address).protocol === "file:") return "gone";
    const ask = (more) => fetch(address, { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(patience), ...more });
    try {
      return meaningOf((await ask()).status);
    } catch (fault) {
      if (fault.name === "TimeoutError") return "offline";
      const answer = await ask({ redirect: "manual" }).catch(() => null);
      return answer?.type === "opaqueredirect" ? "forbidden" : "offline";
    }
  }

  const firstPaint = { meaningOf, answerOf, asked, isMisspelled, themeAsked, asksForLess, kioskAsked, mark, isForThePage };
  root.atlas = Object.assign(root.atlas ?? {}, { firstPaint });
  if (typeof module !== "undefined") module.exports = firstPaint;
  if (typeof document === "undefined") return;

  // The ground moves into the page at work and stays; the rest of the page as served goes.
  function handOver() {
    const served = document.querySelector(".first-paint");
    const ground = served?.querySelector(".ground");
    if (ground) document.querySelector("#map").before(ground);
    served?.remove();
  }

  // Plotly's symbols take the place of those that were served.
  const takeOver = () => document.querySelector(".still-marks")?.remove();

  // --- a part of the page that did not come: said, and mended when the server answers again -----

  const AGAIN = 2000; // milliseconds between two looks
  const SELDOM = 15000; // and where the answer was not that nobody is there
  let lost = ""; // the address of what did not come
  let wasAway = false; // the server, since

  function noteLost({ target }) {
    if (target.matches?.("script, link[rel=stylesheet]")) lost ||= target.src || target.href;
  }

  // Whether the page is at work, and no part of it is on its way.
  const isWhole = () => root.atlas.choice?.present() && document.readyState === "complete";

  // A frame whose sandbox takes the page's origin away is refused its parts, however often it asks.
  const isRefused = () => root.location.protocol.startsWith("http") && root.origin === "null";

  function sayRefused() {
    const whole = new URL(root.location.href);
    whole.searchParams.delete("embed");
    document.querySelector(".refused a").href = whole.href;
    document.querySelector(".refused").hidden = false;
  }

  async function look() {
    if (document.querySelector("._dash-error")) lost ||= root.location.href;
    if (!lost && isWhole()) return;
    if (!lost) return setTimeout(look, AGAIN);
    if (isRefused()) return sayRefused();
    const answer = await answerOf(lost, AGAIN);
    wasAway ||= answer === "offline";
    if (answer === "there" && (wasAway || !isLoadedAgain())) return root.location.reload();
    // What the server has and the page does not get is stopped on its way.
    tellLost(answer === "there" ? "forbidden" : answer);
    setTimeout(look, answer === "offline" ? AGAIN : SELDOM);
  }

  // A page that was loaded again to no avail is not for ever loaded again.
  const isLoadedAgain = () => performance.getEntriesByType("navigation")[0]?.type === "reload" && performance.now() < SELDOM;

  function tellLost(answer) {
    const line = document.querySelector(".incomplete");
    if (!line) return;
    line.hidden = false;
    line.textContent = line.dataset[answer];
  }

  root.addEventListener("error", noteLost, true);
  setTimeout(look, AGAIN);

  // A kiosk opens with its invitation, but not where a visitor has only changed the language.
  function markKiosk(element, search) {
    const rest = kioskAsked(search, element.dataset.kiosk);
    if (!rest) return;
    element.dataset.kiosk = rest;
    element.toggleAttribute("data-inviting", !asked(search).has("first"));
  }

  mark(document.documentElement, root.location.search);
  markKiosk(document.documentElement, root.location.search);
  document.documentElement.toggleAttribute("data-embed", asked(root.location.search).has("embed"));
  document.documentElement.toggleAttribute("data-asked", asksForLess(root.location.search));
  Object.assign(firstPaint, { handOver, takeOver });
})(typeof window === "undefined" ? {} : window);
