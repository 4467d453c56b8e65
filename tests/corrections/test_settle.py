"""What a second curator decides, or lays anew before a third, reaches the letter it answers."""

from __future__ import annotations

import pytest

from memorial import changes
from memorial.changes import Alteration, apply, snapshot
from memorial.corrections import Decision, Receipt, decide, follow_proposal, settle_proposal, withdraw
from memorial.corrections.settle import settle_all
from memorial.models import Person, Proposal
from tests.builders import ACTOR, make_person
from tests.corrections.letters import CURATOR, DAY, NOW, SECOND, correction, new_statement, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> Person:
    return make_person("Jonas Bandymas")


def waiting(person: Person) -> tuple[Receipt, Proposal]:
    """A letter that tells of a death, accepted by the first curator."""
    receipt = sent(new_statement(person, "died", date="1955"))
    [death] = correction(receipt).changes.all()
    decide(receipt.code, [Decision(death.pk, "accept", "Thank you.")], CURATOR, NOW + DAY)
    return receipt, Proposal.objects.get()


def test_a_letter_follows_what_is_proposed_anew_and_learns_what_becomes_of_that(person: Person) -> None:
    receipt, old = waiting(person)
    apply(Alteration(snapshot(person).with_values(sex="male"), person.version, ACTOR, "meanwhile"))
    anew = changes.make_anew(old.pk, SECOND)
    assert anew is not None
    assert follow_proposal(old.pk, anew.pk) == 1
    assert settle_proposal(old.pk, NOW + 2 * DAY) is None
    assert correction(receipt).state == "waits_for_second"
    changes.accept(anew.pk, CURATOR)
    assert settle_proposal(anew.pk, NOW + 2 * DAY) is not None
    assert correction(receipt).state == "published"
    assert correction(receipt).changes.get().change == Proposal.objects.get(pk=anew.pk).change


def test_nothing_follows_a_proposal_that_answers_no_letter(person: Person) -> None:
    receipt, mine = waiting(person)
    other = changes.propose(
        Alteration(snapshot(person).with_values(sex="male"), person.version, CURATOR, "as the card")
    )
    assert other is not None
    assert follow_proposal(other.pk, other.pk + 1) == 0
    assert correction(receipt).changes.get().proposal == mine


def test_what_the_second_declines_is_open_again_unless_the_letter_was_taken_back(person: Person) -> None:
    receipt, proposal = waiting(person)
    changes.decline(proposal.pk, SECOND, "Not the same man.")
    settle_proposal(proposal.pk, NOW + 2 * DAY)
    assert (correction(receipt).state, correction(receipt).changes.get().decision) == ("in_review", "open")
    [death] = correction(receipt).changes.all()
    decide(receipt.code, [Decision(death.pk, "accept", "Thank you.")], CURATOR, NOW + 3 * DAY)
    withdraw(receipt.code, receipt.key, NOW + 4 * DAY)
    again = Proposal.objects.waiting().get()
    changes.decline(again.pk, SECOND, "Not the same man.")
    settle_proposal(again.pk, NOW + 5 * DAY)
    assert (correction(receipt).state, correction(receipt).changes.get().decision) == ("withdrawn", "withdrawn")


def test_the_timer_settles_what_was_decided_elsewhere(person: Person) -> None:
    receipt, proposal = waiting(person)
    assert settle_all(NOW + 2 * DAY) == 0
    changes.accept(proposal.pk, SECOND)
    assert settle_all(NOW + 2 * DAY) == 1
    assert correction(receipt).state == "published"
