"""The database is stopped when a search takes too long; the reader is told, and nothing else suffers."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.db import DatabaseError, connection
from django.test import Client

from memorial import search
from memorial.models import Person
from memorial.search import limit
from memorial.search.limit import TookTooLong, time_limit
from tests.builders import make_person

pytestmark = pytest.mark.django_db

#: It would go on for hours.
ENDLESS = {
    "sqlite": "WITH RECURSIVE more(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more) SELECT count(*) FROM more",
    "postgresql": "SELECT pg_sleep(10000)",
}


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is searched for asks the database for more than it can do."""

    def never_ends(_query: search.Query) -> None:
        with connection.cursor() as cursor:
            cursor.execute(ENDLESS[connection.vendor])
            cursor.fetchall()

    monkeypatch.setattr(import_module("memorial.search.find"), "_search", never_ends)
    monkeypatch.setattr(limit, "SECONDS", 0.01)


def test_an_endless_question_is_broken_off_and_the_next_is_answered() -> None:
    with pytest.raises(TookTooLong), time_limit(0.01), connection.cursor() as cursor:
        cursor.execute(ENDLESS[connection.vendor])
        cursor.fetchall()
    assert Person.objects.count() >= 41


def test_what_was_written_before_in_the_same_transaction_stays() -> None:
    person = make_person("Ona Patvarioji")
    with pytest.raises(TookTooLong), time_limit(0.01), connection.cursor() as cursor:
        cursor.execute(ENDLESS[connection.vendor])
        cursor.fetchall()
    assert Person.objects.filter(pk=person.pk).exists()


def test_another_failure_is_told_as_it_is() -> None:
    with pytest.raises(DatabaseError), time_limit(60), connection.cursor() as cursor:
        cursor.execute("SELECT no_such_column FROM memorial_person")
    assert Person.objects.count() >= 41


def test_what_ends_in_time_is_not_stopped_nor_what_comes_after() -> None:
    with time_limit(60):
        assert Person.objects.count() >= 41
    assert Person.objects.count() >= 41


def test_the_reader_is_told_and_nobody_is_said_not_to_be_there(endless: None, visitor: Client) -> None:
    answer = visitor.get("/people/?q=mendriks")
    page = answer.content.decode()
    assert answer.status_code == 200 and "it took too long" in page
    assert "Nobody found" not in page and "Leave the name" not in page
    assert 'value="mendriks"' in page


def test_what_is_carried_away_or_suggested_is_nobody_and_said_to_be_incomplete(endless: None) -> None:
    everyone = search.everyone(search.Query("mendriks"))
    assert not everyone.complete and list(everyone.batches) == []
    assert search.suggest("mendriks") == ()
    assert search.find(search.Query("mendriks")).took_too_long
