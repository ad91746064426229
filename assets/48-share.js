// Sharing a view: its link, and the code that frames it. Nothing is stored or sent.
(function (root) {
  "use strict";

  // A frame may run the atlas and open the whole of it beside the page, and nothing else.
  const SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";
  const SHAPE = { width: "100%", height: "600" };
  const OF_A_PLACE = ["embed", "kiosk", "idle", "first"]; // what an address says of where it is shown, not of what

  const tidy = (text) => text.replaceAll("%3A", ":").replaceAll("%2C", ",");

  const withSearch = (url, words) => {
    url.search = words.length ? `?${words.join("&")}` : "";
    return url.href;
  };

  const wordsOf = (url) => {
    const asked = new URLSearchParams(url.search);
    for (const name of OF_A_PLACE) asked.delete(name);
    return tidy(asked.toString()).split("&").filter(Boolean);
  };

  // The address of the same view in the whole atlas, and in a frame.
  function whole(href) {
    const url = new URL(href);
    return withSearch(url, wordsOf(url));
  }

  function framed(href) {
    const url = new URL(href);
    return withSearch(url, [...wordsOf(url), "embed"]);
  }

  // Whether somebody else could follow an address.
  const isOnTheWeb = (href) => /^https?:/.test(href);

  const SIGNS = { "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;" };
  const escaped = (text) => text.replace(/[&"<>]/g, (sign) => SIGNS[sign]);

  // The HTML that frames a view in another page.
  function code(href, title) {
    const attributes = { src: framed(href), title, ...SHAPE, loading: "lazy", sandbox: SANDBOX };
    const written = Object.entries(attributes).map(([name, value]) => `${name}="${escaped(value)}"`);
    return `<iframe ${written.join(" ")}></iframe>`;
  }

  const share = { whole, framed, code, isOnTheWeb };
  root.atlas = Object.assign(root.atlas ?? {}, { share });
  if (typeof module !== "undefined") module.exports = share;
  if (typeof document === "undefined") return;

  const { addressBar, choice } = root.atlas;
  const dialog = () => document.getElementById("share");
  const part = (selector) => dialog().querySelector(selector);

  function open() {
    const href = addressBar.href();
    if (!dialog().firstChild) dialog().innerHTML = choice.loaded().share.form; // HTML text from Python
    dialog().toggleAttribute("data-no-address", !isOnTheWeb(href));
    part("#share-link").value = whole(href);
    part("#share-code").value = code(href, document.title);
    say("");
    dialog().showModal();
  }

  const say = (words) => {
    part(".share-said").textContent = words;
  };

  async function copy(field) {
    const { copied, selected } = choice.loaded().share;
    field.select();
    say((await isCopied(field.value)) ? copied : selected);
  }

  // A page that did not come by https has no clipboard, but can still copy what is selected.
  async function isCopied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return document.execCommand("copy");
    }
  }

  function press(click) {
    if (!choice.loaded()) return;
    if (click.target.closest?.(".share-open")) open();
    if (!dialog()?.open) return;
    const button = click.target.closest("[data-copy]");
    if (button) copy(document.getElementById(button.dataset.copy));
    if (click.target.closest("[data-close]") || click.target === dialog()) dialog().close();
  }

  // Escape closes the dialog, and not the event as well.
  function keepKeys(press) {
    if (press.key === "Escape" && dialog()?.open) press.stopPropagation();
  }

  document.addEventListener("click", press);
  root.addEventListener("keydown", keepKeys, true);
})(typeof window === "undefined" ? {} : window);
