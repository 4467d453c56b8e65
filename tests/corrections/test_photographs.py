"""A picture from a letter becomes a photograph only where its sender has allowed it, and two curators agree."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from memorial import changes, corrections
from memorial.changes import Invalid
from memorial.corrections import (
    Decision,
    Likeness,
    NotFound,
    NotNow,
    Receipt,
    Submission,
    Value,
    Wish,
    consider,
    decide,
    receive,
    rehearse,
    settle_proposal,
)
from memorial.corrections.photographs import copies_of, take_over
from memorial.corrections.statistics import figures, recomputed
from memorial.corrections.submission import Refused, check
from memorial.models import Change, EvidenceFile, Person, Photograph, Proposal, ProposedChange, photograph_files
from tests.builders import make_person
from tests.corrections.letters import (
    CURATOR,
    DAY,
    NOW,
    SECOND,
    a_jpeg,
    a_key,
    a_pdf,
    correction,
    new_statement,
    sent,
)
from tests.photographs import files_in, use_store

pytestmark = pytest.mark.django_db

LIKENESS = Likeness("A teal square", "Family of the squares", rights_note="The sender allowed it.", date="1931~")


@pytest.fixture(autouse=True)
def photographs(settings: Any, tmp_path: Path) -> Path:
    use_store(settings, tmp_path / "photographs")
    return tmp_path / "photographs"


@pytest.fixture
def person() -> Person:
    return make_person("Jonas Bandymas")


def a_letter(person: Person, data: bytes | None = None, **values: Any) -> Receipt:
    values = {"files": (receive(data or a_jpeg(), "a.jpg"),), "may_publish_photographs": True, **values}
    return sent(new_statement(person, "occupation", text="teacher"), **values)


def considered(receipt: Receipt) -> ProposedChange:
    """The picture of a letter as a point of it, about whoever its first point is about."""
    letter = correction(receipt)
    return consider(receipt.code, letter.files.get().pk, letter.changes.all()[0].pk, CURATOR, NOW)


def accept_it(receipt: Receipt, point: ProposedChange, likeness: Likeness | None = LIKENESS) -> Proposal:
    one = Decision(point.pk, "accept", "Thank you for the picture.", note="A family's photograph.", likeness=likeness)
    decide(receipt.code, [one], CURATOR, NOW + DAY)
    return Proposal.objects.get()


def test_its_files_are_copied_once_under_a_key_that_does_not_lead_back(person: Person, photographs: Path) -> None:
    file = correction(a_letter(person)).files.get()
    kept = take_over(file)
    assert kept.key != file.file_key and take_over(file) == kept == copies_of(file)
    assert (kept.width, kept.height) == (400, 300)
    assert photograph_files.missing(kept) == []
    assert files_in(photographs) == sorted(kept.names)


@pytest.mark.parametrize("data", [a_jpeg(), a_pdf()])
def test_what_was_not_allowed_or_is_no_picture_is_left(person: Person, data: bytes, photographs: Path) -> None:
    receipt = a_letter(person, data, may_publish_photographs=data.startswith(b"%PDF"))
    with pytest.raises(NotNow):
        take_over(correction(receipt).files.get())
    with pytest.raises(NotNow):
        considered(receipt)
    assert not files_in(photographs) and correction(receipt).state == "received"


def test_it_is_one_point_more_and_shown_once_a_second_curator_agrees(person: Person) -> None:
    receipt = a_letter(person)
    point = considered(receipt)
    assert (point.about, point.person_id, point.position) == ("photograph", person.pk, 1)
    assert correction(receipt).state == "in_review"
    proposal = accept_it(receipt, point)
    assert not Photograph.objects.exists()
    first = correction(receipt).changes.all()[0]
    decide(receipt.code, [Decision(first.pk, "decline", "No source says so.")], CURATOR, NOW + DAY)
    assert correction(receipt).state == "waits_for_second"
    changes.accept(proposal.pk, SECOND)
    settle_proposal(proposal.pk, NOW + 2 * DAY)
    shown = Photograph.objects.get()
    assert (shown.person_id, shown.shown, shown.alt, shown.credit) == (person.pk, True, LIKENESS.alt, LIKENESS.credit)
    assert (shown.rights, shown.rights_note, shown.date) == ("with_permission", "The sender allowed it.", "1931~")
    assert shown.citations.get().source.slug == f"letter-{receipt.code}"
    assert Change.objects.of("person", person.pk)[0].answers == receipt.code
    assert correction(receipt).state == "published"
    assert "a photograph" in correction(receipt).letters.get(kind="decided").email.message  # type: ignore[union-attr]


def test_an_answered_letter_is_opened_again_and_the_figures_stay_true(person: Person) -> None:
    receipt = a_letter(person)
    first = correction(receipt).changes.get()
    decide(receipt.code, [Decision(first.pk, "accept", "Yes.")], CURATOR, NOW + DAY)
    assert correction(receipt).state == "published"
    point = considered(receipt)
    assert correction(receipt).state == "in_review" and correction(receipt).closed is None
    assert figures() == recomputed()
    decide(receipt.code, [Decision(point.pk, "decline", "It is a document.")], CURATOR, NOW + 2 * DAY)
    assert (correction(receipt).state, correction(receipt).outcome) == ("published", "partly_accepted")
    assert figures() == recomputed()


def test_a_picture_of_somebody_who_is_missing_goes_with_them() -> None:
    receipt = sent(
        Wish("missing_person", value=Value(text="Petras Trūkstamas")),
        files=(receive(a_jpeg(), "a.jpg"),), may_publish_photographs=True,
    )  # fmt: skip
    missing, point = correction(receipt).changes.get(), considered(receipt)
    assert (point.person_id, point.belongs_to_id) == (None, missing.pk)
    both = [
        Decision(missing.pk, "accept", "Yes."),
        Decision(point.pk, "accept", "Yes.", likeness=LIKENESS),
    ]
    decide(receipt.code, both, CURATOR, NOW + DAY)
    changes.accept(Proposal.objects.get().pk, SECOND)
    assert Photograph.objects.get().person.display_name == "Petras Trūkstamas"


def test_nobody_is_asked_twice_about_one_picture_nor_about_one_that_is_none(person: Person) -> None:
    receipt = a_letter(person)
    considered(receipt)
    with pytest.raises(NotNow, match="already"):
        considered(receipt)
    other = a_letter(person, message="Another letter altogether.")
    with pytest.raises(NotFound):
        consider(receipt.code, correction(other).files.get().pk, correction(receipt).changes.all()[0].pk, CURATOR, NOW)
    of_words = sent(message="Thank you.", files=(receive(a_jpeg(), "a.jpg"),), may_publish_photographs=True)
    with pytest.raises(NotNow, match="about nobody"):
        considered(of_words)


def test_a_letter_cannot_ask_for_it_by_itself(person: Person) -> None:
    wish = Wish("photograph", person=person.pk, words="Show it.")
    with pytest.raises(Refused):
        check(Submission(request_key=a_key(), language="en", wishes=(wish,)))


def test_it_is_accepted_only_with_what_is_to_be_seen(person: Person, photographs: Path) -> None:
    receipt = a_letter(person)
    with pytest.raises(Invalid) as refused:
        accept_it(receipt, point := considered(receipt), likeness=None)
    assert list(refused.value.messages) == [f"changes[{point.pk}].alt"]
    with pytest.raises(Invalid):
        accept_it(receipt, point, Likeness("", "Family of the squares"))
    assert not Proposal.objects.exists()


def test_a_rehearsal_leaves_no_copy_behind(person: Person, photographs: Path) -> None:
    receipt = a_letter(person)
    one = Decision(considered(receipt).pk, "accept", "Thank you.", likeness=LIKENESS)
    told = rehearse(receipt.code, [one], CURATOR, NOW + DAY, "[link]")
    assert told.altered[0].waits and any("A teal square" in line for line in told.altered[0].differs)
    assert not files_in(photographs)


def test_a_rehearsal_takes_away_no_copy_that_waits(person: Person, photographs: Path) -> None:
    receipt = a_letter(person)
    accept_it(receipt, considered(receipt))
    before = files_in(photographs)
    first = correction(receipt).changes.all()[0]
    rehearse(receipt.code, [Decision(first.pk, "decline", "No.")], CURATOR, NOW + DAY, "[link]")
    assert files_in(photographs) == before != []


@pytest.mark.parametrize("verb", ["withdraw", "erase"])
def test_who_takes_the_letter_back_takes_back_the_permission(person: Person, verb: str) -> None:
    receipt = a_letter(person)
    proposal = accept_it(receipt, considered(receipt))
    getattr(corrections, verb)(receipt.code, receipt.key, NOW + DAY)
    with pytest.raises(Invalid, match="may not be shown"):
        corrections.check_consent(proposal.pk)
    changes.decline(proposal.pk, SECOND, "The letter was taken back.")
    settle_proposal(proposal.pk, NOW + 2 * DAY)
    assert {one.decision for one in correction(receipt).changes.all()} == {"withdrawn"}
    assert correction(receipt).state == "withdrawn"


def test_erasing_takes_the_copies_the_record_never_showed_and_leaves_those_it_shows(
    person: Person, photographs: Path, django_capture_on_commit_callbacks: Any
) -> None:
    never, shown = a_letter(person), a_letter(person, message="Another letter altogether.")
    accept_it(never, considered(never))
    changes.decline(Proposal.objects.get().pk, SECOND, "Not him.")
    settle_proposal(Proposal.objects.get().pk, NOW + DAY)
    point = considered(shown)
    decide(shown.code, [Decision(point.pk, "accept", "Yes.", likeness=LIKENESS)], CURATOR, NOW + DAY)
    waiting = Proposal.objects.waiting().get()
    changes.accept(waiting.pk, SECOND)
    settle_proposal(waiting.pk, NOW + DAY)
    kept = sorted(Photograph.objects.get().kept.names)
    assert set(kept) < set(files_in(photographs))
    with django_capture_on_commit_callbacks(execute=True):
        for receipt in (never, shown):
            corrections.erase(receipt.code, receipt.key, NOW + DAY)
    assert files_in(photographs) == kept
    assert not EvidenceFile.objects.exists()
