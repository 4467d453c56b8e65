"""What the invented people have in common: nationalities, roles, camps, events, sources and citations."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import count

from memorial.models import Camp, CampName, CasualtyFigure, Citation, Event, EventText, Nationality, Role, Source

#: The source every synthetic database has. Further ones are numbered: `synthetic-2`.
MARKER = "synthetic"
TITLE = "Synthetic data for measuring; nobody here ever lived"

SOURCES = 12
_COMPLEXES, _CAMPS, _SECTIONS = 4, 3, 2
_STRIKES, _PARTS = 6, 9
_TERMS = {
    "lithuanian": "Lithuanian", "ukrainian": "Ukrainian", "russian": "Russian", "latvian": "Latvian",
    "estonian": "Estonian", "polish": "Polish", "german": "German",
}  # fmt: skip
_ROLES = ("delegate", "strike committee member", "medic", "priest", "witness", "brigade leader", "interpreter", "guard")


@dataclass(frozen=True, slots=True)
class World:
    """The numbers of what people refer to. The first camp and the first event are the largest."""

    nationalities: dict[str, int]
    roles: tuple[int, ...]
    camps: tuple[int, ...]
    events: tuple[int, ...]
    citations: tuple[int, ...]
    source_of: dict[int, int]


def make_world(people: int, seed: int) -> World:
    """Store the world of so many people. The marking source is the first row written."""
    chance = random.Random(f"{seed}:world")  # noqa: S311
    sources = _sources()
    citations = _citations(max(40, people // 8), sources, chance)
    nationalities = {slug: number for number, slug in enumerate(_TERMS, 1)}
    Nationality.objects.bulk_create(
        Nationality(pk=nationalities[slug], slug=slug, label_en=label, version=1) for slug, label in _TERMS.items()
    )
    roles = [
        Role(pk=number, slug=label.replace(" ", "-"), label_en=label, version=1)
        for number, label in enumerate(_ROLES, 1)
    ]
    Role.objects.bulk_create(roles)
    camps = _camps(citations, chance)
    events = _events(camps, citations, chance)
    return World(
        nationalities,
        tuple(role.pk for role in roles),
        tuple(camp.pk for camp in camps),
        tuple(event.pk for event in events),
        tuple(citation.pk for citation in citations),
        {citation.pk: citation.source_id for citation in citations},
    )


def _sources() -> list[Source]:
    sources = [
        Source(
            pk=number,
            slug=MARKER if number == 1 else f"{MARKER}-{number}",
            kind=Source.Kind.DATABASE,
            title=TITLE if number == 1 else f"{TITLE} (list {number})",
            date="2000",
            language="en",
            standing="published",
            version=1,
        )
        for number in range(1, SOURCES + 1)
    ]
    Source.objects.bulk_create(sources)
    return sources


def _citations(wanted: int, sources: list[Source], chance: random.Random) -> list[Citation]:
    """Half of them of the first source; every twentieth known through another, as a note known from a list."""
    citations: list[Citation] = []
    for number in range(1, wanted + 1):
        source = sources[0] if number % 2 else chance.choice(sources[1:])
        via = chance.choice(citations) if number > SOURCES and number % 20 == 0 else None
        known = via if via is not None and via.via_id is None else None
        citations.append(Citation(pk=number, source=source, locator=f"row {number}", via=known, version=1))
    Citation.objects.bulk_create(citations, batch_size=500)
    return citations


def _camps(citations: list[Citation], chance: random.Random) -> list[Camp]:
    """A tree of three levels. Camps, where most were held, stand before their complexes and sections."""
    numbers = count(1)
    complexes, camps, sections = [], [], []
    for letter in "ABCD"[:_COMPLEXES]:
        parent = _camp(next(numbers), Camp.Kind.COMPLEX, f"Complex {letter} (synthetic)", None)
        complexes.append(parent)
        for place in range(1, _CAMPS + 1):
            camp = _camp(next(numbers), Camp.Kind.CAMP, f"Camp No. {place} of {letter} (synthetic)", parent)
            camps.append(camp)
            sections += [
                _camp(next(numbers), Camp.Kind.SECTION, f"Section {part} of Camp {place}{letter} (synthetic)", camp)
                for part in range(1, _SECTIONS + 1)
            ]
    every = sorted([*complexes, *camps, *sections], key=lambda camp: camp.pk)
    Camp.objects.bulk_create(every)
    _cite(Camp, every, citations, chance)
    names = [CampName(pk=camp.pk, camp=camp, text=f"{camp.name}, as written", language="en") for camp in every]
    CampName.objects.bulk_create(names)
    _cite(CampName, names, citations, chance)
    return [*camps, *sections, *complexes]


def _camp(number: int, kind: str, name: str, parent: Camp | None) -> Camp:
    return Camp(
        pk=number, slug=f"synthetic-{number}", name=name, kind=kind, parent=parent, standing="published", version=1
    )


def _events(camps: list[Camp], citations: list[Citation], chance: random.Random) -> list[Event]:
    """Strikes, each of several parts, over the summer of 1953."""
    numbers = count(1)
    events = []
    for strike in range(1, _STRIKES + 1):
        whole = _event(next(numbers), Event.Kind.STRIKE, f"Strike {strike} (synthetic)", "1953", None)
        events.append(whole)
        for part in range(1, _PARTS + 1):
            kind = chance.choice([Event.Kind.SHOOTING, Event.Kind.NEGOTIATION, Event.Kind.REPRISAL])
            date = f"1953-0{chance.randint(5, 9)}-{chance.randint(1, 30):02d}"
            events.append(_event(next(numbers), kind, f"Day {part} of strike {strike} (synthetic)", date, whole))
    Event.objects.bulk_create(events)
    _cite(Event, events, citations, chance)
    at = Event.camps.through
    at._default_manager.bulk_create(at(event_id=event.pk, camp_id=chance.choice(camps).pk) for event in events)
    texts = [EventText(pk=event.pk, event=event, text=f"What is told of {event.name}.") for event in events]
    EventText.objects.bulk_create(texts)
    _cite(EventText, texts, citations, chance)
    figures = [
        CasualtyFigure(
            pk=event.pk, event=event, counts="prisoners", killed_low=event.pk, killed_high=event.pk, claimant="nobody"
        )
        for event in events
    ]
    CasualtyFigure.objects.bulk_create(figures)
    _cite(CasualtyFigure, figures, citations, chance)
    return events


def _event(number: int, kind: str, name: str, date: str, parent: Event | None) -> Event:
    return Event(
        pk=number,
        slug=f"synthetic-{number}",
        name=name,
        kind=kind,
        date=date,
        parent=parent,
        standing="published",
        version=1,
    )


def _cite(model: type, rows: list, citations: list[Citation], chance: random.Random) -> None:  # type: ignore[type-arg]
    """Give each row a citation."""
    through = model.citations.through  # type: ignore[attr-defined]
    column = f"{model._meta.model_name}_id"  # type: ignore[attr-defined]
    through._default_manager.bulk_create(
        through(**{column: row.pk, "citation_id": chance.choice(citations).pk}) for row in rows
    )
