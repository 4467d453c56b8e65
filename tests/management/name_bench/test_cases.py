"""Cases are read from CSV; what cannot be one is named by its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from memorial.management.name_bench.cases import Broken, Case, read, same, targets

HEAD = "query,target_full_name,kind,source,nationality,group\n"


def written(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "cases.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_case_is_a_query_a_target_and_a_kind(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + '"Laiciuno, A.",Alfonas Laičiūnas,combo,genitive,LT,seed\n')
    assert read(path) == [Case("Laiciuno, A.", "Alfonas Laičiūnas", "combo")]


def test_other_columns_may_be_missing_and_a_byte_order_mark_is_no_letter(tmp_path: Path) -> None:
    path = written(tmp_path, b"\xef\xbb\xbfquery,target_full_name,kind\nOna,Ona Zub,negative\n")
    assert read(path)[0].is_negative


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("query,kind\nOna,typo\n", "line 1: no column target_full_name"),
        ("", "line 1: no column query, target_full_name, kind"),
        (HEAD, "has no cases"),
        (HEAD + "Ona,Ona Zub\n", "line 2: not as many cells"),
        (HEAD + "Ona,Ona Zub,typo,,,,more\n", "line 2: not as many cells"),
        (HEAD + "Ona,Ona Zub,typo,,,\n  ,Ona Zub,typo,,,\n", "line 3: query is empty"),
        (HEAD + "Ona,,typo,,,\n", "line 2: target_full_name is empty"),
        (HEAD + "Ona,Ona Zub,,,,\n", "line 2: kind is empty"),
        (HEAD + 'Ona,"Ona" Zub,typo,,,\n', "line 2: "),
        (HEAD + f"Ona,{'Ona' * 200},typo,,,\n", "line 2: the target is no name"),
        (b"query,target_full_name,kind\nOna,Rimkut\xeb,typo\n", "is not UTF-8"),
    ],
)
def test_what_is_broken_is_said(tmp_path: Path, text: str | bytes, told: str) -> None:
    with pytest.raises(Broken) as error:
        read(written(tmp_path, text))
    assert told in str(error.value)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(Broken, match=r"nowhere\.csv cannot be read"):
        read(tmp_path / "nowhere.csv")


def test_names_are_the_same_composed_or_not() -> None:
    assert same("Ja\u0304nis  Mendriks ") == "Jānis Mendriks"


def test_each_target_counts_once() -> None:
    assert targets([Case("a", "B C", "typo"), Case("d", "B C", "typo")]) == ["B C"]
