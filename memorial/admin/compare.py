"""Two versions of an entry side by side, with the words that differ marked."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from memorial.changes import Difference

#: Texts of more words than this are not compared word by word: it would take too long, and nobody could read it.
MAX_WORDS = 1500
#: Where less than this share of the words is common to both, single marks would only confuse.
_ALIKE = 0.3


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text. `marked`: it stands in this version only."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """One value in both versions. Either side is empty where the version says nothing."""

    place: str
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


def compared(differences: Iterable[Difference]) -> list[Comparison]:
    """The differences with their words marked."""
    return [Comparison(found.place, *marked(found.before, found.after)) for found in differences]


def marked(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts in pieces, those that stand in one of them only marked.

    >>> marked("captain of the guard", "major of the guard")[1]
    (Piece(text='major', marked=True), Piece(text=' of the guard', marked=False))
    """
    old, new = _words(before), _words(after)
    if not old or not new or max(len(old), len(new)) > MAX_WORDS:
        return _whole(before), _whole(after)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return _whole(before), _whole(after)
    left: list[Piece] = []
    right: list[Piece] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        same = tag == "equal"
        for pieces, text in ((left, "".join(old[i:j])), (right, "".join(new[k:m]))):
            if text:
                pieces.append(Piece(text, not same))
    return tuple(left), tuple(right)


def _whole(text: str) -> tuple[Piece, ...]:
    return (Piece(text, True),) if text else ()


def _words(text: str) -> list[str]:
    """Words, the spaces between them and the marks around them, each by itself."""
    return re.findall(r"\w+|\s+|[^\w\s]", text)
