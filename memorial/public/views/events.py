"""Events: what happened, who claims how many dead, who is named, who held office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import FilteredRelation, Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from memorial import dates, search
from memorial.models import CasualtyFigure, Citation, Event, EventText, Nationality, Official, Person, claim
from memorial.models.person import PersonQuerySet
from memorial.names import collation_key
from memorial.public.account import cited
from memorial.public.drawing import chart, timeline
from memorial.public.drawing.of import map_of_camps, timeline_of_events
from memorial.public.line import line
from memorial.public.lookup import found_or_404
from memorial.public.notes import Note, Notes
from memorial.public.order import by_name

#: So many of those named stand on the page itself; that there are more is said, and they are a link away.
NAMED_ON_PAGE = 40


@dataclass(frozen=True, slots=True)
class Listed:
    """The first of some people, each with a line, in the order of the reader's alphabet. `cut`: there are more."""

    rows: tuple[tuple[Person, str], ...]
    cut: bool


@dataclass(frozen=True, slots=True)
class FigureShown:
    """A claim about the dead and wounded, and how many of those it counts are named here as killed."""

    figure: CasualtyFigure
    named: int
    notes: tuple[Note, ...]


@require_safe
def event_list(request: HttpRequest) -> HttpResponse:
    events = Event.objects.public().select_related("parent").with_camps()
    language = get_language() or "en"
    context = {
        "events": [(event, when(event, language)) for event in events],
        "timeline": timeline.draw(events),
    }
    return render(request, "events/event_list.html", context)


@require_safe
def event_page(request: HttpRequest, slug: str) -> HttpResponse:
    event = found_or_404(_for_page(), slug, _("There is no such event in the record."))
    language = get_language() or "en"
    notes = Notes()
    event_notes = notes.of(event.citations.all())
    named = _named(event)
    present = search.narrow(Person.objects.public(), search.Filters(event=event))
    context = {
        "event": event,
        "when": when(event, language),
        "texts": cited(event.texts.all(), notes, language),
        "figures": _figures(event, named, notes),
        "chart": chart.draw(event.figures.all(), named.total),
        "named_by_nationality": _by_nationality(named, language),
        "killed_count": named.total,
        "killed": _listed(Person.objects.filter(pk__in=named.keys[: NAMED_ON_PAGE + 1]), language),
        "others": _listed(present.not_told(claim.killed_at(event)), language),
        "timeline": timeline_of_events({event.pk}),
        "map": map_of_camps({camp.pk for camp in event.camps.all() if camp.is_public}) if event.camps.all() else None,
        "officials": [(official, notes.of(official.citations.all())) for official in event.officials.all()],
        "event_notes": event_notes,
        "parts": [(part, when(part, language)) for part in event.parts.public()],
        "notes": notes.all,
    }
    return render(request, "events/event_page.html", context)


def _listed(people: PersonQuerySet, language: str) -> Listed:
    first = list(people.order_by("sort_key", "pk").for_wall().for_line()[: NAMED_ON_PAGE + 1])
    rows = tuple((person, line(person)) for person in by_name(first[:NAMED_ON_PAGE], language))
    return Listed(rows, cut=len(first) > NAMED_ON_PAGE)


def when(event: Event, language: str) -> str:
    """The date of an event in words; empty when no source gives one."""
    return dates.in_words(dates.parse(event.date), language) if event.date else ""


def _for_page():  # type: ignore[no-untyped-def]
    sources = Prefetch("citations", queryset=Citation.objects.with_sources())
    return (
        Event.objects.public()
        .select_related("parent")
        .with_camps()
        .prefetch_related(
            sources,
            Prefetch("texts", queryset=EventText.objects.prefetch_related(sources)),
            Prefetch("officials", queryset=Official.objects.order_by("office", "name").prefetch_related(sources)),
            Prefetch("figures", queryset=CasualtyFigure.objects.prefetch_related(sources, "nationalities")),
        )
    )


@dataclass(frozen=True, slots=True)
class Named:
    """Whom this memorial names as killed in an event: their ids in the order of names, and those of each nationality
    (by its number)."""

    keys: tuple[str, ...]
    by_nationality: Mapping[int, Collection[str]]

    @property
    def total(self) -> int:
        return len(self.keys)

    def of(self, figure: CasualtyFigure) -> int:
        """How many of those the figure counts."""
        counted = [nationality.pk for nationality in figure.nationalities.all()]
        return len(set().union(*(self.by_nationality.get(key, ()) for key in counted))) if counted else self.total


def _named(event: Event) -> Named:
    """In one question. What is said of the nationality of people who were killed may all be read."""
    stated = Q(statements__kind="nationality") & ~Q(statements__standing="refuted")
    people = Person.objects.public().killed_at(event).annotate(of=FilteredRelation("statements", condition=stated))
    pairs = people.order_by("sort_key", "pk").values_list("pk", "of__nationality")
    by_nationality: dict[int, set[str]] = defaultdict(set)
    keys: dict[str, None] = {}
    for key, nationality in pairs:
        keys[key] = None
        if nationality is not None:
            by_nationality[nationality].add(key)
    return Named(tuple(keys), by_nationality)


def _figures(event: Event, named: Named, notes: Notes) -> list[FigureShown]:
    return [FigureShown(figure, named.of(figure), notes.of(figure.citations.all())) for figure in event.figures.all()]


def _by_nationality(named: Named, language: str) -> list[tuple[str, int]]:
    """How many are named as killed, by nationality in words."""
    labels = Nationality.objects.in_bulk(named.by_nationality)
    told = [(labels[key].label(language), len(people)) for key, people in named.by_nationality.items()]
    return sorted(told, key=lambda pair: collation_key(pair[0], language))
