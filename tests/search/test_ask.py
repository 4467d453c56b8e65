"""Questions in plain SQL: values are never part of the text, and many are asked in parts."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from memorial.models import Person
from memorial.search.ask import AT_ONCE, ask, ask_in_parts
from tests.builders import make_person

pytestmark = pytest.mark.django_db

_NAMES = "SELECT id FROM memorial_person WHERE display_name IN %s"


def test_each_place_takes_the_values_of_one_sequence() -> None:
    ona, zose = make_person("Ona Zdanavičienė"), make_person("Zosė Zdanavičienė")
    question = "SELECT id FROM memorial_person WHERE display_name IN %s AND id IN %s ORDER BY id LIMIT %s"
    names = ["Ona Zdanavičienė", "Zosė Zdanavičienė"]
    assert ask(question, names, [ona.pk, zose.pk], 5) == sorted([(ona.pk,), (zose.pk,)])
    assert ask(question, names, [zose.pk], 5) == [(zose.pk,)]
    assert len(ask(question, names, [ona.pk, zose.pk], 1)) == 1


@pytest.mark.parametrize("text", ["'); DROP TABLE memorial_person; --", "%s", "{}", "100 %", "O'Brien"])
def test_whatever_a_value_is_it_stays_a_value(text: str) -> None:
    people = Person.objects.count()
    assert ask(_NAMES, [text]) == []
    assert Person.objects.count() == people


def test_many_are_asked_in_parts_and_none_not_at_all() -> None:
    person = make_person("Ona Zdanavičienė")
    names = [f"Nobody {number}" for number in range(2 * AT_ONCE)] + ["Ona Zdanavičienė"]
    with CaptureQueriesContext(connection) as asked:
        assert ask_in_parts(_NAMES, names) == [(person.pk,)]
    assert len(asked) == 3
    with CaptureQueriesContext(connection) as asked:
        assert ask_in_parts(_NAMES, []) == []
    assert len(asked) == 0
