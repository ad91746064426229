// The front door of a folder of files: it leads on to the language that the browser likes best.
((root) => {
  // The first wish that is offered: "az-Latn-AZ" is a wish for "az".
  function preferred(wished, offered, otherwise) {
    const codes = wished.map((tag) => tag.toLowerCase().split("-")[0]);
    return codes.find((code) => offered.includes(code)) ?? otherwise;
  }

  const front = { preferred };
  if (typeof module !== "undefined") module.exports = front;
  if (typeof document === "undefined") return;

  const links = new Map([...document.querySelectorAll("a[hreflang]")].map((link) => [link.hreflang, link]));
  const code = preferred(navigator.languages, [...links.keys()], document.documentElement.lang);
  const { search, hash } = root.location;
  root.location.replace(links.get(code).getAttribute("href") + search + hash);
})(typeof window === "undefined" ? {} : window);
