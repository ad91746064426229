// A citation that is pressed opens its reference beside it, a word of the glossary its meaning; Escape, a press elsewhere or the button
// closes it and gives the focus back.
(function (root) {
  "use strict";

  const GAP = 6; // pixels between a citation and its reference
  const EDGE = 8; // pixels from the edge of the window
  const AWAY = 60; // pixels that a citation may be scrolled from its reference

  const clamp = (value, least, most) => Math.max(least, Math.min(value, most));

  // Where a box of this size stands: below its link or, without room, above; inside the window.
  function seat(link, box, room) {
    const below = link.bottom + GAP;
    const above = link.top - GAP - box.height;
    const top = below + box.height <= room.height - EDGE || above < EDGE ? below : above;
    return {
      left: clamp(link.left, EDGE, Math.max(room.width - box.width - EDGE, EDGE)),
      top: clamp(top, EDGE, Math.max(room.height - box.height - EDGE, EDGE)),
    };
  }

  // The number of each text in the order of their first appearance: ["a", "b", "a"] is [1, 2, 1].
  function numbered(texts) {
    const numbers = new Map();
    for (const text of texts) if (!numbers.has(text)) numbers.set(text, numbers.size + 1);
    return { numbers: texts.map((text) => numbers.get(text)), notes: [...numbers.keys()] };
  }

  const reference = { seat, numbered };
  root.atlas = Object.assign(root.atlas ?? {}, { reference });
  if (typeof module !== "undefined") module.exports = reference;
  if (typeof document === "undefined") return;

  const { choice } = root.atlas;
  const card = () => document.getElementById("reference");
  let pressed = null; // the citation whose reference is open
  let height = 0; // where it stood then, in pixels from the top of the window

  function press(click) {
    const link = click.target.closest?.(".cite-link, .term");
    const plain = !click.button && !click.metaKey && !click.ctrlKey && !click.shiftKey;
    if (link && plain && choice.loaded()) {
      click.preventDefault();
      openReference(link);
    } else if (card()?.open && !click.target.closest(".cell") && (!card().contains(click.target) || click.target.closest("a, [data-close]"))) {
      close(Boolean(click.target.closest("[data-close]")));
    }
  }

  const wordsOf = (cite) => cite.textContent.replace(/^\(|\)$/g, "");

  function openReference(link) {
    const { references, terms, search } = choice.loaded();
    if (link.matches(".term")) open(link, search.headings.terms, terms[decodeURIComponent(link.hash).slice("#term-".length)]);
    else open(link, wordsOf(link.closest(".cite")), references[link.hash.slice("#work-".length)]);
  }

  // Opens the card beside what was pressed; from within it, in its own place. `content` is HTML
  // text from Python, which has escaped every text in it.
  function open(opener, here, content) {
    const dialog = card();
    const isWithin = dialog.contains(opener);
    if (!isWithin) close(false);
    dialog.querySelector(".reference-here").textContent = here;
    dialog.querySelector(".reference-work").innerHTML = content;
    dialog.scrollTop = 0;
    dialog.focus({ preventScroll: true });
    if (isWithin) return;
    pressed = opener;
    height = opener.getBoundingClientRect().top;
    dialog.show();
    const room = { width: root.innerWidth, height: root.innerHeight };
    const { left, top } = seat(opener.getBoundingClientRect(), dialog.getBoundingClientRect(), room);
    dialog.style.left = `${left}px`;
    dialog.style.top = `${top}px`;
    opener.setAttribute("aria-expanded", "true");
    dialog.focus({ preventScroll: true });
  }

  function close(giveBack) {
    if (!card()?.open) return;
    card().close();
    pressed?.removeAttribute("aria-expanded");
    if (giveBack) pressed?.focus({ preventScroll: true });
    pressed = null;
  }

  // A reference goes when its citation has been scrolled away from it.
  function leave() {
    if (pressed && Math.abs(pressed.getBoundingClientRect().top - height) > AWAY) close(false);
  }

  function byKey(down) {
    if (down.key !== "Escape" || !card()?.open) return;
    down.stopPropagation(); // it closes the reference and not the event as well
    close(true);
  }

  // --- on paper: a number for each citation, its words as a note at the end --------------------

  // What is printed: the open view, else the panel; beside it the story, where it is told.
  const sheets = () => (document.documentElement.hasAttribute("data-view") ? "#story, #view" : "#story, #panel");

  function toPaper() {
    const cites = [...document.querySelectorAll(sheets())].flatMap((each) => [...each.querySelectorAll(".cite")]);
    const { numbers, notes } = numbered(cites.map(wordsOf));
    cites.forEach((cite, index) => {
      cite.dataset.note = numbers[index];
    });
    const list = document.createElement("ol");
    list.className = "notes";
    list.append(...notes.map(line));
    document.querySelector(sheets().split(", ")[1])?.querySelector("article")?.append(list);
  }

  function line(words) {
    const made = document.createElement("li");
    made.textContent = words;
    return made;
  }

  function fromPaper() {
    document.querySelector(".notes")?.remove();
    for (const cite of document.querySelectorAll(".cite[data-note]")) delete cite.dataset.note;
  }

  reference.open = open;
  root.addEventListener("beforeprint", toPaper);
  root.addEventListener("afterprint", fromPaper);
  document.addEventListener("click", press);
  root.addEventListener("keydown", byKey, true);
  root.addEventListener("resize", () => close(false));
  document.addEventListener("scroll", leave, true);
})(typeof window === "undefined" ? {} : window);
