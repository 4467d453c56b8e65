"""Numbered notes at the foot of a page, like those of a printed article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from memorial.models import Citation


@dataclass(frozen=True, slots=True)
class Note:
    """One citation under the number it bears on this page. `first` where the page uses it for the first time."""

    number: int
    citation: Citation
    first: bool = False


class Notes:
    """Gives citations their numbers in the order in which the page first needs them."""

    def __init__(self) -> None:
        self._by_citation: dict[int, Note] = {}

    def of(self, citations: Iterable[Citation]) -> tuple[Note, ...]:
        """The notes of something cited, in the order of their numbers."""
        return tuple(sorted((self._note(citation) for citation in citations), key=lambda note: note.number))

    def _note(self, citation: Citation) -> Note:
        known = self._by_citation.get(citation.pk)
        if known is not None:
            return known
        note = Note(len(self._by_citation) + 1, citation)
        self._by_citation[citation.pk] = note
        return replace(note, first=True)

    @property
    def all(self) -> tuple[Note, ...]:
        """Every note the page needed, by number."""
        return tuple(self._by_citation.values())
