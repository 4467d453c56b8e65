"""The name index follows every alteration inside it: the next request finds by the new name, and not by the old."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memorial.changes import Alteration, Conflict, apply, snapshot
from memorial.models import NameForm, NameIndex, NamePosting, NameWord, NameWordKey, Person
from memorial.search import Query, differing, find
from memorial.search.index import Vocabulary, numbers_of, pairs, refresh
from tests.builders import ACTOR, make_person, name_row

pytestmark = pytest.mark.django_db


def found(text: str) -> list[str]:
    return [hit.person.pk for hit in find(Query(text)).items]


def with_names(person: Person, *texts: str) -> None:
    """The person has these names from now on, the first displayed."""
    person.refresh_from_db()
    rows = [name_row(text, displayed=place == 0) for place, text in enumerate(texts)]
    apply(Alteration(snapshot(person).with_part("names", rows), person.version, ACTOR, "for a test"))


def forms(word: str) -> int:
    return NameWord.objects.get(text=word).forms


def test_a_corrected_name_is_found_in_the_next_request_and_the_old_one_no_more() -> None:
    person = make_person("Ona Kvietkauskienė")
    assert found("Kvietkauskienė") == [person.pk]
    with_names(person, "Ona Zdanavičienė")
    assert found("Zdanavičienė") == found("Зданавичене") == [person.pk]
    assert person.pk not in found("Kvietkauskienė")


def test_the_old_spelling_is_found_where_another_row_has_it() -> None:
    person, namesake = make_person("Ona Kvietkauskienė"), make_person("Petras Kvietkauskas")
    with_names(person, "Ona Zdanavičienė", "Ona Kvietkauskienė")
    assert found("Ona Kvietkauskienė")[0] == person.pk
    with_names(person, "Ona Zdanavičienė")
    assert found("Kvietkauskas") == [namesake.pk]


def test_an_alteration_that_is_refused_leaves_the_index_as_it_was() -> None:
    person = make_person("Ona Kvietkauskienė")
    with_names(person, "Ona Zdanavičienė")
    stale = Alteration(snapshot(person).with_part("names", [name_row("Ona Nebuvusi")]), 0, ACTOR, "too late")
    with pytest.raises(Conflict):
        apply(stale)
    assert found("Nebuvusi") == [] and differing() == []


def test_it_is_counted_how_many_forms_have_a_word() -> None:
    first = make_person("Ona Zdanavičienė")
    make_person("Zosė Zdanavičienė")
    assert (forms("zdanavičienė"), NameForm.objects.count()) == (2, NameIndex.objects.get().forms)
    with_names(first, "Ona Kitokia")
    assert forms("zdanavičienė") == 1


def test_a_word_has_its_keys_and_a_form_its_postings() -> None:
    person = make_person("Ona Zdanavičienė")
    form = NameForm.objects.get(person_id=person.pk)
    number = NameWord.objects.get(text="zdanavičienė").pk
    assert numbers_of(form.words)[1] == number
    postings = NamePosting.objects.filter(name_id=form.pk).values_list("word_id", "other_id")
    assert sorted(postings) == sorted(pairs(form.words))
    assert NameWordKey.objects.filter(word_id=number, key="azdanaviciene").exists()


def test_refreshing_again_changes_nothing() -> None:
    person = make_person("Ona Zdanavičienė")
    before = (list(NameForm.objects.order_by("pk").values()), list(NameWord.objects.order_by("pk").values()))
    refresh([person, *Person.objects.all()[:5]])
    assert before == (list(NameForm.objects.order_by("pk").values()), list(NameWord.objects.order_by("pk").values()))


def test_a_vocabulary_that_has_grown_too_large_begins_anew() -> None:
    vocabulary = Vocabulary(limit=1)
    vocabulary.learn(["ona", "juozas"])
    vocabulary.learn(["kazys"])
    assert list(vocabulary.numbers) == ["kazys"]


def test_a_word_alone_stands_beside_nothing() -> None:
    assert (pairs("7fkk"), pairs(""), numbers_of("")) == ([(7, 0)], [], [])


NAMES = st.lists(
    st.sampled_from(["Ona Zdanavičienė", "Ona", "Zdanavičienė Ona", "Kostkus-Zdanavičius O.", "Она Зданавичене"]),
    min_size=1, max_size=3, unique=True,
)  # fmt: skip


@given(st.lists(st.tuples(st.integers(0, 1), NAMES), min_size=1, max_size=4))
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_after_any_alterations_the_index_says_what_the_names_say(
    alterations: list[tuple[int, list[str]]],
) -> None:
    people = [make_person("Ona Pirmoji"), make_person("Ona Antroji")]
    for which, names in alterations:
        with_names(people[which], *names)
    assert differing() == []
    assert NameIndex.objects.get().forms == NameForm.objects.count()
