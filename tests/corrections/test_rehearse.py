"""What a decision would do is told to the letter, and nothing of it stays."""

from __future__ import annotations

import pytest

from memorial.changes import Invalid
from memorial.corrections import Decision, NotNow, decide, rehearse
from memorial.models import Change, Citation, Letter, Proposal, Source, Step
from tests.builders import make_person
from tests.corrections.letters import CONTRIBUTOR, CURATOR, DAY, NOW, correction, new_statement, sent

pytestmark = pytest.mark.django_db

COUNTED = (Change, Citation, Letter, Proposal, Source, Step)


def counts() -> list[int]:
    return [model._default_manager.count() for model in COUNTED]


def test_what_would_be_done_is_told_and_none_of_it_is() -> None:
    person = make_person("Jonas Bandymas")
    receipt = sent(new_statement(person, "occupation", text="teacher"), new_statement(person, "died", date="1955"))
    work, death = correction(receipt).changes.all()
    before = counts()
    decisions = [Decision(work.pk, "accept", "Yes."), Decision(death.pk, "accept", "Yes.")]
    told = rehearse(receipt.code, decisions, CURATOR, NOW + DAY, "[link]")
    assert told.state == "waits_for_second"
    assert [one.waits for one in told.altered] == [False, True]
    assert any("teacher" in line for line in told.altered[0].differs)
    assert any("1955" in line for line in told.altered[1].differs)
    assert len(told.citations) == 1 and receipt.code in told.citations[0]
    assert told.letter == ""  # it is written when the second curator has decided
    assert counts() == before
    assert correction(receipt).state == "received" and not person.statements.exists()


def test_our_letter_is_told_with_a_mark_where_the_link_will_stand() -> None:
    receipt = sent(new_statement(make_person("Jonas Bandymas"), "occupation", text="teacher"))
    [work] = correction(receipt).changes.all()
    told = rehearse(receipt.code, [Decision(work.pk, "decline", "No source.")], CURATOR, NOW + DAY, "[link]")
    assert told.state == "declined" and told.altered == told.citations == ()
    assert receipt.code in told.subject
    assert "No source." in told.letter and "[link]" in told.letter and receipt.key not in told.letter


def test_the_citation_of_an_earlier_acceptance_is_told_again() -> None:
    person = make_person("Jonas Bandymas")
    receipt = sent(new_statement(person, "occupation", text="teacher"), new_statement(person, "rank", text="captain"))
    work, rank = correction(receipt).changes.all()
    decide(receipt.code, [Decision(work.pk, "accept", "Yes.")], CURATOR, NOW + DAY)
    told = rehearse(receipt.code, [Decision(rank.pk, "accept", "Yes.")], CURATOR, NOW + DAY, "[link]")
    assert len(told.citations) == 1 and told.altered[0].label == "Jonas Bandymas"


def test_what_is_refused_is_refused_in_a_rehearsal_as_well() -> None:
    receipt = sent(new_statement(make_person("Jonas Bandymas"), "occupation", text="teacher"))
    [work] = correction(receipt).changes.all()
    before = counts()
    with pytest.raises(Invalid):
        rehearse(receipt.code, [Decision(work.pk, "accept", "")], CURATOR, NOW + DAY, "[link]")
    with pytest.raises(NotNow):
        rehearse(receipt.code, [Decision(work.pk, "accept", "Yes.")], CONTRIBUTOR, NOW + DAY, "[link]")
    assert counts() == before
