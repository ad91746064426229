"""The id of every component that the callback, a script or a test reaches."""

from __future__ import annotations

from typing import Final

ATLAS: Final = "atlas"  # store: all that the browser filters and shows
MAP: Final = "map"
MAP_VIEW: Final = "map-view"
MAP_KEYS: Final = "map-keys"
CHOOSER: Final = "chooser"
HIDING: Final = "hiding"
SCALE_KM: Final = "scale-km"
SCALE_BAR: Final = "scale-bar"
EVENT_LIST: Final = "event-list"
COUNT: Final = "count"
PANEL: Final = "panel"
TIME_TRACK: Final = "time-track"
THUMB_FROM: Final = "thumb-from"
THUMB_TO: Final = "thumb-to"
SHADE_BEFORE: Final = "shade-before"
SHADE_AFTER: Final = "shade-after"
PERIOD: Final = "period"
ALL_YEARS: Final = "all-years"
TIME_BARS: Final = "time-bars"
TIME_MARKS: Final = "time-marks"
TIME_AXIS: Final = "time-axis"
CAPTION: Final = "caption"
PLAY: Final = "play"
SPEED: Final = "speed"
SO_FAR: Final = "so-far"
