"""Two versions side by side, and the history that leads there."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from memorial.admin import compare, history
from memorial.admin.compare import Piece, marked
from memorial.changes import Alteration, apply, snapshot
from memorial.models import Change, Person
from tests.builders import ACTOR, make_person, statement_row

words = st.lists(st.sampled_from(["captain", "major", "of", "the", "guard", ",", "1953", "Пётр"]), max_size=12)


def said(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


def test_only_the_words_that_differ_are_marked() -> None:
    before, after = marked("captain of the camp guard", "major of the camp guard, retired")
    assert [piece.text for piece in before if piece.marked] == ["captain"]
    assert [piece.text for piece in after if piece.marked] == ["major", ", retired"]


def test_texts_with_little_in_common_are_marked_whole() -> None:
    assert marked("killed in the yard", "Lithuanian") == (
        (Piece("killed in the yard", True),),
        (Piece("Lithuanian", True),),
    )


def test_what_was_added_or_taken_out_is_marked_whole_and_the_other_side_is_empty() -> None:
    assert marked("", "captain") == ((), (Piece("captain", True),))
    assert marked("captain", "") == ((Piece("captain", True),), ())


def test_very_long_texts_are_not_compared_word_by_word() -> None:
    long = "word " * compare.MAX_WORDS
    before, after = marked(long, long + "more")
    assert len(before) == len(after) == 1


@given(words, words)
def test_no_word_is_lost_and_what_is_not_marked_is_common_to_both(old: list[str], new: list[str]) -> None:
    before, after = marked(" ".join(old), " ".join(new))
    assert (said(before), said(after)) == (" ".join(old), " ".join(new))
    common = ["".join(piece.text for piece in side if not piece.marked) for side in (before, after)]
    assert common[0] == common[1]


@pytest.fixture
def curator(db: None) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("ona", first_name="Ona", last_name="Kuratorė"))
    return client


def with_versions(*texts: str) -> Person:
    person = make_person("Ona", statement_row("occupation", text=texts[0]))
    for version, text in enumerate(texts[1:], start=1):
        state = snapshot(person)
        row = {**state.parts["statements"][0], "text": text}
        apply(Alteration(state.with_part("statements", [row]), version, ACTOR, f"now {text}"))
    return Person.objects.get(pk=person.pk)


def address(person: Person, page: str) -> str:
    return f"/admin/memorial/person/{person.pk}/{page}/"


def test_any_two_versions_are_told_side_by_side_the_earlier_first(curator: Client) -> None:
    person = with_versions("camp nurse", "camp doctor", "camp cook")
    for asked in ({"from": 1, "to": 3}, {"from": 3, "to": 1}):
        page = curator.get(address(person, "compare"), asked).content.decode()
        assert "camp <del>nurse</del>" in page and "camp <ins>cook</ins>" in page
        assert "doctor" not in page.partition("<tbody>")[2]
        assert page.index("Version 1") < page.index("Version 3")
        assert "now camp cook" in page


def test_without_numbers_the_last_change_is_shown(curator: Client) -> None:
    person = with_versions("nurse", "doctor", "cook")
    page = curator.get(address(person, "compare")).content.decode()
    assert "<del>doctor</del>" in page and "<ins>cook</ins>" in page


def test_a_way_back_leads_to_each_version_that_does_not_stand(curator: Client) -> None:
    person = with_versions("nurse", "doctor")
    page = curator.get(address(person, "compare"), {"from": 1, "to": 2}).content.decode()
    first = Change.objects.of("person", person.pk).get(version=1)
    assert f"/history/{first.pk}/revert/" in page
    assert "Return to version 2" not in page


def test_two_versions_that_say_the_same_say_so(curator: Client) -> None:
    person = with_versions("nurse", "doctor", "nurse")
    assert "both say the same" in curator.get(address(person, "compare"), {"from": 1, "to": 3}).content.decode()


@pytest.mark.parametrize(
    "asked", [{"from": "9", "to": "1"}, {"from": "x"}, {"from": "-1"}, {"to": "9" * 5000}, {"from": "²"}]
)
def test_a_version_there_is_not_is_not_found(curator: Client, asked: dict[str, str]) -> None:
    assert curator.get(address(with_versions("nurse", "doctor"), "compare"), asked).status_code == 404


def test_who_may_only_look_compares_and_is_offered_no_way_back(db: None) -> None:
    user = User.objects.create_user("petras", is_staff=True)
    client = Client()
    client.force_login(user)
    person = with_versions("nurse", "doctor")
    assert client.get(address(person, "compare")).status_code == 403
    user.user_permissions.add(Permission.objects.get(codename="view_person"))
    answer = client.get(address(person, "compare"))
    assert answer.status_code == 200 and "Return to version" not in answer.content.decode()


def test_what_was_typed_is_text_and_no_markup(curator: Client) -> None:
    person = with_versions("a <b>nurse</b>", "a <b>cook</b>")
    page = curator.get(address(person, "compare")).content.decode()
    assert "<b>" not in page.partition("<tbody>")[2] and "&lt;" in page


def test_the_history_offers_two_versions_and_the_last_change_is_chosen(curator: Client) -> None:
    person = with_versions("nurse", "doctor", "cook")
    page = curator.get(address(person, "history")).content.decode()
    assert f'action="{address(person, "compare")}"' in page and 'method="get"' in page
    chosen = [line for line in page.replace("<input", "\n<input").splitlines() if "checked" in line]
    assert ['name="from" value="2"' in chosen[0], 'name="to" value="3"' in chosen[1]] != [] and len(chosen) == 2
    assert {('name="from"' in line, 'value="2"' in line) for line in chosen} == {(True, True), (False, False)}


def test_a_long_history_has_pages(curator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "HISTORY_SHOWN", 2)
    person = with_versions("nurse", "doctor", "cook")
    first = curator.get(address(person, "history")).content.decode()
    assert "Version 3" in first and "Version 2" in first and "Version 1<" not in first and "?p=2" in first
    second = curator.get(address(person, "history"), {"p": 2}).content.decode()
    assert "Entered." in second and "Version 3<" not in second
    assert curator.get(address(person, "history"), {"p": "x"}).status_code == 200


def test_a_page_of_history_costs_the_same_however_many_versions_it_tells(
    curator: Client, django_assert_max_num_queries: object
) -> None:
    person = with_versions(*(f"nurse {number}" for number in range(12)))
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        curator.get(address(person, "history"))
