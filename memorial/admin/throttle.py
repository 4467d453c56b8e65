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
from memorial.corrections.network import client_address as client

#: Who has one IPv6 address has as many as they like within the same /64.
_IPV6_PREFIX = 64


def client_address(request: HttpRequest) -> str | None:
    """The address failed logins are counted under; None when none can be told.

    Behind `MEMORIAL_PROXIES` web servers it is read as that of a letter is. Of an IPv6 address only the network is
    taken.
    """
    return _read(client(request.META, settings.PROXIES))


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
