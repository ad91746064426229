"""The sheets that a browser prints, upright and lying."""

from __future__ import annotations

from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from dashboard.figures.theme import print_swaps
from dashboard.model import Atlas
from tests.browser.conftest import Watched

# A word of a header is broken if it is in two lines.
BROKEN = """(heads) => heads.flatMap((head) => {
  const walker = document.createTreeWalker(head, NodeFilter.SHOW_TEXT);
  const broken = [];
  while (walker.nextNode()) {
    for (const {0: word, index} of walker.currentNode.data.matchAll(/[^ -]+/g)) {
      const range = document.createRange();
      range.setStart(walker.currentNode, index);
      range.setEnd(walker.currentNode, index + word.length);
      if (range.getClientRects().length > 1) broken.push(word);
    }
  }
  return broken;
})"""


def sheets(page: Page, landscape: bool) -> list[str]:
    """Return the text of each sheet without spaces: small capitals are set letter by letter."""
    pdf = page.pdf(format="A4", landscape=landscape)
    texts = (sheet.extract_text() for sheet in PdfReader(BytesIO(pdf)).pages)
    return ["".join(text.split()) for text in texts]


@pytest.mark.parametrize("landscape", [False, True], ids=["upright", "lying"])
def test_the_first_sheet_holds_map_key_and_period(watched: Watched, landscape: bool) -> None:
    page = watched.open("?event={other}")
    names = page.locator("#map-view .word-label").all_text_contents()
    key = page.locator(".legend-body h4:not(.filters h4)").all_text_contents()
    last = page.locator(".legend-line").last.text_content() or ""
    first, *others = sheets(page, landscape)
    for text in (names[0], *key, last, page.locator("#period").inner_text()):
        assert "".join(text.split()) in first
    heading = "".join(page.locator("#panel-title").inner_text().split())
    kind = page.locator(".panel-kind").inner_text()
    sheet = first if heading in first else others[0]
    assert (
        "".join(kind.split()).casefold() in sheet.casefold()
    )  # it is not left alone below the map


@pytest.mark.parametrize("width", [688, 1017], ids=["upright", "lying"])
def test_the_debate_is_whole_on_paper(watched: Watched, width: int) -> None:
    page = watched.open("?view=debate")
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    names = page.locator(".strip .dots + span")
    assert names.count() > 4
    assert names.evaluate_all(BROKEN) == []
    for claims in page.locator(".debated .claims > li").all():
        assert claims.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_symbols_are_printed_in_colours_that_a_grey_copy_tells_apart(
    watched: Watched, atlas: Atlas, theme: str
) -> None:
    page = watched.open(f"?theme={theme}")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.wait_for_timeout(300)
    page.emulate_media(media="print")
    fills = "(points) => [...new Set(points.map((point) => getComputedStyle(point).fill))]"
    fills_on_the_map = page.locator("#map .tracesymbols .point").evaluate_all(fills)
    swapped = print_swaps(atlas)
    for decade in atlas.config.decades:
        channels = [int(decade.colour[index : index + 2], 16) for index in (1, 3, 5)]
        assert f"rgb({', '.join(map(str, channels))})" not in fills_on_the_map
        printed = swapped[",".join(map(str, channels))].replace(",", ", ")
        assert f"rgb({printed})" in fills_on_the_map
