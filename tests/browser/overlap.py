"""Texts of a page that overlap."""

from __future__ import annotations

from typing import Final

from playwright.sync_api import Page

# The map places its own labels, and pinned elements cover what scrolls below them.
OVERLAPPING: Final = """() => {
  const SEEN = { visibilityProperty: true, contentVisibilityAuto: true };
  const LEFT_OUT = '.map, dialog, option, script, style';
  const upwards = function* (element) {
    for (let up = element; up; up = up.parentElement) yield up;
  };
  const isPinned = (element) =>
    [...upwards(element)].some((up) => ['sticky', 'fixed'].includes(getComputedStyle(up).position));
  // For ears alone, as a word beside its sign.
  const isHeard = (element) =>
    [...upwards(element)].some((up) => getComputedStyle(up).clipPath.startsWith('inset(50%'));
  const scrollers = (element) =>
    [...upwards(element)]
      .filter((up) => getComputedStyle(up).overflowY !== 'visible');
  // Of a line of letters its middle half: lines may touch with what holds no ink.
  const visiblePart = (box, frames) => {
    const inner = frames.map((element) => element.getBoundingClientRect());
    return {
      left: Math.max(box.left + 1, ...inner.map((element) => element.left)),
      right: Math.min(box.right - 1, ...inner.map((element) => element.right)),
      top: Math.max(box.top + box.height / 4, ...inner.map((element) => element.top)),
      bottom: Math.min(box.bottom - box.height / 4, ...inner.map((element) => element.bottom)),
    };
  };
  const boxes = [];
  const texts = document.createTreeWalker(document.querySelector('.page'), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const parent = texts.currentNode.parentElement;
    const text = texts.currentNode.data.trim().slice(0, 40);
    if (!text || parent.closest(LEFT_OUT) || isPinned(parent)) continue;
    if (!parent.checkVisibility(SEEN) || isHeard(parent)) continue;
    const frames = scrollers(parent).filter((element) => element !== document.documentElement
      && element !== document.body);
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    for (const box of range.getClientRects()) {
      const { left, right, top, bottom } = visiblePart(box, frames);
      // What stands above the page waits there for the focus, and nobody sees it.
      if (bottom + scrollY <= 0) continue;
      const seen = { node: texts.currentNode, text, left, right, top, bottom };
      if (right - left > 1 && bottom - top > 1) boxes.push(seen);
    }
  }
  boxes.sort((one, other) => one.top - other.top);
  const pairs = [];
  boxes.forEach((one, at) => {
    for (const other of boxes.slice(at + 1)) {
      if (other.top >= one.bottom) break;
      // A text that is cut with dots has the box of the whole, too.
      if (one.node !== other.node && one.left < other.right && other.left < one.right) {
        pairs.push(`${one.text} | ${other.text}`);
      }
    }
  });
  return pairs;
}"""


def overlapping(page: Page) -> list[str]:
    """Return every pair of texts that overlap: "one | other"."""
    pairs: list[str] = page.evaluate(OVERLAPPING)
    return pairs
