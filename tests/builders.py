"""Small entries for tests, made through the one door. Nobody in them is real."""

from __future__ import annotations

from typing import Any

from django.db import connection

from memorial.changes import DECIDE, Actor, Alteration, apply, blank
from memorial.changes.snapshot import blank_row
from memorial.models import Change, Citation, Person, PersonName, Statement

#: An operator: entries made for a test need no second person.
ACTOR = Actor.operator(name="A test", key="test")
#: Somebody else, who may publish what others propose.
SECOND = Actor(name="A second person", key="second", may=frozenset([DECIDE]))


def a_citation() -> Citation:
    """Some citation of the founding record."""
    citation = Citation.objects.order_by("pk").first()
    assert citation is not None
    return citation


def name_row(text: str, **values: Any) -> dict[str, Any]:
    values = {"displayed": True, "citations": [a_citation().pk], **values}
    return {"id": None, **blank_row(PersonName, text=text, **values)}


def statement_row(kind: str, **values: Any) -> dict[str, Any]:
    values = {"citations": [a_citation().pk], **values}
    return {"id": None, **blank_row(Statement, kind=kind, **values)}


def make_person(
    text: str = "Ona Bandymaitė",
    *statements: dict[str, Any],
    names: tuple[dict[str, Any], ...] = (),
    **values: Any,
) -> Person:
    """A person with one displayed name, further names and statements; published and dead unless said otherwise."""
    values = {"standing": "published", "living": "dead", **values}
    state = blank("person", Person().pk, **values)
    state = state.with_part("names", [name_row(text), *names]).with_part("statements", statements)
    change = apply(Alteration(state, 0, ACTOR, "made for a test"))
    assert isinstance(change, Change)
    return Person.objects.get(pk=change.key)


def questions_of_the_limit() -> int:
    """So many more questions a search asks on PostgreSQL, which is told how long it may take (`search/limit.py`)."""
    return 4 if connection.vendor == "postgresql" else 0
