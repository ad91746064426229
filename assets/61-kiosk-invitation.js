// What a kiosk shows while nobody is there: its title, how to begin in every language, and the map
// moving through the story. The address stays as it was, so that beginning is reading it again.
(function (root) {
  "use strict";

  const { address, addressBar, choice, firstPaint, kiosk } = root.atlas;
  const PAGE = document.documentElement;
  if (!("kiosk" in PAGE.dataset)) return;

  const OPENING = 4000; // milliseconds with the whole map
  const STAY = 9000; // milliseconds at a step
  const element = (id) => document.getElementById(id);
  let timer = 0;
  let told = -1; // the step that is shown

  // The steps that have something to show on the map.
  const steps = () => choice.loaded().story.steps.filter(({ view, id }) => !view && id !== opening());
  const opening = () => firstPaint.asked(addressBar.search()).get("story");

  function invite() {
    PAGE.toggleAttribute("data-inviting", true);
    const dialog = element("kiosk-invitation");
    dialog.classList.remove("is-leaving");
    if (!dialog.open) dialog.showModal();
    dialog.focus();
    clearTimeout(timer);
    if (steps().length) timer = setTimeout(tellNext, OPENING);
  }

  function tellNext() {
    timer = setTimeout(tellNext, STAY);
    if (document.hidden) return;
    told = (told + 1) % steps().length;
    const step = steps()[told];
    const chosen = address.read(`?story=${step.id}`, choice.loaded());
    choice.choose({ mode: "", view: "", after: null, ...chosen }, "keep");
    element("kiosk-invitation").querySelector(".invitation-step").textContent = step.title;
  }

  const isInviting = () => PAGE.hasAttribute("data-inviting") && element("kiosk-invitation")?.open;

  // Any touch or key begins; a word in another language begins in that.
  function begin() {
    if (!isInviting()) return;
    clearTimeout(timer);
    kiosk.stay();
    PAGE.removeAttribute("data-inviting");
    element("kiosk-invitation").querySelector(".invitation-step").textContent = "";
    kiosk.startAgain();
    kiosk.dismiss(element("kiosk-invitation"));
  }

  function beginByKey(press) {
    if (!isInviting()) return;
    press.preventDefault();
    if (press.key === "Enter" || press.key === " ") press.target.closest?.("[data-language]")?.click();
    if (press.key !== "Tab") begin();
  }

  root.addEventListener("pointerup", begin, true);
  root.addEventListener("wheel", begin, { capture: true, passive: true });
  root.addEventListener("keydown", beginByKey, true);
  document.addEventListener("cancel", (cancel) => isInviting() && cancel.preventDefault(), true);
  kiosk.invite = invite;
})(window);
