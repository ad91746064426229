// What the legend hides. An event has tags ("kind:uprising", "decade:1920", "cause:collectivization");
// `without` is the list of those that the reader has put away.

import * as names from "./address/names.js";
import * as days from "./time/days.js";

/** @type {(event: AtlasEvent) => string[]} */
const tagsOf = (event) => event.tags ?? [];
/** @type {(tag: string) => boolean} */
const isCause = (tag) => tag.startsWith("cause:");

// An event with several causes goes only with all of them; one without any, never by a cause.
/** @type {(without: string[], event: AtlasEvent) => boolean} */
export function hides(without, event) {
  const causes = tagsOf(event).filter(isCause);
  if (causes.length && causes.every((tag) => without.includes(tag))) return true;
  return tagsOf(event).some((tag) => !isCause(tag) && without.includes(tag));
}

/** @type {(events: AtlasEvent[], without?: string[]) => AtlasEvent[]} */
export const passing = (events, without = []) =>
  without.length ? events.filter((event) => !hides(without, event)) : events;

/** @type {(events: AtlasEvent[]) => string[]} */
export const known = (events) => [...new Set(events.flatMap(tagsOf))].sort();

/** @type {(wanted: string[], events: AtlasEvent[]) => string[]} */
const only = (wanted, events) => known(events).filter((tag) => wanted.includes(tag));

// "kind:demonstration,decade:1920" as a list; what no event has is dropped.
/** @type {(text: string | null, events: AtlasEvent[]) => string[]} */
export const read = (text, events) => only(names.parted(text), events);

/** @type {(without?: string[]) => string} */
export const write = (without = []) => names.joined(without);

/** @type {(without: string[], tag: string, events: AtlasEvent[]) => string[]} */
export function toggled(without, tag, events) {
  return only(without.includes(tag) ? without.filter((other) => other !== tag) : [...without, tag], events);
}

// The list without whatever hides this event.
/** @type {(without: string[], event: AtlasEvent) => string[]} */
export const revealing = (without, event) =>
  hides(without, event) ? without.filter((tag) => !tagsOf(event).includes(tag)) : without;

// {id: "certain" | "uncertain"} of the events of a choice.
/** @type {(choice: Choice, atlas: AtlasIndex) => Shown} */
export const shown = (choice, atlas) =>
  days.during(passing(atlas.events, choice.without), choice.from, choice.to, atlas.span);

// While time accumulates: the ids of the events that were surely over before its last day.
/** @type {(choice: Choice, atlas: AtlasIndex) => string[]} */
export function past(choice, atlas) {
  if (choice.mode !== "so-far") return [];
  return atlas.events.filter(({ bounds }) => bounds && bounds.e2 < choice.to).map(({ id }) => id);
}
