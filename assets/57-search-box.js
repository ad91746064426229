// The search in the header: "/" leads to its box, arrows to what was found and back, Escape clears it
// and returns the focus to where it was.
(function (root) {
  "use strict";

  const { choice, reference, search } = root.atlas;
  const element = (id) => document.getElementById(id);
  const frame = () => element("search");
  const box = () => element("search-box");
  const results = () => element("search-results");
  const opener = () => frame().querySelector(".search-open");

  let before = null; // what had the focus when the reader came by key or by button

  function fill(_chosen, loaded) {
    if (frame().firstChild) return;
    frame().innerHTML = loaded.search.form; // HTML text from Python
    takeNames();
  }

  function open() {
    before = document.activeElement;
    frame().dataset.open = "";
    opener().setAttribute("aria-expanded", "true");
    box().focus();
    box().select();
  }

  function show() {
    if (!search.fold(box().value)) {
      empty();
      return;
    }
    const loaded = choice.loaded();
    const found = search.find(box().value, loaded.search.entries);
    frame().dataset.results = "";
    write(loaded.search.counts[found.length]);
    results().replaceChildren(...search.sections(found, box().value, loaded));
    if (!found.length) results().innerHTML = loaded.search.nothing; // HTML text from Python
    results().parentElement.scrollTop = 0;
  }

  // Results that are there stay: the focus may be on its way back to one of them.
  function showAgain({ target }) {
    if (target === box() && !("results" in frame().dataset)) show();
  }

  // The names in other languages come with the panels.
  function takeNames() {
    const loaded = choice.loaded();
    if (!loaded || !root.atlas.names || root.atlas.edition !== loaded.edition) return;
    search.extend(loaded.search.entries, root.atlas.names);
    if (document.activeElement === box() && "results" in frame().dataset) show();
  }

  function empty() {
    delete frame().dataset.results;
    write("");
    results().replaceChildren();
  }

  // A screen reader says it whenever it is written, so it is written when it changes.
  function write(count) {
    if (element("search-count").textContent !== count) element("search-count").textContent = count;
  }

  // What was asked for stays in the box, for a second look.
  function close() {
    if (!frame()?.firstChild) return;
    empty();
    delete frame().dataset.open;
    opener().setAttribute("aria-expanded", "false");
  }

  function leave() {
    box().value = "";
    if (!before) box().focus();
    else if (before === document.body) document.activeElement.blur();
    else before.focus();
    before = null;
    close();
  }

  // --- hands -----------------------------------------------------------------------------------

  const ways = () => [...results().querySelectorAll("a, button")];

  function move(by) {
    const stops = [box(), ...ways()];
    const next = stops.indexOf(document.activeElement) + by;
    stops[Math.max(0, Math.min(next, stops.length - 1))].focus();
  }

  const isPlain = (press) => !press.ctrlKey && !press.metaKey && !press.altKey;
  const isWriting = (target) => target.closest?.("input, select, textarea, [contenteditable]");

  function byKey(press) {
    const isWithin = frame()?.firstChild && frame().contains(press.target);
    if (press.key === "/" && isPlain(press) && !isWriting(press.target) && frame()?.firstChild) {
      press.preventDefault();
      open();
    } else if (isWithin && press.key === "Escape") {
      press.stopPropagation(); // it closes the search and not the event as well
      leave();
    } else if (isWithin && ["ArrowDown", "ArrowUp"].includes(press.key) && "results" in frame().dataset) {
      press.preventDefault();
      move(press.key === "ArrowDown" ? 1 : -1);
    }
  }

  function chooseFirst(submit) {
    if (!frame()?.contains(submit.target)) return;
    submit.preventDefault();
    ways()[0]?.click();
  }

  function press(click) {
    const pressed = click.target.closest?.("#search a, #search button, #reference a[href^='?']");
    if (!pressed) return;
    if (pressed.matches(".search-open")) open();
    else if (pressed.matches("[data-close]")) leave();
    else if (search.entryOf(pressed)) openCard(pressed);
    else if (click.defaultPrevented) follow(pressed);
  }

  function openCard(pressed) {
    const { kind, work, term, card } = search.entryOf(pressed);
    const { references, terms, search: words } = choice.loaded();
    reference.open(pressed, words.headings[kind], card ?? (work ? references[work] : terms[term]));
  }

  // 50-explore.js has followed the link; where it moved no focus, the focus goes after it.
  function follow({ dataset }) {
    const target = "list" in dataset ? "event-list" : "panel-title";
    close();
    requestAnimationFrame(() => {
      const at = document.activeElement;
      if (!at || at === document.body || frame().contains(at)) element(target).focus();
    });
  }

  const isOutside = (target) => !target?.closest?.("#search, #reference");

  function byPressElsewhere({ target }) {
    if (isOutside(target)) close();
  }

  function byFocusElsewhere({ target, relatedTarget }) {
    if (relatedTarget && frame()?.contains(target) && isOutside(relatedTarget)) close();
  }

  choice.follow(fill);
  root.addEventListener("atlas:panels", takeNames);
  document.addEventListener("input", ({ target }) => target === box() && show());
  document.addEventListener("focusin", showAgain);
  document.addEventListener("focusout", byFocusElsewhere);
  document.addEventListener("pointerdown", byPressElsewhere);
  document.addEventListener("submit", chooseFirst);
  document.addEventListener("click", press);
  root.addEventListener("keydown", byKey, true);
})(window);
