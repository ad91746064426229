// The list, the panel and the words of the period, and how links and keys change the choice.
(function (root) {
  "use strict";

  const { address, choice, filter, time } = root.atlas;
  const element = (id) => document.getElementById(id);

  let opened = ""; // the event in the panel
  let awaited = null; // how the reader came to an event whose panel is still on its way
  let wished = ""; // the place of which the panel is to show a step, or the section to show
  let groups = null; // the list: {section, list, rows: Map of the rows by their event's id}
  const told = new Map(); // what was last written into each place

  // --- what follows the choice -----------------------------------------------------------------

  function showList(chosen, loaded) {
    const shown = filter.shown(chosen, loaded);
    const past = new Set(filter.past(chosen, loaded));
    groups ??= loaded.groups.map((group) => made(group, loaded));
    const kept = groups.filter((group) => showRows(group, shown, chosen.event, past));
    put(element("event-list"), kept.length ? kept.map(({ section }) => section) : [nothing(loaded)]);
    element("event-list").dataset.shown = Object.keys(shown).join(" ");
    write("count", countInWords(loaded, shown));
    write("period", time.periodInWords(chosen, loaded.calendar));
  }

  function showPanel(chosen, loaded) {
    const isNew = opened !== chosen.event;
    if (isNew && chosen.how === "push") moveFocus(opened, chosen.event);
    else if (isNew && isInPanel(document.activeElement)) keepFocus(opened, chosen.event);
    if (!isNew && element("panel").firstChild) return;
    opened = chosen.event;
    awaited = opened && !root.atlas.panels ? chosen.how : null;
    element("panel").dataset.open = opened;
    element("panel").setAttribute("aria-busy", String(awaited !== null));
    // HTML text from Python, which has escaped every text in it.
    element("panel").innerHTML = opened ? panelOf(opened, loaded) : loaded.introduction;
  }

  // The panel of an event as HTML text; what is said in its place where it did not come.
  function panelOf(id, { lost, titles }) {
    if (!root.atlas.panels || id in root.atlas.panels) return root.atlas.panels?.[id] ?? "";
    const template = document.createElement("template");
    template.innerHTML = lost; // HTML text from Python
    template.content.firstElementChild.dataset.panel = id;
    template.content.querySelector("h2").textContent = titles[id];
    return template.innerHTML;
  }

  // The panels come after the page is at work; who was faster sees his as soon as they are there.
  function showAwaited() {
    if (awaited === null) return;
    opened = "";
    choice.showAgain(awaited);
  }

  // An event that was chosen at one of its places: the panel opens at the first step there.
  function openAt(event, place) {
    wished = place;
    const isOpen = event === opened;
    choice.choose({ event }, "push");
    if (isOpen) showStep();
  }

  // --- the list --------------------------------------------------------------------------------

  // Every row is made once; a step of time only takes rows out and puts them back.
  function made({ heading, events }, loaded) {
    const section = document.createElement("section");
    section.className = "event-group";
    section.innerHTML = `${heading}<ul class="event-rows"></ul>`;
    const rows = new Map(events.map((id) => [id, row(id, loaded.rows[id])]));
    return { section, list: section.querySelector("ul"), rows };
  }

  function row(id, link) {
    const item = document.createElement("li");
    item.dataset.event = id;
    item.innerHTML = link;
    return item;
  }

  // Returns whether any row of the group is shown.
  function showRows({ list, rows }, shown, chosen, past) {
    const kept = [...rows].filter(([id]) => id in shown);
    for (const [id, item] of kept) dressRow(item, shown[id], id === chosen, past.has(id));
    put(list, kept.map(([, item]) => item));
    return kept.length > 0;
  }

  function dressRow(item, certainty, isChosen, isPast) {
    const classes = `event-row is-${certainty}${isChosen ? " is-chosen" : ""}${isPast ? " is-past" : ""}`;
    if (item.className === classes) return;
    item.className = classes;
    const link = item.querySelector("a");
    if (isChosen) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }

  // The children of a parent, in this order; those that stay are not touched.
  function put(parent, children) {
    const kept = new Set(children);
    for (const child of [...parent.childNodes]) if (!kept.has(child)) child.remove();
    let next = parent.firstChild;
    for (const child of children) {
      if (child === next) next = next.nextSibling;
      else parent.insertBefore(child, next);
    }
  }

  let silence = null;

  function nothing(loaded) {
    if (!silence) {
      silence = document.createElement("div");
      silence.innerHTML = loaded.nothing;
    }
    return silence;
  }

  function write(id, words) {
    if (told.get(id) === words) return;
    told.set(id, words);
    element(id).textContent = words;
  }

  function countInWords(loaded, shown) {
    const ids = Object.keys(shown);
    const apart = ids.filter((id) => loaded.comparison.includes(id)).length;
    const words = [loaded.counts.own[ids.length - apart]];
    return apart ? [...words, loaded.counts.comparison[apart]].join(" · ") : words.join("");
  }

  // --- focus: it follows the reader into a panel and back to the row ---------------------------

  const goalOf = (before, after) => (after ? element("panel-title") : document.querySelector(`[data-event="${CSS.escape(before)}"] a`));

  // Where another panel takes the place of the one in which the focus was; the page stays where it is.
  const keepFocus = (before, after) => requestAnimationFrame(() => goalOf(before, after)?.focus({ preventScroll: true }));

  function moveFocus(before, after) {
    requestAnimationFrame(() => {
      element("panel").scrollTop = 0;
      goalOf(before, after)?.focus({ preventScroll: !isNarrow() });
      if (isNarrow() && after) element("panel").scrollIntoView({ block: "start" });
      showStep();
    });
  }

  const isInPanel = (at) => at !== element("panel") && element("panel").contains(at);

  function showStep() {
    const at = CSS.escape(wished);
    const step = wished ? element("panel").querySelector(`[data-place~="${at}"], [data-section="${at}"]`) : null;
    wished = "";
    step?.scrollIntoView({ block: step.matches("section") ? "start" : isNarrow() ? "center" : "nearest" });
  }

  const isNarrow = () => matchMedia("(max-width: 899px)").matches;

  // --- listeners -------------------------------------------------------------------------------

  // A link of the page to "?…" changes the choice in place, unless the reader wants a new window.
  function followLink(click) {
    const link = click.target.closest?.('a[href^="?"]');
    if (!link || click.defaultPrevented || click.button || click.metaKey || click.ctrlKey || click.shiftKey) return;
    click.preventDefault();
    if (!choice.present()) return;
    const followed = address.follow(link.getAttribute("href"), choice.present(), choice.loaded());
    root.atlas.timeHands.lookAt(link, followed);
    wished = link.dataset.at ?? "";
    const isOpen = followed.event === opened;
    choice.choose({ ...followed, missing: address.missing(link.getAttribute("href"), choice.loaded()) }, "push");
    if (isOpen) showStep();
  }

  function closeByKey(press) {
    if (press.key === "Escape" && choice.present()?.event) choice.choose({ event: "" }, "push");
  }

  // The letters of names are asked for now: later there may be no network to get them from.
  function fetchLetters() {
    document.fonts.load('1em "Source Serif 4 Variable"', "Əəığşıİ");
  }

  // Dash calls it, once, when the page is there.
  function open() {
    fetchLetters();
    choice.open(root.atlas.handed);
    return "yes";
  }

  choice.follow(showList);
  choice.follow(showPanel);
  root.addEventListener("atlas:panels", showAwaited);
  document.addEventListener("click", followLink);
  document.addEventListener("keydown", closeByKey);

  root.atlas.explore = { openAt, panelOf };
  root.dash_clientside = Object.assign(root.dash_clientside ?? {}, { explore: { open } });
})(window);
