"""The headers of every answer: what a browser may do with it, and which sites may frame it."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from types import MappingProxyType
from typing import Final

SELF: Final = "'self'"
NONE: Final = "'none'"
_SITE: Final = re.compile(r"https?://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?", re.ASCII)

# Two scripts that we serve write style elements. Only these very texts are let through: by its hash
# the empty one, which plotly fills rule by rule, and the undo bar of Dash, which is never shown.
_STYLES: Final = (
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
    "'sha256-Do5Z9ZqsPvCQTUBQS9BnDm/2+on7omuzuLYk5sbA+2s='",
)
# The whole of plotly, which stands in for its smaller part, brings one more as a plain text.
_STYLE_IN_SCRIPT: Final = re.compile(rb"\.textContent='(\.[^'\\]*)'")

# Nothing but what is named here, and all of it from the atlas itself.
_POLICY: Final = MappingProxyType(
    {
        "default-src": NONE,
        "img-src": "'self' data:",  # data: is the icon, which stands in the page itself
        "font-src": SELF,
        "connect-src": SELF,
        "base-uri": NONE,
        "form-action": NONE,
    }
)

# The map and the kiosk may fill the screen; nothing else of the device is anybody's business.
_FEATURES: Final = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)


def framing_sites(text: str) -> tuple[str, ...]:
    """Return the sites of `text` that may frame the atlas, or raise a ValueError that says why not.

    `'self'`, which is always meant as well, gives none; `'none'` stands alone.
    """
    words = text.replace(",", " ").split()
    if NONE in _quoted(words) and len(words) > 1:
        raise ValueError("“none” shuts every site out and stands alone. Leave out the rest.")
    return tuple(_site(word) for word in _quoted(words) if word != SELF)


def _quoted(words: Iterable[str]) -> list[str]:
    # A shell takes quotes away easily; without them the two words mean the same here.
    return [f"'{word}'" if word in ("self", "none") else word for word in words]


def _site(word: str) -> str:
    site = word.lower().removesuffix("/")
    if word == NONE or _SITE.fullmatch(site):
        return site
    if _SITE.fullmatch(f"https://{site}") and "." in site:
        raise ValueError(f"“{word}” is not a site. Write it with its scheme: https://{word}")
    found = _SITE.match(site)
    if found and site[found.end()] == "/":
        raise ValueError(f"“{word}” is a page. Write its site alone: {found.group()}")
    raise ValueError(f"“{word}” is not a site. Write one such as https://museum.example")


def style_hashes(script: bytes) -> tuple[str, ...]:
    """Return the hashes of the style elements that plotly's `script` and Dash write."""
    return (*_STYLES, *(_hash(style) for style in _STYLE_IN_SCRIPT.findall(script)))


def _hash(text: bytes) -> str:
    return f"'sha256-{b64encode(sha256(text).digest()).decode()}'"


def headers(
    scripts: Iterable[str], styles: Iterable[str], sites: Sequence[str]
) -> Mapping[str, str]:
    """Return the headers of every answer.

    `scripts` and `styles` are the hashes of those that stand in the page itself; `sites`, as
    `framing_sites` returns them, may frame it besides its own.
    """
    return MappingProxyType(
        {
            "Content-Security-Policy": _policy(scripts, styles, sites),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Permissions-Policy": _permissions(),
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",  # a page in a frame is none
            **_framing(sites),
        }
    )


def _framing(sites: Sequence[str]) -> dict[str, str]:
    # For browsers older than frame-ancestors. It can name no site, so it goes when any is named.
    if not sites:
        return {"X-Frame-Options": "SAMEORIGIN"}
    return {"X-Frame-Options": "DENY"} if NONE in sites else {}


def _policy(scripts: Iterable[str], styles: Iterable[str], sites: Sequence[str]) -> str:
    framed = NONE if NONE in sites else " ".join((SELF, *sites))
    whole = {
        **_POLICY,
        "script-src": " ".join((SELF, *sorted(scripts))),
        "style-src": " ".join((SELF, *styles)),
        "frame-ancestors": framed,
    }
    return "; ".join(f"{name} {value}" for name, value in whole.items())


def _permissions() -> str:
    return ", ".join(("fullscreen=(self)", *(f"{feature}=()" for feature in _FEATURES)))
