"""What the search box suggests while somebody types, as JSON."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from memorial.public.views.people import SUGGESTED
from tests.builders import make_person, name_row, statement_row

pytestmark = pytest.mark.django_db

ADDRESS = "/people/suggest/"
LANGUAGES = ("", "/lt", "/lv", "/et", "/uk", "/ru", "/pl", "/de")


def asked(typed: str, language: str = "") -> Any:
    return Client().get(f"{language}{ADDRESS}", {"q": typed})


def people(answer: HttpResponse) -> list[dict[str, str]]:
    assert answer.status_code == 200 and answer["Content-Type"] == "application/json"
    told = answer.json()  # type: ignore[attr-defined]
    assert list(told) == ["people"]
    return list(told["people"])


def names(typed: str) -> list[str]:
    return [one["name"] for one in people(asked(typed))]


def test_somebody_is_told_by_name_line_reason_and_address(person: Any) -> None:
    (first, *_others) = people(asked("laic"))
    laiciunas = person("Alfonas Laičiūnas")
    assert list(first) == ["name", "lang", "line", "reason", "url"] and first["lang"] == "lt"
    assert "Laičiūnas" in first["name"] and first["url"] == laiciunas.get_absolute_url()
    assert first["reason"] == "begins with what was typed" and "Lithuanian" in first["line"]
    assert all(isinstance(value, str) for value in first.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_answers_under_its_own_address_in_its_own_words(language: str, person: Any) -> None:
    (first, *_others) = people(asked("laic", language))
    assert first["url"].startswith(f"{language}/people/")
    english = people(asked("laic"))[0]
    assert (first["reason"] == english["reason"]) == (language == "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["/", "/people/"])
def test_the_box_asks_in_the_language_of_its_page(visitor: Client, language: str, page: str) -> None:
    shown = visitor.get(f"{language}{page}").content.decode()
    assert f'data-suggest="{language}{ADDRESS}"' in shown and "data-suggest-label=" in shown
    english = 'data-suggest-label="Names that may be meant"' in shown
    assert english == (language == "")


def test_no_more_are_told_than_can_be_looked_over() -> None:
    for letter in "abcdefghijklmn":
        make_person(f"Ona Gausu{letter}ienė")
    assert len(names("gausu")) == SUGGESTED


@pytest.mark.parametrize("typed", ["", " ", "a", "*", "**", "?!", "\x00", "\x00\x00\x00", "\u200b\u200b", "﷽", "zzzz"])
def test_what_is_nobodys_name_suggests_nobody(typed: str) -> None:
    assert names(typed) == []


def test_without_the_parameter_nobody_is_suggested(visitor: Client) -> None:
    assert people(visitor.get(ADDRESS)) == []


@pytest.mark.parametrize("raw", ["q=%ff%fe", "q=%ED%A0%80abc", "q=a%00b", "q=laic&q=mend", "q[]=x", "q=" + "a" * 3000])
def test_what_no_browser_sends_is_no_error(visitor: Client, raw: str) -> None:
    people(visitor.get(f"{ADDRESS}?{raw}"))


def test_a_nul_among_the_letters_is_passed_over() -> None:
    assert "Laičiūnas" in names("lai\x00ciunas")[0]


@settings(max_examples=80)
@given(st.text(max_size=250))
def test_any_text_is_answered(typed: str) -> None:
    assert len(people(asked(typed.encode("utf-8", "replace").decode()))) <= SUGGESTED


@pytest.mark.parametrize("standing", ["draft", "in_review", "withdrawn"])
def test_only_who_is_published_is_suggested(standing: str) -> None:
    reason = {"withdrawn_reason": "Not a prisoner."} if standing == "withdrawn" else {}
    make_person("Ona Nematomoji", standing=standing, **reason)
    assert "Nematomoji" not in str(people(asked("nematom")))


@pytest.mark.parametrize("living", ["living", "possibly_living"])
def test_who_may_be_living_is_suggested_by_the_name_displayed_alone_and_without_a_fate(living: str) -> None:
    make_person(
        "Ona Gyvenančioji", statement_row("survived"), names=(name_row("Slaptavardė Ona", displayed=False),),
        living=living,
    )  # fmt: skip
    assert names("slaptavard") == []
    (one,) = people(asked("gyvenanc"))
    assert "Slaptavardė" not in str(one) and "fate" not in one["line"] and "survived" not in one["line"]


def test_markup_in_a_name_is_told_as_letters() -> None:
    make_person("Ona <b>Kabutė</b>")
    (one,) = people(asked("kabute"))
    assert "<b>" in one["name"] or "Kabutė" in one["name"]


@pytest.mark.parametrize("typed", ["laic", "", "zzzz", "a\x00b"])
def test_nothing_is_kept_of_who_types_and_every_answer_has_the_same_headers(typed: str) -> None:
    answer = asked(typed)
    assert not answer.cookies and "Set-Cookie" not in answer
    assert "Cookie" not in answer.get("Vary", "")
    assert answer["Cache-Control"] == "public, max-age=0, must-revalidate" and answer["ETag"]
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_the_same_question_again_is_answered_with_not_modified(visitor: Client, django_assert_num_queries: Any) -> None:
    first = visitor.get(ADDRESS, {"q": "laic"})
    with django_assert_num_queries(1):
        again = visitor.get(ADDRESS, {"q": "laic"}, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304


def test_nothing_can_be_sent_there(visitor: Client) -> None:
    assert visitor.post(ADDRESS, {"q": "laic"}).status_code == 405


@pytest.mark.parametrize("typed", ["gausu", "ona gausu", "Pűkys", "zzzz"])
def test_a_suggestion_takes_at_most_20_questions(
    visitor: Client, typed: str, django_assert_max_num_queries: Any
) -> None:
    for letter in "abcdefghijklmn":
        make_person(f"Ona Gausu{letter}ienė", statement_row("held_in", camp="taishet"))
    with django_assert_max_num_queries(20):
        visitor.get(ADDRESS, {"q": typed})
