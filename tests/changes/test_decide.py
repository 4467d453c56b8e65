"""Somebody else publishes or declines; what the public reads changes when two people have acted, and never else."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from memorial.changes import (
    DECIDE,
    Actor,
    AlreadyDecided,
    Alteration,
    Conflict,
    Invalid,
    MayNotDecide,
    NeedsSecond,
    accept,
    apply,
    decline,
    find_entry,
    make_anew,
    propose,
    revert,
    snapshot,
    take_back,
    verify,
    version_now,
)
from memorial.changes.snapshot import Snapshot
from memorial.models import Change, Person, Proposal
from tests.builders import ACTOR, SECOND, make_person, statement_row
from tests.changes.test_public_side import a_draft_camp, a_draft_source, a_new_citation

pytestmark = pytest.mark.django_db

CURATOR = Actor("Ona", "ona", may=frozenset([DECIDE]))
THIRD = Actor("Rasa", "rasa", may=frozenset([DECIDE]))
CONTRIBUTOR = Actor("Petras", "petras")


def proposed(person: Person, actor: Actor = CURATOR, **values: object) -> Proposal:
    made = propose(Alteration(snapshot(person).with_values(**values), person.version, actor, "The card says so."))
    assert made is not None
    return made


def test_what_another_publishes_stands_and_the_proposal_says_who_and_when() -> None:
    person = make_person("Ona")
    waiting = proposed(person, sex="female")
    change = accept(waiting.pk, SECOND, " Compared with the card. ")
    waiting.refresh_from_db()
    assert change is not None and (change.version, change.reason) == (2, "The card says so.")
    assert Person.objects.get(pk=person.pk).sex == "female"
    assert (waiting.standing, waiting.decided_by_key, waiting.note) == ("accepted", "second", "Compared with the card.")
    assert waiting.change == change and waiting.decided is not None
    verify()


def test_nobody_decides_their_own(db: None) -> None:
    waiting = proposed(make_person("Ona"), sex="female")
    for decide in (accept, decline):
        with pytest.raises(MayNotDecide):
            decide(waiting.pk, CURATOR, "because")
    waiting.refresh_from_db()
    assert waiting.is_waiting


def test_nobody_decides_their_own_under_another_name(db: None) -> None:
    user = User.objects.create_user("ona")
    waiting = proposed(make_person("Ona"), Actor.from_user(user), sex="female")
    user.username = "ona2"
    user.save()
    renamed = Actor("Ona", "ona2", user.pk, frozenset([DECIDE]))
    made_anew = Actor("Ona", "ona", user.pk + 1, frozenset([DECIDE]))
    for actor in (renamed, made_anew):
        with pytest.raises(MayNotDecide):
            accept(waiting.pk, actor)


def test_a_contributor_decides_nothing() -> None:
    waiting = proposed(make_person("Ona"), sex="female")
    for decide in (accept, decline):
        with pytest.raises(MayNotDecide):
            decide(waiting.pk, CONTRIBUTOR, "because")


@pytest.mark.parametrize("actor", ["superuser", "contributor", "curator", "chief curator", "nobody"])
def test_who_may_decide_follows_from_the_group(actor: str) -> None:
    user = User.objects.create_user("ona", is_staff=True, is_superuser=actor == "superuser")
    user.groups.set(Group.objects.filter(name=actor))
    expected = actor in ("superuser", "curator", "chief curator")
    assert Actor.from_user(User.objects.get(pk=user.pk)).may_decide is expected


def test_what_is_declined_changes_nothing_and_says_why() -> None:
    person = make_person("Ona")
    waiting = proposed(person, sex="female")
    with pytest.raises(Invalid):
        decline(waiting.pk, SECOND, "  ")
    decline(waiting.pk, SECOND, "The card is of another Ona.")
    waiting.refresh_from_db()
    assert (waiting.standing, waiting.note) == ("declined", "The card is of another Ona.")
    assert Person.objects.get(pk=person.pk).version == 1


@pytest.mark.parametrize("way", ["accept", "decline", "take_back"])
def test_what_is_decided_is_decided(way: str) -> None:
    waiting = proposed(make_person("Ona"), sex="female")
    {
        "accept": lambda: accept(waiting.pk, SECOND),
        "decline": lambda: decline(waiting.pk, SECOND, "no"),
        "take_back": lambda: take_back(waiting.pk, CURATOR),
    }[way]()
    again: list[Callable[[], Any]] = [
        lambda: accept(waiting.pk, THIRD),
        lambda: decline(waiting.pk, THIRD, "no"),
        lambda: take_back(waiting.pk, CURATOR),
        lambda: make_anew(waiting.pk, THIRD),
    ]
    for attempt in again:
        with pytest.raises(AlreadyDecided) as told:
            attempt()
        assert told.value.proposal.standing == Proposal.objects.get(pk=waiting.pk).standing != "waiting"


def test_what_was_altered_meanwhile_conflicts_and_goes_on_waiting() -> None:
    person = make_person("Ona")
    waiting = proposed(person, sex="female")
    apply(Alteration(snapshot(person).with_values(sex="male"), 1, ACTOR, "because"))
    with pytest.raises(Conflict) as conflict:
        accept(waiting.pk, SECOND)
    assert conflict.value.current is not None and conflict.value.current.values["sex"] == "male"
    assert conflict.value.proposed.state.values["sex"] == "female"
    waiting.refresh_from_db()
    assert waiting.is_waiting and version_now(waiting) == 2 and Person.objects.get(pk=person.pk).sex == "male"


def test_the_first_of_two_that_is_published_makes_the_other_stale() -> None:
    person = make_person("Ona")
    first, second = proposed(person, sex="female"), proposed(person, THIRD, sex="male")
    accept(second.pk, SECOND)
    with pytest.raises(Conflict):
        accept(first.pk, SECOND)


def test_a_stale_one_is_made_anew_by_whoever_does_it_and_decided_by_another() -> None:
    person = make_person("Ona")
    waiting = proposed(person, sex="female")
    apply(Alteration(snapshot(person).with_values(living_reason="A grave."), 1, ACTOR, "because"))
    anew = make_anew(waiting.pk, SECOND)
    waiting.refresh_from_db()
    assert anew is not None and (anew.version, anew.made_by_key, anew.reason) == (2, "second", "The card says so.")
    assert (waiting.standing, waiting.decided_by_key) == ("declined", "second") and str(anew.pk) in waiting.note
    with pytest.raises(MayNotDecide):
        accept(anew.pk, SECOND)
    assert accept(anew.pk, CURATOR) is not None


def test_ones_own_is_made_anew_and_the_old_taken_back() -> None:
    person = make_person("Ona")
    waiting = proposed(person, CONTRIBUTOR, sex="female")
    apply(Alteration(snapshot(person).with_values(living_reason="A grave."), 1, ACTOR, "because"))
    anew = make_anew(waiting.pk, CONTRIBUTOR)
    waiting.refresh_from_db()
    assert anew is not None and anew.is_waiting and waiting.standing == "taken_back"


def test_a_contributor_does_not_make_anothers_anew() -> None:
    waiting = proposed(make_person("Ona"), sex="female")
    with pytest.raises(MayNotDecide):
        make_anew(waiting.pk, CONTRIBUTOR)
    assert Proposal.objects.count() == 1


def test_what_the_entry_says_by_now_is_closed_when_it_is_made_anew() -> None:
    person = make_person("Ona")
    waiting = proposed(person, sex="female")
    apply(Alteration(snapshot(person).with_values(sex="female"), 1, ACTOR, "because"))
    assert make_anew(waiting.pk, SECOND) is None
    assert not Proposal.objects.waiting().exists()


# Every path, by everybody.

PEOPLE = [
    CONTRIBUTOR,
    Actor("Jonas", "jonas"),
    CURATOR,
    THIRD,
    Actor("Chief", "chief", may=frozenset([DECIDE])),
    Actor("Superuser", "superuser", may=frozenset([DECIDE])),
]
VERBS = (
    "publish",
    "hide",
    "withdraw",
    "rename",
    "rename camp",
    "renumber",
    "revert",
    "accept",
    "decline",
    "back",
    "anew",
)
STEP = st.tuples(st.sampled_from(PEOPLE), st.sampled_from(VERBS))


def read_by_the_public(person: Person) -> tuple[int, bytes]:
    answer = Client(raise_request_exception=True).get(f"/people/{person.pk}.json")
    return answer.status_code, answer.content


def act(actor: Actor, verb: str, person: Any, camp: Any, citation: Any, number: int) -> None:
    """What somebody at the desk can do; where it needs another it is proposed, as the desk does."""
    last = Proposal.objects.waiting().last()
    decisions = {
        "accept": lambda pk: accept(pk, actor),
        "decline": lambda pk: decline(pk, actor, "no"),
        "back": lambda pk: take_back(pk, actor),
        "anew": lambda pk: make_anew(pk, actor),
    }
    if verb in decisions:
        if last is not None:
            decisions[verb](last.pk)
        return
    entry = camp if verb == "rename camp" else citation if verb == "renumber" else person
    state: Snapshot = snapshot(entry)
    values = {
        "publish": {"standing": "published"},
        "hide": {"standing": "draft"},
        "withdraw": {"standing": "withdrawn", "withdrawn_reason": f"reason {number}"},
        "rename camp": {"name": f"Camp {number}"},
        "renumber": {"locator": f"f. {number}"},
    }
    try:
        if verb == "revert":
            revert(Change.objects.of("person", person.pk).last(), entry.version, actor, "back")  # type: ignore[arg-type]
        elif verb == "rename":
            names = [{**row, "text": f"Ona {number}"} for row in state.parts["names"]]
            apply(Alteration(state.with_part("names", names), entry.version, actor, "because"))
        else:
            apply(Alteration(state.with_values(**values[verb]), entry.version, actor, "because"))
    except NeedsSecond as needs:
        propose(needs.alteration)


@hypothesis_settings(max_examples=25)
@given(steps=st.lists(STEP, min_size=2, max_size=9), standing=st.sampled_from(["draft", "published", "withdrawn"]))
def test_what_the_public_reads_changes_when_two_people_have_acted_and_never_else(
    steps: list[tuple[Actor, str]], standing: str
) -> None:
    with transaction.atomic():
        camp = a_draft_camp()
        citation = a_new_citation(a_draft_source())
        row = statement_row("held_in", camp=camp.slug, citations=[citation.pk])
        person = make_person("Ona", row, standing=standing)
        for number, (actor, verb) in enumerate(steps):
            before, length = read_by_the_public(person), Change.objects.count()
            entries = [find_entry(snapshot(entry)) for entry in (person, camp, citation)]
            with suppress(MayNotDecide, Conflict, Invalid):
                act(actor, verb, *entries, number)
            change = Change.objects.first() if Change.objects.count() > length else None
            if read_by_the_public(person) != before:
                assert change is not None and change.approved_by_key == actor.key != change.actor_key
                assert actor.may_decide
            if change is not None and not actor.may_decide:
                raise AssertionError("a contributor altered the record")
        verify()
        transaction.set_rollback(True)


# Two at the same moment.

RACE = """
import threading
import django
django.setup()
from django.db import connection
from memorial.changes import DECIDE, Actor, Alteration, AlreadyDecided, accept, propose, snapshot, verify
from memorial.models import Change, Person, Proposal

person = Person.objects.public()[0]
before = Change.objects.count()
ona = Actor("Ona", "ona", may=frozenset([DECIDE]))
other = "female" if person.sex != "female" else "male"
waiting = propose(Alteration(snapshot(person).with_values(sex=other), person.version, ona, "because"))
gate, told = threading.Barrier(4), []

def decide(number):
    gate.wait()
    try:
        accept(waiting.pk, Actor(f"Curator {number}", f"curator{number}", may=frozenset([DECIDE])))
        told.append("done")
    except AlreadyDecided as late:
        told.append(f"late, after {late.proposal.decided_by_key[:7]}")
    finally:
        connection.close()

threads = [threading.Thread(target=decide, args=[number]) for number in range(4)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
verify()
print(sorted(told), Change.objects.count() - before)
"""


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has its own below")
def test_of_four_who_publish_at_the_same_moment_one_does(tmp_path: Path) -> None:
    """On a database file of its own, in threads of its own."""
    environment = {
        **os.environ, "MEMORIAL_VAR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "memorial.settings",
        "PYTHONPATH": str(settings.BASE_DIR),
    }  # fmt: skip
    environment.pop("DATABASE_URL", None)

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, timeout=300,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    run("manage.py", "migrate", "-v0")
    run("manage.py", "seed")
    assert run("-c", RACE) == "['done', 'late, after curator', 'late, after curator', 'late, after curator'] 1"


@pytest.mark.postgres
def test_the_row_is_locked_while_somebody_decides() -> None:
    """PostgreSQL: whoever decides asks for the row FOR UPDATE, so that another waits for what becomes of it."""
    waiting = proposed(make_person("Ona"), sex="female")
    with CaptureQueriesContext(connection) as asked:
        accept(waiting.pk, SECOND)
    locks = [query["sql"] for query in asked if "FOR UPDATE" in query["sql"]]
    assert any("memorial_proposal" in sql for sql in locks)
