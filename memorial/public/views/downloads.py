"""The list of people that a search shows, carried away as a file."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import http_date
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe

from memorial import search
from memorial.archive.people import Row, as_csv, as_json, rows
from memorial.archive.person import LICENCE
from memorial.models import Change, Person
from memorial.public.filters import PersonFilterSet
from memorial.public.origin import origin


@require_safe
def people_csv(request: HttpRequest) -> HttpResponseBase:
    """The people who answer the parameters of `/people/`, as CSV; 400 in words when one of them cannot be read."""
    filterset = _filters(request)
    if not filterset.is_valid():
        told = "".join(f"{name}: {' '.join(texts)}\n" for name, texts in filterset.form.errors.items())
        return HttpResponse(told, status=400, content_type="text/plain; charset=utf-8")
    everyone = search.everyone(filterset.query(get_language() or "en"))
    parts = as_csv(_rows(request, everyone))
    return _attached(parts, "csv", "text/csv; charset=utf-8; header=present", everyone.complete, _last_change())


@require_safe
def people_json(request: HttpRequest) -> HttpResponseBase:
    """The same as JSON."""
    filterset = _filters(request)
    if not filterset.is_valid():
        errors = {name: " ".join(map(str, texts)) for name, texts in filterset.form.errors.items()}
        return JsonResponse({"error": errors}, status=400, json_dumps_params={"ensure_ascii": False})
    everyone = search.everyone(filterset.query(get_language() or "en"))
    changed = _last_change()
    about = {
        "query": {key: value for key, value in request.GET.items() if key in filterset.form.fields and value},
        "language": get_language() or "en",
        "complete": everyone.complete,
        "changed": changed and changed.isoformat(),
    }
    parts = as_json(_rows(request, everyone), about)
    return _attached(parts, "json", "application/json; charset=utf-8", everyone.complete, changed)


def _filters(request: HttpRequest) -> PersonFilterSet:
    return PersonFilterSet(request.GET, queryset=Person.objects.public(), request=request)


def _rows(request: HttpRequest, everyone: search.Everyone) -> Iterator[Row]:
    """Rows in the language of the request, which is over when they are made; none for who asks for the head only."""
    start, language = origin(request), get_language() or "en"
    return _made(everyone if request.method == "GET" else search.Everyone(iter(()), everyone.complete), start, language)


def _made(everyone: search.Everyone, start: str, language: str) -> Iterator[Row]:
    for people in everyone.batches:
        with override(language):
            found = rows(people, start, language)
        yield from found


def _last_change() -> datetime.datetime | None:
    """When the record was last altered; None while there is none."""
    return Change.objects.order_by("-pk").values_list("made", flat=True).first()


def _attached(
    parts: Iterator[str], ending: str, content_type: str, complete: bool, changed: datetime.datetime | None
) -> StreamingHttpResponse:
    """A file to keep, named by the state of the record it holds; free to be read by anybody's program."""
    named = ["gulag-revolts-people", *([] if complete else ["incomplete"])]
    response = StreamingHttpResponse(parts, content_type=content_type)
    if changed:
        named.append(changed.date().isoformat())
        response["Last-Modified"] = http_date(changed.timestamp())
    response["Content-Disposition"] = f'attachment; filename="{"-".join(named)}.{ending}"'
    response["Link"] = f'<{LICENCE}>; rel="license"'
    response["Memorial-Complete"] = "true" if complete else "false"
    response["X-Robots-Tag"] = "noindex"
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
