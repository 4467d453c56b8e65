"""Sessions of those who work here, on a disk that cannot be written to: the desk can still be read."""

from __future__ import annotations

from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse


class Sessions(SessionMiddleware):
    """Django's, but for one thing: a page that was made is given although its session could not be put off.

    Each page puts off the end of the session (`SESSION_SAVE_EVERY_REQUEST`). Where the database can be read and not
    written to, that fails; the session then ends when it would have. One that is gone meanwhile is refused as ever.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        try:
            return super().process_response(request, response)
        except SessionInterrupted:
            key = request.session.session_key
            if request.session.modified or key is None or not request.session.exists(key):
                raise
            return response
