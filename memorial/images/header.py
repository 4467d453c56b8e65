"""The first bytes of a picture: which format it is and how large, read without decoding anything.

PNG by its second edition (ISO/IEC 15948), JPEG by ITU-T T.81 annex B, WebP by its container specification (RFC 9649).
Plain Python over bytes: the worst that hostile ones can do here is to be refused.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from memorial.images.limits import MAX_PIXELS, MAX_TALLNESS
from memorial.images.result import Reason, Refused

#: A picture has a dozen segments before its size, one with a long history of edits some hundreds.
_MOST_SEGMENTS = 2000


class Kind(enum.StrEnum):
    """The formats we take."""

    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WEBP"


@dataclass(frozen=True, slots=True)
class Header:
    """Format and size in pixels, as the file states them."""

    kind: Kind
    width: int
    height: int


def read_header(data: bytes) -> Header:
    """The header of a picture. Raises `Refused`: not a format we take, or cut off before its size.

    >>> read_header(Path("portrait.jpg").read_bytes())
    Header(kind=<Kind.JPEG: 'JPEG'>, width=1200, height=1600)
    """
    try:
        if data.startswith(b"\x89PNG\r\n\x1a\n"):
            return Header(Kind.PNG, *_png(data))
        if data.startswith(b"\xff\xd8\xff"):
            return Header(Kind.JPEG, *_jpeg(data))
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return Header(Kind.WEBP, *_webp(data))
    except IndexError as error:
        raise Refused(Reason.DAMAGED) from error
    raise Refused(Reason.NOT_ALLOWED)


def check(width: int, height: int) -> None:
    """Raise `Refused` for a picture of this size that we do not take."""
    if width < 1 or height < 1:
        raise Refused(Reason.DAMAGED)
    if width * height > MAX_PIXELS:
        raise Refused(Reason.TOO_MANY_PIXELS)


def check_shape(width: int, height: int) -> None:
    """Likewise for its shape, once it is the right way up."""
    if height > MAX_TALLNESS * width:
        raise Refused(Reason.TOO_TALL)


def _png(data: bytes) -> tuple[int, int]:
    if _taken(data, 8, 8) != b"\x00\x00\x00\x0dIHDR":
        raise Refused(Reason.DAMAGED)
    return int.from_bytes(_taken(data, 16, 4)), int.from_bytes(_taken(data, 20, 4))


def _jpeg(data: bytes) -> tuple[int, int]:
    """The size stands in the frame header, after segments that each tell their length."""
    place = 2
    for _segment in range(_MOST_SEGMENTS):
        if data[place] != 0xFF:
            break
        marker = data[place + 1]
        if marker == 0xFF:  # fill
            place += 1
        elif 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            frame = _taken(data, place + 5, 4)
            return int.from_bytes(frame[2:]), int.from_bytes(frame[:2])
        elif marker in (0xD9, 0xDA):  # the end, or the scan, and still no size
            break
        elif marker == 0x01 or 0xD0 <= marker <= 0xD8:
            place += 2
        else:
            place += 2 + int.from_bytes(_taken(data, place + 2, 2))
    raise Refused(Reason.DAMAGED)


def _webp(data: bytes) -> tuple[int, int]:
    first = data[12:16]
    if first == b"VP8X":
        return _three(data, 24) + 1, _three(data, 27) + 1
    if first == b"VP8L" and data[20] == 0x2F:
        bits = int.from_bytes(_taken(data, 21, 4), "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if first == b"VP8 " and _taken(data, 23, 3) == b"\x9d\x01\x2a":
        bits = int.from_bytes(_taken(data, 26, 4), "little")
        return bits & 0x3FFF, bits >> 16 & 0x3FFF
    raise Refused(Reason.DAMAGED)


def _three(data: bytes, place: int) -> int:
    return int.from_bytes(_taken(data, place, 3), "little")


def _taken(data: bytes, place: int, length: int) -> bytes:
    """So many bytes from this place; IndexError where the file ends before."""
    if place + length > len(data):
        raise IndexError(place)
    return data[place : place + length]
