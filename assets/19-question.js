// The question of an address, "?from=1920-05&event=ganja-1920", as the atlas would have written it.
// On their way through chats, letters and hands addresses lose and gain letters. What can be read is
// read; what the atlas does not have is taken out and named, so that the reader can be told.
(function (root) {
  "use strict";

  const days = root.atlas?.days ?? require("./10-days.js");
  const filter = root.atlas?.filter ?? require("./15-filter.js");
  const { asked, isMisspelled } = root.atlas?.firstPaint ?? require("./05-first-paint.js");
  const named = root.atlas?.named ?? require("./12-named.js");

  const eventsOf = ({ events }) => events.map(({ id }) => id);

  // Two events, or all events of a decade: "wave:1920".
  const sidesOf = (atlas) => [
    ...eventsOf(atlas),
    ...filter.known(atlas.events).filter((tag) => tag.startsWith("decade:")).map((tag) => tag.replace("decade:", "wave:")),
  ];

  // What each parameter may name, and what the reader is told is missing where it names something else.
  const ONE = {
    event: { ids: eventsOf, kind: "event" },
    view: { ids: ({ views }) => Object.keys(views ?? {}), kind: "view" },
    story: { ids: ({ story }) => (story?.steps ?? []).map(({ id }) => id), kind: "story" },
    mode: { ids: () => ["so-far"], kind: "view" },
  };
  const MANY = {
    compare: { ids: sidesOf, kind: "event" },
    without: { ids: ({ events }) => filter.known(events), kind: "without" },
  };

  // {asked, missing}: the parameters, and the kinds of what they name in vain.
  function read(search, atlas) {
    const question = asked(search);
    const missing = new Set();
    for (const [name, { ids, kind }] of Object.entries(ONE)) {
      if (!isAsked(name, question)) continue;
      const found = named.known(question.get(name), ids(atlas));
      keep(name, found, question);
      if (!found) missing.add(kind);
    }
    for (const [name, { ids, kind }] of Object.entries(MANY)) {
      if (!isAsked(name, question)) continue;
      const parts = named.parted(question.get(name)).filter(named.plain);
      const found = parts.map((part) => named.known(part, ids(atlas)));
      keep(name, named.joined(found.filter(Boolean)), question);
      if (found.includes(undefined)) missing.add(kind);
    }
    if (readDays(question, atlas.span)) missing.add("days");
    if ([...question.keys()].some(isMisspelled)) missing.add("parameter");
    openCompared(question, atlas);
    return { asked: question, missing: [...missing] };
  }

  // Whether there is more than an empty word, which asks for none.
  function isAsked(name, question) {
    if (!question.has(name)) return false;
    if (named.plain(question.get(name))) return true;
    question.set(name, "");
    return false;
  }

  function keep(name, value, question) {
    if (value) question.set(name, value);
    else question.delete(name);
  }

  // Two days in order. One that cannot be read, or from which nothing of the span could be seen, is
  // taken out. Returns whether any was.
  function readDays(question, span) {
    let [from, to] = ["from", "to"].map((name) => named.plain(question.get(name)));
    const isAskedFor = Number(Boolean(from)) + Number(Boolean(to));
    if (days.lastDay(to) && days.firstDay(from) > days.lastDay(to)) [from, to] = [to, from];
    if ((days.firstDay(from) ?? "~") > span.to) from = "";
    if ((days.lastDay(to) ?? "") < span.from) to = "";
    keep("from", from, question);
    keep("to", to, question);
    return Number(Boolean(from)) + Number(Boolean(to)) < isAskedFor;
  }

  // What is compared is seen in one view alone.
  function openCompared(question, { views }) {
    if (question.get("compare") && !question.get("view") && Object.hasOwn(views ?? {}, "compare")) question.set("view", "compare");
  }

  const question = { asked, read };
  root.atlas = Object.assign(root.atlas ?? {}, { question });
  if (typeof module !== "undefined") module.exports = question;
})(typeof window === "undefined" ? {} : window);
