"""Who was beside somebody: in the same office, the same event, the same camp; each tie with its source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from memorial.models import Citation, Person, Standing, Statement
from memorial.models.living import PROTECTED, statements_the_public_may_see
from memorial.public.notes import Note, Notes
from memorial.public.order import by_name

#: So many names stand in one company; the rest are counted and a link away.
NAMED = 12
#: Companies are counted up to this many people.
COUNTED = 400
#: A person of many camps and events is shown with the company of so many of them.
COMPANIES = 6


@dataclass(frozen=True, slots=True)
class Tie:
    """One person beside another, and the notes that put them there."""

    person: Person
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Company:
    """Those who share one thing with somebody. `others` are not named here; `at_least` when there are more still.

    `url` is the page of what they share, `list_url` the query string of the list of all of them.
    """

    heading: str
    shared: str
    url: str
    ties: tuple[Tie, ...]
    others: int
    at_least: bool
    list_query: str


@dataclass(frozen=True, slots=True)
class _Shared:
    """One thing somebody shares with others: its words and the condition of statements that speak of it."""

    heading: str
    shared: str
    url: str
    conditions: dict[str, Any]
    list_query: str


def companies(person: Person, language: str, notes: Notes) -> tuple[Company, ...]:
    """The companies of a person fetched with `for_page()`, the closest first; nobody stands in two of them.

    Nothing is told of whom somebody who may be living was with. At most two questions for each of at most
    `COMPANIES` companies and four for all who are named.
    """
    if person.is_protected:
        return ()
    seen = {person.pk}
    found: list[tuple[_Shared, dict[str, list[int]], int, bool]] = []
    for shared in _shared_by(person, language)[:COMPANIES]:
        statements, people, at_least = _named(person, shared, seen)
        if statements:
            seen.update(statements)
            found.append((shared, statements, people - len(statements), at_least))
    rows = _rows(
        number for _shared, statements, _others, _more in found for pks in statements.values() for number in pks
    )
    return tuple(
        Company(
            shared.heading,
            shared.shared,
            shared.url,
            _ties([rows[number] for pks in statements.values() for number in pks if number in rows], language, notes),
            others,
            at_least,
            shared.list_query,
        )
        for shared, statements, others, at_least in found
    )


def _shared_by(person: Person, language: str) -> list[_Shared]:
    """What others may share with somebody: an office in an event, a death, an event, a camp; in this order."""
    offices, deaths, events, camps = {}, {}, {}, {}
    for statement in (row for row in person.public_statements if row.standing != "refuted"):
        event, camp = statement.event, statement.camp
        if event is not None and event.is_public:
            query = f"event={event.slug}"
            if statement.role is not None and statement.role.slug != "witness":
                role = statement.role
                offices[(role.pk, event.pk)] = _Shared(
                    _("With the same part: %(role)s") % {"role": role.label(language)},
                    event.name,
                    event.get_absolute_url(),
                    {"kind": "role", "role": role, "event": event},
                    f"{query}&role={role.slug}",
                )
            if statement.kind == "killed":
                deaths[event.pk] = _Shared(
                    _("Killed in the same event"),
                    event.name,
                    event.get_absolute_url(),
                    {"kind": "killed", "event": event},
                    f"{query}&fate=killed",
                )
            events[event.pk] = _Shared(
                _("Named in the same event"), event.name, event.get_absolute_url(), {"event": event}, query
            )
        if camp is not None and camp.is_public and statement.kind in ("held_in", "transferred"):
            camps[camp.pk] = _Shared(
                _("Held in the same camp"),
                str(camp),
                camp.get_absolute_url(),
                {"kind__in": ("held_in", "transferred"), "camp": camp},
                f"camp={camp.slug}",
            )
    return [*offices.values(), *deaths.values(), *events.values(), *camps.values()]


def _public(conditions: dict[str, Any]) -> QuerySet[Statement]:
    return (
        Statement.objects.filter(statements_the_public_may_see, person__standing=Standing.PUBLISHED, **conditions)
        .exclude(person__living__in=PROTECTED)
        .exclude(standing="refuted")
    )


def _named(person: Person, shared: _Shared, seen: set[str]) -> tuple[dict[str, list[int]], int, bool]:
    """The statements of those to be named, by person; how many people there are; whether there are more still.

    Where a company is too large to be counted, those whose ids follow this person's are named: ids are random, so
    everybody is somebody's neighbour.
    """
    pairs = _public(shared.conditions).exclude(person=person.pk).order_by("person_id", "position")
    rows = list(pairs.values_list("person_id", "pk")[: COUNTED + 1])
    people = len({key for key, _number in rows} - seen)
    at_least = len(rows) > COUNTED
    if at_least:
        rows = list(pairs.filter(person_id__gt=person.pk).values_list("person_id", "pk")[:COUNTED]) or rows
    named: dict[str, list[int]] = {}
    for key, number in rows:
        if key not in seen and (key in named or len(named) < NAMED):
            named.setdefault(key, []).append(number)
    return named, people, at_least


def _rows(numbers: Iterable[int]) -> dict[int, Statement]:
    """The statements with their people, names and citations, by number."""
    cited = Prefetch("citations", queryset=Citation.objects.with_sources())
    people = Prefetch("person", queryset=Person.objects.prefetch_related("names"))
    return Statement.objects.prefetch_related(people, cited).in_bulk(list(numbers))


def _ties(statements: Iterable[Statement], language: str, notes: Notes) -> tuple[Tie, ...]:
    """One tie for each person, by name, with the notes of the first thing that is said of them there."""
    first: dict[str, Statement] = {}
    for statement in statements:
        first.setdefault(statement.person_id, statement)
    ordered = by_name((statement.person for statement in first.values()), language)
    return tuple(Tie(person, notes.of(first[person.pk].citations.all())) for person in ordered)
