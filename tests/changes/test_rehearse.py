"""A rehearsal shows what would stand, and leaves nothing behind."""

from __future__ import annotations

import pytest

from memorial.changes import Alteration, Conflict, Invalid, blank, rehearse, snapshot, verify
from memorial.models import Change, NamePosting, NameWord, Person, Role
from tests.builders import ACTOR, make_person, name_row

pytestmark = pytest.mark.django_db


def test_inside_the_alteration_is_made_and_afterwards_it_never_was() -> None:
    person = make_person("Ona")
    state = snapshot(person).with_part("names", [name_row("Anna Kitokia")])
    changes, keys = Change.objects.count(), set(NamePosting.objects.values_list("pk", flat=True))
    with rehearse(Alteration(state, 1, ACTOR, "trying")) as rehearsed:
        assert (rehearsed.pk, rehearsed.display_name, rehearsed.version) == (person.pk, "Anna Kitokia", 2)
        assert NameWord.objects.filter(text="kitokia").exists()
    person.refresh_from_db()
    assert (person.display_name, person.version) == ("Ona", 1)
    assert Change.objects.count() == changes
    assert set(NamePosting.objects.values_list("pk", flat=True)) == keys
    verify()


def test_a_new_entry_is_there_for_as_long_as_the_rehearsal_lasts() -> None:
    with rehearse(Alteration(blank("role", "cook", label_en="cook"), 0, ACTOR, "trying")) as role:
        assert Role.objects.get(slug="cook") == role
    assert not Role.objects.filter(slug="cook").exists()


def test_where_nothing_would_change_the_entry_itself_is_shown() -> None:
    person = make_person("Ona")
    with rehearse(Alteration(snapshot(person), 1, ACTOR, "trying")) as rehearsed:
        assert rehearsed == person and rehearsed.version == 1


def test_an_error_while_it_is_looked_at_leaves_nothing_either() -> None:
    with pytest.raises(ZeroDivisionError), rehearse(Alteration(blank("role", "cook", label_en="cook"), 0, ACTOR, "x")):
        raise ZeroDivisionError
    assert not Role.objects.filter(slug="cook").exists()


def test_what_the_door_refuses_is_refused_in_a_rehearsal() -> None:
    person = make_person("Ona")
    with pytest.raises(Conflict), rehearse(Alteration(snapshot(person), 0, ACTOR, "x")):
        pass
    broken = snapshot(person).with_part("names", [])
    with pytest.raises(Invalid), rehearse(Alteration(broken, 1, ACTOR, "x")):
        pass
    assert Person.objects.get(pk=person.pk).names.count() == 1
