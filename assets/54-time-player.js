// The player: time runs, or is stepped through, from one stop to the next.
(function (root) {
  "use strict";

  const { choice, time, timeDrawing } = root.atlas;
  const element = (id) => document.getElementById(id);
  const STOP = 1400; // milliseconds that the player rests at a stop, at single speed

  let goal = null; // the day to which time accumulates
  let timer = null;

  // What the hand of the reader sets aside: time no longer accumulates towards a goal.
  function manual() {
    goal = null;
    return { mode: "", after: null };
  }

  // Returns what gives back the goal as it is now.
  function keep() {
    const was = goal;
    return () => (goal = was);
  }

  function stopsNow() {
    const { from, to } = choice.present();
    return time.stops({ from, to: goal ?? to }, timeDrawing.seen(), choice.loaded().moments);
  }

  // One stop on; false where time has reached its goal.
  function step(forward) {
    const { to } = choice.present();
    const fresh = goal === null;
    goal ??= to;
    const found = stopsNow();
    const next = fresh ? (forward ? found[0] : time.previousStop(found, to)) : forward ? time.nextStop(found, to) : time.previousStop(found, to);
    if (!next) return false;
    choice.choose({ to: next, after: time.previousStop(found, next), mode: "so-far" }, "replace");
    return next !== goal;
  }

  const speed = () => Number(element("speed").value);

  function play() {
    if (choice.present().to === goal) goal = null;
    timer = setInterval(() => step(true) || stop(), STOP / speed());
    step(true);
    tellPlaying(true);
  }

  function stop() {
    if (timer === null) return;
    clearInterval(timer);
    timer = null;
    tellPlaying(false);
  }

  function tellPlaying(playing) {
    const { words } = choice.loaded();
    const label = playing ? words.pause : words.play;
    const button = element("play");
    button.toggleAttribute("data-playing", playing);
    button.title = label;
    button.setAttribute("aria-label", label);
    root.dispatchEvent(new Event("atlas:playing"));
  }

  function useButtons(click) {
    const wish = click.target.closest?.("[data-play]")?.dataset.play;
    if (!wish || !choice.present() || !timeDrawing.seen()) return;
    if (wish === "so-far") return accumulate();
    const playing = timer !== null;
    stop();
    if (wish === "play" && !playing) play();
    if (wish === "next") step(true);
    if (wish === "previous") step(false);
  }

  // "So far": the past is dimmed; switched off, the period is whole again.
  function accumulate() {
    stop();
    const { mode, to } = choice.present();
    const whole = goal ?? to;
    choice.choose(mode === "so-far" ? { to: whole, ...manual() } : { mode: "so-far", after: null }, "replace");
  }

  // Whatever else the reader touches, time stands still.
  function pauseByTouch(touch) {
    if (timer !== null && !touch.target.closest?.("[data-play], #speed")) stop();
  }

  document.addEventListener("pointerdown", pauseByTouch);
  document.addEventListener("keydown", pauseByTouch);
  document.addEventListener("click", useButtons);
  root.atlas.timePlayer = { manual, keep, stop, restOfStop: () => (timer === null ? null : STOP / speed()) };
})(window);
