"""Words that lie on other words, in what a page shows."""

from __future__ import annotations

from typing import Final

from playwright.sync_api import Page

# The map places its words itself, and what is pinned to the screen lies over what passes below.
OVERLAPPING: Final = """() => {
  const SEEN = { visibilityProperty: true, contentVisibilityAuto: true };
  const LEFT_OUT = '.map, dialog, option, script, style';
  const upwards = function* (each) { for (; each; each = each.parentElement) yield each; };
  const isPinned = (each) =>
    [...upwards(each)].some((up) => ['sticky', 'fixed'].includes(getComputedStyle(up).position));
  const scrollers = (each) =>
    [...upwards(each.parentElement)].filter((up) => getComputedStyle(up).overflowY !== 'visible');
  // Of a line of letters its middle half: lines may touch with what holds no ink.
  const seen = (box, frames) => {
    const inner = frames.map((each) => each.getBoundingClientRect());
    return {
      left: Math.max(box.left + 1, ...inner.map((each) => each.left)),
      right: Math.min(box.right - 1, ...inner.map((each) => each.right)),
      top: Math.max(box.top + box.height / 4, ...inner.map((each) => each.top)),
      bottom: Math.min(box.bottom - box.height / 4, ...inner.map((each) => each.bottom)),
    };
  };
  const boxes = [];
  const texts = document.createTreeWalker(document.querySelector('.page'), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const parent = texts.currentNode.parentElement;
    const words = texts.currentNode.data.trim().slice(0, 40);
    if (!words || parent.closest(LEFT_OUT) || isPinned(parent)) continue;
    if (!parent.checkVisibility(SEEN)) continue;
    const frames = scrollers(parent).filter((each) => each !== document.documentElement
      && each !== document.body);
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    for (const box of range.getClientRects()) {
      const { left, right, top, bottom } = seen(box, frames);
      // What stands above the page waits there for the focus, and nobody sees it.
      if (bottom + scrollY <= 0) continue;
      if (right - left > 1 && bottom - top > 1) boxes.push({ words, left, right, top, bottom });
    }
  }
  boxes.sort((one, other) => one.top - other.top);
  const found = [];
  boxes.forEach((one, at) => {
    for (const other of boxes.slice(at + 1)) {
      if (other.top >= one.bottom) break;
      if (one.left < other.right && other.left < one.right) {
        found.push(`${one.words} | ${other.words}`);
      }
    }
  });
  return found;
}"""


def overlapping(page: Page) -> list[str]:
    """Return every pair of words that lie on each other: "one | other"."""
    found: list[str] = page.evaluate(OVERLAPPING)
    return found
