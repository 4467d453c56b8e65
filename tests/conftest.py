"""What every test stands on: a database that holds the founding record, put there once by the real import."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as site_settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import translation
from hypothesis import settings as hypothesis_settings

from memorial.models import Person

hypothesis_settings.register_profile("memorial", deadline=None, derandomize=True, max_examples=150)
hypothesis_settings.load_profile("memorial")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: object) -> None:
    """The test database, with the founding record brought in by `manage.py seed`."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        call_command("seed", verbosity=0)


@pytest.fixture(autouse=True)
def _quick_and_plain(settings: object) -> None:
    """Pages are rendered without the manifest of collected files, and no time is spent on hashing made-up passwords."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]
    settings.STORAGES = {  # type: ignore[attr-defined]
        **site_settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """No test is told in the language of the page another has read last."""
    with translation.override("en"):
        yield


@pytest.fixture
def visitor(db: None) -> Client:
    """Somebody who reads. A page that fails fails the test."""
    return Client()


@pytest.fixture
def person(db: None) -> Iterator[object]:
    """Finds a person of the founding record by the displayed name."""
    yield lambda name: Person.objects.get(display_name=name)


def required(what: str) -> bool:
    """Whether MEMORIAL_REQUIRE forbids skipping what needs `browser` or `postgres`."""
    return what in os.environ.get("MEMORIAL_REQUIRE", "").split(",")


@pytest.fixture(scope="session")
def chromium() -> str:
    """Debian's chromium; without it the test is skipped, or fails where MEMORIAL_REQUIRE says browser."""
    path = "/usr/bin/chromium"
    if not Path(path).exists():
        if required("browser"):
            pytest.fail("MEMORIAL_REQUIRE asks for a browser, and /usr/bin/chromium is not there.")
        pytest.skip("no chromium on this machine")
    return path


@pytest.fixture(scope="session")
def launch_options(chromium: str) -> dict[str, object]:
    """For Playwright's `chromium.launch(**launch_options)`: Debian's browser, as root, asking nobody outside."""
    return {
        "executable_path": chromium,
        "args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    }


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL run what asks the test database; on SQLite everything but what is marked `postgres`.

    Names, dates, images and the browser's tests, whose servers have a database of their own, would be told nothing new
    by a second pass. Where no pass on PostgreSQL will come, tests marked so are skipped, and the reader is told.
    """
    if connection.vendor == "postgresql":
        left_out = [item for item in items if not _asks_the_database(item)]
    else:
        left_out = [item for item in items if item.get_closest_marker("postgres")]
    if connection.vendor == "postgresql" or os.environ.get("MEMORIAL_TEST_DATABASE_URL"):
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]
    else:
        for item in left_out:
            item.add_marker(pytest.mark.skip(reason="no PostgreSQL (MEMORIAL_TEST_DATABASE_URL)"))


def _asks_the_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("browser"):
        return False
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(
        item.get_closest_marker("django_db")
        or item.get_closest_marker("postgres")
        or fixtures & {"db", "transactional_db", "django_db_setup", "live_server"}
    )
