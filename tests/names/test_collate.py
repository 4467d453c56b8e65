"""Names stand in the order of the reader's alphabet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memorial.names import collation_key

LANGUAGES = ["en", "lt", "lv", "et", "uk", "ru", "pl", "de"]


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("lt", ["Andrius", "Ąžuolas", "Cukurs", "Čepas", "Dauge", "Ylius", "Ivanas", "Jonas", "Simas", "Šimkus", "Zile",
                "Žukas"]),
        ("lv", ["Āboliņš", "Bērziņš", "Celms", "Čaks", "Gailis", "Ģederts", "Kalns", "Ķeniņš", "Liepa", "Ļaudups",
                "Naglis", "Ņikitins", "Saulīte", "Šilde", "Zīle", "Žagars"]),
        ("et", ["Saar", "Šmigun", "Zimmer", "Žukov", "Tamm", "Uibo", "Vares", "Õunapuu", "Ärm", "Öpik", "Ülo"]),
        ("pl", ["Adamski", "Ąk", "Cybulski", "Ćwik", "Lis", "Łaski", "Nowak", "Ńk", "Sowa", "Śliwa", "Zając", "Źrebak",
                "Żak"]),
        ("de", ["Ahrens", "Äpfel", "Auer", "Müller", "Muller x", "Nagel"]),
        ("en", ["Cechavičius", "Čepas", "Ciszek", "Cukurs"]),
        ("uk", ["Грицяк", "Ґалаґан", "Дем’ян", "Євген", "Жук", "Іваненко", "Їжак", "Йосип", "Adams"]),
        ("ru", ["Егоров", "Ёлкин", "Жуков", "Чернов", "Щукин", "Яков", "Zile"]),
    ],
)  # fmt: skip
def test_each_alphabet_has_its_order(language: str, names: list[str]) -> None:
    mixed = names[::-1]
    assert sorted(mixed, key=lambda name: collation_key(name, language)) == names


def test_a_shorter_family_name_stands_before_the_longer_that_begins_with_it() -> None:
    names = ["Kazan Zenon", "Kazanas Afanasius"]
    assert sorted(names, key=lambda name: collation_key(name, "lt")) == names


def test_names_in_another_alphabet_follow_the_language_s_own() -> None:
    assert collation_key("Zile", "lt") < collation_key("Афанасий", "lt")
    assert collation_key("Яков", "ru") < collation_key("Adams", "ru")


@given(st.lists(st.text(max_size=12), max_size=6), st.sampled_from([*LANGUAGES, "xx"]))
def test_any_text_has_one_place(texts: list[str], language: str) -> None:
    once = sorted(texts, key=lambda text: collation_key(text, language))
    turned = once[::-1]
    again = sorted(turned, key=lambda text: collation_key(text, language))
    assert [text.lower() for text in once] == [text.lower() for text in again] or len(set(texts)) < len(texts)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=12), st.text(alphabet="abcxyz", max_size=12))
def test_plain_words_stand_as_english_has_them(one: str, other: str) -> None:
    assert (collation_key(one, "en") < collation_key(other, "en")) == (one < other)
