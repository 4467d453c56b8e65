"""Events: what happened, who claims how many dead, who is named, who held office."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from memorial import dates
from memorial.models import CasualtyFigure, Citation, Event, EventText, Official, Person, Statement
from memorial.models.living import statements_the_public_may_see
from memorial.public.account import cited
from memorial.public.line import line
from memorial.public.lookup import found_or_404
from memorial.public.notes import Note, Notes
from memorial.public.order import by_name

#: So many of those named stand on the page itself; the rest are a link away.
NAMED_ON_PAGE = 200


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
    return render(request, "events/event_list.html", {"events": [(event, when(event, language)) for event in events]})


@require_safe
def event_page(request: HttpRequest, slug: str) -> HttpResponse:
    event = found_or_404(_for_page(), slug, _("There is no such event in the record."))
    language = get_language() or "en"
    notes = Notes()
    event_notes = notes.of(event.citations.all())
    killed = list(Person.objects.public().killed_at(event).order_by("sort_key", "pk").for_list()[:NAMED_ON_PAGE])
    others = Person.objects.public().present_at(event).exclude(pk__in=[person.pk for person in killed])
    context = {
        "event": event,
        "when": when(event, language),
        "texts": cited(event.texts.all(), notes, language),
        "figures": _figures(event, notes),
        "named_by_nationality": _by_nationality(event, language),
        "killed": [(person, line(person)) for person in by_name(killed, language)],
        "others": [
            (person, line(person))
            for person in by_name(others.order_by("sort_key", "pk").for_list()[:NAMED_ON_PAGE], language)
        ],
        "officials": [(official, notes.of(official.citations.all())) for official in event.officials.all()],
        "event_notes": event_notes,
        "parts": [(part, when(part, language)) for part in event.parts.public()],
        "notes": notes.all,
    }
    return render(request, "events/event_page.html", context)


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


def _killed(event: Event) -> Iterable[tuple[str, int | None]]:
    """Those named as killed, as (person, nationality) pairs; a person without a nationality has None."""
    people = Person.objects.public().killed_at(event)
    pairs = Statement.objects.filter(statements_the_public_may_see, kind="nationality", person__in=people)
    stated = list(pairs.exclude(standing="refuted").values_list("person_id", "nationality_id"))
    with_one = {person for person, _nationality in stated}
    return stated + [(person, None) for person in people.values_list("pk", flat=True) if person not in with_one]


def _figures(event: Event, notes: Notes) -> list[FigureShown]:
    named = list(_killed(event))
    shown = []
    for figure in event.figures.all():
        counted = {nationality.pk for nationality in figure.nationalities.all()}
        people = {person for person, nationality in named if not counted or nationality in counted}
        shown.append(FigureShown(figure, len(people), notes.of(figure.citations.all())))
    return shown


def _by_nationality(event: Event, language: str) -> list[tuple[str, int]]:
    """How many are named as killed, by nationality in words."""
    statements = Statement.objects.filter(
        statements_the_public_may_see, kind="nationality", person__in=Person.objects.public().killed_at(event)
    )
    counted: Counter[str] = Counter()
    for statement in statements.exclude(standing="refuted").select_related("nationality"):
        if statement.nationality is not None:
            counted[statement.nationality.label(language)] += 1
    return sorted(counted.items())
