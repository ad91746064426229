"""The railways and roads of the map: smooth lines through stations and towns, for orientation.

No open package has the railways of the time. The lines are exact at the points listed here, most of
them GeoNames places, and schematic between them; the years of opening are general knowledge.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.interpolate import Akima1DInterpolator

PIECES = 8  # between two points
TOLERANCE = 0.003  # degrees: a third of a kilometre, less than the lines are off anyway
DECIMALS = 3

Point = tuple[float, float]
Points = NDArray[np.float64]


class Way(NamedTuple):
    """A railway or a road; within a section it is smooth, between two of them it has a corner."""

    id: str
    kind: str
    name: str
    sections: tuple[tuple[Point, ...], ...]


# Kept as a table: longitude, latitude.
# fmt: off
BAKU, BILAJARI, TIFLIS = (49.892, 40.378), (49.806, 40.444), (44.834, 41.691)
YEVLAKH, GANJA = (47.150, 40.618), (46.361, 40.682)
WAYS = (
    Way("tiflis-baku", "railway", "Railway Tiflis–Aghstafa–Ganja–Yevlakh–Baku", (
        (BAKU, BILAJARI),  # shared with the line to the north, where trains turn
        (BILAJARI, (49.412, 40.082), (49.390, 39.960), (48.943, 40.039), (48.157, 40.343),
         (47.654, 40.519), YEVLAKH, (46.361, 40.705), (46.018, 40.856), (45.628, 40.998),
         (45.454, 41.119), (45.443, 41.228), (45.090, 41.460), TIFLIS),
    )),
    Way("baku-petrovsk", "railway", "Railway Baku–Khachmaz–Derbent–Petrovsk", (
        (BAKU, BILAJARI),
        (BILAJARI, (49.600, 40.570), (49.480, 40.690), (49.344, 40.874), (49.116, 41.078),
         (48.987, 41.201), (48.806, 41.464), (48.682, 41.631), (48.412, 41.892), (48.280, 42.060),
         (47.850, 42.540), (47.730, 42.610), (47.660, 42.700), (47.580, 42.830), (47.480, 42.970)),
    )),
    Way("tiflis-tabriz", "railway", "Railway Tiflis–Alexandropol–Erivan–Julfa–Tabriz", (
        (TIFLIS, (44.798, 41.488), (44.820, 41.240), (44.850, 41.170), (44.673, 41.098),
         (44.497, 40.807), (44.270, 40.831), (43.846, 40.793), (43.871, 40.576), (44.039, 40.156),
         (44.437, 40.066), (44.705, 39.832), (44.980, 39.553), (45.412, 39.200), (45.630, 38.954),
         (45.775, 38.433), (46.292, 38.080)),
    )),
    Way("ganja-yevlakh", "road", "Road Ganja–Yevlakh", (
        (GANJA, (46.790, 40.610), YEVLAKH),
    )),
    Way("yevlakh-shusha", "road", "Road Yevlakh–Barda–Tartar–Aghdam–Shusha", (
        (YEVLAKH, (47.126, 40.376), (46.932, 40.342), (46.927, 39.991), (46.750, 39.760)),
    )),
    Way("yevlakh-zakatala", "road", "Road Yevlakh–Sheki–Qakh–Zakatala", (
        (YEVLAKH, (47.171, 41.192), (46.920, 41.418), (46.645, 41.632)),
    )),
    Way("baku-aghsu", "road", "Road Baku–Shamakhi–Aghsu", (
        (BAKU, (48.928, 40.534), (48.641, 40.631), (48.401, 40.570)),
    )),
)
# fmt: on


def ways() -> Iterator[tuple[dict[str, Any], Any]]:
    """Yield the properties and the line of every way, in the order of WAYS."""
    for way in WAYS:
        sections = [_smooth(np.array(section)) for section in way.sections]
        points = np.concatenate([sections[0], *(section[1:] for section in sections[1:])])
        yield {"id": way.id, "kind": way.kind, "name": way.name}, shapely.LineString(points)


def _smooth(points: Points) -> Points:
    """Return a curve through all points; between two of them it stays near their straight line."""
    lengths = np.hypot(*np.diff(points, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(lengths)])
    fine = [np.linspace(start, end, PIECES, endpoint=False) for start, end in pairwise(along)]
    curve = Akima1DInterpolator(along, points)(np.concatenate([*fine, along[-1:]]))
    line = shapely.LineString(curve).simplify(TOLERANCE)
    return np.asarray(np.round(shapely.get_coordinates(line), DECIMALS))
