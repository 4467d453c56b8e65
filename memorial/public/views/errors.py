"""What a visitor reads when something is not there or went wrong. Never a bare page."""

from __future__ import annotations

import sys

from django.db import InternalError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

#: Seconds after which to ask again, when the database cannot at the moment.
_ASK_AGAIN = 60


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 400, _("This address cannot be read."), "")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 403, _("This is not open to you."), str(exception))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, with the reason where a view gave one in words."""
    reason = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    return _page(request, 404, _("There is nothing at this address."), reason)


def too_large(request: HttpRequest, reason: str) -> HttpResponse:
    """413: more was sent than is read."""
    return _page(request, 413, _("This is too much at once."), reason)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, from a template that needs nothing: no database, no session.

    503 where it is the database that cannot at the moment (a full disk, one that cannot be written to, a lock that is
    not let go): machines then ask again, and whoever watches over the site knows where to look.
    """
    if not isinstance(sys.exc_info()[1], (OperationalError, InternalError)):
        return render(request, "errors/server_error.html", status=500)
    answer = render(request, "errors/server_error.html", status=503)
    answer["Retry-After"] = str(_ASK_AGAIN)
    return answer


def _page(request: HttpRequest, status: int, title: str, reason: str) -> HttpResponse:
    return render(request, "errors/error_page.html", {"title": title, "reason": reason}, status=status)
