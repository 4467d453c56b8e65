"""A name is divided as its bearers divide it."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memorial.names import Kind, Order, joined, split, tokens, visible

ANY = st.text(alphabet=st.characters(), max_size=300)
LIKE_NAMES = st.lists(
    st.sampled_from(
        [
            "Казанас",
            "Иванович",
            "Ивановна",
            "А.",
            "von",
            "Kostkus-Kostkevičius",
            "O’Brien",
            "Captain",
            ",",
            "U-777",
            "оглы",
        ]
    ),
    max_size=8,
).map(" ".join)


@pytest.mark.parametrize(
    ("text", "given_names", "patronymic", "family"),
    [
        ("Janis Mendriks", ("Janis",), (), ("Mendriks",)),
        ("A. Kostkus-Kostkevičius", ("A.",), (), ("Kostkus-Kostkevičius",)),
        ("Joseph Pajaujis–Javis", ("Joseph",), (), ("Pajaujis-Javis",)),
        ("V. A. Kozlov", ("V.", "A."), (), ("Kozlov",)),
        ("Kozlov, V.A.", ("V.", "A."), (), ("Kozlov",)),
        ("Казанас А.И.", ("А.", "И."), (), ("Казанас",)),
        ("А.И. Казанас", ("А.", "И."), (), ("Казанас",)),
        ("Yu. Klasen", ("Yu.",), (), ("Klasen",)),
        ("Kazanas, Afanasius", ("Afanasius",), (), ("Kazanas",)),
        ("Казанас Афанасий Иванович", ("Афанасий",), ("Иванович",), ("Казанас",)),
        ("Афанасий Иванович Казанас", ("Афанасий",), ("Иванович",), ("Казанас",)),
        ("Казанас, Афанасий Иванович", ("Афанасий",), ("Иванович",), ("Казанас",)),
        ("Грицяк Ганна Степанівна", ("Ганна",), ("Степанівна",), ("Грицяк",)),
        ("Lavrenti Pavlovich Beria", ("Lavrenti",), ("Pavlovich",), ("Beria",)),
        ("Iwan Pietrowicz Sidorow", ("Iwan",), ("Pietrowicz",), ("Sidorow",)),
        ("Иван Петрович Абрамович", ("Иван",), ("Петрович",), ("Абрамович",)),
        ("Hryhory Klymovich", ("Hryhory",), (), ("Klymovich",)),
        ("Helena Anna Wojtuskiewicz", ("Helena", "Anna"), (), ("Wojtuskiewicz",)),
        ("Ivanovna, Galina", ("Galina",), (), ("Ivanovna",)),
        ("Анна Ивановна", ("Анна",), ("Ивановна",), ()),
        ("Мамедов Али Гасан оглы", ("Али",), ("Гасан", "оглы"), ("Мамедов",)),
        ("Eduard von Essen", ("Eduard",), (), ("von", "Essen")),
        ("von Essen Eduard", ("Eduard",), (), ("von", "Essen")),
        ("Misterevičius", (), (), ("Misterevičius",)),
        ("Augustas Barnatavičius", ("Augustas",), (), ("Barnatavičius",)),
        ("Mykolas Petras Cechavičius", ("Mykolas", "Petras"), (), ("Cechavičius",)),
        ("Vitolis Martinavičius Velička", ("Vitolis", "Martinavičius"), (), ("Velička",)),
        ("Captain Kazanas", (), (), ("Kazanas",)),
        ("O’Brien", (), (), ("O’Brien",)),
        ("Li", (), (), ("Li",)),
        ("J.", ("J.",), (), ()),
        ("", (), (), ()),
    ],
)
def test_names_are_divided(text: str, given_names: tuple, patronymic: tuple, family: tuple) -> None:
    parts = split(text)
    assert (parts.given, parts.patronymic, parts.family) == (given_names, patronymic, family)


def test_initials_particles_titles_and_numbers_are_told() -> None:
    parts = split("Captain V. A. von der Essen (U-777)")
    assert parts.titles == ("Captain",)
    assert parts.initials == ("V.", "A.")
    assert parts.particles == ("von", "der")
    assert parts.family == ("von", "der", "Essen")
    assert parts.numbers == ("U-777",)


def test_a_title_after_the_comma_is_no_given_name() -> None:
    assert split("Kazanas, Captain Afanasius").given == ("Afanasius",)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("Janis Mendriks", Order.GIVEN_FIRST),
        ("Mendriks, Janis", Order.FAMILY_FIRST),
        ("Мендрикс Янис Иванович", Order.FAMILY_FIRST),
    ],
)
def test_the_order_is_told(text: str, order: Order) -> None:
    assert split(text).order is order


@given(ANY | LIKE_NAMES)
def test_every_letter_of_a_name_stands_in_one_of_its_parts(text: str) -> None:
    parts = split(text)
    words = (*parts.given, *parts.patronymic, *parts.family, *parts.titles, *parts.numbers)
    assert all(words)
    letters = Counter(filter(str.isalnum, visible(text)))
    assert Counter(filter(str.isalnum, "".join(words))) == letters


def test_words_of_a_search_know_what_they_are() -> None:
    kinds = {token.folded: token.kind for token in tokens("Казанас А. Иванович фон Эссен U-777")}
    assert kinds == {
        "kazanas": Kind.WORD, "a": Kind.INITIAL, "ivanovic": Kind.PATRONYMIC, "fon": Kind.PARTICLE,
        "essen": Kind.WORD, "u-777": Kind.NUMBER,
    }  # fmt: skip


def test_a_word_is_a_patronymic_only_where_one_can_stand() -> None:
    kinds = [token.kind for token in tokens("Иванович Иван Иванович")]
    assert kinds == [Kind.WORD, Kind.WORD, Kind.PATRONYMIC]


@pytest.mark.parametrize(
    "name", ["Augustas Barnatavičius", "Vitolis Martinavičius", "Eduardas Velička", "Roman Abramovich"]
)
def test_family_names_are_no_patronymics(name: str) -> None:
    assert all(token.kind is Kind.WORD for token in tokens(name))


@pytest.mark.parametrize("text", ["A. Kostkus-Kostkevičius", "A. Kostkus–Kostkevičius", "A. Kostkus‑Kostkevičius"])
def test_a_hyphenated_name_gives_both_its_words_and_the_two_as_one(text: str) -> None:
    assert [token.folded for token in tokens(text)] == ["a", "kostkus", "kostkevicius"]
    assert joined(text) == ("kostkuskostkevicius",)


@given(ANY | LIKE_NAMES)
def test_any_text_gives_words_with_a_plain_fold(text: str) -> None:
    for token in tokens(text):
        assert token.folded.isascii() and token.folded and " " not in token.folded
    assert all(joined(text))


@pytest.mark.parametrize("text", ["a " * 100_000, "а." * 100_000, "-" * 100_000, "von " * 100_000, "\u0301" * 100_000])
def test_a_very_long_text_is_cut(text: str) -> None:
    assert sum(len(token.text) for token in tokens(text)) <= 1000
    split(text)
