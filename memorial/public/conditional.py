"""Whether a page has changed since it was last read: `ETag`, `Last-Modified`, and 304 without making the page.

Every public page is made of the record, of the release that shows it, and of its own address; a few also of the day.
The last link of the history's chain stands for the whole record (RFC 9110, sections 8.8 and 13).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.http import http_date

from memorial.models import Change

#: Views of these modules make pages out of the record and of nothing about the reader.
_PAGES = "memorial.public.views."
#: What the look and the words of a page come from, besides the record.
_RELEASE = ("memorial/**/*.py", "templates/**/*.html", "locale/**/*.mo", "static/**/*.*", "requirements.txt")


class Conditional:
    """Middleware: a page that has not changed is not made again. One question to the database decides.

    Pages may be kept by caches but are asked after each time, so that a correction is seen with the next request.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.started = timezone.now()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        validators = getattr(request, "validators", None)
        if validators is None or response.status_code != 200:
            return response
        etag, modified = validators
        response.headers.setdefault("ETag", etag)
        response.headers.setdefault("Last-Modified", http_date(modified))
        _for_caches(response)
        conditional: HttpResponse = get_conditional_response(
            request, etag=etag, last_modified=modified, response=response
        )
        return conditional

    def process_view(self, request: HttpRequest, view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        """304 before the view is asked, where the reader names the very state there is."""
        if request.method not in ("GET", "HEAD") or not view.__module__.startswith(_PAGES):
            return None
        last = Change.objects.order_by("-pk").values_list("hash", "made").first()
        digest, made = last or ("", self.started)
        etag = _etag(digest, request)
        modified = int(max(made, self.started, _midnight()).timestamp())
        named = request.headers.get("If-None-Match", "")
        if etag in named:
            unchanged = HttpResponse(status=304, headers={"ETag": etag, "Last-Modified": http_date(modified)})
            _for_caches(unchanged)
            return unchanged
        request.validators = (etag, modified)  # type: ignore[attr-defined]
        return None


def _for_caches(response: HttpResponse) -> None:
    """What is said with a page is said with "unchanged" too (RFC 9110, 15.4.5), also that it may come compressed."""
    patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    patch_vary_headers(response, ("Accept-Encoding",))


def _midnight() -> datetime:
    """When today began (UTC): with it the first page and the calendar have changed, if nothing else has."""
    return timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)


def _etag(record: str, request: HttpRequest) -> str:
    """A weak validator: the same page may come compressed or not."""
    told = "\n".join((record, _release(), f"{_midnight():%Y-%m-%d}", request.get_full_path()))
    return f'W/"{hashlib.sha256(told.encode(errors="surrogateescape")).hexdigest()[:32]}"'


@lru_cache(maxsize=1)
def _release() -> str:
    """A digest of everything under the program's folder that pages are made with; read once for each process.

    With it the settings that readers can see: where the memorial lives, and whom they may write to.
    """
    digest = hashlib.sha256(f"{settings.PUBLIC_ORIGIN} {settings.CONTACT}".encode())
    for pattern in _RELEASE:
        for path in sorted(settings.BASE_DIR.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()
