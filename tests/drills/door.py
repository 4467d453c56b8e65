"""A bare door to the verbs for the drill: a letter as JSON comes in, its receipt goes out once it is kept.

It runs in the real server (gunicorn, the settings of the site); the form of the public pages leads to the same verb.
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Callable, Iterable
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "memorial.settings")
django.setup()

from django.core.signals import request_finished, request_started  # noqa: E402
from django.utils import timezone  # noqa: E402

from memorial.corrections import Arrival, Submission, Value, Wish, receive, submit  # noqa: E402


def application(asked: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """WSGI. The connection of the thread is kept and looked after as between requests of the site."""
    request_started.send(sender=application, environ=asked)
    try:
        told = json.loads(asked["wsgi.input"].read(int(asked.get("CONTENT_LENGTH") or 0)))
        files = tuple(receive(base64.b64decode(data), name) for name, data in told["files"])
        wishes = tuple(Wish(**{**wish, "value": Value(**wish["value"])}) for wish in told["wishes"])
        submission = Submission(**{**told["letter"], "wishes": wishes, "files": files})
        receipt = submit(submission, Arrival(timezone.now(), **told["arrival"]))
        start_response("200 OK", [("Content-Type", "application/json")])
        return [json.dumps({"code": receipt.code, "key": receipt.key, "again": receipt.again}).encode()]
    finally:
        request_finished.send(sender=application)
