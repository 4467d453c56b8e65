"""How large a picture may be, and how wide we make it."""

from __future__ import annotations

MAX_BYTES = 10 * 1024 * 1024
#: Width times height. A page scanned at 600 dpi has 35 million.
MAX_PIXELS = 40_000_000
#: A picture is at most so many times as tall as it is wide. Taller ones would fill the page, and WebP ends at 16,383.
MAX_TALLNESS = 4
#: The widths we make, in pixels, as far as the picture has them.
WIDTHS = (320, 640, 1280)


def widths_for(width: int) -> tuple[int, ...]:
    """The widths made of a picture so wide, the smallest first. It is never enlarged; the last is its own, or 1280.

    >>> widths_for(1000)
    (320, 640, 1000)
    """
    return (*(one for one in WIDTHS if one < min(width, WIDTHS[-1])), min(width, WIDTHS[-1]))
