"""Camps: the tree of all, and each with its names, its people and what happened there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from memorial import dates, search
from memorial.models import Camp, CampHeadcount, CampName, CampText, Citation
from memorial.public.account import cited
from memorial.public.drawing.of import map_of_camps, timeline_of_events
from memorial.public.line import lines
from memorial.public.lookup import found_or_404
from memorial.public.notes import Notes


@dataclass(frozen=True, slots=True)
class Branch:
    """A camp with its other names and the camps within it."""

    camp: Camp
    names: tuple[CampName, ...]
    branches: tuple[Branch, ...]


@require_safe
def camp_list(request: HttpRequest) -> HttpResponse:
    """The tree of all camps, each with every name a source gives it."""
    camps = Camp.objects.public().select_related("parent").prefetch_related("names")
    return render(request, "camps/camp_list.html", {"branches": _tree(camps), "map": map_of_camps()})


@require_safe
def camp_page(request: HttpRequest, slug: str) -> HttpResponse:
    sources = Prefetch("citations", queryset=Citation.objects.with_sources())
    camps = (
        Camp.objects.public()
        .select_related("parent", "coordinates_citation__source")
        .prefetch_related(
            sources,
            Prefetch("names", queryset=CampName.objects.prefetch_related(sources)),
            Prefetch("headcounts", queryset=CampHeadcount.objects.prefetch_related(sources)),
            Prefetch("texts", queryset=CampText.objects.prefetch_related(sources)),
        )
    )
    camp = found_or_404(camps, slug, _("There is no such camp in the record."))
    notes = Notes()
    camp_notes = notes.of(camp.citations.all())
    events = list(camp.events.public())
    page = search.find(search.Query(filters=search.Filters(camp=camp)))
    people = [hit.person for hit in page.items]
    context = {
        "camp": camp,
        "texts": cited(camp.texts.all(), notes, get_language() or "en"),
        "names": [(name, _when(name.date), notes.of(name.citations.all())) for name in camp.names.all()],
        "headcounts": [(count, _when(count.date), notes.of(count.citations.all())) for count in camp.headcounts.all()],
        "existed": _when(camp.date),
        "camp_notes": camp_notes,
        "map": map_of_camps({camp.pk}),
        "coordinates": notes.of([camp.coordinates_citation] if camp.coordinates_citation else []),
        "sections": Camp.objects.public().filter(parent=camp),
        "events": [(event, _when(event.date)) for event in events],
        "timeline": timeline_of_events({event.pk for event in events}) if events else None,
        "people": list(zip(people, lines(people), strict=True)),
        "people_page": page,
        "notes": notes.all,
    }
    return render(request, "camps/camp_page.html", context)


def _when(date: str) -> str:
    """A date in words; empty when no source gives one."""
    return dates.in_words(dates.parse(date), get_language() or "en") if date else ""


def _tree(camps: Iterable[Camp]) -> tuple[Branch, ...]:
    """The camps as a tree. One whose parent is not public stands at the top; a loop in the data is left out."""
    rows = list(camps)
    known = {camp.pk for camp in rows}
    below: dict[int | None, list[Camp]] = {}
    for camp in rows:
        below.setdefault(camp.parent_id if camp.parent_id in known else None, []).append(camp)

    def branch(camp: Camp) -> Branch:
        other = tuple(name for name in camp.names.all() if name.text != camp.name)
        return Branch(camp, other, tuple(branch(child) for child in below.get(camp.pk, ())))

    return tuple(branch(camp) for camp in below.get(None, ()))
