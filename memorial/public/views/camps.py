"""Camps: the tree of all, and each with its names, its people and what happened there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from memorial import search
from memorial.models import Camp, CampHeadcount, CampName, CampText, Citation
from memorial.public.account import cited
from memorial.public.line import line
from memorial.public.lookup import found_or_404
from memorial.public.notes import Notes


@dataclass(frozen=True, slots=True)
class Branch:
    """A camp at its depth in the tree, 0 for a complex."""

    camp: Camp
    depth: int


@require_safe
def camp_list(request: HttpRequest) -> HttpResponse:
    return render(request, "camps/camp_list.html", {"branches": list(_tree(Camp.objects.public()))})


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
    page = search.find(search.Query(filters=search.Filters(camp=camp)))
    context = {
        "camp": camp,
        "texts": cited(camp.texts.all(), notes, get_language() or "en"),
        "names": [(name, notes.of(name.citations.all())) for name in camp.names.all()],
        "headcounts": [(count, notes.of(count.citations.all())) for count in camp.headcounts.all()],
        "camp_notes": notes.of(camp.citations.all()),
        "sections": Camp.objects.public().filter(parent=camp),
        "events": camp.events.public(),
        "people": [(hit.person, line(hit.person)) for hit in page.items],
        "people_page": page,
        "notes": notes.all,
    }
    return render(request, "camps/camp_page.html", context)


def _tree(camps: Iterable[Camp]) -> Iterator[Branch]:
    """The camps in order of the tree. One whose parent is not public stands at the top."""
    rows = list(camps)
    known = {camp.pk for camp in rows}
    below: dict[int | None, list[Camp]] = {}
    for camp in rows:
        below.setdefault(camp.parent_id if camp.parent_id in known else None, []).append(camp)
    waiting = [Branch(camp, 0) for camp in reversed(below.get(None, []))]
    while waiting:
        branch = waiting.pop()
        yield branch
        waiting += [Branch(camp, branch.depth + 1) for camp in reversed(below.get(branch.camp.pk, []))]
