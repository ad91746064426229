// In a frame of another page: the frame tells its height and that somebody is at it, and links leave
// it. It listens to nobody. See docs/embed.md.
(function (root) {
  "use strict";

  const { addressBar, choice, presence, share } = root.atlas;
  const HAND_PAUSE = 500; // milliseconds at least between two tellings of a hand
  const isEmbedded = () => document.documentElement.hasAttribute("data-embed");
  const page = () => document.querySelector(".page");
  let isBegun = false;
  let told = 0; // the height that the page around was told last, in pixels
  let handTold = -HAND_PAUSE;

  // What is told is nobody's secret, so any page may hear it.
  const tell = (words) => root.parent.postMessage(words, "*");

  // The height that the atlas needs whatever height the frame has: a page that fills its frame would
  // tell the frame's own, and a frame that was once high would stay so.
  function heightNeeded() {
    page().classList.add("is-measured");
    const { height } = page().getBoundingClientRect();
    page().classList.remove("is-measured");
    return Math.ceil(height);
  }

  function tellHeight() {
    const height = heightNeeded();
    if (!height || height === told) return;
    told = height;
    tell({ atlas: "height", height });
  }

  function tellHand() {
    const now = performance.now();
    if (!isEmbedded() || now - handTold < HAND_PAUSE) return;
    handTold = now;
    tell({ atlas: "hand" });
  }

  function begin() {
    if (isBegun || !isEmbedded() || root.parent === root) return;
    isBegun = true;
    tellHeight();
    new ResizeObserver(tellHeight).observe(page());
    presence.follow(tellHand);
  }

  // At a kiosk nothing leads out.
  function leadOut() {
    if (!isEmbedded() || "kiosk" in document.documentElement.dataset) return;
    document.querySelector(".page .whole-atlas").href = share.whole(addressBar.href());
  }

  const pageOf = ({ origin, pathname }) => origin + pathname;

  // Another site may refuse a frame, and a frame without rights shows no PDF.
  function openOutside(click) {
    const link = isEmbedded() && click.target.closest?.("a[href]");
    if (!link || pageOf(link) === pageOf(root.location)) return;
    link.target = "_blank";
    link.rel = "noopener";
  }

  choice.follow(leadOut);
  choice.follow(begin);
  document.addEventListener("click", openOutside, true);
})(window);
