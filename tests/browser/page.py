"""What a page of the atlas shows, and how a test acts on it."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from playwright.sync_api import Frame, Page

from dashboard.model import Atlas
from tests.atlas_samples import Cast

ON_MAP = """() => {
  const graph = document.querySelector('#map .js-plotly-plot');
  const symbols = graph.data.find((trace) => trace.meta?.role === 'symbols');
  return [...new Set(symbols.customdata.map((custom) => custom[0]))].sort();
}"""
SETTLED = """async () => {
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
}"""
SYMBOL_POINT = """([event, place]) => {
  const graph = document.querySelector('#map .js-plotly-plot');
  const {xaxis, yaxis} = graph._fullLayout;
  const symbols = graph.data.find((trace) => trace.meta?.role === 'symbols');
  const isSymbol = ([id, where]) => id === event && (where === place || !place);
  const index = symbols.customdata.findIndex(isSymbol);
  if (index < 0) return null;
  const box = graph.getBoundingClientRect();
  return {x: box.x + xaxis.l2p(symbols.x[index]), y: box.y + yaxis.l2p(symbols.y[index])};
}"""
RELIEF_THEME = """() => {
  const [, address] = getComputedStyle(document.querySelector('#map-view .ground'))
    .backgroundImage.match(/url\\("(.*)"\\)/);
  const picture = new Image();
  return new Promise((done) => {
    picture.onload = () => done(address.includes('relief-dark') ? 'dark' : 'light');
    picture.onerror = () => done('');
    picture.src = address;
  });
}"""
UNRESOLVED_CITATIONS = """() => [...document.querySelectorAll('.cite-link')]
    .filter((link) => !(link.hash.slice(6) in atlas.handed.references)).length"""


def settle(page: Page) -> None:
    """Return when the page has been drawn three times."""
    page.evaluate(SETTLED)


def on_map(page: Page) -> list[str]:
    """Return the ids of the events that have a symbol on the map, sorted."""
    ids: list[str] = page.evaluate(ON_MAP)
    return ids


def wait_until_on_map(page: Page, ids: list[str]) -> None:
    """Return when the events with a symbol on the map are these."""
    page.wait_for_function(
        f"(ids) => JSON.stringify(({ON_MAP})()) === JSON.stringify(ids)", arg=ids
    )


def listed(page: Page) -> list[str]:
    """Return the ids of the events in the list, sorted."""
    rows = page.locator("#event-list [data-event]").all()
    return sorted(str(row.get_attribute("data-event")) for row in rows)


def unfold(page: Page) -> None:
    """Open every folded section of the panel."""
    page.locator("#panel article").wait_for()
    page.evaluate("() => document.querySelectorAll('#panel .fold').forEach((f) => f.open = true)")


def figures(page: Page) -> list[str]:
    """Return the figures of the open casualty table as the reader sees them, not grouped."""
    unfold(page)
    counts = page.locator('[data-section="casualties"] .count').all_inner_texts()
    return [ungrouped(count.strip()) for count in counts]


def ungrouped(text: str) -> str:
    """Return a text with its numbers as Python writes them: 1,000 is 1000."""
    return re.sub(r"(?<=\d)[.,\u202f\u00a0](?=\d{3}\b)", "", text)


def years_in_words(first: int, last: int) -> str:
    """Return the words for a period of whole years."""
    return str(first) if first == last else f"{first} – {last}"


def events_during(atlas: Atlas, first: date, last: date) -> list[str]:
    """Return the ids of the events that Python finds in a period, sorted."""
    return sorted(event.id for event in atlas.during(first, last).events)


def placed(atlas: Atlas, ids: list[str]) -> list[str]:
    """Return those of `ids` that have a place on the map."""
    return [name for name in ids if atlas.event(name).places]


def choose(
    page: Page | Frame, changes: dict[str, str], history: Literal["push", "replace", "keep"]
) -> None:
    """Change what is chosen, as a script of the page does."""
    page.evaluate("([changes, how]) => atlas.choice.choose(changes, how)", [changes, history])


def choose_year(page: Page, year: str) -> None:
    """Choose a year on the axis of the timeline, which may show months or days."""
    page.locator('[data-time-zoom="year"]').click()
    page.locator("#time-axis").get_by_role("link", name=year, exact=True).click()


def chosen_years(page: Page) -> list[int]:
    """Return the first and the last year of the chosen period."""
    years: list[int] = page.evaluate(
        "() => ['from', 'to'].map((edge) => Number(atlas.choice.present()[edge].slice(0, 4)))"
    )
    return years


def navigate(page: Page, visit: str) -> None:
    page.evaluate(
        """(visit) => { history.pushState(null, '', location.pathname + visit);
             dispatchEvent(new PopStateEvent('popstate')); }""",
        visit,
    )
    # A choice is drawn at most once a frame.
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)))")


def unresolved_citations(page: Page) -> int:
    """Return how many citations of the page lead to no reference."""
    count: int = page.evaluate(UNRESOLVED_CITATIONS)
    return count


def relief_at_hand(page: Page) -> str:
    """Return the theme of the relief that the page can draw: "light", "dark", or "" for none."""
    theme: str = page.evaluate(RELIEF_THEME)
    return theme


def cut_texts(page: Page) -> list[str]:
    """Return the texts that their own element cuts, or that stand past the edge of the screen."""
    texts: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('h1, h2, h3, p, a, button, summary, dt, dd, li')]
             .filter((element) => element.checkVisibility() && element.innerText.trim())
             .filter((element) => {
               const {overflowX} = getComputedStyle(element);
               const clips = overflowX !== 'visible'
                 && element.scrollWidth > element.clientWidth + 1;
               const {right} = element.getBoundingClientRect();
               return clips || right > innerWidth + 1;
             })
             .map((element) => element.outerHTML.slice(0, 100))"""
    )
    return texts


def broken_words(page: Page) -> list[str]:
    """Return the words of headings and heads of tables that are written on two lines."""
    words: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('h1, h2, h3, h4, th')]
             .filter((element) => element.checkVisibility())
             .flatMap((element) => {
               const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
               const words = [];
               while (walk.nextNode()) {
                 const node = walk.currentNode;
                 for (const match of node.textContent.matchAll(/[\\p{L}\\p{M}]{2,}/gu)) {
                   const range = document.createRange();
                   range.setStart(node, match.index);
                   range.setEnd(node, match.index + match[0].length);
                   const tops = [...range.getClientRects()].map(({ top }) => Math.round(top));
                   if (new Set(tops).size > 1) words.push(match[0]);
                 }
               }
               return words;
             })"""
    )
    return words


def symbol_point(page: Page, event: str, place: str = "") -> dict[str, float]:
    """Return where the symbol of an event (at a place of it) stands on the screen."""
    page.evaluate(SETTLED)
    point: dict[str, float] | None = page.evaluate(SYMBOL_POINT, [event, place])
    assert point, f"{event} has no symbol at {place}"
    return point


def crowd_point(page: Page, cast: Cast, place: str = "") -> dict[str, float]:
    """Return a point where a tap touches the symbol of an event at `place`, and others."""
    point = symbol_point(page, cast.crowded, place or cast.crowds[0])
    return {**point, "x": point["x"] + cast.beside}


def touch(page: Page, *steps: tuple[str, list[dict[str, float]]]) -> None:
    """Send touch events: each step is a kind of event and the points of the fingers."""
    fingers = page.context.new_cdp_session(page)
    for kind, points in steps:
        numbered = [{**point, "id": number} for number, point in enumerate(points)]
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": numbered})
    fingers.detach()


def tap(page: Page, point: dict[str, float]) -> None:
    """Tap with one finger."""
    touch(page, ("touchStart", [point]), ("touchEnd", []))
