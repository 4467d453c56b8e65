"""What the desk tells somebody who is locked out for a while, and by which address they are known until then.

django-axes counts; `AXES_...` in the settings say how far.
"""

from __future__ import annotations

import ipaddress
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from memorial.admin.site import site

#: Who has one IPv6 address has as many as they like within the same /64.
_IPV6_PREFIX = 64


def client_address(request: HttpRequest) -> str | None:
    """The address failed logins are counted under; None when none can be told.

    With `MEMORIAL_PROXIES` at n it is what the n-th web server in front of us, counted from ours, saw: the n-th word
    from the right in X-Forwarded-For. Whatever stands left of it anybody could have written. Of an IPv6 address only
    the network is taken.
    """
    address = str(request.META.get("REMOTE_ADDR", ""))
    if settings.PROXIES:
        said = [word.strip() for word in str(request.META.get("HTTP_X_FORWARDED_FOR", "")).split(",")]
        if len(said) >= settings.PROXIES and _read(said[-settings.PROXIES]):
            address = said[-settings.PROXIES]
    return _read(address)


def _read(text: str) -> str | None:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    if address.version == 4:
        return str(address)
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    network = ipaddress.ip_network((int(address), _IPV6_PREFIX), strict=False)
    return str(network.network_address)


def locked_out(request: HttpRequest, answer: Any = None, credentials: Any = None) -> HttpResponse:
    """The page that says so, 429, with the time it lasts: whether the password was right is not told."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    context = {**site.each_context(request), "title": _("Too many attempts"), "minutes": minutes}
    page = TemplateResponse(request, "admin/memorial/locked_out.html", context, status=429)
    page["Retry-After"] = str(minutes * 60)
    page["Cache-Control"] = "no-store, private"
    return page.render()
