// In a frame of another page: the frame tells its height, and links leave it. See docs/embed.md.
(function (root) {
  "use strict";

  const { choice, share } = root.atlas;
  const isEmbedded = () => document.documentElement.hasAttribute("data-embed");
  let told = 0; // the height that the page around was told last, in pixels

  // Nothing but a height is told, so any page may hear it.
  function tellHeight() {
    const height = Math.ceil(document.querySelector(".page").getBoundingClientRect().height);
    if (!height || height === told) return;
    told = height;
    root.parent.postMessage({ atlas: "height", height }, "*");
  }

  function begin() {
    if (told || !isEmbedded() || root.parent === root) return;
    tellHeight();
    new ResizeObserver(tellHeight).observe(document.querySelector(".page"));
  }

  // At a kiosk nothing leads out.
  function leadOut() {
    if (!isEmbedded() || "kiosk" in document.documentElement.dataset) return;
    document.querySelector(".page .whole-atlas").href = share.whole(root.location.href);
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
