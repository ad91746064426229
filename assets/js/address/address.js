// The address holds what the reader chose: ?from=1920-05&to=1920-07&event=ganja-1920, and what the
// legend hides: &without=kind:demonstration,decade:1930. A step of the story, ?story=ganja-rises, is
// a period, an event and a view in one word.

import * as filter from "../filter.js";
import * as steps from "../story/steps.js";
import * as days from "../time/days.js";
import * as parameters from "./parameters.js";
import * as question from "./question.js";

/** @type {("from" | "to" | "event" | "view")[]} */
const OWN = ["from", "to", "event", "view"]; // what a step of the story sets
/** @type {(asked: URLSearchParams) => boolean} */
const hasPeriod = (asked) => asked.has("from") || asked.has("to");

// A period inside the span; an end that is not asked for is that of the span.
/** @type {(asked: URLSearchParams, span: Period) => Period} */
const period = (asked, span) => ({
  from: days.within(days.firstDay(asked.get("from")) ?? span.from, span),
  to: days.within(days.lastDay(asked.get("to")) ?? span.to, span),
});

// An event asked for by address is never hidden by the period asked for with it.
/** @type {(choice: Choice, event: AtlasEvent, span: Period) => Choice} */
function widened(choice, event, span) {
  if (days.certainty(event.bounds, choice.from, choice.to, span) !== "out") return choice;
  if (!event.bounds) return { ...choice, ...span };
  const first = days.firstOf(event.bounds.s1.slice(0, 4));
  const last = days.lastOf(event.bounds.e2.slice(0, 4));
  return {
    ...choice,
    from: days.within(first < choice.from ? first : choice.from, span),
    to: days.within(last > choice.to ? last : choice.to, span),
  };
}

// "so-far": the days before the last one are shown as past.
/** @type {(asked: URLSearchParams) => { mode?: string }} */
const mode = (asked) => {
  const mode = asked.get("mode");
  return mode ? { mode } : {};
};

// A section of the panel of the event, or a claim, there or in a view.
/** @type {(asked: URLSearchParams) => { at?: string }} */
const at = (asked) => {
  const at = (asked.get("event") || asked.get("view")) && asked.get("at");
  return at ? { at } : {};
};

// A section is of an event alone.
/** @type {(at: string) => boolean} */
const isClaim = (at) => /-[0-9a-f]{6}$/.test(at);

// One of the views beside the map.
/** @type {(asked: URLSearchParams) => { view?: string, compare?: string }} */
const view = (asked) => {
  const view = asked.get("view");
  if (!view) return {};
  const compare = (view === "compare" && asked.get("compare")) || "";
  return { view, ...(compare && { compare }) };
};

// What an address asks for, made whole and corrected: {from, to, event, without, view, story}.
/** @type {(search: string, atlas: AtlasIndex) => Choice} */
export function read(search, atlas) {
  const whole = question.read(search, atlas).asked;
  const step = steps.stepOf(whole.get("story") ?? "", atlas.story);
  const asked = step && !OWN.some((name) => whole.get(name)) ? asQuestion(step, whole) : whole;
  const event = atlas.events.find(({ id }) => id === asked.get("event"));
  const without = filter.read(asked.get("without"), atlas.events);
  const story = step && { story: step.id };
  const choice = {
    ...period(asked, atlas.span),
    event: event ? event.id : "",
    ...at(asked),
    without,
    ...mode(asked),
    ...view(asked),
    ...story,
  };
  return event
    ? { ...widened(choice, event, atlas.span), without: filter.revealing(without, event) }
    : choice;
}

// What an address asks for and the atlas does not have: "event", "view", "story", "without", "days"; or
// "parameter", where the name of a part of it is misspelled.
/** @type {(search: string, atlas: AtlasIndex) => string[]} */
export const missing = (search, atlas) => question.read(search, atlas).missing;

// A step as a question of its own; what else was asked stays.
/** @type {(step: StoryStep, asked: URLSearchParams) => URLSearchParams} */
function asQuestion(step, asked) {
  const whole = new URLSearchParams(asked);
  for (const name of OWN) if (step[name]) whole.set(name, step[name]);
  return whole;
}

// Whether a choice is the very one of the step that it names.
/** @type {(choice: Choice, atlas: AtlasIndex) => boolean} */
export function isStoryStep(choice, atlas) {
  if (!choice.story) return false;
  const step = read(`?story=${choice.story}`, atlas);
  return OWN.every((name) => (step[name] ?? "") === (choice[name] ?? ""));
}

// The shortest address that `read` turns into the same choice; other parameters are kept.
/** @type {(choice: Choice, atlas: AtlasIndex, search?: string) => string} */
export function write(choice, atlas, search = "") {
  const asked = parameters.asked(search);
  const whole = choice.from === atlas.span.from && choice.to === atlas.span.to;
  const { from, to } = whole ? {} : days.edges(choice);
  const own = isStoryStep(choice, atlas) ? {} : { from, to, view: choice.view, event: choice.event };
  const fields = {
    story: choice.story,
    from: own.from,
    to: own.to,
    mode: choice.mode,
    view: own.view,
    compare: choice.view === "compare" ? choice.compare : "",
    event: own.event,
    at: choice.event || (choice.view && isClaim(choice.at ?? "")) ? choice.at : "",
    without: filter.write(choice.without),
  };
  for (const [name, value] of Object.entries(fields)) {
    if (value) asked.set(name, value);
    else asked.delete(name);
  }
  const text = asked.toString().replaceAll("%3A", ":").replaceAll("%2C", ","); // both may stand there
  return text ? `?${text}` : "";
}

// A choice after its period or its filter has moved: an event that is out of it is closed.
/** @type {(choice: Choice, atlas: AtlasIndex) => Choice} */
export function settled(choice, atlas) {
  const event = atlas.events.find(({ id }) => id === choice.event);
  return event && !(event.id in filter.shown(choice, atlas)) ? { ...choice, event: "" } : choice;
}

// What a link of the page changes in the choice: only the parameters that it names. A link to
// anything but a view leads back to the map.
/** @type {(link: string, choice: Choice, atlas: AtlasIndex) => Partial<Choice> & Period} */
export function afterLink(link, choice, atlas) {
  const { asked } = question.read(link, atlas);
  if (asked.get("story")) return { view: "", mode: "", after: null, ...read(link, atlas) };
  const left = choice.story && (asked.has("story") || asked.has("view")) ? { story: "" } : {};
  const period = periodAfter(asked, choice, "story" in left, atlas);
  const kept = { ...period, without: choice.without ?? [], view: "", ...view(asked), ...at(asked), ...left };
  const event = asked.get("event");
  if (event === null) return settled({ ...kept, event: choice.event }, atlas);
  const opened = read(write({ ...kept, event, ...at(asked) }, atlas), atlas);
  return { ...opened, view: kept.view, ...left };
}

// Who leaves the story did not choose its period: then all years are shown.
/** @type {(asked: URLSearchParams, choice: Choice, isLeft: boolean, atlas: AtlasIndex) => Period} */
function periodAfter(asked, choice, isLeft, atlas) {
  if (hasPeriod(asked)) return period(asked, atlas.span);
  const isOwn = !isLeft || !hasPeriodOfStep(choice, atlas);
  return isOwn ? { from: choice.from, to: choice.to } : { ...atlas.span };
}

/** @type {(choice: Choice, atlas: AtlasIndex) => boolean} */
function hasPeriodOfStep({ story, from, to }, atlas) {
  const step = read(`?story=${story}`, atlas);
  return step.from === from && step.to === to;
}
