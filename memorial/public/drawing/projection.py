"""Where a place lies on the paper: Albers' equal-area conic projection on the sphere.

Formulas: J. P. Snyder, Map Projections, A Working Manual (USGS 1395, 1987), pages 100 to 101. Parallels and meridian
are chosen for the Soviet north and the Kazakh steppe. The unit is that of the drawings: the paper is `WIDTH` wide.
"""

from __future__ import annotations

from math import cos, radians, sin, sqrt

WIDTH, HEIGHT = 800, 664
_FIRST, _SECOND = radians(50), radians(70)
_MERIDIAN, _ORIGIN = radians(76), radians(60)
#: Units of paper for one radius of the earth, and the point of the paper where meridian and origin meet.
_SCALE, _X, _Y = 1150, 392, 392

_N = (sin(_FIRST) + sin(_SECOND)) / 2
_C = cos(_FIRST) ** 2 + 2 * _N * sin(_FIRST)
_RHO = sqrt(_C - 2 * _N * sin(_ORIGIN)) / _N


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """The point of the paper, in its units from the upper left corner; degrees, east and north positive.

    >>> project(76, 60)
    (392.0, 392.0)
    """
    rho = sqrt(_C - 2 * _N * sin(radians(latitude))) / _N
    theta = _N * (radians(longitude) - _MERIDIAN)
    return _X + _SCALE * rho * sin(theta), _Y - _SCALE * (_RHO - rho * cos(theta))


def is_on_paper(x: float, y: float) -> bool:
    return 0 <= x <= WIDTH and 0 <= y <= HEIGHT
