// Every damaged address in the page itself, some of them as if the reader had come back to them.
// Returns what is wrong: [how it was damaged, the address, the part of the page].
async ({ count, walked, seed }) => {
  const { address, choice, days, filter, parameters } = atlas;
  const loaded = choice.loaded();
  const settle = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const wrong = [];
  for (const [index, { search, good, how, isHarmless }] of damage.damaged(damage.goodOf(loaded), count, seed).entries()) {
    const chosen = address.read(search, loaded);
    const missing = address.missing(search, loaded);
    const meant = address.read(good, loaded);
    const isRight = isHarmless
      ? JSON.stringify(chosen) === JSON.stringify(meant) && !missing.length
      : missing.length || damage.isAsNamed(search, chosen, { days, asked: parameters.asked });
    if (!isRight) wrong.push([how, search, "read"]);
    if (index % Math.floor(count / walked)) continue;
    history.replaceState(null, "", location.pathname + search);
    dispatchEvent(new PopStateEvent("popstate"));
    await settle();
    const shown = Object.keys(filter.shown(chosen, loaded));
    const rows = [...document.querySelectorAll("#event-list [data-event]")].map((row) => row.dataset.event);
    const seen = {
      list: (rows.length > 0 || !Object.keys(filter.shown(meant, loaded)).length) && rows.sort().join() === shown.sort().join(),
      notice: document.querySelector("#notice [role=status]").textContent === missing.map((kind) => loaded.said[kind]).join(" "),
      view: document.documentElement.hasAttribute("data-view") === Boolean(chosen.view),
      story: document.documentElement.hasAttribute("data-story") === Boolean(chosen.story),
      panel: document.querySelector("#panel").dataset.open === chosen.event && document.querySelector("#panel article, #panel .introduction") !== null,
    };
    for (const [part, isSo] of Object.entries(seen)) if (!isSo) wrong.push([how, search, part]);
  }
  return wrong;
}
