"""Sources: what the record rests on, and everything that rests on each."""

from __future__ import annotations

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from memorial.models import Camp, CasualtyFigure, Citation, Event, Official, PersonName, Source, Standing, Statement
from memorial.models.living import PROTECTED, statements_the_public_may_see
from memorial.names import fold
from memorial.public.lookup import found_or_404

#: More than this rest on the great lists; the people behind the rest are a link away.
STATEMENTS_ON_PAGE = 500


@require_safe
def source_list(request: HttpRequest) -> HttpResponse:
    return render(request, "sources/source_list.html", {"sources": sorted(Source.objects.public(), key=_by_author)})


def _by_author(source: Source) -> tuple[str, str]:
    """As a bibliography is ordered: by author or editor, else by title."""
    return (fold(source.credited or source.best_title), fold(source.best_title))


@require_safe
def source_page(request: HttpRequest, slug: str) -> HttpResponse:
    source = found_or_404(Source.objects.public(), slug, _("There is no such source in the record."))
    citations = Citation.objects.resting_on(source).values("pk")
    statements = (
        Statement.objects.filter(statements_the_public_may_see, citations__in=citations)
        .filter(person__standing=Standing.PUBLISHED)
        .select_related("person", "camp__parent", "event", "nationality", "role", "related_person")
        .order_by("person__sort_key", "person_id", "position")
        .distinct()
    )
    names = (
        PersonName.objects.filter(citations__in=citations, person__standing=Standing.PUBLISHED)
        .filter(Q(displayed=True) | ~Q(person__living__in=PROTECTED))
        .select_related("person")
        .order_by("person__sort_key", "person_id", "position")
        .distinct()
    )
    context = {
        "source": source,
        "statements": statements[:STATEMENTS_ON_PAGE],
        "statement_count": statements.count(),
        "names": names[:STATEMENTS_ON_PAGE],
        "name_count": names.count(),
        "events": Event.objects.public()
        .filter(Q(citations__in=citations) | Q(texts__citations__in=citations) | Q(figures__citations__in=citations))
        .distinct(),
        "camps": Camp.objects.public()
        .filter(
            Q(citations__in=citations)
            | Q(names__citations__in=citations)
            | Q(headcounts__citations__in=citations)
            | Q(texts__citations__in=citations)
            | Q(coordinates_citation__in=citations)
        )
        .select_related("parent")
        .distinct(),
        "figures": CasualtyFigure.objects.filter(citations__in=citations, event__standing=Standing.PUBLISHED)
        .select_related("event")
        .order_by("event__date_earliest", "event__name", "position")
        .distinct(),
        "officials": Official.objects.filter(citations__in=citations, event__standing=Standing.PUBLISHED)
        .select_related("event")
        .distinct(),
        "carried": Source.objects.public().filter(citations__via__source=source).exclude(pk=source.pk).distinct(),
    }
    return render(request, "sources/source_page.html", context)
