"""A log line is one line, and tells nothing of those who read or write to the memorial."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from memorial.logs import LineFormatter, without_private

ROOT = Path(__file__).resolve().parent.parent


def line(message: str, *values: object, error: BaseException | None = None) -> str:
    exc_info = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord("django.request", logging.ERROR, __file__, 1, message, values, exc_info)
    return LineFormatter().format(record)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GET /people/?q=Petras&camp=3 failed", "GET /people/[…] failed"),
        ("sent to ona@example.org", "sent to […]"),
        ("from 192.0.2.7", "from […]"),
        ("from 2001:db8::1:7 at noon", "from […] at noon"),
        ("at 12:30:01 the disk was full", "at 12:30:01 the disk was full"),
        ("/srv/memorial/var: database is locked", "/srv/memorial/var: database is locked"),
    ],
)
def test_queries_and_addresses_are_left_out_and_the_rest_is_kept(text: str, expected: str) -> None:
    assert without_private(text) == expected


def test_a_line_is_one_json_object_whatever_the_message_holds() -> None:
    written = line("Not found: %s", "/a\nlevel=INFO forged\u2028Ž")
    assert written.isascii()
    assert "\n" not in written
    event: dict[str, Any] = json.loads(written)
    assert event["message"] == "Not found: /a\nlevel=INFO forged\u2028Ž"
    assert (event["level"], event["logger"]) == ("ERROR", "django.request")
    assert event["time"].endswith("+00:00")


def test_an_exception_tells_its_kind_and_place_but_not_the_values_of_the_row() -> None:
    try:
        raise ValueError("duplicate key\nDETAIL: Key (address)=(ona@example.org) already exists.")
    except ValueError as raised:
        event = json.loads(line("Internal Server Error: /", error=raised))
    assert event["exception"] == "ValueError: duplicate key"
    assert event["at"][-1].endswith("test_an_exception_tells_its_kind_and_place_but_not_the_values_of_the_row")
    assert "example" not in json.dumps(event)


def test_the_settings_write_an_error_once_and_a_readers_mistake_not_at_all(tmp_path: Path) -> None:
    program = (
        "import django, logging; django.setup(); log = logging.getLogger('django.request')\n"
        "log.warning('Not Found: %s', '/nobody'); log.error('Internal Server Error: %s', '/people/')"
    )
    environment = {"DJANGO_SETTINGS_MODULE": "memorial.settings", "MEMORIAL_VAR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    (written,) = done.stderr.splitlines()
    assert json.loads(written)["message"] == "Internal Server Error: /people/"


def test_the_key_of_a_private_link_is_in_no_line() -> None:
    key = "mzxw6ytboi4dqmzxw6ytboi4dqmzxw6y"
    for address in (f"/corrections/k7q2xd3m/{key}/", f"/lt/corrections/k7q2xd3m/{key}", f"/corrections/x/{key}/erase/"):
        assert key not in without_private(f"Internal Server Error: {address}")
    assert without_private(f"/corrections/k7q2xd3m/{key}/") == "/corrections/k7q2xd3m/[…]/"
