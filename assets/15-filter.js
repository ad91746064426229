// What the legend hides. An event has tags ("kind:uprising", "decade:1920", "cause:collectivization");
// `without` is the list of those that the reader has put away.
(function (root) {
  "use strict";

  const days = root.atlas?.days ?? require("./10-days.js");
  const named = root.atlas?.named ?? require("./12-named.js");

  const tagsOf = (event) => event.tags ?? [];
  const isCause = (tag) => tag.startsWith("cause:");

  // An event with several causes goes only with all of them; one without any, never by a cause.
  function hides(without, event) {
    const causes = tagsOf(event).filter(isCause);
    if (causes.length && causes.every((tag) => without.includes(tag))) return true;
    return tagsOf(event).some((tag) => !isCause(tag) && without.includes(tag));
  }

  const passing = (events, without = []) =>
    without.length ? events.filter((event) => !hides(without, event)) : events;

  const known = (events) => [...new Set(events.flatMap(tagsOf))].sort();

  const only = (wished, events) => known(events).filter((tag) => wished.includes(tag));

  // "kind:demonstration,decade:1920" as a list; what no event has is dropped.
  const read = (text, events) => only(named.parted(text), events);

  const write = (without = []) => named.joined(without);

  function toggled(without, tag, events) {
    return only(without.includes(tag) ? without.filter((each) => each !== tag) : [...without, tag], events);
  }

  // The list without whatever hides this event.
  const revealing = (without, event) =>
    hides(without, event) ? without.filter((tag) => !tagsOf(event).includes(tag)) : without;

  // {id: "certain" | "possible"} of the events of a choice.
  const shown = (chosen, atlas) =>
    days.during(passing(atlas.events, chosen.without), chosen.from, chosen.to, atlas.span);

  // While time accumulates: the ids of the events that were surely over before its last day.
  function past(chosen, atlas) {
    if (chosen.mode !== "so-far") return [];
    return atlas.events.filter(({ bounds }) => bounds && bounds.e2 < chosen.to).map(({ id }) => id);
  }

  const filter = { hides, passing, known, read, write, toggled, revealing, shown, past };
  root.atlas = Object.assign(root.atlas ?? {}, { filter });
  if (typeof module !== "undefined") module.exports = filter;
})(typeof window === "undefined" ? {} : window);
