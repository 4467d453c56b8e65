"""The chart of figures: what each claimant says of the dead of an event, to one scale, with how many are named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import Truncator

from memorial.models import CasualtyFigure

WIDTH = 800
#: Height of a row and of what stands above the first, in units of the paper; how wide a letter of a number is at most.
_ROW, _TOP, _LETTER = 92, 8, 24
#: So many letters of a claimant find room on a line; the table has the whole.
_CLAIMANT = 46
#: From a bar to its number.
_GAP = 10


@dataclass(frozen=True, slots=True)
class Line:
    """One claim: from at least to at most. `open_end` where the source says "at least" or "and more"."""

    claimant: str
    counts: str
    words: str
    y: str
    bar_y: str
    low: str
    high: str
    spread: str
    words_x: str
    named_top: str
    named_foot: str
    open_end: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """The claims that have a number, largest first, and where the line of those named stands."""

    lines: tuple[Line, ...]
    named: int
    named_x: str
    height: int
    width: int = WIDTH


def draw(figures: Iterable[CasualtyFigure], named: int) -> Chart | None:
    """A chart of the dead; None where fewer than two claimants give a number for all the dead.

    Only figures that count everybody are drawn: one that counts some nationalities is no rival of the others.

    >>> draw(event.figures.all(), named=16).lines[0].words
    '400 and more'
    """
    numbered = [figure for figure in figures if not figure.nationalities.all() and _bounds(figure)]
    if len(numbered) < 2:
        return None
    largest = max(named, *(max(_bounds(figure)) for figure in numbered)) or 1
    numbered.sort(key=lambda figure: (-max(_bounds(figure)), figure.position))
    # The longest bar leaves room for the longest words, which some languages need more of.
    room = min(_GAP + _LETTER * max(len(figure.killed_in_words) for figure in numbered), WIDTH / 2)

    def x(number: int) -> float:
        return number / largest * (WIDTH - room)

    lines = []
    for place, figure in enumerate(numbered):
        low, high = min(_bounds(figure)), max(_bounds(figure))
        top = _TOP + place * _ROW
        lines.append(
            Line(
                Truncator(figure.claimant).chars(_CLAIMANT),
                figure.counts,
                figure.killed_in_words,
                f"{top + 24}",
                f"{top + 42}",
                f"{max(x(low), 2):.1f}",
                f"{x(high):.1f}",
                f"{x(high) - x(low):.1f}",
                f"{max(x(high), 2) + _GAP:.1f}",
                f"{top + 37}",
                f"{top + 61}",
                figure.killed_high is None,
            )
        )
    return Chart(tuple(lines), named, f"{x(named):.1f}", _TOP + len(lines) * _ROW + 40)


def _bounds(figure: CasualtyFigure) -> tuple[int, ...]:
    return tuple(number for number in (figure.killed_low, figure.killed_high) if number is not None)
