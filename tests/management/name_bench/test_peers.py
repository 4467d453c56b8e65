"""The peers find what each of them can, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection

from memorial.management.name_bench.cases import Case
from memorial.management.name_bench.peers import NotRun, Result, run
from memorial.management.name_bench.peers.on_postgresql import NoServer, Similar
from memorial.management.name_bench.peers.on_sqlite import Like, Trigrams
from memorial.management.name_bench.peers.peer import plain
from memorial.management.name_bench.peers.soundex import SoundsAlike

NAMES = ["Alfonas Laičiūnas", "Янис Мендрикс", "Jonas Rimkus", "Juozas Kazlauskas", "Peter Petersen"]


def built(kind: type, folder: Path):
    peer = kind(folder)
    peer.build(NAMES)
    return peer


def test_plain_letters_have_no_marks_no_signs_and_one_alphabet() -> None:
    assert plain("Laičiūnas, Альфонас") == "laiciunas alfonas"
    assert plain("  O’Brien-Ščerba ") == "obrien scerba"


@pytest.mark.parametrize("kind", [Like, Trigrams, SoundsAlike])
def test_all_find_a_name_without_marks_in_another_order(kind: type, tmp_path: Path) -> None:
    peer = built(kind, tmp_path)
    assert peer.find("laiciunas alfonas")[0] == "Alfonas Laičiūnas"
    assert peer.find("Mendriks")[0] == "Янис Мендрикс"
    assert peer.size() > 0
    peer.close()


@pytest.mark.parametrize("kind", [Like, Trigrams, SoundsAlike])
@pytest.mark.parametrize("text", ["", "?", "*", "' OR 1=1", '"', "%", "a", "NOT"])
def test_none_stumbles_over_signs(kind: type, text: str, tmp_path: Path) -> None:
    peer = built(kind, tmp_path)
    assert isinstance(peer.find(text), list)
    peer.close()


def test_the_soundex_finds_what_sounds_alike_and_letters_do_not(tmp_path: Path) -> None:
    sounding, like = built(SoundsAlike, tmp_path), built(Like, tmp_path)
    assert sounding.find("Pieters Petersohn") == ["Peter Petersen"]
    assert like.find("Pieters Petersohn") == []
    sounding.close()
    like.close()


def test_trigrams_find_what_is_misspelt(tmp_path: Path) -> None:
    peer = built(Trigrams, tmp_path)
    assert peer.find("Kazlauskass Juzas")[0] == "Juozas Kazlauskas"
    peer.close()


@pytest.mark.parametrize("server", ["", "postgresql://nobody@127.0.0.1:1/none?connect_timeout=1"])
def test_without_a_server_it_is_said_why(server: str) -> None:
    with pytest.raises(NoServer):
        Similar(server)


def test_every_peer_is_measured_or_said_not_to_be_and_leaves_nothing(tmp_path: Path) -> None:
    cases = [Case("Rimkus Jonas", "Jonas Rimkus", "reversed-order")]
    results = run(lambda: NAMES, cases, tmp_path, "", lambda _what: None)
    assert [type(result) for result in results] == [Result, Result, Result, NotRun, NotRun]
    assert all(result.asked.quality.recall_at_1 == 1.0 for result in results if isinstance(result, Result))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.postgres
@pytest.mark.django_db
def test_on_postgresql_trigrams_are_measured_and_their_database_dropped(tmp_path: Path) -> None:
    its = connection.settings_dict
    server = f"postgresql://{its['USER']}:{its['PASSWORD']}@{its['HOST']}:{its['PORT']}/{its['NAME']}"
    cases = [Case("Rimkus Jonas", "Jonas Rimkus", "reversed-order")]
    results = run(lambda: NAMES, cases, tmp_path, server, lambda _what: None)
    assert all(isinstance(result, Result) and result.asked.quality.recall_at_1 == 1.0 for result in results)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_database WHERE datname = %s", [f"{its['NAME']}_bench_peers"])
        assert cursor.fetchone()[0] == 0
