// The title of the page: what a reader sees in the tab, the history and a bookmark.
(function (root) {
  "use strict";

  const told = root.atlas?.told ?? require("./18-story.js");

  const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

  // A tab has no markup: signs keep names of two directions apart.
  const isolated = (text) => (RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text);

  // The step of the story, else the view, else the event, else the atlas itself.
  function titleOf(chosen, { name, title, titles, views, story }) {
    const shown = told.stepOf(chosen.story, story)?.title ?? views[chosen.view]?.title ?? titles[chosen.event];
    return shown ? `${isolated(shown)} · ${isolated(name)}` : title;
  }

  root.atlas = Object.assign(root.atlas ?? {}, { titleOf });
  if (typeof module !== "undefined") module.exports = { titleOf };
  if (typeof document === "undefined") return;

  root.atlas.choice.follow((chosen, loaded) => {
    const words = titleOf(chosen, loaded);
    if (document.title !== words) document.title = words;
  });
})(typeof window === "undefined" ? {} : window);
