"""For search engines: every page there is, with its other languages. The protocol is that of sitemaps.org.

People are cut into stretches of ids, as the turns of the first page are: a stretch is found by an index however far in
it lies, and whoever joins moves nobody into another file.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import chain

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from memorial.fields import Bytewise
from memorial.models import Camp, Event, Person, Source, turn
from memorial.public.origin import origin

#: About so many pages stand in one file, and never more than the protocol allows (which also asks for less than 50 MB).
IN_A_FILE, AT_MOST = 10_000, 50_000
#: Far more turns than any number of people asks for: an address with more was not made here.
_MOST_TURNS = 2**16
_TYPE = "application/xml; charset=utf-8"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
#: Pages that are one of their kind, by the names of their addresses.
_SINGLE = (
    "home", "people", "camps", "events", "sources", "names", "names_reading", "days", "about", "method", "data",
    "privacy", "accessibility",
)  # fmt: skip

#: A path in English, and the day the page was last changed where that is known.
Place = tuple[str, datetime.date | None]


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The files there are: one of the single pages, and as many of people as it takes."""
    turns = turn.how_many(Person.objects.public().count(), IN_A_FILE)
    paths = [reverse("sitemap_pages"), *(reverse("sitemap_people", args=[turns, place]) for place in range(turns))]
    rows = "".join(f"<sitemap><loc>{escape(origin(request) + path)}</loc></sitemap>\n" for path in paths)
    return HttpResponse(f"{_HEAD}<sitemapindex {_SPACE}>\n{rows}</sitemapindex>\n", content_type=_TYPE)


@require_safe
def sitemap_pages(request: HttpRequest) -> StreamingHttpResponse:
    """Every page but those of people."""
    with override(settings.LANGUAGE_CODE):
        places = list(chain(_single(), _days(), *map(_entries, _with_pages())))
    return _file(request, places)


@require_safe
def sitemap_people(request: HttpRequest, turns: int, place: int) -> StreamingHttpResponse:
    """The pages of the people whose ids lie in one stretch; 404 for a stretch there can be none of."""
    if not 0 < turns <= _MOST_TURNS or turns & (turns - 1) or place >= turns:
        raise Http404(_("There is nothing at this address."))
    first, beyond = turn.span(place, turns)
    people = Person.objects.public().alias(place=Bytewise("pk")).filter(place__gte=first)
    if beyond:
        people = people.filter(place__lt=beyond)
    with override(settings.LANGUAGE_CODE):
        address = reverse("person_page", args=["-id-", "-slug-"])
        bare = reverse("person_by_id", args=["-id-"])
    rows = people.order_by(Bytewise("pk")).values_list("pk", "slug", "updated")[:AT_MOST]
    return _file(
        request,
        [
            ((address if slug else bare).replace("-id-", pk).replace("-slug-", slug), updated.date())
            for pk, slug, updated in rows
        ],
    )


def _single() -> Iterator[Place]:
    yield from ((reverse(name), None) for name in _SINGLE)


def _days() -> Iterator[Place]:
    """Of a leap year, so that all are there."""
    year = (datetime.date(2000, 1, 1) + datetime.timedelta(days=number) for number in range(366))
    yield from ((reverse("day", args=[day.month, day.day]), None) for day in year)


def _with_pages() -> tuple[QuerySet[Camp] | QuerySet[Event] | QuerySet[Source], ...]:
    return Camp.objects.public(), Event.objects.public(), Source.objects.public()


def _entries(entries: QuerySet[Camp] | QuerySet[Event] | QuerySet[Source]) -> Iterator[Place]:
    rows = entries.only("slug", "updated").order_by("slug")
    yield from ((entry.get_absolute_url(), entry.updated.date()) for entry in rows)


def _file(request: HttpRequest, places: Iterable[Place]) -> StreamingHttpResponse:
    if request.method == "HEAD":
        places = ()
    return StreamingHttpResponse(_written(origin(request), places), content_type=_TYPE)


def _written(start: str, places: Iterable[Place]) -> Iterator[str]:
    """Addresses are alike in all languages but for the prefix, so each is put together from its English one."""
    prefixes = [(code, "" if code == settings.LANGUAGE_CODE else f"/{code}") for code, _name in settings.LANGUAGES]
    yield f'{_HEAD}<urlset {_SPACE} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    for path, changed in places:
        tail = escape(path)
        others = "".join(
            f'<xhtml:link rel="alternate" hreflang="{code}" href="{start}{prefix}{tail}"/>' for code, prefix in prefixes
        )
        when = f"<lastmod>{changed.isoformat()}</lastmod>" if changed else ""
        yield (
            f"<url><loc>{start}{tail}</loc>{when}{others}"
            f'<xhtml:link rel="alternate" hreflang="x-default" href="{start}{tail}"/></url>\n'
        )
    yield "</urlset>\n"
