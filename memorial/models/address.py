"""Addresses of pages that a list has by the hundred, without asking the resolver for each."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.translation import get_language

#: What stands for the parts of an address while its form is looked up; nothing in it is ever quoted.
_PLACES = ("-first-", "-second-")
#: What may stand in one part of a path as it is (RFC 3986, 3.3), as Django leaves it.
_PLAIN = "~:@!$&'()*+,;="


def address(name: str, *parts: str) -> str:
    """What `reverse(name, args=parts)` gives in the language in use, for up to two parts that any text may stand in.

    >>> address("camp_page", "vorkuta-camp-29")
    '/camps/vorkuta-camp-29/'
    """
    form = _form(name, len(parts), get_language(), get_script_prefix(), get_urlconf())
    return form % tuple(quote(part, safe=_PLAIN) for part in parts)


@lru_cache(maxsize=512)
def _form(name: str, parts: int, _language: str | None, _prefix: str, urlconf: str | None) -> str:
    """The address with a `%s` for each part. It depends on what is given and on the program alone."""
    whole = reverse(name, urlconf, args=_PLACES[:parts]).replace("%", "%%")
    for place in _PLACES[:parts]:
        whole = whole.replace(place, "%s")
    return whole
