// How much room everything on the page has; for test_room.py. Every answer is a list of what is wrong.
window.room = (() => {
  "use strict";

  const PATIENCE = 30_000; // milliseconds for a few frames
  const LEAST = 15; // letters that map, story, list, panel and view are high at least
  const ROOMS = { map: "#map-view", story: "#story", list: ".events", panel: "#panel", view: "#view", time: ".time" };
  const FOCUSED = "a[href], button, summary, input, select, textarea, [tabindex='0'], [role=slider]";

  // Letters of the page beside a map, by which a finger moves the page.
  const thumb = () => parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--target"));
  const letter = () => parseFloat(getComputedStyle(document.documentElement).fontSize);
  const named = (each) => `${each.tagName.toLowerCase()}${each.id ? `#${each.id}` : ""}.${String(each.className).replaceAll(" ", ".")} ${each.textContent.trim().slice(0, 30)}`;
  const isHiddenToEyes = (each) => each.closest(".no-script, .incomplete, .hoverlayer") || getComputedStyle(each).clipPath.startsWith("inset(50%");
  const isSeen = (each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !isHiddenToEyes(each);
  const shown = () => Object.entries(ROOMS).flatMap(([name, selector]) => {
    const found = document.querySelector(`.page > .page-main > ${selector}, .page > .page-main > .map ${selector}`);
    const box = found?.getBoundingClientRect();
    return found?.checkVisibility() && box.width ? [{ name, found, box }] : [];
  });

  // Heights in letters, of what is not whole already.
  const heights = () => shown().filter(({ found, name }) => name === "map" || (name !== "time" && scrolls(found, "Y") && found.scrollHeight > found.clientHeight + 1))
    .map(({ name, box }) => [name, box.height / letter()]);

  // A screen lower than that leaves the map all but a thumb's width.
  const least = (name) => (name === "map" ? Math.min(LEAST, innerHeight / letter() - thumb()) : LEAST);

  const small = () => heights().filter(([name, height]) => height < least(name) - 0.05).map(([name, height]) => `${name} is ${height.toFixed(1)} letters high`);

  function narrow() {
    const wide = shown().filter(({ box }) => box.width / letter() < Math.min(13, innerWidth / letter() - 1));
    return wide.map(({ name, box }) => `${name} is ${(box.width / letter()).toFixed(1)} letters wide`);
  }

  const overlaps = (one, other) => one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 1 && other.top < one.bottom - 1;

  // The panel of a phone is a sheet: it lies over the page, below most of the map.
  const isSheet = ({ found }) => getComputedStyle(found).position === "fixed";

  function coveredMap() {
    const [map, sheet] = [shown().find(({ name }) => name === "map"), shown().find(isSheet)];
    if (!map || !sheet || sheet.found.dataset.sheet === "full") return [];
    scrollTo(0, 0);
    const seen = sheet.found.getBoundingClientRect().top - map.found.getBoundingClientRect().top;
    return seen / letter() < 10 ? [`the sheet leaves ${(seen / letter()).toFixed(1)} letters of the map`] : [];
  }

  function overlapping() {
    const rooms = shown().filter((room) => !isSheet(room));
    return rooms.flatMap((one, rank) => rooms.slice(rank + 1).filter((other) => overlaps(one.box, other.box)).map((other) => `${one.name} lies on ${other.name}`));
  }

  // What lies over the map: inside it, and apart from one another.
  function overMap() {
    const map = document.querySelector(".page .map");
    if (!map?.checkVisibility() || map.getBoundingClientRect().width === 0) return [];
    const inside = map.getBoundingClientRect();
    const parts = [".zoom", ".legend:not([open])", ".legend[open] > summary", ".scale"].flatMap((each) => [...map.querySelectorAll(each)]);
    const boxes = parts.filter((each) => each.checkVisibility()).map((each) => [each.className || each.tagName, each.getBoundingClientRect()]);
    const beyond = boxes.filter(([, box]) => box.top < inside.top - 1 || box.bottom > inside.bottom + 1 || box.left < inside.left - 1 || box.right > inside.right + 1);
    const crossed = boxes.flatMap(([name, one], rank) => boxes.slice(rank + 1).filter(([, other]) => overlaps(one, other)).map(([other]) => `${name} lies on ${other}`));
    return [...beyond.map(([name]) => `${name} stands out of the map`), ...crossed];
  }

  const scrolls = (each, axis) => ["auto", "scroll"].includes(getComputedStyle(each)[`overflow${axis}`]);
  const clips = (each, axis) => ["hidden", "clip"].includes(getComputedStyle(each)[`overflow${axis}`]);

  // Texts that their own box cuts, boxes that move sideways, and what stands past the screen.
  function cut() {
    const texts = [...document.querySelectorAll(".page *, dialog[open] *")].filter((each) => each instanceof HTMLElement && isSeen(each) && each.textContent.trim());
    const inMap = (each) => each.closest(".map-view, .map-keys, .bars, .marks") || each.matches(".time, .time-body, .time-track");
    return texts.filter((each) => !inMap(each)).flatMap((each) => {
      const across = each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0;
      const down = each.scrollHeight > each.clientHeight + 1 && each.clientHeight > 0;
      const wrong = [];
      if (clips(each, "X") && across) wrong.push("cut across");
      if (clips(each, "Y") && down && !scrolls(each, "X")) wrong.push("cut down");
      if (scrolls(each, "X") && across && !each.matches(".section-names, input, textarea, select")) wrong.push("moves sideways");
      const { left, right } = each.getBoundingClientRect();
      if (!each.closest(".section-names") && (right > innerWidth + 1 || left < -1)) wrong.push("stands past the screen");
      return wrong.map((word) => `${word}: ${named(each)}`);
    });
  }

  const sideways = () => (document.documentElement.scrollWidth > innerWidth + 1 ? [`the page is ${document.documentElement.scrollWidth} wide`] : []);

  let worst = 99; // letters: the lowest room that was looked at

  function wrong() {
    worst = Math.min(worst, ...judged().map(([, height]) => height));
    return [...small(), ...narrow(), ...overlapping(), ...coveredMap(), ...overMap(), ...sideways(), ...cut()];
  }

  // --- focus -----------------------------------------------------------------------------------

  // Whether something of the element is seen: on the screen, inside all that scrolls, under no bar.
  function isInSight(each) {
    const { left, right, top, bottom } = each.getBoundingClientRect();
    const [wide, high] = [right - left, bottom - top];
    const points = [[0.5, 0.5], [0.1, 0.1], [0.9, 0.1], [0.1, 0.9], [0.9, 0.9]].map(([x, y]) => [left + wide * x, top + high * y]);
    if (high > innerHeight) points.push([left + wide / 2, innerHeight / 2], [left + wide * 0.1, innerHeight / 2]);
    return points.some(([x, y]) => {
      const hit = document.elementFromPoint(x, y);
      // Thumbs take no pointer themselves: what is hit lies beside them in the same body.
      if (each.closest(".time-track") && hit?.closest(".time-body")?.contains(each)) return true;
      return hit && (each.contains(hit) || hit.contains(each) && !hit.matches(".page, .page-main, body, html") || each.labels?.[0]?.contains(hit));
    });
  }

  // Through everything that takes the focus, on and back again.
  function focusOutOfSight() {
    const all = [...document.querySelectorAll(FOCUSED)].filter((each) => !each.disabled && each.tabIndex >= 0 && each.checkVisibility({ visibilityProperty: true }) && !each.closest("[inert]"));
    const lost = (each) => {
      each.focus();
      return document.activeElement === each && !isInSight(each) ? [named(each)] : [];
    };
    const found = [...all.flatMap(lost), ...all.reverse().flatMap(lost)];
    document.activeElement.blur();
    scrollTo(0, 0);
    return [...new Set(found)].map((each) => `the focus is out of sight: ${each}`);
  }

  const lowest = () => worst;

  // Of a map on a screen that is lower than it, the height says nothing.
  const judged = () => heights().filter(([name]) => name !== "map" || innerHeight / letter() >= LEAST + thumb());

  // --- what is shown ---------------------------------------------------------------------------

  function states(event, unplaced) {
    const { views, story } = atlas.choice.loaded();
    const told = {
      "story": story.steps.find(({ view, event }) => !view && !event),
      "story of an event": story.steps.find(({ event }) => event),
      "story beside a view": story.steps.find(({ view }) => view),
    };
    return {
      "map": "", "event": `event=${event}`, "event of no place": `event=${unplaced}`,
      ...Object.fromEntries(Object.keys(views).map((view) => [view, `view=${view}`])),
      ...Object.fromEntries(Object.entries(told).filter(([, step]) => step).map(([name, { id }]) => [name, `story=${id}`])),
    };
  }

  const kept = () => [...new URLSearchParams(location.search)].filter(([name]) => ["embed", "kiosk", "idle", "first"].includes(name));

  // A browser that draws no more would let a test wait for ever.
  const frames = (count) => new Promise((resolve, reject) => {
    const timer = setTimeout(reject, PATIENCE, new Error("the browser draws no frames"));
    const next = (left) => (left ? requestAnimationFrame(() => next(left - 1)) : resolve(clearTimeout(timer)));
    next(count);
  });

  async function show(question) {
    const asked = new URLSearchParams(question);
    for (const [name, value] of kept()) asked.append(name, value);
    document.documentElement.removeAttribute("data-asked");
    history.replaceState(null, "", `${location.pathname}?${asked}`);
    dispatchEvent(new PopStateEvent("popstate"));
    await frames(3);
  }

  return { wrong, focusOutOfSight, isInSight, named, lowest, states, show };
})();
