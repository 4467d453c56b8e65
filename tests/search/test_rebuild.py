"""The index made anew: the same however often, wherever it was broken off, whatever was altered meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from memorial.changes import Alteration, apply, snapshot
from memorial.models import NameIndex, NamePosting, NameWord, NameWordKey, Person
from memorial.names.sounds import RULES
from memorial.search import Progress, Query, differing, find, needs_rebuilding, rebuild
from memorial.search.sweep import delete
from tests.builders import ACTOR, name_row
from tests.search.test_agreement import lose_everything

#: The founding record has 53 written forms: six batches, and the last is not full.
BATCH = 10


class Broken(Exception):
    """Whatever breaks a rebuilding off."""


def contents() -> tuple[object, ...]:
    """What the index says, whatever its words are numbered."""
    texts = dict(NameWord.objects.values_list("pk", "text"))
    return (
        sorted(NameWord.objects.values_list("text", "fold", "plain", "stems", "keys", "forms", "rules")),
        sorted((texts[number], key) for key, number in NameWordKey.objects.values_list("key", "word_id")),
        sorted(
            (name, texts[word], texts.get(other, ""))
            for word, other, name in NamePosting.objects.values_list("word_id", "other_id", "name_id")
        ),
        list(NameIndex.objects.values_list("rules", "forms", "rebuilt_to")),
    )


def begin_with_nothing() -> None:
    lose_everything()
    NameIndex.objects.update(rules=0, forms=0, rebuilt_to=0)


def break_off(after: int) -> None:
    """Begin a rebuilding and let it fail after so many batches."""
    heard: list[Progress] = []

    def tell(progress: Progress) -> None:
        heard.append(progress)
        if len(heard) == after:
            raise Broken

    with pytest.raises(Broken):
        rebuild(tell, BATCH)


@pytest.mark.django_db
def test_from_nothing_it_is_what_alterations_have_made_it_and_again_the_same() -> None:
    before = contents()
    begin_with_nothing()
    assert (rebuild(batch=BATCH), differing()) == (53, [])
    assert contents() == before
    assert rebuild() == 53
    assert contents() == before


@pytest.mark.django_db
@pytest.mark.parametrize("after", [1, 2, 6])
def test_broken_off_from_nothing_it_goes_on_where_it_was(after: int) -> None:
    before = contents()
    begin_with_nothing()
    break_off(after)
    assert needs_rebuilding()
    heard: list[Progress] = []
    rebuild(heard.append, BATCH)
    assert [one.done for one in heard if one.step == "names"][:1] in ([BATCH * (after + 1)], [])
    assert contents() == before and not needs_rebuilding()


@pytest.mark.django_db
@pytest.mark.parametrize("after", [1, 4, 10, 14, 16])
def test_broken_off_in_words_names_or_sweeping_everybody_is_found_and_it_ends_the_same(after: int) -> None:
    before = contents()
    break_off(after)
    assert find(Query("Мендрикс")).items[0].person.display_name == "Janis Mendriks"
    rebuild(batch=BATCH)
    assert contents() == before


@pytest.mark.django_db
def test_broken_off_by_other_rules_it_begins_anew() -> None:
    before = contents()
    begin_with_nothing()
    break_off(3)
    NameWord.objects.update(rules=RULES - 1, keys="aother", stems="other")
    delete(NameWordKey, list(NameWordKey.objects.values_list("key", "word_id")))
    assert rebuild(batch=BATCH) == 53
    assert contents() == before


@pytest.mark.django_db
def test_a_name_altered_between_two_batches_is_found_as_it_stands() -> None:
    first, last = (Person.objects.get(names__text=text) for text in ("Augustas Barnatavičius", "Janis Zile"))
    heard: list[Progress] = []

    def tell(progress: Progress) -> None:
        heard.append(progress)
        if [one.step for one in heard].count("names") == 2 and progress.step == "names":
            for person, name in ((first, "Ona Pirmoji"), (last, "Ona Paskutinė")):
                state = snapshot(person).with_part("names", [name_row(name)])
                apply(Alteration(state, person.version, ACTOR, "meanwhile"))

    rebuild(tell, BATCH)
    assert differing() == []
    for person, name in ((first, "Pirmoji"), (last, "Paskutinė")):
        assert [hit.person.pk for hit in find(Query(name)).items] == [person.pk]


@pytest.mark.django_db
def test_it_is_told_how_far_it_has_come() -> None:
    heard: list[Progress] = []
    rebuild(heard.append, BATCH)
    assert list(dict.fromkeys(one.step for one in heard)) == ["words", "names", "rest"]
    for step in ("words", "names", "rest"):
        its = [one for one in heard if one.step == step]
        assert [one.done for one in its] == sorted(one.done for one in its)
        assert its[-1].done == its[-1].total == {one.total for one in its}.pop()


@pytest.mark.django_db
def test_it_is_needed_by_other_rules_by_names_without_an_index_and_by_one_broken_off() -> None:
    assert not needs_rebuilding()
    for wrong in ({"rules": RULES - 1}, {"forms": 0}, {"rebuilt_to": 7}):
        NameIndex.objects.update(**{"rules": RULES, "forms": 53, "rebuilt_to": 0, **wrong})
        assert needs_rebuilding()
        out, progress = StringIO(), StringIO()
        call_command("rebuild_index", "--if-needed", stdout=out, stderr=progress)
        assert "53 written forms" in out.getvalue()
        assert not needs_rebuilding()


@pytest.mark.django_db
def test_where_nothing_asks_for_it_the_command_does_nothing_if_needed() -> None:
    out, progress = StringIO(), StringIO()
    call_command("rebuild_index", "--if-needed", stdout=out, stderr=progress)
    assert out.getvalue() == progress.getvalue() == ""
    call_command("rebuild_index", stdout=out, stderr=progress)
    assert out.getvalue() == "53 written forms are in the name index.\n"
    assert "names: 53 of 53" in progress.getvalue()


@pytest.fixture
def another_database(tmp_path: Path, db: None) -> Iterator[str]:
    """The address of an empty database of the same kind, for processes of their own."""
    if connection.vendor != "postgresql":
        yield f"sqlite:///{tmp_path / 'record.sqlite3'}"
        return
    name = f"{connection.settings_dict['NAME']}_killed"
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        server.execute(f'CREATE DATABASE "{name}"')
        yield urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def test_killed_in_the_middle_and_called_again_index_and_record_agree(tmp_path: Path, another_database: str) -> None:
    environment = {**os.environ, "DATABASE_URL": another_database, "MEMORIAL_VAR": str(tmp_path)}

    def manage(*arguments: str) -> subprocess.Popen[str]:
        command = [sys.executable, str(settings.BASE_DIR / "manage.py"), *arguments]
        return subprocess.Popen(
            command, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
        )

    def outcome(*arguments: str) -> tuple[int, str]:
        process = manage(*arguments)
        out, err = process.communicate()
        return process.returncode, out + err

    assert outcome("migrate", "-v0")[0] == 0
    assert outcome("make_synthetic", "--people", "700", "-v0")[0] == 0
    stale = (
        "from memorial.models import *; NameIndex.objects.update(rules=-1); NameWord.objects.update(keys='', rules=-1)"
    )
    assert outcome("shell", "-v0", "-c", stale)[0] == 0
    assert outcome("check_record")[0] == 1
    process = manage("rebuild_index")
    assert process.stderr is not None and process.stderr.readline().startswith("words: ")
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert outcome("check_record")[0] == 1
    assert outcome("rebuild_index")[0] == 0
    code, told = outcome("check_record")
    assert (code, "the name index agrees" in told) == (0, True), told
