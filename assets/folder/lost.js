// What a host shows at an address where nothing is. It cannot know under which path the atlas lies,
// and the address can: the atlas lies where the code of a language stands, else beside what was asked.
(function (root) {
  "use strict";

  function homeOf(pathname, codes) {
    const parts = pathname.split("/");
    const at = parts.findIndex((part) => codes.includes(part));
    return `${parts.slice(0, at === -1 ? -1 : at).join("/")}/`;
  }

  const lost = { homeOf };
  if (typeof module !== "undefined") module.exports = lost;
  if (typeof document === "undefined") return;

  const codes = [...document.querySelectorAll("p[lang]")].map(({ lang }) => lang);
  const home = homeOf(root.location.pathname, codes);
  for (const link of document.querySelectorAll("a[href='./']")) {
    link.href = home;
    link.textContent = home;
  }
})(typeof window === "undefined" ? {} : window);
