// The story on the page: the card of its step, the ways through it, playing by itself, presenting.
(function (root) {
  "use strict";

  const { address, choice, mapFlight, time, timeHands, told } = root.atlas;
  const PAGE = document.documentElement;
  // There keys have a meaning of their own.
  const OWN_KEYS = "input, select, textarea, dialog, [role=slider], #map-view, .matrix-frame";
  const SCROLLED = "#panel, #view, #story";

  const element = (id) => document.getElementById(id);
  let shown = ""; // the id of the step that is told
  let timer = 0; // until the next one, while the story plays by itself; 0: it does not

  // --- what follows the choice -----------------------------------------------------------------

  function show(chosen, loaded) {
    const step = told.stepOf(chosen.story, loaded.story);
    PAGE.toggleAttribute("data-story", Boolean(step));
    if (!step) return leave();
    if (shown !== step.id) tell(step, chosen, loaded);
    element("story").querySelector(".story-again").hidden = address.isAsTold(chosen, loaded);
  }

  function tell(step, { how }, loaded) {
    shown = step.id;
    // HTML text from Python, which has escaped every text in it.
    if (!element("story").firstChild) element("story").innerHTML = loaded.story.frame;
    element("story").querySelector(".story-told").innerHTML = step.told;
    element("story").scrollTop = 0;
    if (isInOneColumn() && how !== "replace") document.querySelector(".page-main").scrollIntoView();
    markWays(step, loaded.story);
    mapFlight.aim(step.points);
    timeHands.lookThrough(time.around(step, loaded.span));
    if (how === "push") element("story").querySelector("h2").focus({ preventScroll: true });
  }

  // There the way on lies below what it leads to.
  const isInOneColumn = () => matchMedia("(max-width: 43.6875em)").matches;

  function markWays({ id }, story) {
    for (const [way, by] of [["previous", -1], ["next", 1]]) {
      element("story").querySelector(`[data-story=${way}]`).disabled = !told.beside(id, by, story);
    }
    for (const dot of element("story").querySelectorAll(".story-dots a")) {
      if (new URLSearchParams(dot.search).get("story") === id) dot.setAttribute("aria-current", "step");
      else dot.removeAttribute("aria-current");
    }
  }

  function leave() {
    if (!shown) return;
    shown = "";
    stop();
    present(false);
  }

  // --- ways through ----------------------------------------------------------------------------

  // The step that was chosen: keys can be faster than the screen, which tells the last one.
  const now = () => choice.present().story;

  const goTo = (step) => step && choice.choose(address.follow(`?story=${step.id}`, choice.present(), choice.loaded()), "step");

  function press(click) {
    const way = click.target.closest?.("#story [data-story]")?.dataset.story;
    const { story } = choice.loaded() ?? {};
    if (way !== "play") stop();
    if (way === "next") goTo(told.beside(now(), 1, story));
    if (way === "previous") goTo(told.beside(now(), -1, story));
    if (way === "play") timer ? stop() : play();
    if (way === "present") present(!PAGE.hasAttribute("data-presenting"));
  }

  // The heading has the focus because a step was told, not because the reader wants to scroll: from
  // there a presenter's remote control goes on.
  const isScrolled = (target) => target.closest?.(SCROLLED) && !target.matches("#story h2");

  function pressKey(down) {
    if (!shown || down.altKey || down.ctrlKey || down.metaKey || down.defaultPrevented) return;
    stop();
    if (down.key === "Escape" && PAGE.hasAttribute("data-presenting")) present(false);
    if (down.target.closest?.(OWN_KEYS)) return;
    if (!down.key.startsWith("Arrow") && isScrolled(down.target)) return;
    const step = told.byKey(down.key, now(), choice.loaded().story);
    if (!step) return;
    down.preventDefault();
    goTo(step);
  }

  // --- playing by itself -----------------------------------------------------------------------

  function play() {
    markButton("play", true);
    timer = setTimeout(playOn, told.stay(told.stepOf(now(), choice.loaded().story)));
  }

  function playOn() {
    const next = told.beside(now(), 1, choice.loaded().story);
    if (!next) return stop();
    goTo(next);
    play();
  }

  function stop() {
    if (!timer) return;
    clearTimeout(timer);
    timer = 0;
    markButton("play", false);
  }

  const stopUnseen = () => document.hidden && stop();

  // --- presenting ------------------------------------------------------------------------------

  // Large letters and nothing but story, map and time; the whole screen where the browser grants it.
  function present(wished) {
    if (wished === PAGE.hasAttribute("data-presenting")) return;
    PAGE.toggleAttribute("data-presenting", wished);
    markButton("present", wished);
    if (wished) PAGE.requestFullscreen?.().catch(() => null);
    else if (document.fullscreenElement) document.exitFullscreen();
  }

  // Escape in a whole screen ends that, and no key reaches the page.
  const endWithScreen = () => document.fullscreenElement || present(false);

  const markButton = (name, isOn) =>
    element("story").querySelector(`[data-story=${name}]`)?.setAttribute("aria-pressed", String(isOn));

  choice.follow(show);
  document.addEventListener("click", press);
  document.addEventListener("keydown", pressKey);
  document.addEventListener("visibilitychange", stopUnseen);
  document.addEventListener("fullscreenchange", endWithScreen);
})(window);
