"""What typed words may mean is remembered, and only while the index is the same."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from memorial.models import NameIndex
from memorial.search import Query, find, rebuild
from memorial.search.typed import read
from memorial.search.vocabulary import MAX_FAMILY, MAX_MET, meet, state
from tests.builders import make_person

pytestmark = pytest.mark.django_db


def found(text: str) -> list[str]:
    return [hit.person.pk for hit in find(Query(text)).items]


def questions(text: str) -> list[str]:
    """What the vocabulary is asked about a text."""
    with CaptureQueriesContext(
        connection,
    ) as asked:
        meet(read(text), state())
    return [one["sql"] for one in asked.captured_queries if "memorial_namewordkey" in one["sql"]]


def test_a_word_is_looked_up_once() -> None:
    make_person("Ona Kvietkauskienė")
    assert len(questions("Ona Kvietkauskaitė")) >= 2
    assert questions("Kvietkauskaitė Ona") == questions("Ona") == []


def test_nobody_is_remembered_where_somebody_is_by_now() -> None:
    make_person("Petras Zdanavičius")
    assert found("Kvietkauskienė") == []
    person = make_person("Ona Kvietkauskienė")
    assert found("Kvietkauskienė") == [person.pk]


def test_what_was_undone_is_not_remembered() -> None:
    """Whoever searches in the middle of a transaction finds what it has written; not so after it was rolled back."""
    make_person("Petras Zdanavičius")
    before = state()
    with transaction.atomic():
        never = make_person("Ona Kvietkauskienė")
        assert found("Kvietkauskienė") == [never.pk]
        transaction.set_rollback(True)
    assert state() == before and found("Kvietkauskienė") == []
    person = make_person("Juozas Kvietkauskas")
    meanings = meet(read("Kvietkauskienė"), state())[0]
    assert [met.text for met in meanings.values()] == ["kvietkauskas"] and found("Kvietkauskienė") == [person.pk]


def test_each_writing_has_a_stamp_of_its_own() -> None:
    stamps = {state().stamp}
    for name in ("Ona Kvietkauskienė", "Petras Zdanavičius"):
        make_person(name)
        stamps.add(state().stamp)
    rebuild()
    stamps.add(state().stamp)
    assert len(stamps) == 4 and NameIndex.objects.get().stamp in stamps


def test_a_beginning_is_not_remembered_as_the_whole_word() -> None:
    make_person("Ona Kvietkauskienė")
    assert found("kvietk") and not found("kvietk ")


def test_of_a_common_name_the_nearest_forms_are_kept_and_the_commonest_of_its_family() -> None:
    meanings = meet(read("Ivan"), state())[0]
    scores = [met.score for met in meanings.values()]
    assert scores == sorted(scores, reverse=True) and len(scores) <= MAX_MET + MAX_FAMILY
