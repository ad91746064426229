// The server asked for what is not in the page: a sheet to print, a table, another language. It is
// asked first whether it is there, so that a link never leads into the error page of the browser.
(function (root) {
  "use strict";

  const { answerOf } = root.atlas?.firstPaint ?? require("./05-first-paint.js");

  const SLOW = 600; // milliseconds after which the reader is told that the server is being asked
  const PATIENCE = 20000; // milliseconds: a sheet is set when it is first asked for

  // Whether a link leads away from this page to something else of the same server. In a folder of
  // files nobody can be asked.
  function leadsToServer(link, here) {
    const [to, from] = [new URL(link, here), new URL(here)];
    return /^https?:$/.test(from.protocol) && to.origin === from.origin && to.pathname !== from.pathname;
  }

  const unanswered = { leadsToServer };
  root.atlas = Object.assign(root.atlas ?? {}, { unanswered });
  if (typeof module !== "undefined") module.exports = unanswered;
  if (typeof document === "undefined") return;

  // --- in the page -----------------------------------------------------------------------------

  const { notice } = root.atlas;
  let passing = null; // the link that is being followed after an answer
  let asked = null; // the link of which the server is being asked

  function ask(click) {
    const link = click.target.closest?.("a[href]");
    if (!link || link === passing || click.defaultPrevented || isForAnotherWindow(click)) return;
    if (!leadsToServer(link.href, root.location.href)) return;
    click.preventDefault();
    if (link !== asked) followIfThere(link);
  }

  const isForAnotherWindow = (click) => click.button || click.metaKey || click.ctrlKey || click.shiftKey || click.altKey;

  async function followIfThere(link) {
    const words = document.getElementById("notice").dataset;
    asked = link;
    const slow = setTimeout(notice.tell, SLOW, words.waiting);
    const answer = await answerOf(link.href, PATIENCE);
    clearTimeout(slow);
    if (asked !== link) return; // the reader has asked for something else meanwhile
    asked = null;
    notice.tell(words[answer] ?? "");
    if (answer === "there") follow(link);
  }

  function follow(link) {
    passing = link;
    link.click();
    passing = null;
  }

  document.addEventListener("click", ask);
})(typeof window === "undefined" ? {} : window);
