// The views beside the map: each is HTML text from Python, shown in the place of map, list and panel.
// A cell of a matrix opens the claims that it stands for.
(function (root) {
  "use strict";

  const { choice, reference } = root.atlas;
  const element = (id) => document.getElementById(id);
  let shown = ""; // the view that is open
  const made = new Map(); // every view that was open: what was written into it is there again

  function show({ view = "", story = "", how }, loaded) {
    markLinks(view, story);
    if (view === shown) return;
    if (!view && element("view").contains(document.activeElement)) linkTo(shown)?.focus();
    shown = view;
    document.documentElement.toggleAttribute("data-view", Boolean(view));
    element("view").replaceChildren(...(view ? [viewOf(view, loaded)] : []));
    if (!view) return;
    if (how === "push") element("view").querySelector("h2").focus();
    document.querySelector(".page-main").scrollTop = 0;
    // The part that the address names was not there when the browser looked for it.
    const part = element(root.location.hash.slice(1));
    if (element("view").contains(part)) part.scrollIntoView();
  }

  function viewOf(view, loaded) {
    if (!made.has(view)) {
      const template = document.createElement("template");
      // HTML text from Python, which has escaped every text in it.
      template.innerHTML = loaded.views[view].content;
      made.set(view, template.content.firstElementChild);
    }
    return made.get(view);
  }

  // What was written into the views is gone.
  const forget = () => made.clear();

  // Who follows the story is there, whichever view its step has opened.
  function markLinks(view, story) {
    for (const link of document.querySelectorAll(".views a")) {
      const asked = new URLSearchParams(link.search);
      const isHere = story ? asked.has("story") : asked.get("view") === view;
      if (isHere) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }

  const linkTo = (view) =>
    [...document.querySelectorAll(".views a")].find((link) => new URLSearchParams(link.search).get("view") === view);

  function pressCell(click) {
    const cell = click.target.closest?.(".cell");
    if (cell) reference.open(cell, cell.dataset.cell, `<ul class="claims">${cell.nextElementSibling.innerHTML}</ul>`);
  }

  choice.follow(show);
  document.addEventListener("click", pressCell);
  root.atlas.views = { forget };
})(window);
