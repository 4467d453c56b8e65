"""Which words a language could write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memorial.names.alphabets import could_be_written


@pytest.mark.parametrize(
    "word",
    [
        "Mendriks", "Grušys", "Pūkys", "Ozoliņš", "Csűrös", "Dvořák", "Đorđe", "Noël", "Łukasz", "Þórður", "Ştefan",
        "O’Brien", "McÉwan", "hÉalaí", "Nguyễn", "Gorbačëv", "Казанас", "Грицяк", "Медвѣдевъ", "Ἀθήνα", "अंकिता", "",
    ],
)  # fmt: skip
def test_sound_words_could_be_written(word: str) -> None:
    assert could_be_written(word)


@pytest.mark.parametrize(
    "word", ["Laičiűnas", "Pűkys", "kaliniř", "Jagie³³o", "JÄ\x81nis", "Êàçàíàñ", "лБЪБОБУ", "Gruрys", "РЇРЅРёСЃ"]
)
def test_damaged_words_could_not(word: str) -> None:
    assert not could_be_written(word)


@given(st.text(alphabet=st.characters(), max_size=200))
def test_any_text_is_judged_without_failing(text: str) -> None:
    assert could_be_written(text) in (True, False)
