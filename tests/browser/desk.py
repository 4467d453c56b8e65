"""The curators' desk as it is served, with two curators and a draft of its own for every test."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.server import ROOT, serving

PASSWORD = "a long pass phrase of nobody"
#: A second factor has its own tests; here its absence keeps every way short.
OPEN = {"MEMORIAL_SECOND_FACTOR": "0"}
CURATORS = {"ona": "Ona Kuratorė", "rasa": "Rasa Vadovė"}

_ACCOUNTS = f"""
from django.contrib.auth.models import User
for key, name in {CURATORS!r}.items():
    given, family = name.split()
    User.objects.create_superuser(key, f"{{key}}@example.org", {PASSWORD!r}, first_name=given, last_name=family)
"""
_DRAFT = """
from tests.builders import make_person, statement_row
person = make_person(
    {name!r}, statement_row("rank", text="captain"), statement_row("held_in", camp="vorkuta-camp-29", date="1953-22"),
    standing="draft",
)
print(person.pk)
"""


@dataclass(frozen=True)
class Desk:
    """A running memorial with a desk. `environment` is that of its commands."""

    address: str
    environment: dict[str, str]

    def draft(self, name: str) -> str:
        """A new draft of a person with two statements; its id."""
        return self.tell(_DRAFT.format(name=name))

    def tell(self, code: str) -> str:
        """Run code beside the server, on its database; what it prints."""
        done = subprocess.run(
            [sys.executable, "manage.py", "shell", "--no-imports", "-c", code],
            cwd=ROOT, env=self.environment, capture_output=True, text=True, timeout=120, check=True,
        )  # fmt: skip
        return done.stdout.strip()


@contextmanager
def served(var: Path) -> Iterator[Desk]:
    """The desk on a port and in a folder of its own. Accounts need no second factor here."""
    with serving(var, **OPEN) as address:
        told = {"PATH": os.environ["PATH"], "MEMORIAL_VAR": str(var), "DJANGO_SETTINGS_MODULE": "memorial.settings"}
        desk = Desk(address, told)
        desk.tell(_ACCOUNTS)
        yield desk


def log_in(page: Page, key: str = "ona") -> None:
    """With the keyboard alone: the field is focused, Tab leads on, Enter sends."""
    page.goto("/admin/login/")
    page.locator("#id_username").focus()
    page.keyboard.type(key)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/")


def tab_to(page: Page, selector: str, limit: int = 250) -> None:
    """Press Tab until what the selector finds has the focus."""
    for _step in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"the keyboard does not reach {selector}")
