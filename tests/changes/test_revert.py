"""Going back is a change like any other."""

import pytest

from memorial.changes import Alteration, Conflict, Snapshot, apply, revert, snapshot, verify
from memorial.changes.snapshot import blank_row
from memorial.models import Change, Person, Record
from tests.builders import ACTOR, make_person, statement_row

pytestmark = pytest.mark.django_db


def test_the_entry_says_again_what_it_said_and_history_grows() -> None:
    person = make_person("Ona", statement_row("rank", text="captain"))
    first = Change.objects.of("person", person.pk)[0]
    original = snapshot(person)
    changed = original.with_part("statements", [statement_row("rank", text="major")]).with_values(sex="female")
    apply(Alteration(changed, 1, ACTOR, "because"))
    change = revert(first, 2, ACTOR, "that was wrong")
    assert change is not None and change.version == 3
    assert snapshot(Person.objects.get(pk=person.pk)) == original
    assert Change.objects.of("person", person.pk).count() == 3
    verify()


def test_going_back_from_an_old_page_conflicts() -> None:
    person = make_person("Ona")
    first = Change.objects.of("person", person.pk)[0]
    apply(Alteration(snapshot(person).with_values(sex="female"), 1, ACTOR, "because"))
    with pytest.raises(Conflict):
        revert(first, 1, ACTOR, "that was wrong")


def test_words_of_sources_recorded_since_then_stay() -> None:
    person = make_person("Ona")
    first = Change.objects.of("person", person.pk)[0]
    record = {"id": None, **blank_row(Record, source="latkovskis-2005", text="Ona")}
    apply(Alteration(snapshot(person).with_part("records", [record]), 1, ACTOR, "found"))
    revert(first, 2, ACTOR, "back")
    assert [row.text for row in person.records.all()] == ["Ona"]


def test_an_old_version_with_other_columns_is_still_understood() -> None:
    person = make_person("Ona")
    change = Change.objects.of("person", person.pk)[0]
    old = Snapshot.from_json(change.after)
    values = {name: value for name, value in old.values.items() if name != "living_reason"}
    change.after = Snapshot(old.kind, old.key, {**values, "dropped_column": "x"}, old.parts).as_json()
    apply(Alteration(snapshot(person).with_values(sex="male"), 1, ACTOR, "because"))
    assert revert(change, 2, ACTOR, "back") is not None
