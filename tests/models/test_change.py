"""What was changed for a letter is found by its code alone, however long the history."""

from __future__ import annotations

import pytest
from django.db import connection

from memorial.corrections import Decision, decide
from memorial.models import Change
from tests.builders import make_person
from tests.corrections.letters import CURATOR, DAY, NOW, correction, new_statement, sent

pytestmark = pytest.mark.django_db


def test_the_pages_a_letter_changed_are_told_without_its_source_and_citation() -> None:
    person = make_person("Jonas Bandymas")
    receipt = sent(new_statement(person, "occupation", text="teacher"))
    decide(receipt.code, [Decision(correction(receipt).changes.get().pk, "accept", "Yes.")], CURATOR, NOW + DAY)
    assert Change.objects.filter(answers=receipt.code).count() == 3
    [change] = Change.objects.answering(receipt.code)
    assert (change.kind, change.key) == ("person", person.pk)
    assert not Change.objects.answering("")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL reads a table as short as this one whole")
def test_sqlite_takes_the_index_of_what_is_answered() -> None:
    assert "change_by_what_it_answers" in Change.objects.answering("k7q2xd3m").explain()
