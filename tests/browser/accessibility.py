"""What axe finds wrong with a page."""

from __future__ import annotations

from playwright.sync_api import Page

from dashboard import settings

AXE = settings.NODE_MODULES / "axe-core" / "axe.min.js"
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
    "preload": False,  # of style sheets by script, for rules that these are not; a file refuses it
}


def violations(page: Page) -> list[str]:
    """Return what axe finds wrong, with the first element of each kind, and print it."""
    # Not as a script of the page, which its policy would refuse.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    results = page.evaluate(
        "(rules) => axe.run(document, rules)",
        {**RULES, "runOnly": {"type": "tag", "values": RULES["runOnly"]}},
    )
    faults = [
        f"{violation['id']}: {violation['nodes'][0]['html']}" for violation in results["violations"]
    ]
    print(*faults, sep="\n")  # a figure that is not met says only how many there are
    return faults
