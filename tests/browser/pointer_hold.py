"""Inputs that are held down: a finger, a pen, a mouse button, a key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, NamedTuple

from playwright.sync_api import CDPSession, Page


class Hand(NamedTuple):
    """How an input is held at a point, and released."""

    hold: Callable[[Page, CDPSession, int, int], object]
    let_go: Callable[[Page, CDPSession], object]


def _touch(kind: str) -> Callable[..., object]:
    def send(_page: Page, session: CDPSession, *point: int) -> object:
        points = [{"x": point[0], "y": point[1]}] if point else []
        return session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    return send


def _scroll(page: Page, session: CDPSession, x: int, y: int) -> None:
    _touch("touchStart")(page, session, x, y)
    for step in range(1, 6):
        _touch("touchMove")(page, session, x, y - 12 * step)


def _pen(kind: str) -> Callable[..., object]:
    def send(_page: Page, session: CDPSession, x: int = 0, y: int = 0) -> object:
        pressed = {"button": "left", "clickCount": 1, "pointerType": "pen"}
        return session.send("Input.dispatchMouseEvent", {"type": kind, "x": x, "y": y, **pressed})

    return send


def _press(page: Page, _: CDPSession, x: int, y: int) -> None:
    page.mouse.move(x, y)
    page.mouse.down()


HANDS: Final = {
    "finger": Hand(_touch("touchStart"), _touch("touchEnd")),
    "finger-that-is-cancelled": Hand(_touch("touchStart"), _touch("touchCancel")),
    "finger-that-scrolls": Hand(_scroll, _touch("touchEnd")),
    "pen": Hand(_pen("mousePressed"), _pen("mouseReleased")),
    "button-of-the-mouse": Hand(_press, lambda page, _: page.mouse.up()),
    "key": Hand(lambda page, *_: page.keyboard.down("a"), lambda page, _: page.keyboard.up("a")),
}


@contextmanager
def holding(page: Page, hand: str, x: int, y: int) -> Iterator[None]:
    """Hold with `hand` at a point of the window until the block ends."""
    session = page.context.new_cdp_session(page)
    HANDS[hand].hold(page, session, x, y)
    yield
    HANDS[hand].let_go(page, session)
    session.detach()
