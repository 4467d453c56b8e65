"""Behind the private link: every step of a letter, and what its sender can do. Whoever has the link is the sender."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from memorial import corrections
from memorial.corrections import view
from memorial.public.letter.same_site import from_our_own_pages


@from_our_own_pages
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def correction_private(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """The private page."""
    try:
        shown = view.by_link(code, key)
    except corrections.NotFound as error:
        raise Http404(_("There is no letter with this code.")) from error
    return render(request, "corrections/correction_private.html", {"letter": shown})
