"""A folium page with a TimestampedGeoJson, the other usual way to an atlas of dated events.

`python -m bench.folium_page DIR PORT` serves the atlas in DIR so. Folium writes the page; its URLs
of other hosts become addresses of this server, which has the same files from npm. They are
compressed beforehand at Brotli's best level, which is more than a usual server does.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import brotli
from flask import Flask, Response
from waitress import serve

from bench.symbols import GREY, Symbol, symbols
from dashboard.model import Atlas, atlas_from
from dashboard.web.listener import WAITRESS_SETTINGS

NODE_MODULES: Final = Path(__file__).with_name("node_modules")  # of bench/package.json
TYPES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "html": "text/html",
        "css": "text/css",
        "js": "text/javascript",
        "woff": "font/woff",
    }
)
COMPRESSED: Final = ("html", "css", "js")
# The npm file for each of folium's URLs, by the end of the URL. None: npm has no such file; the
# page looks and works the same with an empty one.
LOCAL_FILES: Final[Mapping[str, str | None]] = MappingProxyType(
    {
        "/leaflet.js": "leaflet/dist/leaflet.js",
        "/leaflet.css": "leaflet/dist/leaflet.css",
        "/jquery-3.7.1.min.js": "jquery/dist/jquery.min.js",
        "/jquery.min.js": "jquery/dist/jquery.min.js",
        "/jquery-ui.min.js": "jquery-ui-bundle/jquery-ui.min.js",
        "/bootstrap.bundle.min.js": "bootstrap/dist/js/bootstrap.bundle.min.js",
        "/bootstrap.min.css": "bootstrap/dist/css/bootstrap.min.css",
        "/leaflet.awesome-markers.js": (
            "drmonty-leaflet-awesome-markers/js/leaflet.awesome-markers.js"
        ),
        "/leaflet.awesome-markers.css": (
            "drmonty-leaflet-awesome-markers/css/leaflet.awesome-markers.css"
        ),
        "/all.min.css": "@fortawesome/fontawesome-free/css/all.min.css",
        "/iso8601.min.js": "iso8601-js-period/iso8601.js",
        "/leaflet.timedimension.min.js": "leaflet-timedimension/dist/leaflet.timedimension.min.js",
        "/leaflet.timedimension.control.css": (
            "leaflet-timedimension/dist/leaflet.timedimension.control.css"
        ),
        "/moment.min.js": "moment/min/moment.min.js",
        "/bootstrap-glyphicons.css": "glyphicons-only-bootstrap/css/bootstrap.min.css",
        "/glyphicons-halflings-regular.woff": (
            "glyphicons-only-bootstrap/fonts/glyphicons-halflings-regular.woff"
        ),
        "/leaflet.awesome.rotate.min.css": None,
        "/default.min.css": None,
    }
)
YEARS_LATER: Final = 400  # the calendar repeats itself after so many
_ADDRESS: Final = re.compile(r"(?<=[\"'])(?:https?:)?//([^\"']+\.(?:js|css|woff))(?=[\"'])")


def folium_html(atlas: Atlas) -> str:
    """Return the page as folium writes it, without tiles from another host."""
    import folium  # the tests of this module need none
    from folium.plugins import TimestampedGeoJson

    page = folium.Map(tiles=None)
    view = atlas.config.opening
    page.fit_bounds([[view.south, view.west], [view.north, view.east]])
    if atlas.layers.countries is not None:
        line = {"color": GREY, "weight": 1, "fill": False}
        folium.GeoJson(atlas.layers.countries, style_function=lambda _: line).add_to(page)
    TimestampedGeoJson(  # type: ignore[no-untyped-call, unused-ignore]  # folium may be missing
        features(atlas),
        period="P1Y",
        auto_play=False,
        date_options="YYYY",
    ).add_to(page)
    html: str = page.get_root().render()
    return html


def features(atlas: Atlas) -> dict[str, Any]:
    """Return a point for each symbol, with the day from which it is on the map.

    That day is moved some centuries later: the plugin cannot order days before 1970, and would
    show none of them.
    """
    return {
        "type": "FeatureCollection",
        "features": [_feature(symbol) for symbol in symbols(atlas)],
    }


def localized(text: str) -> tuple[str, dict[str, str | None]]:
    """Return a page or style sheet that requests its own host only, and the file for each address.

    A URL without a file in LOCAL_FILES raises a KeyError.
    """
    files: dict[str, str | None] = {}

    def local_address(match: re.Match[str]) -> str:
        address = f"/{match[1]}"
        files[address] = LOCAL_FILES["/" + address.rpartition("/")[2]]
        return address

    return _ADDRESS.sub(local_address, text), files


def folium_server(html: str, node_modules: Path = NODE_MODULES) -> Flask:
    """Return a server of folium's page and of all that it requests."""
    server = Flask("folium", static_folder=None)
    page, pending = localized(html)
    _serve(server, "/", page.encode())
    _serve(server, "/healthz", b"ok")
    while pending:
        address, file = pending.popitem()
        content = (node_modules / file).read_bytes() if file else b""
        if address.endswith(".css"):
            sheet, nested = localized(content.decode())
            content, pending = sheet.encode(), {**pending, **nested}
        _serve(server, address, content)
    return server


def _feature(symbol: Symbol) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [symbol.lon, symbol.lat]},
        "properties": {
            "times": [symbol.first.replace(year=symbol.first.year + YEARS_LATER).isoformat()],
            "popup": f"{symbol.title}<br>{symbol.place}<br>{symbol.first} – {symbol.last}",
            "icon": "circle",
            "iconstyle": {"color": symbol.colour, "radius": 6, "weight": 1, "fillOpacity": 1},
        },
    }


def _serve(server: Flask, address: str, content: bytes) -> None:
    extension = address.rpartition(".")[2] if "." in address else "html"
    is_compressed = extension in COMPRESSED
    body = brotli.compress(content) if is_compressed else content

    def respond() -> Response:
        response = Response(body, mimetype=TYPES[extension])
        if is_compressed:
            response.content_encoding = "br"
        return response

    server.add_url_rule(address, address, respond)


if __name__ == "__main__":
    application = folium_server(folium_html(atlas_from(Path(sys.argv[1]))))
    serve(application, host="127.0.0.1", port=int(sys.argv[2]), **WAITRESS_SETTINGS)
