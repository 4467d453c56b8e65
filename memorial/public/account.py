"""Paragraphs of an account with their notes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from memorial.models import CampText, EventText
from memorial.public.notes import Note, Notes


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph in our own words; `language` is that of the text, which may not be the reader's."""

    text: str
    language: str
    notes: tuple[Note, ...]


def cited(rows: Iterable[CampText | EventText], notes: Notes, language: str) -> list[Paragraph]:
    """The paragraphs in the reader's language, else the English ones."""
    rows = list(rows)
    chosen = [row for row in rows if row.language == language] or [row for row in rows if row.language == "en"]
    return [Paragraph(row.text, row.language, notes.of(row.citations.all())) for row in chosen]
