"""The headers of every response: what a browser may do with it, and which sites may frame it."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from types import MappingProxyType
from typing import Final

SELF: Final = "'self'"
NONE: Final = "'none'"
UNSAFE_INLINE: Final = "'unsafe-inline'"
_SITE: Final = re.compile(r"https?://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?", re.ASCII)

# Of style elements only the empty one is allowed, by its hash: plotly fills it rule by rule.
_EMPTY_STYLE: Final = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
# The full bundle of plotly, the fallback for its basic one, has one more as a plain string.
_STYLE_IN_SCRIPT: Final = re.compile(rb"\.textContent='(\.[^'\\]*)'")

# Only what is named here, and all of it from the atlas itself.
_POLICY: Final = MappingProxyType(
    {
        "default-src": NONE,
        "img-src": "'self' data:",  # data: is the icon, which is inline in the page
        "font-src": SELF,
        "connect-src": SELF,
        "base-uri": NONE,
        "form-action": NONE,
    }
)

# The map and the kiosk may fill the screen; no other feature of the device is used.
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

    `'self'`, which is always included, adds none; `'none'` stands alone.
    """
    sources = text.replace(",", " ").split()
    if NONE in _quoted(sources) and len(sources) > 1:
        raise ValueError(
            "“none” excludes every site, so it cannot be combined with others. Remove the others."
        )
    return tuple(_site(source) for source in _quoted(sources) if source != SELF)


def _quoted(sources: Iterable[str]) -> list[str]:
    # A shell easily strips quotes; the two keywords mean the same without them.
    return [f"'{source}'" if source in ("self", "none") else source for source in sources]


def _site(text: str) -> str:
    site = text.lower().removesuffix("/")
    if text == NONE or _SITE.fullmatch(site):
        return site
    if _SITE.fullmatch(f"https://{site}") and "." in site:
        raise ValueError(f"“{text}” is not a site. Add https:// at the start: https://{text}")
    match = _SITE.match(site)
    if match and site[match.end()] == "/":
        raise ValueError(f"“{text}” is a page. Use only its site: {match.group()}")
    raise ValueError(f"“{text}” is not a site. Use one such as https://museum.example")


def style_hashes(script: bytes) -> tuple[str, ...]:
    """Return the hashes of the style elements that plotly's `script` writes."""
    return (_EMPTY_STYLE, *(_hash(style) for style in _STYLE_IN_SCRIPT.findall(script)))


def _hash(text: bytes) -> str:
    return f"'sha256-{b64encode(sha256(text).digest()).decode()}'"


def headers(
    scripts: Iterable[str], styles: Iterable[str], sites: Sequence[str]
) -> Mapping[str, str]:
    """Return the headers of every response.

    `scripts` and `styles` are sources besides the atlas itself: hashes of inline ones; `sites`, as
    `framing_sites` returns them, may frame the page besides its own.
    """
    return MappingProxyType(
        {
            "Content-Security-Policy": _policy(scripts, styles, sites),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Permissions-Policy": _permissions(),
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",  # a framed page is no subresource
            **_framing(sites),
        }
    )


def _framing(sites: Sequence[str]) -> dict[str, str]:
    # For browsers without frame-ancestors. It can name no site, so with one it is left out.
    if not sites:
        return {"X-Frame-Options": "SAMEORIGIN"}
    return {"X-Frame-Options": "DENY"} if NONE in sites else {}


def _policy(scripts: Iterable[str], styles: Iterable[str], sites: Sequence[str]) -> str:
    ancestors = NONE if NONE in sites else " ".join((SELF, *sites))
    directives = {
        **_POLICY,
        "script-src": " ".join((SELF, *sorted(scripts))),
        "style-src": " ".join((SELF, *styles)),
        "frame-ancestors": ancestors,
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def _permissions() -> str:
    return ", ".join(("fullscreen=(self)", *(f"{feature}=()" for feature in _FEATURES)))
