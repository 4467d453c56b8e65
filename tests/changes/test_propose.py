"""What needs a second person is kept for one, and the record stays as it is."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from memorial.changes import (
    DECIDE,
    Actor,
    Alteration,
    Conflict,
    Invalid,
    MayNotDecide,
    NeedsSecond,
    accept,
    apply,
    blank,
    propose,
    revert,
    snapshot,
    take_back,
    verify,
    version_now,
)
from memorial.models import Change, Person, Proposal
from tests.builders import ACTOR, SECOND, a_citation, make_person, name_row, statement_row

pytestmark = pytest.mark.django_db

CURATOR = Actor("Ona", "ona", may=frozenset([DECIDE]))
CONTRIBUTOR = Actor("Petras", "petras")


def proposed(person: Person, actor: Actor = CURATOR, **values: object) -> Proposal:
    made = propose(Alteration(snapshot(person).with_values(**values), person.version, actor, "The card says so."))
    assert made is not None
    return made


def test_a_curator_alone_alters_nothing_that_is_read() -> None:
    person = make_person("Ona")
    changes = Change.objects.count()
    with pytest.raises(NeedsSecond) as needs:
        apply(Alteration(snapshot(person).with_values(sex="female"), 1, CURATOR, "because"))
    assert needs.value.alteration.state.values["sex"] == "female"
    person.refresh_from_db()
    assert (person.version, person.sex, Change.objects.count()) == (1, "", changes)
    verify()


@pytest.mark.parametrize(
    "second",
    [
        None,
        CURATOR,
        Actor("Another name", "ona", 77, frozenset([DECIDE])),
        Actor("Without the right", "second"),
        Actor("The same", "", None, frozenset([DECIDE])),
    ],
)
def test_who_stands_behind_it_must_be_somebody_else_who_may(second: Actor | None) -> None:
    person = make_person("Ona")
    actor = Actor("Ona") if second is not None and not second.key else CURATOR
    with pytest.raises(NeedsSecond):
        apply(Alteration(snapshot(person).with_values(sex="female"), 1, actor, "because", approved_by=second))
    assert Person.objects.get(pk=person.pk).sex == ""


def test_an_account_that_was_renamed_is_still_the_same_person() -> None:
    person = make_person("Ona")
    before, after = Actor("Ona", "ona", 5), Actor("Ona", "ona2", 5, frozenset([DECIDE]))
    with pytest.raises(NeedsSecond):
        apply(Alteration(snapshot(person).with_values(sex="female"), 1, before, "because", approved_by=after))


def test_the_history_says_who_made_it_and_who_published_it() -> None:
    person = make_person("Ona")
    state = snapshot(person).with_values(sex="female")
    change = apply(Alteration(state, 1, CURATOR, "because", approved_by=SECOND))
    assert change is not None
    assert (change.actor_key, change.approved_by_key, change.approved_by_name) == ("ona", "second", "A second person")
    assert Change.objects.of("person", person.pk)[1].approved_by_key is None
    verify()


def test_a_contributor_proposes_drafts_too() -> None:
    state = blank("person", Person().pk).with_part("names", [name_row("Ona")])
    alteration = Alteration(state, 0, CONTRIBUTOR, "From a letter.")
    with pytest.raises(NeedsSecond):
        apply(alteration)
    waiting = propose(alteration)
    assert waiting is not None and (waiting.label, waiting.version, waiting.key) == ("Ona", 0, state.key)
    assert not Person.objects.filter(pk=state.key).exists()
    assert accept(waiting.pk, SECOND) is not None
    assert Person.objects.get(pk=state.key).standing == "draft"


def test_a_draft_of_a_curator_has_no_second_name_in_the_history() -> None:
    person = make_person("Ona", standing="draft")
    change = apply(Alteration(snapshot(person).with_values(sex="female"), 1, CURATOR, "because", approved_by=CURATOR))
    assert change is not None and change.approved_by_key is None


def test_a_proposal_keeps_the_whole_state_and_who_made_it() -> None:
    user = User.objects.create_user("ona", first_name="Ona", last_name="Kuratorė")
    person = make_person("Ona", statement_row("rank", text="captain"))
    state = snapshot(person).with_values(sex="female")
    waiting = propose(Alteration(state, 1, Actor.from_user(user), " The card says so. ", answers="C-7"))
    assert waiting is not None
    assert (waiting.kind, waiting.key, waiting.version, waiting.label) == ("person", person.pk, 1, "Ona")
    assert (waiting.state, waiting.reason, waiting.answers) == (state.as_json(), "The card says so.", "C-7")
    assert (waiting.made_by, waiting.made_by_key, waiting.made_by_name) == (user, "ona", "Ona Kuratorė")
    assert waiting.is_waiting and Person.objects.get(pk=person.pk).version == 1


def test_a_proposal_outlives_the_account_that_made_it() -> None:
    user = User.objects.create_user("ona")
    waiting = proposed(make_person("Ona"), Actor.from_user(user), sex="female")
    user.delete()
    change = accept(waiting.pk, SECOND)
    assert change is not None and (change.actor_id, change.actor_key) == (None, "ona")


def test_what_could_not_be_published_is_not_proposed() -> None:
    person = make_person("Ona")
    with pytest.raises(Invalid):
        propose(Alteration(snapshot(person).with_part("names", []), 1, CURATOR, "because"))
    with pytest.raises(Invalid):
        propose(Alteration(snapshot(person).with_values(sex="female"), 1, CURATOR, "  "))
    with pytest.raises(Conflict):
        propose(Alteration(snapshot(person).with_values(sex="female"), 7, CURATOR, "because"))
    assert not Proposal.objects.exists()


def test_what_is_so_already_is_not_proposed() -> None:
    person = make_person("Ona")
    assert propose(Alteration(snapshot(person), 1, CURATOR, "because")) is None


def test_the_same_sent_twice_waits_once_and_another_beside_it() -> None:
    person = make_person("Ona")
    first = proposed(person, sex="female")
    assert proposed(person, sex="female") == first
    assert proposed(person, SECOND, sex="female") != first
    assert proposed(person, sex="male") != first
    assert Proposal.objects.waiting().of("person", person.pk).count() == 3


def test_a_new_citation_has_no_number_until_it_is_accepted() -> None:
    state = blank("citation", source="kozlov-2004", locator="of a test")
    waiting = propose(Alteration(state, 0, CONTRIBUTOR, "needed"))
    assert waiting is not None and (waiting.key, version_now(waiting)) == ("", 0)
    change = accept(waiting.pk, SECOND)
    assert change is not None and change.key.isdigit()


def test_going_back_needs_a_second_person_like_everything_else() -> None:
    person = make_person("Ona")
    first = Change.objects.of("person", person.pk)[0]
    apply(Alteration(snapshot(person).with_values(sex="female"), 1, ACTOR, "because"))
    with pytest.raises(NeedsSecond) as needs:
        revert(first, 2, CURATOR, "that was wrong")
    waiting = propose(needs.value.alteration)
    assert waiting is not None
    change = accept(waiting.pk, SECOND)
    assert change is not None and change.after["values"]["sex"] == ""


def test_only_its_maker_takes_a_proposal_back() -> None:
    waiting = proposed(make_person("Ona"), sex="female")
    with pytest.raises(MayNotDecide):
        take_back(waiting.pk, SECOND)
    taken = take_back(waiting.pk, CURATOR)
    assert (taken.standing, taken.decided_by_key) == ("taken_back", "") and taken.decided is not None
    assert not Proposal.objects.waiting().exists()


@pytest.mark.parametrize(
    "values",
    [
        {"standing": "accepted", "decided_by_key": "ona"},
        {"standing": "accepted", "decided_by_key": ""},
        {"standing": "declined", "decided_by_key": ""},
        {"standing": "waiting", "decided_by_key": "second"},
    ],
)
def test_the_database_too_refuses_a_decision_by_oneself_or_nobody(values: dict[str, str]) -> None:
    waiting = proposed(make_person("Ona"), sex="female")
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.filter(pk=waiting.pk).update(decided=timezone.now(), **values)


def test_an_old_proposal_with_other_columns_is_still_understood() -> None:
    waiting = proposed(make_person("Ona"), sex="female")
    values = {name: value for name, value in waiting.state["values"].items() if name != "living_reason"}
    waiting.state = {**waiting.state, "values": {**values, "dropped_column": "x"}}
    waiting.save()
    assert accept(waiting.pk, SECOND) is not None


def test_the_words_of_the_citations_of_a_proposal_are_looked_up_when_it_is_made() -> None:
    person = make_person("Ona")
    row = statement_row("rank", text="captain", citations=[a_citation().pk + 100_000])
    with pytest.raises(Invalid):
        propose(Alteration(snapshot(person).with_part("statements", [row]), 1, CURATOR, "because"))


def test_only_the_operators_commands_say_that_they_need_no_second_person() -> None:
    """Whatever names `Actor.operator` or `is_operator` goes round the second person; these may, and no others."""
    package = Path(settings.BASE_DIR) / "memorial"
    named = set()
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            called = isinstance(node, ast.Attribute) and node.attr in ("operator", "is_operator")
            if called or (isinstance(node, ast.keyword) and node.arg == "is_operator"):
                named.add(path.relative_to(package).as_posix())
    assert named == {
        "changes/alteration.py",
        "changes/apply.py",
        "changes/rehearse.py",
        "management/commands/seed.py",
    }


def test_only_a_decision_names_a_second_person() -> None:
    package = Path(settings.BASE_DIR) / "memorial"
    named = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.keyword) and node.arg == "approved_by"
    }
    assert named == {"changes/decide.py", "corrections/enact.py"}
