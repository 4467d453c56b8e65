"""The one door: all or nothing, never over somebody else's work, with history and index in the same step."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from memorial import search
from memorial.changes import Actor, Alteration, Conflict, Invalid, Snapshot, apply, blank, snapshot
from memorial.models import Change, NamePosting, NameWord, Person
from tests.builders import ACTOR, SECOND, make_person, name_row, statement_row

pytestmark = pytest.mark.django_db


def altered(person: Person, **values: object) -> Alteration:
    return Alteration(snapshot(person).with_values(**values), person.version, ACTOR, "because")


def test_a_change_keeps_the_whole_entry_before_and_after() -> None:
    person = make_person("Ona", statement_row("rank", text="captain"))
    change = apply(altered(person, sex="female"))
    assert change is not None
    assert change.before["values"]["sex"] == "" and change.after["values"]["sex"] == "female"
    assert change.after["parts"]["statements"][0]["text"] == "captain"
    assert (change.version, change.actor_name, change.reason) == (2, "A test", "because")


def test_nothing_changed_is_no_change() -> None:
    person = make_person("Ona")
    assert apply(altered(person)) is None
    assert Person.objects.get(pk=person.pk).version == 1


def test_a_stale_write_conflicts_and_carries_both_versions() -> None:
    person = make_person("Ona")
    mine = altered(person, sex="female")
    apply(altered(person, sex="male"))
    with pytest.raises(Conflict) as caught:
        apply(mine)
    assert caught.value.current is not None
    assert caught.value.current.values["sex"] == "male"
    assert caught.value.proposed.state.values["sex"] == "female"
    assert caught.value.current_version == 2
    assert Person.objects.get(pk=person.pk).sex == "male"


def test_a_new_entry_under_a_key_that_is_taken_conflicts() -> None:
    with pytest.raises(Conflict):
        apply(Alteration(blank("role", "priest", label_en="another"), 0, ACTOR, "new"))


@pytest.mark.parametrize(
    ("state", "place"),
    [
        (lambda p: p.with_values(sex="other"), "sex"),
        (lambda p: p.with_values(living_reason="x" * 400), "living_reason"),
        (lambda p: p.with_values(living_reason="a\x00b"), "living_reason"),
        (lambda p: p.with_values(living_reason="\ud800"), "living_reason"),
        (lambda p: p.with_part("names", ()), "names"),
        (lambda p: p.with_part("names", [name_row("A"), name_row("B")]), "names"),
        (lambda p: p.with_part("names", [name_row("A", citations=[])]), "names[0].citations"),
        (lambda p: p.with_part("names", [name_row("A", citations=[99999999])]), "names[0].citations"),
        (lambda p: p.with_part("names", [name_row("")]), "names[0].text"),
        (lambda p: p.with_part("statements", [statement_row("held_in")]), "statements[0].camp"),
        (lambda p: p.with_part("statements", [statement_row("held_in", camp="nowhere")]), "statements[0].camp"),
        (lambda p: p.with_part("statements", [statement_row("born", date="1953-13")]), "statements[0].date"),
        (lambda p: p.with_part("statements", [statement_row("nonsense")]), "statements[0].kind"),
        (lambda p: p.with_part("statements", [statement_row("born", standing="refuted")]), "statements[0].reason"),
    ],
)
def test_an_invalid_state_is_refused_by_place_and_nothing_is_stored(state, place: str) -> None:  # type: ignore[no-untyped-def]
    person = make_person("Ona")
    before, changes = snapshot(person), Change.objects.count()
    with pytest.raises(Invalid) as caught:
        apply(Alteration(state(before), person.version, ACTOR, "because"))
    assert place in caught.value.messages
    assert snapshot(Person.objects.get(pk=person.pk)) == before
    assert Change.objects.count() == changes


def test_a_change_without_a_reason_is_refused() -> None:
    person = make_person("Ona")
    with pytest.raises(Invalid) as caught:
        apply(Alteration(snapshot(person).with_values(sex="male"), person.version, ACTOR, "  "))
    assert "reason" in caught.value.messages


def test_a_row_of_another_person_cannot_be_taken() -> None:
    one, other = make_person("Ona"), make_person("Petras")
    stolen = snapshot(other).parts["names"]
    with pytest.raises(Invalid):
        apply(Alteration(snapshot(one).with_part("names", stolen), one.version, ACTOR, "because"))


def test_the_words_of_a_source_are_never_rewritten() -> None:
    person = Person.objects.get(display_name="Janis Mendriks")
    state = snapshot(person)
    rewritten = [{**row, "text": "other words"} for row in state.parts["records"]]
    for rows in (rewritten, ()):
        with pytest.raises(Invalid):
            apply(Alteration(state.with_part("records", rows), person.version, ACTOR, "because"))


def test_an_address_is_never_changed() -> None:
    state = blank("role", "cook", label_en="cook")
    apply(Alteration(state, 0, ACTOR, "new"))
    with pytest.raises(Invalid):
        apply(Alteration(state.with_values(slug="baker"), 1, ACTOR, "because"))


def test_a_corrected_name_is_found_in_the_next_question() -> None:
    person = make_person("Ona Pirmoji")
    state = snapshot(person)
    row = {**state.parts["names"][0], "text": "Ona Antroji"}
    apply(Alteration(state.with_part("names", [row]), person.version, ACTOR, "misread"))
    assert search.find(search.Query("antroji")).items
    assert not search.find(search.Query("pirmoji")).items


def test_the_displayed_name_can_move_to_another_row() -> None:
    person = make_person("Ona", names=(name_row("Anna", displayed=False),))
    state = snapshot(person)
    rows = [{**row, "displayed": row["text"] == "Anna"} for row in state.parts["names"]]
    apply(Alteration(state.with_part("names", rows), person.version, ACTOR, "her own form"))
    assert Person.objects.get(pk=person.pk).display_name == "Anna"


def test_a_removed_row_is_gone_from_the_entry_and_kept_in_history() -> None:
    person = make_person("Ona", statement_row("rank", text="captain"))
    change = apply(Alteration(snapshot(person).with_part("statements", ()), 1, ACTOR, "entered twice"))
    assert change is not None
    assert not person.statements.exists()
    assert change.before["parts"]["statements"][0]["text"] == "captain"


def test_history_outlives_the_account_that_wrote_it() -> None:
    user = User.objects.create_user("ona", first_name="Ona", last_name="Kuratorė")
    person = make_person("Petras")
    state = snapshot(person).with_values(sex="male")
    change = apply(Alteration(state, person.version, Actor.from_user(user), "because", approved_by=SECOND))
    assert change is not None
    user.delete()
    kept = Change.objects.get(pk=change.pk)
    assert (kept.actor_id, kept.actor_name, kept.actor_key) == (None, "Ona Kuratorė", "ona")


def test_every_kind_of_entry_comes_through_the_door() -> None:
    made = {change.kind for change in Change.objects.all()}
    assert made == {"nationality", "role", "source", "citation", "camp", "event", "person"}


def test_the_index_is_written_in_the_same_transaction() -> None:
    person = make_person("Ona Naujoji")
    (name,) = person.names.all()
    words = NamePosting.objects.filter(name_id=name.pk).values("word_id")
    assert set(NameWord.objects.filter(pk__in=words).values_list("text", flat=True)) == {"ona", "naujoji"}


def test_snapshots_survive_the_way_through_the_database() -> None:
    for person in Person.objects.all():
        state = snapshot(person)
        assert Snapshot.from_json(Change.objects.of("person", person.pk)[0].after) == state


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "text": st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40),
                "kind": st.sampled_from(["as_recorded", "native", "byname", "maiden", "other_spelling"]),
            }
        ),
        min_size=1,
        max_size=5,
    )
)
def test_any_names_come_back_as_they_went_in(rows: list[dict[str, str]]) -> None:
    names = [name_row(**{**row, "displayed": place == 0}) for place, row in enumerate(rows)]
    state = blank("person", Person().pk).with_part("names", names)
    change = apply(Alteration(state, 0, ACTOR, "because"))
    assert change is not None
    kept = snapshot(Person.objects.get(pk=change.key)).parts["names"]
    assert [(row["text"], row["kind"]) for row in kept] == [(row["text"], row["kind"]) for row in rows]
    assert connection.in_atomic_block
