"""Codes that the makers and keepers of the chart have published."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memorial.management.name_bench.daitch_mokotoff import codes

#: From www.avotaynu.com/soundex.htm, www.jewishgen.org/InfoFiles/soundex.html and the article of the Wikipedia.
PUBLISHED = {
    "Auerbach": "097400 097500", "Ohrbach": "097400 097500", "Lipshitz": "874400", "Lippszyc": "874400 874500",
    "Lewinsky": "876450", "Levinski": "876450", "Szlamawicz": "486740", "Shlamovitz": "486740",
    "Ceniow": "467000 567000", "Tsenyuv": "467000", "Holubica": "587400 587500", "Golubitsa": "587400",
    "Przemysl": "746480 794648", "Pshemeshil": "746480", "Rosokhovatsets": "945744",
    "Rosochowaciec": "944744 944745 944754 944755 945744 945745 945754 945755",
    "Peters": "734000 739400", "Peterson": "734600 739460", "Moskowitz": "645740", "Moskovitz": "645740",
    "Jackson": "145460 154600 445460 454600", "Golden": "583600", "Alpert": "087930", "Breuer": "791900",
    "Haber": "579000", "Mannheim": "665600", "Mintz": "664000", "Topf": "370000", "Kleinmann": "586660",
    "Washington": "746536", "Kingsmith": "565463", "O'Brien": "079600",
}  # fmt: skip


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_name_has_its_published_codes(name: str) -> None:
    assert " ".join(codes(name)) == PUBLISHED[name]


def test_a_word_without_letters_has_no_code() -> None:
    assert codes("1953") == codes("") == ()


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_every_code_has_six_digits(word: str) -> None:
    assert codes(word)
    assert all(len(code) == 6 and code.isdigit() for code in codes(word))
