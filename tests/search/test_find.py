"""A name typed somehow finds its bearer, with the reason; whatever is typed, the work is bounded."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memorial.search import Filters, Query, Reason, Sort, find
from memorial.search.query import MAX_TERMS, PAGE_SIZE
from tests.builders import make_person, name_row

pytestmark = pytest.mark.django_db


def names(text: str, **options: object) -> list[str]:
    return [hit.person.display_name for hit in find(Query(text, **options)).items]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "found", "reason"),
    [
        ("Janis Mendriks", "Janis Mendriks", Reason.EXACT),
        ("JANIS MENDRIKS", "Janis Mendriks", Reason.EXACT),
        ("mendriks", "Janis Mendriks", Reason.PART_OF_NAME),
        ("Мендрикс", "Janis Mendriks", Reason.OTHER_SCRIPT),
        ("Мендрикс Янис", "Janis Mendriks", Reason.OTHER_SCRIPT),
        ("pukys", "Juozas Pūkys", Reason.WITHOUT_DIACRITICS),
        ("Pūkys", "Juozas Pūkys", Reason.PART_OF_NAME),
        ("Pűkys", "Juozas Pūkys", Reason.REPAIRED_FORM),
        ("Juozas Gruđys", "Juozas Grušys", Reason.REPAIRED_FORM),
        ("laiciunas", "Alfonas Laičiūnas", Reason.WITHOUT_DIACRITICS),
        ("kazanas afanasius", "Afanasius Kazanas", Reason.SWAPPED_ORDER),
        ("Captain Kazanas", "Afanasius Kazanas", Reason.KNOWN_OTHER_FORM),
        ("Esta", "Asti Tofri", Reason.KNOWN_OTHER_FORM),
        ("Father Victor", "Father Victor", Reason.EXACT),
        ("U-777", "Yevheny Hrytsiak", Reason.PRISONER_NUMBER),
        ("у777", "Yevheny Hrytsiak", Reason.PRISONER_NUMBER),
        ("Yevgeny Hrytsiak", "Yevheny Hrytsiak", Reason.KNOWN_OTHER_FORM),
        ("Kostkevičius", "A. Kostkus-Kostkevičius", Reason.KNOWN_OTHER_FORM),
        ("barnat", "Augustas Barnatavičius", Reason.BEGINS_WITH),
        ("Misterevičius", "Misterevičius", Reason.EXACT),
        ("Janis Men", "Janis Mendriks", Reason.BEGINS_WITH),
    ],
)
def test_the_bearer_is_first_and_the_reason_is_said(typed: str, found: str, reason: Reason) -> None:
    hit = find(Query(typed)).items[0]
    assert (hit.person.display_name, hit.reason) == (found, reason)
    assert hit.words


def test_a_printed_form_is_named_in_the_reason() -> None:
    assert find(Query("Gruđys")).items[0].words == "printed Juozas Gruđys, repaired here"


@pytest.mark.parametrize("typed", ["Rudenko", "Maslenikov", "Beria", "Solzhenitsyn", "Silde", "Applebaum"])
def test_officials_and_authors_are_not_found(typed: str) -> None:
    for hit in find(Query(typed)).items:
        assert hit.reason in (Reason.MISSPELT, Reason.SOUND, Reason.ENDING, Reason.SOME_WORDS)
        assert typed.lower() not in hit.person.display_name.lower()


@pytest.mark.parametrize("typed", ["zzzz", "qqqq xxxx", "juodrastinis"])
def test_nobody_is_found_by_what_is_like_no_name(typed: str) -> None:
    assert names(typed) == []


def test_two_people_are_no_one_person_and_it_is_said() -> None:
    assert {hit.reason for hit in find(Query("Mendriks Kazanas")).items} <= {Reason.SOME_WORDS}


def test_words_may_stand_in_any_order_and_the_whole_name_comes_first() -> None:
    whole = make_person("Antanas Ieškomasis")
    longer = make_person("Antanas Petras Ieškomasis")
    assert names("ieskomasis antanas") == [whole.display_name, longer.display_name]


def test_better_documented_people_stand_first_among_equals() -> None:
    found = names("juozas")
    assert found[0] == "Juozas Krakauskas"


def test_sorting_by_name_is_by_family_name() -> None:
    assert names("juozas", sort=Sort.NAME) == [
        "Juozas Grušys", "Juozas Kozlauskas", "Juozas Krakauskas", "Juozas Pūkys",
    ]  # fmt: skip


def test_browsing_goes_through_everybody_once_by_family_name() -> None:
    pages = [find(Query(), number) for number in (1, 2, 3)]
    found = [hit.person for page in pages for hit in page.items]
    assert len(found) == len({person.pk for person in found}) == pages[0].total == 41
    assert [person.sort_key for person in found] == sorted(person.sort_key for person in found)
    assert (pages[0].first_item, pages[0].last_item, pages[2].first_item, pages[2].last_item) == (1, 20, 41, 41)


def test_a_page_past_the_end_does_not_exist() -> None:
    assert not find(Query(), 4).exists
    assert not find(Query(), 10**9).exists
    assert not find(Query("mendriks"), 2).exists
    assert find(Query("zzzz"), 1).exists


def test_text_and_filters_hold_together() -> None:
    assert names("juozas", filters=Filters(fate="killed")) == ["Juozas Pūkys"]


def test_drafts_are_not_found() -> None:
    make_person("Ona Juodraštinė", standing="draft")
    assert names("juodrastine") == []


def test_more_words_than_are_looked_for_is_said() -> None:
    page = find(Query(" ".join(f"word{place}" for place in range(MAX_TERMS + 1))))
    assert page.cut_words
    assert find(Query("x" * 10_000)).cut_words


def test_a_query_of_signs_only_finds_nobody() -> None:
    assert find(Query("... --- '")).total == 0


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ('"Pūkys"', {"Juozas Pūkys"}),
        ('"pukys"', {"Juozas Pūkys"}),
        ('"pükys"', set()),
        ("„Мендрикс“", set()),
        ('"Mendriks" Янис', {"Janis Mendriks"}),
        ('"mendrik"', set()),
    ],
)
def test_in_quotes_the_letters_are_those_typed_and_without_marks_any_marks(typed: str, expected: set[str]) -> None:
    assert set(names(typed)) == expected


def test_a_page_holds_no_more_than_its_size() -> None:
    for place in range(PAGE_SIZE + 5):
        make_person(f"Ona Daugelis{place:02d}")
    page = find(Query("ona daugelis"))
    assert (len(page.items), page.total, page.next) == (PAGE_SIZE, PAGE_SIZE + 5, 2)
    assert len(find(Query("ona daugelis"), 2).items) == 5


def test_one_line_for_a_person_of_many_forms() -> None:
    make_person("Ona Vienintelė", names=(name_row("Anna Vienintelė", displayed=False),))
    assert names("vienintele") == ["Ona Vienintelė"]


@given(st.text(alphabet=st.characters(), max_size=300))
def test_any_text_is_answered(text: str) -> None:
    page = find(Query(text.replace("\x00", "")))
    assert page.total >= len(page.items)


def test_who_has_no_other_name_is_found_among_many_who_have(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists often have the family name alone; of more people than are looked at these are looked at first."""
    for other in ("Ona", "Zosė", "Petras", "Juozas", "Antanas"):
        make_person(f"{other} Zdanavičius")
    alone = make_person("Zdanavičius")
    monkeypatch.setattr(sys.modules["memorial.search.find"], "MAX_CANDIDATES", 3)
    answer = find(Query("Zdanavičius"))
    assert answer.items[0].person.pk == alone.pk and answer.cut_total
