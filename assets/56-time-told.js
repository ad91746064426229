// What a screen reader hears of time: one short line once it rests; while time plays, the day that is
// reached, and nothing where it plays faster than one can listen.
(function (root) {
  "use strict";

  const { choice, time, timePlayer } = root.atlas;
  const element = (id) => document.getElementById(id);
  const CALM = 600; // milliseconds after which a change is over
  const HEARD = 1200; // milliseconds that a day takes to be said

  let timer = 0;
  let told = null; // the last line; the first, of the page as it opened, is not said

  function show() {
    told ??= lineFor(choice.present(), choice.loaded());
    clearTimeout(timer);
    const rest = timePlayer.restOfStop();
    if (rest === null || rest >= HEARD) timer = setTimeout(tell, CALM);
  }

  function tell() {
    const line = lineFor(choice.present(), choice.loaded());
    if (line !== told) element("time-told").textContent = line;
    told = line;
  }

  function lineFor(chosen, { calendar }) {
    const day = time.edgesInWords(chosen, calendar).to;
    if (timePlayer.restOfStop() !== null) return day;
    if (chosen.mode === "so-far") return firstStep() ?? day;
    return `${time.periodInWords(chosen, calendar)} · ${element("count").textContent}`;
  }

  // The first of the steps that are told at this stop, without its citation.
  function firstStep() {
    const step = element("caption").firstElementChild?.cloneNode(true);
    for (const cite of step?.querySelectorAll(".cite") ?? []) cite.remove();
    return step?.textContent.trim();
  }

  // A visitor does not hear what was the last of another.
  function startAgain() {
    clearTimeout(timer);
    element("time-told").textContent = "";
    told = null;
  }

  root.atlas.timeTold = { startAgain };
  choice.follow(show);
  root.addEventListener("atlas:playing", () => choice.present() && show());
})(window);
