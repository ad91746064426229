// A kiosk: a page that strangers touch, one after the other, for months. It invites, asks whether
// anybody is still there, and begins anew by loading its first address again: then nothing of a visit
// can be left. The address alone remembers, in `first`, where a kiosk began whose language was changed.
(function (root) {
  "use strict";

  const COUNTDOWN = 20; // seconds in which a question can be answered

  // What a kiosk does after so many seconds without a hand: "rest", "ask" or "leave"; and how many
  // seconds are left to answer.
  function stateAfter(quiet, patience) {
    const countdown = Math.min(COUNTDOWN, patience);
    const left = Math.ceil(patience + countdown - quiet);
    if (quiet < patience) return { is: "rest" };
    return left > 0 ? { is: "ask", left } : { is: "leave" };
  }

  // The language and question with which a kiosk began: "en?kiosk=".
  const firstOf = (search, code) => new URLSearchParams(search).get("first") ?? code + search;

  // The address of the first state, relative to the page of any language; of `codes` alone, for an
  // address can be written by anybody.
  function addressOf(first, codes, page = "") {
    const [code, ...question] = first.split("?");
    const asked = new URLSearchParams(question.join("?"));
    asked.delete("first");
    const search = asked.toString();
    return `../${codes.includes(code) ? code : codes[0]}/${page}${search ? `?${search}` : ""}`;
  }

  // The same page in another language, which remembers where the kiosk began.
  function inLanguage(code, search, first, page = "") {
    const asked = new URLSearchParams(search);
    asked.set("first", first);
    return `../${code}/${page}?${asked}`;
  }

  const kiosk = { stateAfter, firstOf, addressOf, inLanguage };
  root.atlas = Object.assign(root.atlas ?? {}, { kiosk });
  if (typeof module !== "undefined") module.exports = kiosk;
  if (typeof document === "undefined" || !("kiosk" in document.documentElement.dataset)) return;

  // --- in the page -----------------------------------------------------------------------------

  const { addressBar, choice, firstPaint, mapFlight, mapPage, presence, timeHands, timeTold, views } = root.atlas;
  const PAGE = document.documentElement;
  const TICK = 500; // milliseconds
  const ANSWER = 5000; // milliseconds that a server has to answer; one that hangs never does
  const RETRY = 2000; // milliseconds until a server that does not answer is asked again
  const SHIELD = 400; // milliseconds in which the touch that closed a dialog reaches nothing below it
  const element = (id) => document.getElementById(id);

  // Taken now: the choice will soon write the address in its own way.
  const first = firstOf(root.location.search, PAGE.lang);
  const patience = Number(PAGE.dataset.kiosk);
  let lastHand = performance.now();
  let isReady = false;
  let isLeading = false; // another page was asked for, and may still come
  let again = 0; // the timer that asks the server again

  // --- where to --------------------------------------------------------------------------------

  const codes = () => [PAGE.lang, ...[...document.querySelectorAll(".kiosk-ways [data-language]")].map((each) => each.dataset.language)];
  const file = () => root.location.pathname.split("/").pop(); // "index.html" in a folder of files

  // Leads on, when there is somebody to answer: an error page of the browser would be the end.
  async function lead(address, isWanted = () => true) {
    if (!(await isThere(address)) || !isWanted()) return false;
    isLeading = true;
    root.location.replace(address);
    return true;
  }

  // A page that was asked for and has not come does not come any more: somebody has begun here.
  function stay() {
    if (isLeading) root.stop();
    isLeading = false;
  }

  async function isThere(address) {
    if (root.location.protocol === "file:") return true;
    try {
      const signal = AbortSignal.timeout(ANSWER);
      return (await fetch(address, { method: "HEAD", cache: "no-store", signal })).ok;
    } catch {
      return false;
    }
  }

  const speak = (code) =>
    code === PAGE.lang ? null : lead(inLanguage(code, addressBar.search(), first, file()));

  const isInviting = () => PAGE.hasAttribute("data-inviting");

  // The visit is gone at once, whatever the server does. Then the page is loaded again, for that is
  // sure to be exactly as it was at first; without an answer it asks until somebody begins.
  function beginAnew() {
    clear();
    kiosk.invite();
    loadAgain();
  }

  async function loadAgain() {
    clearTimeout(again);
    if (await lead(addressOf(first, codes(), file()), isInviting)) return;
    again = setTimeout(() => isInviting() && loadAgain(), RETRY);
  }

  // --- what a visitor can change ---------------------------------------------------------------

  const FIELDS = "input, textarea, select";
  const served = new WeakMap(); // how each field was when the page came to work

  const scrolled = new Set(); // what was scrolled since

  const stateOf = ({ value, checked }) => ({ value, checked });

  // What was not there at first is as its HTML says.
  function writtenFor(field) {
    const option = [...(field.options ?? [])].find(({ defaultSelected }) => defaultSelected) ?? field.options?.[0];
    return { value: option?.value ?? field.defaultValue, checked: field.defaultChecked };
  }

  function remember() {
    for (const each of document.querySelectorAll(FIELDS)) served.set(each, stateOf(each));
  }

  function restore(field) {
    const { value, checked } = served.get(field) ?? writtenFor(field);
    if (field.value === value && field.checked === checked) return;
    Object.assign(field, checked === undefined ? { value } : { value, checked });
    for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
  }

  // What cannot be seen keeps where it was scrolled to, and has it again when it is shown; but not
  // when it has been away.
  function unscroll(element) {
    element.scrollTo(0, 0);
    if (element.isConnected && !element.checkVisibility()) element.parentNode.insertBefore(element, element.nextSibling);
  }

  const noteScroll = ({ target }) => scrolled.add(target.scrollingElement ?? target);

  // All that can be undone without loading the page again.
  function clear() {
    for (const each of document.querySelectorAll("dialog[open]")) each.close();
    for (const each of document.querySelectorAll("details[open]")) each.open = false;
    for (const each of document.querySelectorAll(FIELDS)) restore(each);
    views.forget();
    element("panel").replaceChildren();
    const [code, question] = addressOf(first, codes()).slice("../".length).split("/");
    const search = code === PAGE.lang ? question : inLanguage(code, question, first).replace(/^.*\?/, "?");
    addressBar.write(search, "replaceState");
    firstPaint.mark(PAGE, search);
    root.dispatchEvent(new Event("atlas:theme"));
    startAgain();
    for (const each of scrolled) unscroll(each);
    scrolled.clear();
  }

  // The first choice, on map and timeline as they opened.
  function startAgain() {
    document.activeElement?.blur();
    mapFlight.stop();
    mapPage.startAgain();
    timeHands.startAgain();
    timeTold.startAgain();
    choice.openAgain();
  }

  // --- whether anybody is there ----------------------------------------------------------------

  function noteHand() {
    lastHand = performance.now();
    dismiss(element("kiosk-question"));
  }

  // It closes a little later than it seems, so that the touch falls on nothing below.
  function dismiss(dialog) {
    if (!dialog?.open || dialog.classList.contains("is-leaving")) return;
    dialog.classList.add("is-leaving");
    setTimeout(() => {
      dialog.close();
      dialog.classList.remove("is-leaving");
    }, SHIELD);
  }

  const isTold = () => Boolean(document.querySelector("#story [data-story=play][aria-pressed=true]"));

  function tick() {
    if (!isReady) return;
    // Who listens to the story is there, without a hand; the story ends by itself.
    if (isInviting()) lastHand = performance.now();
    else if (isTold()) presence.tell();
    const state = stateAfter((performance.now() - lastHand) / 1000, patience);
    if (state.is === "ask") ask(state.left);
    if (state.is === "leave") {
      lastHand = performance.now();
      beginAnew();
    }
  }

  function ask(left) {
    element("kiosk-seconds").textContent = left;
    if (!element("kiosk-question").open) element("kiosk-question").showModal();
  }

  // --- at first --------------------------------------------------------------------------------

  function furnish(_chosen, loaded) {
    if (isReady) return;
    isReady = true;
    remember();
    // HTML text from Python, which has escaped every text in it.
    document.body.insertAdjacentHTML("beforeend", loaded.kiosk.invitation + loaded.kiosk.question + loaded.kiosk.keys + loaded.kiosk.home);
    document.querySelector(".page > .page-header").insertAdjacentHTML("beforeend", loaded.kiosk.ways);
    if (isInviting()) kiosk.invite();
  }

  function press({ target }) {
    const pressed = target.closest?.(".kiosk-ways button, #kiosk-invitation button");
    if (pressed?.dataset.kiosk === "again") beginAnew();
    if (pressed?.dataset.language) speak(pressed.dataset.language);
  }

  presence.follow(noteHand);
  document.addEventListener("click", press);
  document.addEventListener("scroll", noteScroll, { capture: true, passive: true });
  setInterval(tick, TICK);
  choice.follow(furnish);
  Object.assign(kiosk, { beginAnew, startAgain, dismiss, stay });
})(typeof window === "undefined" ? {} : window);
