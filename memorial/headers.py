"""Headers of every answer that Django and django-csp do not set."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

#: What a memorial asks of nobody's machine. The whole screen, kept awake, is what a reading of the names may have.
_DENIED = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media",
    "geolocation", "gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer", "microphone", "midi", "payment",
    "picture-in-picture", "publickey-credentials-get", "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip
_OURS = ("fullscreen", "screen-wake-lock")
PERMISSIONS_POLICY = ", ".join([*(f"{feature}=()" for feature in _DENIED), *(f"{feature}=(self)" for feature in _OURS)])


class Headers:
    """Middleware: `Permissions-Policy`, and `Cross-Origin-Resource-Policy` where the answer has none of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response
