"""The people among whom names are looked for: always the same ones for the same number."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from memorial.management.name_bench.background import Background, Row
from memorial.management.name_bench.cases import Broken

TABLE = (
    "id\tfull_name\tsurname\tgiven\tpatronymic\tsex\tnat\tform\n"
    "1\tJonas Rimkus\tRimkus\tJonas\t\tm\tLT\tnative\n"
    "2\tШевченко Розалія Вікторівна\tШевченко\tРозалія\tВікторівна\tf\tUA\tcyr-uk\n"
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "names.tsv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_rows_come_from_the_file_packed_or_not(tmp_path: Path, table: Path) -> None:
    packed = tmp_path / "names.tsv.gz"
    packed.write_bytes(gzip.compress(TABLE.encode()))
    rows = list(Background(2, table).rows())
    assert rows[0] == Row("Jonas Rimkus", "Rimkus", "Jonas")
    assert list(Background(2, packed).rows()) == rows


def test_a_file_with_fewer_people_is_begun_again(table: Path) -> None:
    names = [row.name.split()[0] for row in Background(5, table).rows()]
    assert names == ["Jonas", "Шевченко", "Jonas", "Шевченко", "Jonas"]


def test_targets_that_are_missing_follow_and_others_do_not(table: Path) -> None:
    rows = list(Background(2, table).names(["Jonas Rimkus", "Ona Zub"]))
    assert [row.name for row in rows] == ["Jonas Rimkus", "Шевченко Розалія Вікторівна", "Ona Zub"]


def test_the_digest_is_of_the_content(tmp_path: Path, table: Path) -> None:
    copy, other = tmp_path / "copy.tsv", tmp_path / "other.tsv"
    copy.write_text(TABLE, encoding="utf-8")
    other.write_text(TABLE.replace("Jonas", "Juozas"), encoding="utf-8")
    assert Background(1, table).digest == Background(1, copy).digest
    assert len({Background(1, path).digest for path in (table, other, None)}) == 3


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("id\tname\n1\tJonas\n", "line 1: no column full_name, surname, given"),
        (TABLE + "3\tOna\n", "line 4: 2 cells, not 8"),
        (TABLE + "3\t \t\t\t\t\t\t\n", "line 4: full_name is empty"),
        (TABLE.splitlines(keepends=True)[0], "has no rows"),
    ],
)
def test_what_is_broken_is_said(table: Path, text: str, told: str) -> None:
    table.write_text(text, encoding="utf-8")
    with pytest.raises(Broken) as error:
        list(Background(9, table).rows())
    assert told in str(error.value)


@pytest.mark.parametrize("content", [gzip.compress(TABLE.encode())[:-20], TABLE.encode("utf-16")])
def test_a_file_that_is_damaged_is_said(table: Path, content: bytes) -> None:
    table.write_bytes(content)
    with pytest.raises(Broken) as error:
        list(Background(9, table).rows())
    assert "names.tsv" in str(error.value)


def test_invented_people_are_the_same_each_time_and_the_first_of_more() -> None:
    some, more = list(Background(50).rows()), list(Background(300).rows())
    assert some == more[:50]
    assert list(Background(300).rows(50)) == some


def test_invented_people_stand_in_both_alphabets_and_with_marks() -> None:
    names = "".join(row.name for row in Background(300).rows())
    assert set("жш") & set(names)
    assert set("žšū") & set(names)
