"""The same page in the other languages: for the switcher, and for `hreflang`.

A page's language is told by its address and by nothing else: no cookie, no guess from the browser's own language.
English has no prefix, every other language has its code for one.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.urls import get_script_prefix
from django.utils.encoding import escape_uri_path, iri_to_uri
from django.utils.translation import get_language

from memorial.public.origin import origin

#: Each language as its own readers call it.
AUTONYMS = {
    "en": "English",
    "lt": "Lietuvių",
    "lv": "Latviešu",
    "et": "Eesti",
    "uk": "Українська",
    "ru": "Русский",
    "pl": "Polski",
    "de": "Deutsch",
}


class LanguageOfAddress(LocaleMiddleware):
    """Django's middleware, but that it does not tell caches that English pages vary with the browser's language.

    They do not: without a prefix the language is English whatever is asked for.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        response.headers.setdefault("Content-Language", get_language() or settings.LANGUAGE_CODE)
        return response


@dataclass(frozen=True, slots=True)
class Alternate:
    """This page in one language: the language's code and own name, and the absolute address, parameters kept."""

    code: str
    name: str
    url: str
    current: bool


def alternates(request: HttpRequest) -> tuple[Alternate, ...]:
    """The page of this request in every language, the current one among them, in the order of `LANGUAGES`.

    Addresses are alike in all languages but for the prefix, so the address itself is enough: nothing is looked up, and
    pages that tell of an error, where no view was found, have their other languages too.

    >>> alternates(request)[1].url  # of /people/?q=Mendriks
    'https://memorial.example/lt/people/?q=Mendriks'
    """
    start, rest = _start(request), _without_language(request.path_info)
    query = request.META.get("QUERY_STRING", "")
    tail = escape_uri_path(rest) + (f"?{iri_to_uri(query)}" if query else "")
    current = get_language() or settings.LANGUAGE_CODE
    return tuple(
        Alternate(
            code,
            AUTONYMS[code],
            f"{start}{tail}" if code == settings.LANGUAGE_CODE else f"{start}/{code}{tail}",
            code == current,
        )
        for code, _name in settings.LANGUAGES
    )


def languages(request: HttpRequest) -> dict[str, object]:
    """Context processor: `languages`, as `alternates` has them, and `default_language_url`, for whoever reads none."""
    found = alternates(request)
    return {
        "languages": found,
        "default_language_url": next(other.url for other in found if other.code == settings.LANGUAGE_CODE),
    }


def _start(request: HttpRequest) -> str:
    """What stands before the path; without the host when the one asked for is not ours and may not be repeated."""
    try:
        start = origin(request)
    except DisallowedHost:
        start = ""
    return start + get_script_prefix().rstrip("/")


def _without_language(path: str) -> str:
    """The path below the language's prefix. It begins with one slash: with two, a link would lead to another host."""
    first, _slash, rest = path.lstrip("/").partition("/")
    below = rest if first in dict(settings.LANGUAGES) else path
    return f"/{below.lstrip('/')}"
