"""What a letter can speak of: the people it is about as their pages show them, and the pieces that can be chosen.

A piece is named by a line of a form, a *pick*: `statement:k7q2xd:123:`, `name:k7q2xd:45:`, `new_name:k7q2xd::`,
`new_statement:k7q2xd::born`, `new_statement::0:born` (of the missing person who is wish 0), `other:k7q2xd::`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from memorial.corrections import quote
from memorial.corrections.submission import ASKED_FOR
from memorial.models import Person, PersonName, ProposedChange, Statement
from memorial.models.cited import fetch_citations
from memorial.models.identifier import IS_ID
from memorial.public.letter.wish_form import KINDS

About = ProposedChange.About
#: So many people one letter may have at hand; each is fetched with everything their page shows.
MOST_PEOPLE = 10


@dataclass(frozen=True, slots=True)
class Pick:
    """One thing to speak of: what sort, whom it is about, the number of the row (or of the wish), and the kind."""

    about: str
    person: str = ""
    row: str = ""
    kind: str = ""

    @classmethod
    def read(cls, line: str) -> Pick | None:
        """From a line; None for one that names nothing."""
        parts = line.split(":")
        if len(parts) != 4 or parts[0] not in ASKED_FOR or not (parts[2] == "" or _is_number(parts[2])):
            return None
        about, person, row, kind = parts
        if about in (About.STATEMENT, About.NAME) and not (person and row):
            return None
        if about == About.NEW_STATEMENT and kind not in KINDS:
            return None
        return cls(about, person, row, kind)

    def __str__(self) -> str:
        return ":".join((self.about, self.person, self.row, self.kind))


@dataclass(frozen=True, slots=True)
class Piece:
    """A name or a statement as it stands: the line that chooses it, its kind, words and sources."""

    pick: Pick
    kind: str
    label: str
    words: str
    sources: tuple[str, ...]
    language: str = ""
    refuted: bool = False


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody of the index and what can be spoken of on their page."""

    person: Person
    pieces: tuple[Piece, ...]

    def piece(self, about: str, row: int) -> Piece | None:
        """The name or statement of this number; None when readers cannot see one."""
        return next((one for one in self.pieces if (one.pick.about, one.pick.row) == (about, str(row))), None)


def known_people(ids: Iterable[str]) -> dict[str, KnownPerson]:
    """The people of these ids whom readers can see, in that order, in a bounded number of questions."""
    wanted = [one for one in dict.fromkeys(ids) if IS_ID.match(one)][:MOST_PEOPLE]
    found = Person.objects.public().filter(pk__in=wanted).for_page().in_bulk() if wanted else {}
    rows = [(person.public_names, person.public_statements) for person in found.values()]
    fetch_citations(chain(*(names for names, _statements in rows)), chain(*(statements for _names, statements in rows)))
    return {one: KnownPerson(found[one], tuple(_pieces(found[one]))) for one in wanted if one in found}


def kinds() -> list[tuple[str, str]]:
    """Kinds of statement that can be missing, in words."""
    return [(kind.value, capfirst(str(kind.label))) for kind in KINDS]


def title_of(about: str, kind: str, label: str = "") -> str:
    """What a proposed change is about, in a few words: `a name`, `Born`, `a person who is missing`."""
    if about in (About.STATEMENT, About.NEW_STATEMENT) and kind in Statement.Kind.values:
        return capfirst(str(Statement.Kind(kind).label))
    if about == About.NAME and label:
        return _("the name (%(kind)s)") % {"kind": label}
    return str(About(about).label) if about in About.values else ""


def _pieces(person: Person) -> Iterable[Piece]:
    for name in person.public_names:
        yield _piece(About.NAME, name, str(PersonName.Kind(name.kind).label), name.language)
    for statement in person.public_statements:
        refuted = statement.standing == Statement.Standing.REFUTED
        yield _piece(About.STATEMENT, statement, statement.label, refuted=refuted)


def _piece(about: str, row: PersonName | Statement, label: str, language: str = "", refuted: bool = False) -> Piece:
    words = quote.words_of(row, get_language() or "en")
    sources = tuple(str(citation) for citation in row.cited)
    pick = Pick(about, row.person_id, str(row.pk))
    return Piece(pick, row.kind, label, words, sources, "" if language == "und" else language, refuted)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 16
