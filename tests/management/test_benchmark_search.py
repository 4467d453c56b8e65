"""`manage.py benchmark_search`, run as an operator runs it: in a process, with a database of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

PEOPLE = 120
CASES = """query,target_full_name,kind,source,nationality,group
Мендрикс Янис,Jānis Mendriks,cyrillic,made here,LV,seed
Laiciunas Alfonas,Alfonas Laičiūnas,diacritics-dropped,made here,LT,seed
Laiciunas Alfonas,Alfonas Laičiūnas,reversed-order,made here,LT,seed
Vytautas Gruodis,Alfonas Laičiūnas,negative,made here,LT,seed
"""
KEYS = {
    "people", "cases", "recall_at_1", "recall_at_10", "mrr", "by_kind", "false_friends_at_10", "negatives",
    "hard_false_friends_at_10", "hard_negatives", "latency_ms", "work_ms", "build_seconds", "index_bytes",
    "peak_rss_bytes", "words", "rules", "database", "machine",
}  # fmt: skip
ADDED = {"hostile_queries", "hostile_max_ms", "hostile_max_work_ms", "hostile_worst", "peers"}


@dataclass
class Run:
    """What a run wrote as JSON, and what it said."""

    told: Any
    stdout: str
    stderr: str


@dataclass
class Bench:
    """Where the command is run: a folder for what it leaves, and the environment."""

    folder: Path
    environment: dict[str, str]

    def run(self, *options: str) -> subprocess.CompletedProcess[str]:
        cases = self.folder / "cases.csv"
        cases.write_text(CASES, encoding="utf-8")
        command = [sys.executable, "manage.py", "benchmark_search", "--people", str(PEOPLE), "--cases", str(cases)]
        done = subprocess.run(
            [*command, *options],
            cwd=settings.BASE_DIR,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert done.returncode == 0, done.stderr
        return done

    def told(self, *options: str) -> Run:
        out = self.folder / "out.json"
        done = self.run(*options, "--json", str(out))
        return Run(json.loads(out.read_text(encoding="utf-8")), done.stdout, done.stderr)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: Any) -> Iterator[Bench]:
    """On SQLite a file in a folder of its own; on PostgreSQL a database beside that of these tests."""
    folder = tmp_path_factory.mktemp("bench")
    environment = {**os.environ, "MEMORIAL_VAR": str(folder)}
    if connection.vendor != "postgresql":
        environment.pop("DATABASE_URL", None)
        yield Bench(folder, environment)
        return
    name = str(connection.settings_dict["NAME"])
    parts = urlsplit(environment["DATABASE_URL"])
    environment["DATABASE_URL"] = environment["MEMORIAL_TEST_DATABASE_URL"] = parts._replace(path=f"/{name}").geturl()
    yield Bench(folder, environment)
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}_bench_search"')


@pytest.fixture(scope="module")
def first(bench: Bench) -> Any:
    """What the first run wrote, with everything that can be asked for."""
    return bench.told("--hostile", "42", "--peers").told


@pytest.fixture(scope="module")
def again(bench: Bench, first: Any) -> Run:
    """A second run with the same people and fewer cases."""
    return bench.told("--every", "3")


def test_the_keys_are_those_that_are_documented(first: Any) -> None:
    assert set(first) == KEYS | ADDED
    assert set(first["latency_ms"]) == {"p50", "p95", "p99", "max"}
    assert set(first["machine"]) >= {"cores", "python", "load_average_before", "load_average_after"}
    assert all(set(its) == {"cases", "recall_at_1", "recall_at_10", "mrr"} for its in first["by_kind"].values())


def test_targets_that_the_background_lacks_are_added_and_found(first: Any) -> None:
    assert first["people"] == PEOPLE + 2
    assert (first["cases"], first["negatives"]) == (4, 1)
    assert set(first["by_kind"]) == {"cyrillic", "diacritics-dropped", "reversed-order"}
    assert first["recall_at_1"] == first["recall_at_10"] == first["mrr"] == 1.0
    assert first["false_friends_at_10"] == 0.0


def test_what_the_index_costs_is_measured(first: Any) -> None:
    assert first["build_seconds"] > 0
    assert first["index_bytes"] >= 50_000
    assert first["peak_rss_bytes"] > 20_000_000
    assert first["database"].startswith("PostgreSQL" if connection.vendor == "postgresql" else "SQLite")


def test_hostile_queries_are_asked_and_the_worst_is_told(first: Any) -> None:
    assert first["hostile_queries"] == 42
    assert first["hostile_max_ms"] > 0
    assert first["hostile_worst"]["kind"]


def test_peers_are_asked_the_same_cases_or_it_is_said_why_not(first: Any) -> None:
    peers = {peer["name"]: peer for peer in first["peers"]}
    soundex = peers["Daitch-Mokotoff soundex"]
    assert soundex["by_kind"]["diacritics-dropped"]["recall_at_10"] == 1.0
    assert soundex["build_seconds"] > 0
    assert soundex["index_bytes"] > 0
    assert peers["LIKE, plain letters, all words"]["by_kind"]["cyrillic"]["recall_at_10"] == 0.0
    trigrams = peers["pg_trgm nearest, GiST"]
    if connection.vendor == "postgresql":
        assert trigrams["by_kind"]["diacritics-dropped"]["recall_at_10"] == 1.0
    elif "MEMORIAL_TEST_DATABASE_URL" not in os.environ:
        assert "PostgreSQL" in trigrams["not_run"]


def test_a_database_that_stands_complete_is_used_again(again: Run, first: Any) -> None:
    assert "used again" in again.stderr
    assert again.told["people"] == first["people"]
    assert again.told["build_seconds"] == first["build_seconds"]


def test_each_k_th_case_is_asked_among_the_same_people(again: Run) -> None:
    assert set(again.told) == KEYS
    assert again.told["cases"] == 2
    assert again.told["negatives"] == 1


def test_a_table_is_printed_for_people(again: Run) -> None:
    assert f"{PEOPLE + 2} people" in again.stdout
    assert "cyrillic" in again.stdout
    assert "false friends at 10: 0.000 of 1 negatives" in again.stdout


def test_the_database_of_the_site_is_not_even_made(bench: Bench, first: Any) -> None:
    assert not (bench.folder / "memorial.sqlite3").exists()
    files = [path.name for path in (bench.folder / "bench").glob("*.sqlite3")]
    assert len(files) == (1 if connection.vendor == "sqlite" else 0)


def error_of(tmp_path: Path, text: str, **options: Any) -> str:
    cases = tmp_path / "cases.csv"
    cases.write_text(text, encoding="utf-8")
    with pytest.raises(CommandError) as error:
        call_command("benchmark_search", **{"people": 10, "cases": cases, **options})
    return str(error.value)


def test_a_broken_row_is_named_by_its_line(tmp_path: Path) -> None:
    assert "line 3: query is empty" in error_of(
        tmp_path, "query,target_full_name,kind\nOna,Ona Rimkutė,typo\n,Ona Rimkutė,typo\n"
    )


def test_a_background_that_is_not_there_is_said(tmp_path: Path) -> None:
    message = error_of(tmp_path, CASES, background=tmp_path / "nowhere.tsv")
    assert "nowhere.tsv cannot be read" in message


@pytest.mark.parametrize("options", [{"people": 0}, {"every": 0}, {"hostile": -1}])
def test_numbers_that_mean_nothing_are_refused(tmp_path: Path, options: dict[str, int]) -> None:
    assert "at least" in error_of(tmp_path, CASES, **options)


def test_a_server_that_does_not_answer_is_said_without_its_password(tmp_path: Path) -> None:
    cases = tmp_path / "cases.csv"
    cases.write_text(CASES, encoding="utf-8")
    nowhere = {
        **os.environ,
        "MEMORIAL_VAR": str(tmp_path),
        "DATABASE_URL": "postgres://memorial:hushed@127.0.0.1:1/memorial",
    }
    command = [sys.executable, "manage.py", "benchmark_search", "--people", "3", "--cases", str(cases)]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=nowhere, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1 and "DATABASE_URL cannot be used" in done.stderr
    assert "Traceback" not in done.stderr and "hushed" not in done.stdout + done.stderr
