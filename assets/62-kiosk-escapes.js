// No way out of a kiosk: what would leave the page, open another, print, save, mark or share does
// nothing. What leads out of the atlas stands there as text.
(function (root) {
  "use strict";

  // Whether a link leads to something in the page: a choice, or a part of it.
  const staysHere = (link) => /^[?#]/.test(link ?? "");

  // Whether a key asks for something of the browser and not of the page.
  function isOfTheBrowser({ key, ctrlKey, metaKey, altKey, shiftKey }, isLetter = false) {
    if (key === "Escape" && shiftKey) return true; // Chromium's Task Manager
    if (/^F\d+$/.test(key) || /^(Browser|Launch|Media|Zoom)/.test(key)) return true;
    if (["ContextMenu", "PrintScreen", "Help"].includes(key)) return true;
    return (ctrlKey || metaKey || altKey) && !isLetter;
  }

  const escapes = { staysHere, isOfTheBrowser };
  root.atlas = Object.assign(root.atlas ?? {}, { escapes });
  if (typeof module !== "undefined") module.exports = escapes;
  if (typeof document === "undefined" || !("kiosk" in document.documentElement.dataset)) return;

  // --- in the page -----------------------------------------------------------------------------

  const FIELD = "input, textarea";
  const OUTSIDE = "a[href]:not([href^='?'], [href^='#'])";
  const FRAMES = "iframe, object, embed";
  const TAKEN = 'a[href^="downloads/"], a[href^="handouts/"], a[download]';

  const stop = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  function stopKey(press) {
    // AltGr writes letters.
    if (isOfTheBrowser(press, press.getModifierState?.("AltGraph"))) stop(press);
  }

  // Only a plain press of a link that stays is followed; one to a part of the page leaves no entry.
  function stopLink(click) {
    const link = click.target.closest?.("a[href], area[href]");
    if (!link) return;
    const isPlain = !click.button && !click.ctrlKey && !click.metaKey && !click.shiftKey && !click.altKey;
    if (!isPlain || !staysHere(link.getAttribute("href"))) return stop(click);
    const part = link.hash && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (link.getAttribute("href").startsWith("#")) click.preventDefault();
    if (part && !link.matches(".cite-link, .term")) show(part);
  }

  function show(part) {
    part.scrollIntoView();
    part.focus({ preventScroll: true });
  }

  // What leads out of the atlas becomes text, and what is a file to take is not offered.
  function unlink(node) {
    if (!node.querySelectorAll) return;
    for (const link of found(node, TAKEN)) (link.closest("li") ?? link).hidden = true;
    for (const link of found(node, OUTSIDE)) {
      for (const name of ["href", "target", "download"]) link.removeAttribute(name);
    }
    for (const frame of found(node, FRAMES)) frame.remove();
  }

  const found = (node, selector) => [...(node.matches?.(selector) ? [node] : []), ...node.querySelectorAll(selector)];

  const unlinkAdded = (changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach(unlink));

  function stopZoom(turn) {
    if ((turn.ctrlKey || turn.metaKey) && !turn.target.closest?.("#map-view")) stop(turn);
  }

  const stopOutsideFields = (event) => event.target.closest?.(FIELD) || stop(event);

  for (const name of ["contextmenu", "dragstart", "dragenter", "dragover", "drop", "gesturestart", "copy", "cut", "paste"]) {
    root.addEventListener(name, stop, true);
  }
  root.addEventListener("selectstart", stopOutsideFields, true);
  root.addEventListener("keydown", stopKey, true);
  root.addEventListener("click", stopLink, true);
  root.addEventListener("auxclick", stop, true);
  root.addEventListener("mousedown", (press) => press.button && stop(press), true);
  root.addEventListener("wheel", stopZoom, { capture: true, passive: false });
  for (const name of ["open", "print", "alert", "confirm", "prompt"]) root[name] = () => null;
  for (const name of ["requestFullscreen", "requestPictureInPicture"]) Element.prototype[name] = () => Promise.resolve();
  if (navigator.share) navigator.share = () => Promise.resolve();
  new MutationObserver(unlinkAdded).observe(document.body, { childList: true, subtree: true });
  unlink(document);
})(typeof window === "undefined" ? {} : window);
