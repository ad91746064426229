"""Attributes that Python cannot name as arguments: `aria-*` and `data-*`."""

from __future__ import annotations

from typing import Any


def aria(**values: str) -> dict[str, Any]:
    """Return `aria-` attributes: `aria(label="Map")` gives `{"aria-label": "Map"}`."""
    return {f"aria-{name}": value for name, value in values.items()}


def data(**values: str) -> dict[str, Any]:
    """Return `data-` attributes: `data(zoom="in")` gives `{"data-zoom": "in"}`."""
    return {f"data-{name}": value for name, value in values.items()}
