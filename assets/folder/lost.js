// What a host shows at an address where nothing is. It cannot know under which path the atlas lies,
// and the address can: the atlas lies where the code of a language stands, else beside what was asked.
((root) => {
  function homeOf(pathname, codes) {
    const parts = pathname.split("/");
    const at = parts.findIndex((part) => codes.includes(part));
    return `${parts.slice(0, at === -1 ? -1 : at).join("/")}/`;
  }

  // The page that an address nearly names, with its question: "/atlas/EN/)?event=a" and "/atlas/en.".
  // The server does the same; nothing where something else was asked for.
  function pageMeant(pathname, search, codes) {
    const [asked, ...escaped] = decoded(pathname).split("?");
    const path = asked.replace(/^[/\\]+/, "/"); // two would lead to another host
    const [, before, last] = /^(.*\/)([\p{L}\p{N}]+)[^\p{L}\p{N}]*$/u.exec(path) ?? ["", "", ""];
    const code = last.toLowerCase();
    const page = `${before}${code}/`;
    return codes.includes(code) && page !== pathname
      ? page + (search || (escaped.length ? `?${escaped.join("?")}` : ""))
      : "";
  }

  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  const lost = { homeOf, pageMeant };
  if (typeof module !== "undefined") module.exports = lost;
  if (typeof document === "undefined") return;

  const codes = [...document.querySelectorAll("p[lang]")].map(({ lang }) => lang);
  const { pathname, search } = root.location;
  const page = pageMeant(pathname, search, codes);
  if (page) root.location.replace(page);
  const home = homeOf(root.location.pathname, codes);
  for (const link of document.querySelectorAll("a[href='./']")) {
    link.href = home;
    link.textContent = home;
  }
})(typeof window === "undefined" ? {} : window);
