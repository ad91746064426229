// What a visitor of a kiosk could try, and what a visit could leave behind; for test_kiosk.py.
window.probe = (() => {
  "use strict";

  const later = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const sent = (selector, made) => document.querySelector(selector).dispatchEvent(made);
  const options = { bubbles: true, cancelable: true };
  const isSeen = (selector) => Boolean(document.querySelector(selector)?.checkVisibility());
  const links = () => [...document.querySelectorAll("a[href], area[href]")].map((link) => link.getAttribute("href"));

  async function addedLink() {
    const link = Object.assign(document.createElement("a"), { href: "https://example.org/", target: "_blank" });
    document.querySelector("#panel").append(link);
    await later(50);
    link.click();
    const leads = link.hasAttribute("href");
    link.remove();
    return leads;
  }

  async function leave(way) {
    const before = location.href;
    way();
    await later(300);
    return location.href !== before;
  }

  function markText() {
    const mark = new Event("selectstart", options);
    return sent("#panel h2", mark) && getComputedStyle(document.querySelector("#panel h2")).userSelect !== "none";
  }

  // Each answers whether the page let it happen.
  const escapes = {
    "open a window": () => Boolean(window.open("https://example.org/")),
    "print": () => window.print() !== null,
    "go back": () => leave(() => history.back()),
    "go forward": () => leave(() => history.forward()),
    "share": () => isSeen(".share-open"),
    "fill the screen": async () => (await document.body.requestFullscreen(), Boolean(document.fullscreenElement)),
    "open a menu": () => sent("body", new MouseEvent("contextmenu", options)),
    "drag a link": () => sent("#event-list a", new DragEvent("dragstart", options)),
    "drop a file": () => sent("body", new DragEvent("drop", options)),
    "mark text": markText,
    "copy": () => sent("body", new ClipboardEvent("copy", options)),
    "paste": () => sent("body", new ClipboardEvent("paste", options)),
    "zoom the page": () => sent("#panel", new WheelEvent("wheel", { ...options, ctrlKey: true })),
    "pinch the page": () => getComputedStyle(document.documentElement).touchAction === "auto",
    "press the middle button": () => sent("#event-list a", new MouseEvent("auxclick", { ...options, button: 1 })),
    "press with Control": () => sent("#event-list a", new MouseEvent("click", { ...options, ctrlKey: true })),
    "press with Shift": () => sent("#event-list a", new MouseEvent("click", { ...options, shiftKey: true })),
    "follow a link that is added": addedLink,
    "take a file": () => links().some((link) => /^(downloads|handouts)\//.test(link)) || isSeen(".downloads, .papers [download]"),
    "follow a link outside": () => links().some((link) => !/^[?#]/.test(link)),
    "present to a class": () => isSeen("[data-story=present]"),
  };

  async function tried(names = Object.keys(escapes)) {
    const out = [];
    for (const name of names) if (await escapes[name]()) out.push(name);
    return out;
  }

  // Keys that reach the page unstopped are those that the browser may take.
  function watchKeys() {
    const letBy = [];
    const isAlone = ({ key }) => ["Control", "Alt", "Shift"].includes(key);
    window.addEventListener("keydown", (press) => press.defaultPrevented || isAlone(press) || letBy.push(press.key));
    return letBy;
  }

  // What the page has made of an element that can be seen; how the map lies is told by its view.
  const written = (each) => [...each.attributes].filter(({ name }) => !["style", "tabindex", "inputmode"].includes(name)).map(({ name, value }) => `${name}=${value}`).join(" ");

  // All that can be read, chosen, written, scrolled or zoomed.
  function state() {
    const view = atlas.mapPage.view();
    const named = (selector) => [...document.querySelectorAll(selector)];
    return {
      address: location.pathname + location.search + location.hash,
      choice: { ...atlas.choice.present(), history: "" },
      map: [view.x, view.y, view.width, view.height],
      title: document.title,
      text: document.querySelector(".page").innerText,
      marks: [...document.documentElement.attributes].map(({ name, value }) => `${name}=${value}`).sort(),
      scrolled: named("*").filter((each) => each.scrollTop || each.scrollLeft).map((each) => each.id || each.className),
      open: named("[open], [data-open]:not([data-open=''])").map((each) => each.id || each.className),
      written: named("input, textarea, select").map((each) => [each.value, each.checked]),
      attributes: named(".page *, dialog").filter((each) => !each.closest("svg") && each.checkVisibility()).map(written),
      focus: document.activeElement?.id || document.activeElement?.tagName,
      stored: [localStorage.length, sessionStorage.length, document.cookie, window.name],
    };
  }

  // One touch of a visitor: the `n`th of what can be touched now.
  function touch(n) {
    const all = [...document.querySelectorAll("a, button, summary, select, label, textarea, input")].filter(
      (each) => each.checkVisibility() && each.getClientRects().length && !each.closest(".kiosk-ways, dialog.question, dialog.invitation"),
    );
    const one = all[n % all.length];
    if (one.matches("textarea, [type=text], [type=search]")) {
      one.focus();
      one.value = "Nuxa";
      one.dispatchEvent(new Event("input", { bubbles: true }));
    }
    one.click();
    for (const each of document.querySelectorAll("#panel, .page-main, #event-list, #story")) each.scrollTop = 200;
    return one.outerHTML.slice(0, 80);
  }

  const CONTROLS = "a, button, summary, select, label, textarea, input";

  // Touches one of every kind of control that is there now, changes every field and scrolls all that
  // scrolls; returns what it touched.
  async function touchEveryKind() {
    const kinds = new Map();
    const all = [...document.querySelectorAll(CONTROLS)].filter((each) => each.checkVisibility() && !each.closest(".kiosk-ways, .views, dialog.question, dialog.invitation"));
    for (const each of all) kinds.set([each.tagName, each.type, each.className, each.parentElement.className].join(), each);
    for (const each of kinds.values()) {
      if (!each.isConnected) continue;
      each.click();
      await later(20);
      for (const dialog of document.querySelectorAll("dialog[open]")) (dialog.querySelector("button:last-of-type") ?? dialog).click();
    }
    for (const each of document.querySelectorAll("input, textarea, select")) change(each);
    await later(300);
    for (const each of document.querySelectorAll("*")) each.scrollTo(40, 40);
    return [...kinds.keys()];
  }

  function change(field) {
    if (field.options) field.selectedIndex = field.options.length - 1;
    else if (["checkbox", "radio"].includes(field.type)) field.checked = !field.checked;
    else field.value = field.max || "Nuxa";
    for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
  }

  const isSmall = ({ width, height }) => width && (width < 63.5 || height < 63.5);
  // In a line of text; and the units of the axis, which stand closer the longer the window is.
  const IN_LINE = "p, .cite, .term, .cited-for, #time-axis";

  // What can be touched and is smaller than 64 pixels.
  function small() {
    const boxes = [...document.querySelectorAll("a[href], button, summary, select, textarea, input:not(label input), label:has(input), [role=slider]")]
      .filter((each) => each.checkVisibility({ visibilityProperty: true }))
      .filter((each) => !each.closest(`${IN_LINE}, .skip-link, dialog:not([open])`) && !each.closest("#map .main-svg"))
      .map((each) => [each, each.getBoundingClientRect()]);
    return boxes.filter(([, box]) => isSmall(box)).map(([each, { width, height }]) => `${Math.round(width)}x${Math.round(height)} ${each.outerHTML.slice(0, 90)}`);
  }

  return { tried, watchKeys, state, touch, touchEveryKind, small, links };
})();
