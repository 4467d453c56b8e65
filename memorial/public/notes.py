"""Numbered notes at the foot of a page, like those of a printed article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from memorial.models import Citation


@dataclass(frozen=True, slots=True)
class Note:
    """One citation under the number it bears on this page."""

    number: int
    citation: Citation


class Notes:
    """Gives citations their numbers in the order in which the page first needs them."""

    def __init__(self) -> None:
        self._by_citation: dict[int, Note] = {}

    def of(self, citations: Iterable[Citation]) -> tuple[Note, ...]:
        """The notes of something cited, in the order of their numbers."""
        found = (
            self._by_citation.setdefault(citation.pk, Note(len(self._by_citation) + 1, citation))
            for citation in citations
        )
        return tuple(sorted(found, key=lambda note: note.number))

    @property
    def all(self) -> tuple[Note, ...]:
        """Every note the page needed, by number."""
        return tuple(self._by_citation.values())
