// Two events or waves side by side. Each point is a section of the panel of the event, so that what
// is compared is, word for word and source for source, what the panel tells.
(function (root) {
  "use strict";

  const named = root.atlas?.named ?? require("./12-named.js");

  const isWave = (side) => side.startsWith("wave:");

  // The events that a side stands for: one, or all that have the tag of a decade.
  const eventsOf = (side, events) =>
    isWave(side)
      ? events.filter(({ tags }) => tags.includes(`decade:${side.slice("wave:".length)}`)).map(({ id }) => id)
      : events.filter(({ id }) => id === side).map(({ id }) => id);

  // "a,b" as two sides that exist and differ; what is missing is the first event that is free.
  function sides(text, events) {
    const known = named.parted(text).filter((side) => eventsOf(side, events).length);
    const free = events.map(({ id }) => id).filter((id) => !known.includes(id));
    const first = known[0] ?? free.shift();
    return [first, known.slice(1).find((side) => side !== first) ?? free[0]];
  }

  const compare = { eventsOf, sides };
  root.atlas = Object.assign(root.atlas ?? {}, { compare });
  if (typeof module !== "undefined") module.exports = compare;
  if (typeof document === "undefined") return;

  const { choice, explore } = root.atlas;
  const ACTS = Array.from({ length: 9 }, (_, index) => `acts-${index + 1}`); // of each side that acts
  const POINTS = ["heading", "length", "causes", "participants", "leaders", ...ACTS, "casualties", "interpretations", "conflicts"];

  function show({ view, compare: asked }, loaded) {
    const place = document.getElementById("comparison");
    if (view !== "compare" || !place || !root.atlas.panels) return;
    const chosen = sides(asked, loaded.events);
    for (const [index, side] of ["first", "second"].entries()) {
      document.querySelector(`[data-compare="${side}"]`).value = chosen[index];
    }
    if (place.dataset.shown === chosen.join()) return;
    place.dataset.shown = chosen.join();
    const panels = chosen.map((side) => eventsOf(side, loaded.events).map((id) => panelOf(id, loaded)));
    place.replaceChildren(...POINTS.flatMap((point) => rowOf(point, panels)));
  }

  // The panel of an event as elements; two of them must not share an id.
  function panelOf(id, loaded) {
    const template = document.createElement("template");
    template.innerHTML = explore.panelOf(id, loaded) + (root.atlas.compared?.[id] ?? "");
    for (const each of template.content.querySelectorAll("[id]")) each.removeAttribute("id");
    for (const each of template.content.querySelectorAll("[aria-labelledby]")) each.removeAttribute("aria-labelledby");
    const title = template.content.querySelector("h2").textContent;
    return { title, heading: template.content.querySelector(".panel-heading"), content: template.content };
  }

  const sectionIn = ({ heading, content }, point) =>
    point === "heading" ? heading : content.querySelector(`[data-section="${point}"]`);

  // A title over both cells, and a cell for each side; nothing where neither has anything.
  function rowOf(point, panels) {
    const found = panels.map((side) => side.map((panel) => sectionIn(panel, point)));
    const first = found.flat().find(Boolean);
    if (!first) return [];
    const title = first.querySelector("h3")?.textContent;
    return [...(title ? [made("h3", title)] : []), made("div", "", "compare-row", found.map((each, index) => cell(each, panels[index], point)))];
  }

  function cell(sections, panels, point) {
    const several = sections.length > 1 && point !== "heading";
    const parts = sections.flatMap((section, index) => {
      if (!section) return [];
      section.querySelector("h3")?.remove();
      section.querySelector(".panel-links")?.remove();
      const name = several ? [made("h4", panels[index].title)] : [];
      return [...name, section];
    });
    return made("div", "", "compare-cell", parts);
  }

  function made(tag, words, className = "", children = []) {
    const found = document.createElement(tag);
    found.className = className;
    found.textContent = words;
    found.append(...children);
    return found;
  }

  function choose(change) {
    if (!change.target.matches?.("[data-compare]")) return;
    const chosen = ["first", "second"].map((side) => document.querySelector(`[data-compare="${side}"]`).value);
    choice.choose({ compare: named.joined(chosen) }, "replace");
  }

  choice.follow(show);
  root.addEventListener("atlas:panels", () => choice.present() && show(choice.present(), choice.loaded()));
  document.addEventListener("change", choose);
})(typeof window === "undefined" ? {} : window);
