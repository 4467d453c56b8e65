"""The history is only ever added to, and shows when somebody did otherwise."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from memorial.changes import BrokenChain, verify
from memorial.models import ChainHead, Change, NamePosting
from memorial.models.change import AppendOnly
from tests.builders import make_person

pytestmark = pytest.mark.django_db


def test_the_chain_of_the_founding_record_is_whole() -> None:
    assert verify() == Change.objects.count() > 300


def test_code_cannot_alter_or_delete_history() -> None:
    change = Change.objects.first()
    assert change is not None
    for attempt in (change.save, change.delete, Change.objects.all().delete, lambda: Change.objects.update(reason="x")):
        with pytest.raises(AppendOnly):
            attempt()


@pytest.mark.parametrize("statement", ["UPDATE memorial_change SET reason = 'x'", "DELETE FROM memorial_change"])
def test_the_database_refuses_it_too(statement: str) -> None:
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def without_guards() -> None:
    """Somebody with the keys to the database takes the triggers away."""
    where = " ON memorial_change" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER memorial_change_not_altered{where}")
        cursor.execute(f"DROP TRIGGER memorial_change_not_deleted{where}")


def tamper(statement: str) -> Callable[[], None]:
    def run() -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement)

    return run


@pytest.mark.parametrize(
    "fault",
    [
        tamper("UPDATE memorial_change SET reason = 'other' WHERE id = (SELECT MIN(id) + 5 FROM memorial_change)"),
        tamper("UPDATE memorial_change SET actor_name = 'other' WHERE id = (SELECT MAX(id) FROM memorial_change)"),
        tamper("UPDATE memorial_change SET made = '2001-01-01' WHERE id = (SELECT MIN(id) FROM memorial_change)"),
        tamper("DELETE FROM memorial_change WHERE id = (SELECT MIN(id) + 5 FROM memorial_change)"),
        tamper("DELETE FROM memorial_change WHERE id = (SELECT MAX(id) FROM memorial_change)"),
    ],
)
def test_whoever_alters_the_past_breaks_the_chain(fault: Callable[[], None]) -> None:
    without_guards()
    fault()
    with pytest.raises(BrokenChain):
        verify()
    with pytest.raises(CommandError, match="history was altered"):
        call_command("check_record")


def test_check_record_finds_an_index_that_differs() -> None:
    call_command("check_record")
    person = make_person("Ona Tikrinamoji")
    NamePosting.objects.filter(name_id=person.names.get().pk).first().delete()
    with pytest.raises(CommandError, match=person.pk):
        call_command("check_record")
    call_command("rebuild_index")
    call_command("check_record")


def test_there_is_one_head() -> None:
    assert ChainHead.objects.count() == 1
    with pytest.raises(DatabaseError), transaction.atomic():
        ChainHead.objects.create(pk=2, hash="x", length=1)
