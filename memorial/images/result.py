"""What becomes of a picture: its sizes, or why it was refused; and both as bytes between the two processes."""

from __future__ import annotations

import enum
import json
from dataclasses import dataclass

from memorial.images.limits import widths_for


class Reason(enum.StrEnum):
    """Why a picture was not taken. Whoever shows it puts it into kind words."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    #: None of the formats we take, whatever its name says.
    NOT_ALLOWED = "not_allowed"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_TALL = "too_tall"
    #: Cut off, or not what its beginning promises.
    DAMAGED = "damaged"
    #: It took too long to open, or too much memory.
    TOO_HEAVY = "too_heavy"
    #: The fault is ours: pictures cannot be opened here at the moment.
    UNAVAILABLE = "unavailable"


class Refused(Exception):
    """A picture that is not taken; nothing of it is kept."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        super().__init__(reason.value)


@dataclass(frozen=True, slots=True)
class Size:
    """The picture at one width, encoded. Width and height in pixels."""

    width: int
    height: int
    webp: bytes
    jpeg: bytes


@dataclass(frozen=True, slots=True)
class Derived:
    """The picture drawn anew, in sizes from the narrowest to the widest."""

    sizes: tuple[Size, ...]

    @property
    def largest(self) -> Size:
        return self.sizes[-1]


def pack(outcome: Derived | Reason) -> bytes:
    """One line of JSON, then the encoded pictures one after the other: WebP and JPEG of each size in turn."""
    if isinstance(outcome, Reason):
        return json.dumps({"refused": outcome.value}).encode() + b"\n"
    told = [[size.width, size.height, len(size.webp), len(size.jpeg)] for size in outcome.sizes]
    return b"".join([json.dumps({"sizes": told}).encode(), b"\n", *(size.webp + size.jpeg for size in outcome.sizes)])


def unpack(answer: bytes) -> Derived:
    """The other way. Raises `Refused` where the answer says so, `ValueError` where it is none.

    The answer comes from a process that has read what a stranger sent: nothing in it is taken on trust.
    """
    line, found, rest = answer.partition(b"\n")
    told = json.loads(line) if found and len(line) < 1000 else None
    if not isinstance(told, dict):
        raise ValueError("no answer")
    if "refused" in told:
        raise Refused(Reason(told["refused"]))
    sizes = []
    for row in told["sizes"]:
        width, height, webp, jpeg = (_count(number) for number in row)
        size = Size(width, height, rest[:webp], rest[webp : webp + jpeg])
        rest = rest[webp + jpeg :]
        if not (size.webp[:4] == b"RIFF" and size.webp[8:12] == b"WEBP" and size.jpeg[:3] == b"\xff\xd8\xff"):
            raise ValueError("not the formats we make")
        sizes.append(size)
    if rest or not sizes or tuple(size.width for size in sizes) != widths_for(sizes[-1].width):
        raise ValueError("not the sizes we make")
    return Derived(tuple(sizes))


def _count(number: object) -> int:
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise ValueError("not a number of pixels or bytes")
    return number
