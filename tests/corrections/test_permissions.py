"""Whoever tries whatever in whichever order: the record changes by two people, and a fate by two curators."""

from __future__ import annotations

import datetime
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from memorial import corrections
from memorial.changes import Actor, AlreadyDecided, Conflict, Invalid, MayNotDecide, accept, decline, verify
from memorial.corrections import Decision, NotFound, NotNow, Receipt, Refused, settle_proposal
from memorial.corrections.enact import TWO_CURATORS
from memorial.models import Change, Correction, Person, Proposal, Step
from tests.builders import make_person, statement_row
from tests.corrections.letters import CONTRIBUTOR, CURATOR, DAY, NOW, SECOND, about_name, new_statement, sent

pytestmark = pytest.mark.django_db

#: Somebody at the desk, or None: whoever has the link, or thinks they have.
ACTORS = st.sampled_from([CURATOR, SECOND, CONTRIBUTOR, None])
VERBS = st.sampled_from(
    (
        "take", "ask", "accept", "decline", "answer", "add", "withdraw", "appeal", "quarantine", "release",
        "reject", "erase", "publish", "refuse", "confirm",
    )
)  # fmt: skip
STEPS = st.lists(st.tuples(ACTORS, VERBS, st.booleans()), max_size=12)


def act(receipt: Receipt, actor: Actor | None, verb: str, has_key: bool, now: datetime.datetime) -> None:
    """Try it; what is not allowed raises."""
    code, key = receipt.code, receipt.key if has_key else "x" * 32
    if actor is None:
        match verb:
            case "answer" | "add" | "appeal":
                getattr(corrections, verb)(code, key, "Some words.", now)
            case "withdraw" | "erase" | "confirm":
                getattr(corrections, verb)(code, key, now)
        return
    open_ones = [one for one in Correction.objects.get(code=code).changes.all() if one.is_open]
    proposal = Proposal.objects.waiting().filter(answers=code).first()
    match verb:
        case "accept" | "decline":
            corrections.decide(code, [Decision(one.pk, verb, "Because.") for one in open_ones], actor, now)
        case "ask":
            corrections.ask(code, "Where?", actor, now)
        case "take":
            corrections.take_up(code, actor, now)
        case "quarantine" | "release":
            getattr(corrections, verb)(code, actor, now)
        case "reject":
            corrections.bulk_reject([code], actor, now)
        case "publish" | "refuse" if proposal is not None:
            accept(proposal.pk, actor) if verb == "publish" else decline(proposal.pk, actor, "Not so.")
            settle_proposal(proposal.pk, now)


@hypothesis_settings(max_examples=60)
@given(STEPS)
def test_the_record_changes_by_two_people_and_a_fate_by_two_curators(
    told: list[tuple[Actor | None, str, bool]],
) -> None:
    person = make_person("Jonas Bandymas", statement_row("died", date="1953"))
    receipt = sent(about_name(person, "Jonas Bandymaitis"), new_statement(person, "killed", date="1953-08-01"))
    for place, (actor, verb, has_key) in enumerate(told):
        with suppress(NotNow, NotFound, Refused, Invalid, MayNotDecide, Conflict, AlreadyDecided):
            act(receipt, actor, verb, has_key, NOW + place * DAY)
    curators = {CURATOR.key, SECOND.key}
    for change in Change.objects.filter(answers=receipt.code):
        assert change.approved_by_key in curators
        assert change.actor_key != change.approved_by_key
        if fates(change.after) != fates(change.before):
            assert {change.actor_key, change.approved_by_key} == curators
        else:
            assert change.actor_key in {f"correction:{receipt.code}", *curators}
    assert not Step.objects.filter(actor_key=CONTRIBUTOR.key).exists()
    assert verify() is not None


@hypothesis_settings(max_examples=40)
@given(STEPS)
def test_without_the_key_and_without_the_right_nothing_is_done(told: list[tuple[Actor | None, str, bool]]) -> None:
    person = make_person("Jonas Bandymas")
    receipt = sent(new_statement(person, "killed", date="1953-08-01"))
    before = Correction.objects.filter(code=receipt.code).values().get()
    for place, (actor, verb, _has_key) in enumerate(told):
        with suppress(NotNow, NotFound, Refused, Invalid, MayNotDecide):
            act(receipt, CONTRIBUTOR if actor else None, verb, False, NOW + place * DAY)
    assert Correction.objects.filter(code=receipt.code).values().get() == before
    assert Step.objects.filter(correction__code=receipt.code).count() == 1
    assert not Person.objects.get(pk=person.pk).statements.exists()


def fates(state: object) -> list[object]:
    if not isinstance(state, dict) or "statements" not in state.get("parts", {}):
        return []
    return [row for row in state["parts"]["statements"] if row["kind"] in TWO_CURATORS]
