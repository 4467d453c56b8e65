"""What the record says now of the thing a letter is about: the value and its sources in words, as readers see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from memorial import dates
from memorial.corrections.submission import Refused, Wish
from memorial.models import Person, PersonName, Statement


@dataclass(frozen=True, slots=True)
class Quoted:
    """The value in words and its sources, with the rows they stand in."""

    words: str = ""
    sources: tuple[str, ...] = ()
    person: str | None = None
    statement: int | None = None
    name: int | None = None
    kind: str = ""

    def as_json(self) -> dict[str, Any]:
        return {"words": self.words, "sources": list(self.sources)} if self.words else {}


def quote(wish: Wish, language: str) -> Quoted:
    """What stands there now, for a wish about a statement, a name or a person. Raises `Refused` for what readers
    cannot see: nobody learns by a form what the pages keep back."""
    if not wish.person:
        return Quoted()
    person = Person.objects.filter(pk=wish.person).first()
    if person is None or not person.is_public:
        raise Refused({"": [_("The person this is about is not in the memorial. Please open their page anew.")]})
    with translation.override(language):
        if wish.statement is not None:
            statement = _row(person.public_statements, wish.statement)
            return _of_row(person, statement, words_of(statement, language), statement=statement.pk)
        if wish.name is not None:
            name = _row(person.public_names, wish.name)
            return _of_row(person, name, words_of(name, language), name=name.pk)
        return Quoted(person=person.pk)


def _row(rows: Any, number: int) -> Any:
    found = next((row for row in rows if row.pk == number), None)
    if found is None:
        raise Refused({"": [_("What this is about has changed meanwhile. Please open the page of the person anew.")]})
    return found


def words_of(row: Statement | PersonName, language: str) -> str:
    """A name as written; a statement as its page says it, with the date: `Born: Kaunas, 1921`; `Born: 1921`."""
    if isinstance(row, PersonName) or not row.date:
        return str(row)
    return f"{row}{', ' if row.values else ': '}{dates.in_words(dates.parse(row.date), language)}"


def _of_row(person: Person, row: Statement | PersonName, words: str, **numbers: int) -> Quoted:
    sources = tuple(str(citation) for citation in row.citations.select_related("source", "via__source"))
    return Quoted(words, sources, person.pk, kind=row.kind, **numbers)
