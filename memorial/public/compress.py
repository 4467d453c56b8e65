"""What is compressed on its way out: text. Pictures and fonts are compressed already, and keep their length."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class CompressText(GZipMiddleware):
    """Django's middleware, but for pictures and fonts."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.get("Content-Type", "").startswith(("image/", "font/")) and response.streaming:
            return response
        return super().process_response(request, response)
