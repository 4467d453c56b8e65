"""Events: what happened, who claims how many dead, who is named, who held office."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from memorial import dates, search
from memorial.models import CasualtyFigure, Citation, Event, EventText, Nationality, Official, Person, Statement
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
    events = Event.objects.public().select_related("parent").prefetch_related("camps__parent")
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
    others = present.exclude(pk__in=named.people.order_by().values("pk"))
    context = {
        "event": event,
        "when": when(event, language),
        "texts": cited(event.texts.all(), notes, language),
        "figures": _figures(event, named, notes),
        "chart": chart.draw(event.figures.all(), named.total),
        "named_by_nationality": _by_nationality(named, language),
        "killed_count": named.total,
        "killed": _listed(Person.objects.filter(pk__in=named.keys[: NAMED_ON_PAGE + 1]), language),
        "others": _listed(others, language),
        "timeline": timeline_of_events(event.pk),
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
        .prefetch_related(
            sources,
            "camps__parent",
            Prefetch("texts", queryset=EventText.objects.prefetch_related(sources)),
            Prefetch("officials", queryset=Official.objects.order_by("office", "name").prefetch_related(sources)),
            Prefetch("figures", queryset=CasualtyFigure.objects.prefetch_related(sources, "nationalities")),
        )
    )


@dataclass(frozen=True, slots=True)
class Named:
    """Whom this memorial names as killed in an event: as a condition, as ids in the order of names, and how many of
    each nationality (its key)."""

    people: PersonQuerySet
    keys: tuple[str, ...]
    by_nationality: dict[int, int]

    @property
    def total(self) -> int:
        return len(self.keys)

    def of(self, figure: CasualtyFigure) -> int:
        """How many of those the figure counts."""
        counted = {nationality.pk for nationality in figure.nationalities.all()}
        if not counted:
            return self.total
        if len(counted) == 1:
            return self.by_nationality.get(counted.pop(), 0)
        return _nationalities_of(self.people).filter(nationality__in=counted).aggregate(n=_PEOPLE)["n"] or 0


_PEOPLE = Count("person", distinct=True)


def _nationalities_of(people: PersonQuerySet) -> QuerySet[Statement]:
    """What is said of the nationality of these people, who were killed: all of it may be read."""
    return Statement.objects.filter(kind="nationality", person__in=people).exclude(standing="refuted").order_by()


def _named(event: Event) -> Named:
    people = Person.objects.public().killed_at(event)
    keys = tuple(people.order_by("sort_key", "pk").values_list("pk", flat=True))
    counted = _nationalities_of(people).values_list("nationality").annotate(n=_PEOPLE)
    return Named(people, keys, {key: number for key, number in counted if key is not None})


def _figures(event: Event, named: Named, notes: Notes) -> list[FigureShown]:
    return [FigureShown(figure, named.of(figure), notes.of(figure.citations.all())) for figure in event.figures.all()]


def _by_nationality(named: Named, language: str) -> list[tuple[str, int]]:
    """How many are named as killed, by nationality in words."""
    labels = Nationality.objects.in_bulk(named.by_nationality)
    told = [(labels[key].label(language), number) for key, number in named.by_nationality.items()]
    return sorted(told, key=lambda pair: collation_key(pair[0], language))
