"""How much may be sent in one request. More is refused before a byte of it is read."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from memorial.public.views.errors import too_large

#: Where a letter is sent, or added to.
_LETTER = re.compile(r"\A(?:/[a-z]{2})?/corrections/[^/]+/")


class BodyCap:
    """Middleware: 413, in words, for a body that says it is larger than may be sent to its address.

    That is `settings.MAX_BODY`, and where families send documents `settings.MAX_LETTER`: ten files as large as one may
    be, and the form.

    Form fields have a lower cap of Django's own (`DATA_UPLOAD_MAX_MEMORY_SIZE`), each photograph that of
    `images.MAX_BYTES`. A body that does not say its length is empty to Django.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        said = request.META.get("CONTENT_LENGTH") or "0"
        most = settings.MAX_LETTER if _LETTER.search(request.path_info) else settings.MAX_BODY
        if said.isascii() and said.isdigit() and int(said[:20]) > most:
            told = _("At most %(size)s can be sent at once. Please go back, and send fewer or smaller files at a time.")
            return too_large(request, told % {"size": filesizeformat(most)})
        return self.get_response(request)
