"""Photographs as a page shows them: each size by its address, with what is to be said of it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language

from memorial import dates
from memorial.models import Person, Photograph
from memorial.public.notes import Note, Notes

#: The width of the file for browsers that choose none themselves.
_PLAIN_WIDTH = 640


@dataclass(frozen=True, slots=True)
class Picture:
    """One photograph: `webp` and `jpeg` are lists for `srcset`, `src` one file, width and height those of the largest.

    `when` is the date in words, empty when none is stated; `notes` its citations on this page.
    """

    photograph: Photograph
    src: str
    webp: str
    jpeg: str
    width: int
    height: int
    when: str
    notes: tuple[Note, ...]


def pictures_of(person: Person, notes: Notes) -> tuple[Picture, ...]:
    """What readers may see of a person fetched with `Person.objects.for_page()`, in the curators' order."""
    language = get_language() or "en"
    return tuple(_picture(photograph, notes, language) for photograph in person.public_photographs)


def _picture(photograph: Photograph, notes: Notes, language: str) -> Picture:
    plain = max((width for width in photograph.sizes if width <= _PLAIN_WIDTH), default=photograph.width)
    return Picture(
        photograph=photograph,
        src=photograph.address(plain),
        webp=_set(photograph, "webp"),
        jpeg=_set(photograph, "jpg"),
        width=photograph.width,
        height=photograph.height,
        when=dates.in_words(dates.parse(photograph.date), language) if photograph.date else "",
        notes=notes.of(photograph.cited),
    )


def _set(photograph: Photograph, kind: str) -> str:
    """`/media/photographs/k7/k7q2…-320.webp 320w, …`"""
    return ", ".join(f"{photograph.address(width, kind)} {width}w" for width in photograph.sizes)
