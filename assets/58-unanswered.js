// The server asked for what is not in the page: a sheet to print, a table, another language. It is
// asked first whether it is there, so that a link never leads into the error page of the browser.
(function (root) {
  "use strict";

  const SLOW = 600; // milliseconds after which the reader is told that the server is being asked
  const PATIENCE = 20000; // milliseconds: a sheet is set when it is first asked for
  const NOT_FOR_ASKING = new Set([405, 501]); // a server that answers, but not to this way of asking

  // Whether a link leads away from this page to something else of the same server. In a folder of
  // files nobody can be asked.
  function leadsToServer(link, here) {
    const [to, from] = [new URL(link, here), new URL(here)];
    return /^https?:$/.test(from.protocol) && to.origin === from.origin && to.pathname !== from.pathname;
  }

  // Whether a link may be followed after an answer.
  const isThere = (status) => status < 400 || NOT_FOR_ASKING.has(status);

  const unanswered = { leadsToServer, isThere };
  root.atlas = Object.assign(root.atlas ?? {}, { unanswered });
  if (typeof module !== "undefined") module.exports = unanswered;
  if (typeof document === "undefined") return;

  // --- in the page -----------------------------------------------------------------------------

  let passing = null; // the link that is being followed after an answer
  let asked = null; // the link of which the server is being asked
  const element = () => document.getElementById("unanswered");

  function tell(words) {
    const line = element().querySelector("[role=status]");
    if (line.textContent !== words) line.textContent = words;
  }

  function ask(click) {
    const link = click.target.closest?.("a[href]");
    if (!link || link === passing || click.defaultPrevented || isForAnotherWindow(click)) return;
    if (!leadsToServer(link.href, root.location.href)) return;
    click.preventDefault();
    if (link !== asked) followIfThere(link);
  }

  const isForAnotherWindow = (click) => click.button || click.metaKey || click.ctrlKey || click.shiftKey || click.altKey;

  async function followIfThere(link) {
    const { waiting, failed } = element().dataset;
    asked = link;
    const slow = setTimeout(tell, SLOW, waiting);
    const there = await answers(link.href);
    clearTimeout(slow);
    if (asked !== link) return; // the reader has asked for something else meanwhile
    asked = null;
    tell(there ? "" : failed);
    if (there) follow(link);
  }

  const answers = (address) =>
    fetch(address, { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(PATIENCE) }).then(
      ({ status }) => isThere(status),
      () => false,
    );

  function follow(link) {
    passing = link;
    link.click();
    passing = null;
  }

  function close(click) {
    if (click.target.closest?.("#unanswered button")) tell("");
  }

  document.addEventListener("click", close);
  document.addEventListener("click", ask);
})(typeof window === "undefined" ? {} : window);
