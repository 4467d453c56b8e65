"""Sources: what the record rests on, and everything that rests on each."""

from __future__ import annotations

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from memorial import search
from memorial.models import Camp, CasualtyFigure, Event, Official, Source, Standing
from memorial.names import fold
from memorial.public.lookup import found_or_404

#: More than this rest on the great lists; the people behind the rest are a link away.
STATEMENTS_ON_PAGE, NAMES_ON_PAGE = 240, 60


@require_safe
def source_list(request: HttpRequest) -> HttpResponse:
    return render(request, "sources/source_list.html", {"sources": sorted(Source.objects.public(), key=_by_author)})


def _by_author(source: Source) -> tuple[str, str]:
    """As a bibliography is ordered: by author or editor, else by title."""
    return (fold(source.credited or source.best_title), fold(source.best_title))


@require_safe
def source_page(request: HttpRequest, slug: str) -> HttpResponse:
    source = found_or_404(Source.objects.public(), slug, _("There is no such source in the record."))
    statements = search.statements_resting_on(source, STATEMENTS_ON_PAGE)
    names = search.names_resting_on(source, NAMES_ON_PAGE)
    citing = search.entries_citing(source)
    context = {
        "source": source,
        "statements": statements,
        "names": names,
        "events": Event.objects.public()
        .filter(Q(citations__in=citing) | Q(texts__citations__in=citing) | Q(figures__citations__in=citing))
        .distinct(),
        "camps": Camp.objects.public()
        .filter(
            Q(citations__in=citing)
            | Q(names__citations__in=citing)
            | Q(headcounts__citations__in=citing)
            | Q(texts__citations__in=citing)
            | Q(coordinates_citation__in=citing)
        )
        .select_related("parent")
        .distinct(),
        "figures": CasualtyFigure.objects.filter(citations__in=citing, event__standing=Standing.PUBLISHED)
        .select_related("event")
        .order_by("event__date_earliest", "event__name", "position")
        .distinct(),
        "officials": Official.objects.filter(citations__in=citing, event__standing=Standing.PUBLISHED)
        .select_related("event")
        .distinct(),
        "carried": Source.objects.public().filter(citations__via__source=source).exclude(pk=source.pk).distinct(),
    }
    return render(request, "sources/source_page.html", context)
