// The address holds what the reader chose: ?from=1920-05&to=1920-07&event=ganja-1920, and what the
// legend hides: &without=kind:demonstration,decade:1930
(function (root) {
  "use strict";

  const days = root.atlas?.days ?? require("./10-days.js");
  const filter = root.atlas?.filter ?? require("./15-filter.js");

  const within = (day, span) => (day < span.from ? span.from : day > span.to ? span.to : day);

  const hasPeriod = (asked) => asked.has("from") || asked.has("to");

  // A period in order and inside the span; what cannot be read, or lies wholly outside, counts
  // as not asked for.
  function period(asked, span) {
    const from = days.firstDay(asked.get("from")) ?? span.from;
    const to = days.lastDay(asked.get("to")) ?? span.to;
    const [first, last] = from <= to ? [from, to] : turnedRound(asked, from, to);
    if (first > span.to || last < span.from) return { ...span };
    return { from: within(first, span), to: within(last, span) };
  }

  const turnedRound = (asked, from, to) => [
    days.firstDay(asked.get("to")) ?? to,
    days.lastDay(asked.get("from")) ?? from,
  ];

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
  const mode = (asked) => (asked.get("mode") === "so-far" ? { mode: "so-far" } : {});

  // One of the views beside the map.
  const view = (asked, atlas) => {
    if (!Object.hasOwn(atlas.views ?? {}, asked.get("view") ?? "")) return {};
    const compare = asked.get("view") === "compare" && asked.get("compare");
    return { view: asked.get("view"), ...(compare && { compare }) };
  };

  // What an address asks for, made whole and corrected: {from, to, event, without, view}.
  function read(search, atlas) {
    const asked = new URLSearchParams(search);
    const event = atlas.events.find((each) => each.id === asked.get("event"));
    const without = filter.read(asked.get("without"), atlas.events);
    const chosen = { ...period(asked, atlas.span), event: event ? event.id : "", without, ...mode(asked), ...view(asked, atlas) };
    return event ? { ...widened(chosen, event, atlas.span), without: filter.revealing(without, event) } : chosen;
  }

  // The shortest address that `read` turns into the same choice; other parameters are kept.
  function write(chosen, atlas, search = "") {
    const asked = new URLSearchParams(search);
    const whole = chosen.from === atlas.span.from && chosen.to === atlas.span.to;
    const { from, to } = days.edges(chosen);
    const fields = {
      from: whole ? "" : from,
      to: whole ? "" : to,
      mode: chosen.mode,
      view: chosen.view,
      compare: chosen.view === "compare" ? chosen.compare : "",
      event: chosen.event,
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
    const asked = new URLSearchParams(link);
    const days = hasPeriod(asked) ? period(asked, atlas.span) : { from: chosen.from, to: chosen.to };
    const kept = { ...days, without: chosen.without ?? [], view: "", ...view(asked, atlas) };
    if (!asked.has("event")) return settled({ ...kept, event: chosen.event }, atlas);
    return { ...read(write({ ...kept, event: asked.get("event") }, atlas), atlas), view: kept.view };
  }

  const address = { read, write, settled, follow };
  root.atlas = Object.assign(root.atlas ?? {}, { address });
  if (typeof module !== "undefined") module.exports = address;
})(typeof window === "undefined" ? {} : window);
