// The address holds what the reader chose: ?from=1920-05&to=1920-07&event=ganja-1920, and what the
// legend hides: &without=kind:demonstration,decade:1930. A step of the story, ?story=ganja-rises, is
// a period, an event and a view in one word.
(function (root) {
  "use strict";

  const days = root.atlas?.days ?? require("./10-days.js");
  const filter = root.atlas?.filter ?? require("./15-filter.js");
  const question = root.atlas?.question ?? require("./19-question.js");
  const told = root.atlas?.told ?? require("./18-story.js");

  const OWN = ["from", "to", "event", "view"]; // what a step of the story sets

  const within = (day, span) => (day < span.from ? span.from : day > span.to ? span.to : day);

  const hasPeriod = (asked) => asked.has("from") || asked.has("to");

  // A period inside the span; an end that is not asked for is that of the span.
  const period = (asked, span) => ({
    from: within(days.firstDay(asked.get("from")) ?? span.from, span),
    to: within(days.lastDay(asked.get("to")) ?? span.to, span),
  });

  // An event asked for by address is never hidden by the period asked for with it.
  function widened(chosen, event, span) {
    if (days.certainty(event.bounds, chosen.from, chosen.to, span) !== "out") return chosen;
    if (!event.bounds) return { ...chosen, ...span };
    const first = days.firstDay(event.bounds.s1.slice(0, 4));
    const last = days.lastDay(event.bounds.e2.slice(0, 4));
    return {
      ...chosen,
      from: within(first < chosen.from ? first : chosen.from, span),
      to: within(last > chosen.to ? last : chosen.to, span),
    };
  }

  // "so-far": the days before the last one are shown as past.
  const mode = (asked) => (asked.get("mode") ? { mode: asked.get("mode") } : {});

  // One of the views beside the map.
  const view = (asked) => {
    if (!asked.get("view")) return {};
    const compare = asked.get("view") === "compare" && asked.get("compare");
    return { view: asked.get("view"), ...(compare && { compare }) };
  };

  // What an address asks for, made whole and corrected: {from, to, event, without, view, story}.
  function read(search, atlas) {
    const whole = question.read(search, atlas).asked;
    const step = told.stepOf(whole.get("story"), atlas.story);
    const asked = step && !OWN.some((name) => whole.get(name)) ? asQuestion(step, whole) : whole;
    const event = atlas.events.find((each) => each.id === asked.get("event"));
    const without = filter.read(asked.get("without"), atlas.events);
    const chosen = { ...period(asked, atlas.span), event: event ? event.id : "", without, ...mode(asked), ...view(asked), ...(step && { story: step.id }) };
    return event ? { ...widened(chosen, event, atlas.span), without: filter.revealing(without, event) } : chosen;
  }

  // What an address asks for and the atlas does not have: "event", "view", "story", "without", "days"; or
  // "parameter", where the name of a part of it is misspelled.
  const missing = (search, atlas) => question.read(search, atlas).missing;

  // A step as a question of its own; what else was asked stays.
  function asQuestion(step, asked) {
    const whole = new URLSearchParams(asked);
    for (const name of OWN) if (step[name]) whole.set(name, step[name]);
    return whole;
  }

  // Whether a choice is the very one of the step that it names.
  function isAsTold(chosen, atlas) {
    if (!chosen.story) return false;
    const wished = read(`?story=${chosen.story}`, atlas);
    return OWN.every((name) => (wished[name] ?? "") === (chosen[name] ?? ""));
  }

  // The shortest address that `read` turns into the same choice; other parameters are kept.
  function write(chosen, atlas, search = "") {
    const asked = question.asked(search);
    const whole = chosen.from === atlas.span.from && chosen.to === atlas.span.to;
    const { from, to } = whole ? {} : days.edges(chosen);
    const own = isAsTold(chosen, atlas) ? {} : { from, to, view: chosen.view, event: chosen.event };
    const fields = {
      story: chosen.story,
      from: own.from,
      to: own.to,
      mode: chosen.mode,
      view: own.view,
      compare: chosen.view === "compare" ? chosen.compare : "",
      event: own.event,
      without: filter.write(chosen.without),
    };
    for (const [name, value] of Object.entries(fields)) {
      if (value) asked.set(name, value);
      else asked.delete(name);
    }
    const text = asked.toString().replaceAll("%3A", ":").replaceAll("%2C", ","); // both may stand there
    return text ? `?${text}` : "";
  }

  // A choice after its period or its filter has moved: an event that is out of it is closed.
  function settled(chosen, atlas) {
    const event = atlas.events.find((each) => each.id === chosen.event);
    return event && !(event.id in filter.shown(chosen, atlas)) ? { ...chosen, event: "" } : chosen;
  }

  // What a link of the page changes in the choice: only the parameters that it names. A link to
  // anything but a view leads back to the map.
  function follow(link, chosen, atlas) {
    const { asked } = question.read(link, atlas);
    if (asked.get("story")) return { view: "", mode: "", after: null, ...read(link, atlas) };
    const left = chosen.story && (asked.has("story") || asked.has("view")) ? { story: "" } : {};
    const days = periodAfter(asked, chosen, "story" in left, atlas);
    const kept = { ...days, without: chosen.without ?? [], view: "", ...view(asked), ...left };
    if (!asked.has("event")) return settled({ ...kept, event: chosen.event }, atlas);
    return { ...read(write({ ...kept, event: asked.get("event") }, atlas), atlas), view: kept.view, ...left };
  }

  // Who leaves the story did not choose its period: then all years are shown.
  function periodAfter(asked, chosen, isLeft, atlas) {
    if (hasPeriod(asked)) return period(asked, atlas.span);
    const isOwn = !isLeft || !hasPeriodOfStep(chosen, atlas);
    return isOwn ? { from: chosen.from, to: chosen.to } : { ...atlas.span };
  }

  function hasPeriodOfStep({ story, from, to }, atlas) {
    const step = read(`?story=${story}`, atlas);
    return step.from === from && step.to === to;
  }

  const address = { read, missing, write, settled, follow, isAsTold };
  root.atlas = Object.assign(root.atlas ?? {}, { address });
  if (typeof module !== "undefined") module.exports = address;
})(typeof window === "undefined" ? {} : window);
