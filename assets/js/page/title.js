// The title of the page: what a reader sees in the tab, the history and a bookmark.

import * as store from "../store.js";
import { stepOf } from "../story/steps.js";

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

// A tab has no markup: signs keep names of two directions apart.
/** @type {(text: string) => string} */
const isolated = (text) => (RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text);

// The step of the story, else the view, else the event, else the atlas itself.
/** @type {(state: Choice, atlas: Pick<Atlas, "name" | "title" | "titles" | "views" | "story">) => string} */
export function titleOf(state, { name, title, titles, views, story }) {
  const shown = stepOf(state.story, story)?.title ?? views[state.view ?? ""]?.title ?? titles[state.event];
  return shown ? `${isolated(shown)} · ${isolated(name)}` : title;
}

/** @type {Subscriber} */
function show(state, atlas) {
  const title = titleOf(state, atlas);
  if (document.title !== title) document.title = title;
}

export function start() {
  store.subscribe(show);
}
