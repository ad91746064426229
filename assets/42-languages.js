// The same page in another language: its link takes along all that the reader has chosen.
(function (root) {
  "use strict";

  const { addressBar } = root.atlas;
  const links = () => document.querySelectorAll(".languages a");

  // Before it can be followed, by whatever hand or key.
  function takeAlong({ target }) {
    if (!target.closest?.(".languages")) return;
    for (const link of links()) {
      link.search = addressBar.search();
      link.hash = root.location.hash;
    }
  }

  function closeElsewhere({ target }) {
    const open = document.querySelector(".languages[open]");
    if (open && !open.contains(target)) open.open = false;
  }

  // The language in which the page is already: it would only be loaded anew.
  function stay(click) {
    const link = click.target.closest?.('.languages a[aria-current="true"]');
    if (!link || click.ctrlKey || click.metaKey || click.shiftKey) return;
    click.preventDefault();
    link.closest(".languages").open = false;
    link.closest(".languages").querySelector("summary").focus();
  }

  function closeByKey(press) {
    const open = press.key === "Escape" && document.querySelector(".languages[open]");
    if (!open) return;
    press.stopPropagation(); // it closes the list and not the event as well
    open.open = false;
    open.querySelector("summary").focus();
  }

  document.addEventListener("pointerover", takeAlong);
  document.addEventListener("pointerdown", takeAlong);
  document.addEventListener("focusin", takeAlong);
  document.addEventListener("click", closeElsewhere);
  document.addEventListener("click", stay);
  root.addEventListener("keydown", closeByKey, true);
})(window);
