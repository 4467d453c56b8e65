"""The database of the bench: never another one, and made anew unless it is whole and what is wanted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import dj_database_url
import pytest
from django.db import connection

from memorial.management.name_bench.database import (
    Made,
    Wanted,
    address,
    clear,
    digest_of,
    is_its_own,
    remember,
    schema,
    standing,
)

WANTED = Wanted(120, "a" * 64, "b" * 64, schema="0001")
MADE = Made(WANTED, 122, 300, 1.5, 90_000, 50_000_000)


def test_the_database_of_the_site_is_never_emptied(db: None) -> None:
    assert not is_its_own(WANTED)
    with pytest.raises(AssertionError):
        clear(WANTED)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="elsewhere the bench has no file of its own")
def test_the_address_leads_to_the_file_whatever_its_folder_is_called(tmp_path: Path, settings: Any) -> None:
    """Else the command would start itself anew, and again, and never arrive."""
    settings.VAR_DIR = tmp_path / "a folder, 50%25 #full?"
    file = Path(dj_database_url.parse(address(WANTED))["NAME"])
    assert file == settings.VAR_DIR / "bench" / f"search-120-{'a' * 6}{'b' * 6}.sqlite3"


def test_what_was_broken_off_is_not_used(db: None) -> None:
    assert standing(WANTED) is None


def test_what_is_whole_is_used_again(db: None) -> None:
    remember(MADE)
    assert standing(WANTED) == MADE


@pytest.mark.parametrize(
    "other", [{"people": 121}, {"background": "c" * 64}, {"targets": "c" * 64}, {"rules": -1}, {"schema": "0002"}]
)
def test_what_is_not_what_is_wanted_is_not_used(db: None, other: dict[str, object]) -> None:
    remember(MADE)
    assert standing(replace(WANTED, **other)) is None


@pytest.mark.parametrize("told", ["", "{}", "[1]", '{"wanted": {"people": 1}}'])
def test_what_says_something_else_is_not_used(db: None, told: str) -> None:
    remember(MADE)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE bench_made SET told = %s", [told])
    assert standing(WANTED) is None


def test_the_order_of_targets_makes_no_difference() -> None:
    assert digest_of(["a", "b"]) == digest_of(["b", "a"]) != digest_of(["ab"])


def test_the_last_migration_is_known(db: None) -> None:
    assert schema()[:4].isdigit()
