"""Which forms are taken: those that were sent from our own pages. Told by the browser, without a cookie.

A forged form is one that another site has a reader's browser send. Against it browsers say where a form comes from:
`Sec-Fetch-Site` (all current ones, where the connection is safe), else `Origin`. The oldest say neither; what they send
is taken, for a reader has no account in whose name anything could be done. See docs/decisions/0018-forms.md.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

View = Callable[..., HttpResponse]


def from_our_own_pages(view: View) -> View:
    """A view whose forms need no cookie: 403, in words, for one that another site has sent."""

    @csrf_exempt
    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and _is_forged(request):
            raise PermissionDenied(_("This form was sent from another website. Please open it here and send it again."))
        return view(request, *args, **kwargs)

    return checked


def _is_forged(request: HttpRequest) -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = request.headers.get("Origin", "null")
    # A page that tells nobody where its links come from gives `null` (RFC 6454, 7.3): the private page does.
    if origin == "null" or origin in settings.CSRF_TRUSTED_ORIGINS:
        return False
    return urlsplit(origin).netloc.lower() != request.get_host().lower()
