"""Who was beside somebody: in the same office, the same event, the same camp; each tie with its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from memorial.models import Person, Standing, Statement
from memorial.models.cited import citations_of
from memorial.models.living import PROTECTED, ties_the_public_may_see
from memorial.public.notes import Note, Notes
from memorial.public.order import by_name

#: So many names stand in one company; the rest are counted and a link away.
NAMED = 12
#: Companies are counted up to this many people.
COUNTED = 200
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
    found: list[tuple[_Shared, dict[str, int], int, bool]] = []
    for shared in _shared_by(person, language)[:COMPANIES]:
        named, people, at_least = _named(person, shared, seen)
        if named:
            seen.update(named)
            found.append((shared, named, people - len(named), at_least))
    rows = Person.objects.for_wall().in_bulk([key for _shared, named, _others, _more in found for key in named])
    cited = citations_of(Statement, [number for _shared, named, _others, _more in found for number in named.values()])

    def ties(named: dict[str, int]) -> tuple[Tie, ...]:
        ordered = by_name((rows[key] for key in named), language)
        return tuple(Tie(one, notes.of(cited[named[one.pk]])) for one in ordered)

    return tuple(
        Company(shared.heading, shared.shared, shared.url, ties(named), others, at_least, shared.list_query)
        for shared, named, others, at_least in found
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
    """Statements about published people whose lives are open to readers, and ties to nobody who is hidden."""
    statements = Statement.objects.filter(
        ~Q(standing="refuted"), ~Q(person__living__in=PROTECTED), person__standing=Standing.PUBLISHED, **conditions
    )
    # A kind that may be named here is never a tie; where kinds are not named, some may be.
    return statements if conditions.keys() & {"kind", "kind__in"} else statements.filter(ties_the_public_may_see)


def _named(person: Person, shared: _Shared, seen: set[str]) -> tuple[dict[str, int], int, bool]:
    """Of those to be named the first statement that puts them there; how many people there are; whether more still.

    Those whose ids follow this person's come first, then the others from the beginning: ids are random, so everybody
    is somebody's neighbour, and a company too large to be counted is known for that by one question.
    """
    pairs = _public(shared.conditions).order_by("person_id", "kind", "pk").values_list("person_id", "pk")
    rows = list(pairs.filter(person__gt=person.pk)[: COUNTED + 1])
    if len(rows) <= COUNTED:
        rows += pairs.filter(person__lt=person.pk)[: COUNTED + 1 - len(rows)]
    people = len({key for key, _number in rows} - seen)
    named: dict[str, int] = {}
    for key, number in rows:
        if key not in seen and len(named) < NAMED:
            named.setdefault(key, number)
    return named, people, len(rows) > COUNTED
