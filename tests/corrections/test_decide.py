"""What is decided of a letter alters the record with its source, keeps what stood there, and is told to the sender."""

from __future__ import annotations

from typing import Any

import pytest

from memorial import corrections
from memorial.changes import Actor, Alteration, Invalid, MayNotDecide, accept, apply, decline, snapshot, verify
from memorial.corrections import Decision, EvidenceSource, NotNow, Value, Wish, decide, settle_proposal, view
from memorial.corrections.enact import TWO_CURATORS
from memorial.models import Change, Letter, Person, Proposal, ProposedChange, Source
from tests.builders import ACTOR, make_person, statement_row
from tests.corrections.letters import (
    CONTRIBUTOR,
    CURATOR,
    DAY,
    NOW,
    SECOND,
    about_name,
    about_statement,
    correction,
    new_statement,
    sent,
)

pytestmark = pytest.mark.django_db


def only(receipt: corrections.Receipt) -> ProposedChange:
    return correction(receipt).changes.get()


def accepted(receipt: corrections.Receipt, **values: Any) -> corrections.Receipt:
    decisions = [Decision(change.pk, "accept", "The certificate says so.", **values) for change in open_of(receipt)]
    decide(receipt.code, decisions, CURATOR, NOW + DAY)
    return receipt


def open_of(receipt: corrections.Receipt) -> list[ProposedChange]:
    return [change for change in correction(receipt).changes.all() if change.is_open]


def test_a_name_is_added_and_the_old_one_stays() -> None:
    person = make_person("Afanasius Bandymas")
    receipt = accepted(sent(about_name(person, "Afanasijus Bandymas", given="Afanasijus", family="Bandymas")))
    names = {name.text: name.displayed for name in person.names.all()}
    assert names == {"Afanasius Bandymas": True, "Afanasijus Bandymas": False}
    change = only(receipt).change
    assert change is not None
    assert (change.answers, change.actor_key, change.approved_by_key) == (
        receipt.code,
        f"correction:{receipt.code}",
        "ona",
    )
    assert correction(receipt).state == "published"
    assert correction(receipt).outcome == "accepted"
    assert verify() is not None


def test_a_name_can_be_put_at_the_head_of_the_page() -> None:
    person = make_person("Afanasius Bandymas")
    accepted(sent(about_name(person, "Afanasijus Bandymas")), displayed=True)
    person.refresh_from_db()
    assert person.display_name == "Afanasijus Bandymas"


@pytest.mark.parametrize("old", ["competing", "refuted"])
def test_a_statement_is_set_beside_the_old_one(old: str) -> None:
    person = make_person("Jonas Bandymas", statement_row("born", date="1921", text="Kaunas"))
    stood = person.statements.get()
    receipt = accepted(sent(about_statement(person, stood, date="1912-03-04")), old=old)
    before, after = sorted(person.statements.all(), key=lambda row: row.standing == "shown")
    assert (before.pk, before.standing, before.date) == (stood.pk, old, "1921")
    assert "certificate" in before.reason
    assert (after.standing, after.date, after.text) == ("shown", "1912-03-04", "Kaunas")
    source = after.citations.get().source
    assert (source.kind, source.slug) == ("letter", f"letter-{receipt.code}")


def test_what_the_sender_wrote_stands_in_no_history() -> None:
    person = make_person("Jonas Bandymas")
    receipt = sent(
        new_statement(person, "occupation", text="teacher"),
        sender_name="CANARY name",
        message="CANARY message",
        sender_relation="CANARY relation",
    )
    accepted(receipt)
    told = str(list(Change.objects.filter(answers=receipt.code).values()))
    assert "CANARY" not in told
    assert "teacher" in told


def test_a_sender_is_named_in_the_history_only_by_their_own_wish() -> None:
    person = make_person("Jonas Bandymas")
    named = accepted(sent(new_statement(person, "occupation", text="teacher"), may_be_named=True))
    unnamed = accepted(sent(new_statement(person, "rank", text="captain")))
    assert only(named).change.actor_name == "Ieva Bandymaitė"  # type: ignore[union-attr]
    assert "Ieva" not in only(unnamed).change.actor_name  # type: ignore[union-attr]


def test_the_evidence_is_cited_as_the_curator_describes_it() -> None:
    person = make_person("Jonas Bandymas")
    source = EvidenceSource("Certificate of baptism, 1912", "family_document", "1912", locator="no. 14")
    accepted(sent(new_statement(person, "religion", text="Catholic")), source=source)
    cited = person.statements.get().citations.get()
    assert (cited.source.title, cited.source.kind, cited.source.date, cited.locator) == (
        "Certificate of baptism, 1912",
        "family_document",
        "1912",
        "no. 14",
    )


def test_each_change_is_cited_by_its_own_evidence() -> None:
    person = make_person("Jonas Bandymas")
    receipt = sent(new_statement(person, "religion", text="Catholic"), new_statement(person, "rank", text="captain"))
    first, second = correction(receipt).changes.all()
    decisions = [
        Decision(first.pk, "accept", "Yes.", source=EvidenceSource("Certificate of baptism", "family_document")),
        Decision(second.pk, "accept", "Yes.", source=EvidenceSource("Military book", "family_document")),
    ]
    decide(receipt.code, decisions, CURATOR, NOW + DAY)
    cited = {row.kind: row.citations.get().source.title for row in person.statements.all()}
    assert cited == {"religion": "Certificate of baptism", "rank": "Military book"}


def test_the_value_is_adopted_as_the_curator_words_it() -> None:
    person = make_person("Jonas Bandymas")
    accepted(sent(new_statement(person, "occupation", text="he taught")), value=Value(text="teacher"))
    assert person.statements.get().text == "teacher"


def test_some_of_it_is_accepted_and_some_declined() -> None:
    person = make_person("Jonas Bandymas")
    receipt = sent(new_statement(person, "occupation", text="teacher"), new_statement(person, "rank", text="general"))
    first, second = correction(receipt).changes.all()
    decide(
        receipt.code,
        [Decision(first.pk, "accept", "Yes."), Decision(second.pk, "decline", "No source says so.")],
        CURATOR,
        NOW + DAY,
    )
    stored = correction(receipt)
    assert (stored.state, stored.outcome) == ("published", "partly_accepted")
    assert [row.text for row in person.statements.all()] == ["teacher"]
    letter = stored.letters.get(kind=Letter.Kind.DECIDED)
    assert letter.email is not None
    assert "No source says so." in letter.email.message


def test_one_can_be_asked_about_while_another_is_decided() -> None:
    person = make_person("Jonas Bandymas")
    receipt = sent(new_statement(person, "occupation", text="teacher"), new_statement(person, "rank", text="captain"))
    first, second = correction(receipt).changes.all()
    decide(
        receipt.code,
        [Decision(first.pk, "accept", "Yes."), Decision(second.pk, "ask", "Which archive?")],
        CURATOR,
        NOW + DAY,
    )
    assert correction(receipt).state == "needs_information"
    corrections.answer(receipt.code, receipt.key, "The archive of Kaunas.", NOW + 2 * DAY)
    assert correction(receipt).state == "in_review"
    assert [change.pk for change in open_of(receipt)] == [second.pk]
    accepted(receipt)
    assert correction(receipt).outcome == "accepted"


@pytest.mark.parametrize("kind", sorted(TWO_CURATORS))
def test_a_fate_waits_for_a_second_curator(kind: str) -> None:
    person = make_person("Jonas Bandymas")
    receipt = accepted(sent(new_statement(person, kind, date="1953-08-01")))
    assert correction(receipt).state == "waits_for_second"
    assert not person.statements.exists()
    proposal = Proposal.objects.get(answers=receipt.code)
    assert proposal.made_by_key == "ona"
    with pytest.raises(MayNotDecide):
        accept(proposal.pk, CURATOR)
    accept(proposal.pk, SECOND)
    assert settle_proposal(proposal.pk, NOW + 2 * DAY) is not None
    assert correction(receipt).state == "published"
    assert person.statements.get().kind == kind
    assert correction(receipt).letters.filter(kind=Letter.Kind.DECIDED).count() == 1


def test_a_fate_and_something_else_of_one_person_go_two_ways() -> None:
    person = make_person("Jonas Bandymas")
    receipt = accepted(
        sent(new_statement(person, "died", date="1953"), new_statement(person, "occupation", text="teacher"))
    )
    assert [row.kind for row in person.statements.all()] == ["occupation"]
    proposal = Proposal.objects.get(answers=receipt.code)
    accept(proposal.pk, SECOND)
    settle_proposal(proposal.pk, NOW + 2 * DAY)
    assert {row.kind for row in person.statements.all()} == {"occupation", "died"}


def test_what_the_second_curator_declines_is_open_again() -> None:
    person = make_person("Jonas Bandymas")
    receipt = accepted(sent(new_statement(person, "died", date="1953")))
    proposal = Proposal.objects.get(answers=receipt.code)
    decline(proposal.pk, SECOND, "Another man of the same name.")
    settle_proposal(proposal.pk, NOW + 2 * DAY)
    assert correction(receipt).state == "in_review"
    assert len(open_of(receipt)) == 1


def test_the_timer_finds_what_was_decided_elsewhere() -> None:
    person = make_person("Jonas Bandymas")
    receipt = accepted(sent(new_statement(person, "died", date="1953")))
    accept(Proposal.objects.get(answers=receipt.code).pk, SECOND)
    assert corrections.tend(NOW + 2 * DAY).settled == 1
    assert correction(receipt).state == "published"


def test_a_missing_person_is_published_by_a_second_curator() -> None:
    receipt = accepted(
        sent(
            Wish(about="missing_person", value=Value(text="Juozas Dingęs", given="Juozas", family="Dingęs")),
            Wish(about="new_statement", kind="born", missing=0, value=Value(date="1920~")),
            Wish(about="new_statement", kind="died", missing=0, value=Value(date="1953-08-01")),
        )
    )
    assert not Person.objects.filter(display_name="Juozas Dingęs", standing="published").exists()
    proposal = Proposal.objects.get(answers=receipt.code)
    accept(proposal.pk, SECOND)
    settle_proposal(proposal.pk, NOW + 2 * DAY)
    person = Person.objects.get(display_name="Juozas Dingęs")
    assert (person.is_public, person.living) == (True, "dead")
    assert {row.kind for row in person.statements.all()} == {"born", "died"}
    assert correction(receipt).state == "published"


def test_what_was_declined_is_heard_once_more_by_another() -> None:
    person = make_person("Jonas Bandymas")
    receipt = sent(new_statement(person, "occupation", text="teacher"))
    decide(receipt.code, [Decision(only(receipt).pk, "decline", "No source says so.")], CURATOR, NOW + DAY)
    assert correction(receipt).state == "declined"
    corrections.appeal(receipt.code, receipt.key, "I have found the school's register.", NOW + 2 * DAY)
    with pytest.raises(NotNow, match="another curator does"):
        decide(receipt.code, [Decision(only(receipt).pk, "accept", "Yes.")], CURATOR, NOW + 3 * DAY)
    decide(receipt.code, [Decision(only(receipt).pk, "accept", "The register says so.")], SECOND, NOW + 3 * DAY)
    assert correction(receipt).state == "published"
    told = [(step.action, step.text) for step in view.by_link(receipt.code, receipt.key).steps if step.change_id]
    assert told == [("decide", "No source says so."), ("decide", "The register says so.")]


def test_an_appeal_that_fails_is_the_last() -> None:
    receipt = sent(message="Please change what you say of my village.")
    decide(receipt.code, [Decision(only(receipt).pk, "decline", "No.")], CURATOR, NOW)
    corrections.appeal(receipt.code, receipt.key, "Please look again.", NOW)
    decide(receipt.code, [Decision(only(receipt).pk, "decline", "No, for the same reason.")], SECOND, NOW)
    with pytest.raises(NotNow, match="once"):
        corrections.appeal(receipt.code, receipt.key, "And again.", NOW)


def test_a_contributor_decides_nothing() -> None:
    receipt = sent()
    with pytest.raises(NotNow, match="Curators"):
        decide(receipt.code, [Decision(only(receipt).pk, "decline", "No.")], CONTRIBUTOR, NOW)


def test_nobody_decides_on_a_letter_of_their_own() -> None:
    receipt = sent()
    author = Actor("Ieva", "ieva", may=CURATOR.may, email="IEVA@example.org")
    with pytest.raises(MayNotDecide, match="your own address"):
        decide(receipt.code, [Decision(only(receipt).pk, "decline", "No.")], author, NOW)


@pytest.mark.parametrize(
    ("values", "place"),
    [
        ({"reason": "  "}, ".reason"),
        ({"verdict": "perhaps"}, ".verdict"),
        ({"verdict": "accept", "old": "shown"}, ".old"),
    ],
)
def test_a_decision_without_what_it_needs_stores_nothing(values: dict[str, str], place: str) -> None:
    receipt = sent(new_statement(make_person("Jonas Bandymas"), "occupation", text="teacher"))
    decision = Decision(**{"change": only(receipt).pk, "verdict": "decline", "reason": "No.", **values})  # type: ignore[arg-type]
    with pytest.raises(Invalid) as refused:
        decide(receipt.code, [decision], CURATOR, NOW)
    assert list(refused.value.messages) == [f"changes[{only(receipt).pk}]{place}"]
    assert only(receipt).is_open and correction(receipt).state == "received"


def test_what_the_record_refuses_stores_nothing_at_all() -> None:
    """The kind needs a camp, and the sender named none we know: the curator is told, and nothing is half done."""
    person = make_person("Jonas Bandymas")
    receipt = sent(new_statement(person, "held_in", text="somewhere in the north"))
    with pytest.raises(Invalid):
        accepted(receipt)
    assert not Source.objects.filter(slug=f"letter-{receipt.code}").exists()
    assert only(receipt).is_open
    accepted(receipt, value=Value(camp="vorkuta-camp-29"))
    assert person.statements.get().camp.slug == "vorkuta-camp-29"  # type: ignore[union-attr]


def test_a_person_altered_meanwhile_is_looked_at_again() -> None:
    person = make_person("Jonas Bandymas")
    receipt = sent(new_statement(person, "occupation", text="teacher"))
    seen = person.version
    apply(Alteration(snapshot(person).with_values(sex="male"), seen, ACTOR, "meanwhile"))
    with pytest.raises(Invalid, match="meanwhile"):
        accepted(receipt, version=seen)
    accepted(receipt, version=seen + 1)


def test_what_is_decided_is_decided_once() -> None:
    receipt = accepted(sent(new_statement(make_person("Jonas Bandymas"), "occupation", text="teacher")))
    number = correction(receipt).changes.get().pk
    with pytest.raises(NotNow, match="closed"):
        decide(receipt.code, [Decision(number, "decline", "No.")], SECOND, NOW + 2 * DAY)
