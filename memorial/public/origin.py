"""Where the memorial lives: the part of every permanent address before the path."""

from django.conf import settings
from django.http import HttpRequest


def origin(request: HttpRequest) -> str:
    """`https://example.org`: as configured, else as the request came."""
    return settings.PUBLIC_ORIGIN or f"{request.scheme}://{request.get_host()}"
