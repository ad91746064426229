// Keys on the screen of a kiosk, which has no others: they come with a field to write in, and go with it.
(function (root) {
  "use strict";

  // A text after a key, and where its next letter goes: {text, at}; `key` is a letter or "back".
  function typed(text, from, to, key) {
    if (key !== "back") return { text: text.slice(0, from) + key + text.slice(to), at: from + key.length };
    const start = from === to ? Math.max(from - 1, 0) : from;
    return { text: text.slice(0, start) + text.slice(to), at: start };
  }

  const kioskKeys = { typed };
  root.atlas = Object.assign(root.atlas ?? {}, { kioskKeys });
  if (typeof module !== "undefined") module.exports = kioskKeys;
  if (typeof document === "undefined" || !("kiosk" in document.documentElement.dataset)) return;

  const PAGE = document.documentElement;
  const FIELD = "input[type=text], input[type=search], input:not([type]), textarea";
  const keys = () => document.getElementById("kiosk-keys");
  let field = null; // where is written

  function open({ target }) {
    if (!target.matches?.(FIELD) || !keys()) return;
    field = target;
    field.inputMode = "none"; // the system's own keys would lie over these
    keys().hidden = false;
    PAGE.toggleAttribute("data-typing", true);
    field.scrollIntoView({ block: "center" });
  }

  function close() {
    field = null;
    keys().hidden = true;
    PAGE.removeAttribute("data-typing");
  }

  const leave = ({ relatedTarget }) => field && !relatedTarget?.matches?.(FIELD) && !keys().contains(relatedTarget) && close();

  // The field keeps the focus, and what closes at a press elsewhere stays open.
  function hold(press) {
    if (!press.target.closest?.("#kiosk-keys")) return;
    press.preventDefault();
    press.stopPropagation();
  }

  function type(click) {
    const key = click.target.closest?.("#kiosk-keys [data-key]")?.dataset.key;
    if (!key || !field) return;
    if (key === "done") return field.blur();
    const { text, at } = typed(field.value, field.selectionStart, field.selectionEnd, key);
    field.value = text;
    field.setSelectionRange(at, at);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  document.addEventListener("focusin", open);
  document.addEventListener("focusout", leave);
  for (const name of ["pointerdown", "mousedown"]) root.addEventListener(name, hold, true);
  document.addEventListener("click", type);
})(typeof window === "undefined" ? {} : window);
