"""What a sender entrusted to us goes when they say so, or when its time is over: from every table, file and letter."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, models
from django.utils import timezone

from memorial import corrections
from memorial.corrections import Decision, NotFound, Receipt, Value, Wish, decide, erase, receive, sweep, tend, view
from memorial.corrections.deliver import deliver
from memorial.models import Change, Correction, EvidenceFile, Letter, Person, ProposedChange, Step
from tests.builders import make_person
from tests.corrections.letters import (
    CURATOR,
    DAY,
    NOW,
    a_jpeg,
    a_pdf,
    correction,
    new_statement,
    sent,
)

pytestmark = pytest.mark.django_db(transaction=False)

CANARY = "zqxcanaryzqx"


def everything_stored() -> str:
    """Every row of every table of the database, as one text."""
    told = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            told += [f"{table}: {row}" for row in cursor.fetchall()]
    return "\n".join(told)


def files_below(folder: Path) -> bytes:
    return b"\n".join(
        path.name.encode() + b" " + path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    )


@pytest.fixture
def person(db: None) -> Person:
    return make_person("Jonas Bandymas")


def a_letter_full_of_canaries(person: Person) -> Receipt:
    files = (
        receive(a_jpeg(description=CANARY), f"{CANARY}.jpg"),
        receive(a_pdf(CANARY), f"{CANARY}.pdf"),
    )
    return sent(
        Wish(
            about="new_statement",
            kind="occupation",
            person=person.pk,
            value=Value(text="teacher"),
            words=f"words {CANARY}",
            evidence=f"evidence {CANARY}",
            how_known=f"known {CANARY}",
        ),
        new_statement(person, "rank", text=f"rank {CANARY}"),
        sender_name=f"Name {CANARY}",
        sender_address=f"{CANARY}@example.org",
        sender_relation=f"relation {CANARY}",
        message=f"message {CANARY}",
        files=files,
    )


def through_everything(receipt: Receipt) -> None:
    """Asked, answered, added to, accepted in part, declined, appealed, declined again."""
    corrections.confirm(receipt.code, receipt.key, NOW)
    first, second = correction(receipt).changes.all()
    decide(
        receipt.code,
        [Decision(first.pk, "accept", "The register says so."), Decision(second.pk, "ask", "Which archive?")],
        CURATOR,
        NOW + DAY,
    )
    extra = receive(a_jpeg(description=CANARY), f"more {CANARY}.jpg")
    corrections.answer(receipt.code, receipt.key, f"answer {CANARY}", NOW + DAY, (extra,))
    corrections.add(receipt.code, receipt.key, f"added {CANARY}", NOW + DAY)
    decide(receipt.code, [Decision(second.pk, "decline", "No source says so.")], CURATOR, NOW + 2 * DAY)
    corrections.appeal(receipt.code, receipt.key, f"appeal {CANARY}", NOW + 3 * DAY)
    other = corrections.Decision(second.pk, "decline", "Nor can we find one.")
    decide(receipt.code, [other], type(CURATOR)("Rasa", "rasa", may=CURATOR.may), NOW + 4 * DAY)


def test_the_canaries_can_be_seen_before(person: Person, tmp_path: Path) -> None:
    receipt = a_letter_full_of_canaries(person)
    through_everything(receipt)
    stored = everything_stored()
    for table in ("memorial_correction:", "memorial_proposedchange:", "memorial_evidencefile:", "memorial_step:"):
        assert any(CANARY in line for line in stored.splitlines() if line.startswith(table)), table
    assert any(CANARY in line for line in stored.splitlines() if line.startswith("post_office_email:"))
    assert CANARY.encode() in files_below(tmp_path / "quarantine")


def test_erasing_leaves_no_trace(
    person: Person, tmp_path: Path, caplog: Any, django_capture_on_commit_callbacks: Any
) -> None:
    caplog.set_level(logging.INFO)
    receipt = a_letter_full_of_canaries(person)
    through_everything(receipt)
    with django_capture_on_commit_callbacks(execute=True):
        erase(receipt.code, receipt.key, NOW + 5 * DAY)
    call_command("rebuild_index", verbosity=0)
    assert CANARY not in everything_stored()
    assert CANARY.encode() not in files_below(tmp_path)
    assert CANARY not in caplog.text


def test_erasing_leaves_the_decision_and_the_history(person: Person, django_capture_on_commit_callbacks: Any) -> None:
    receipt = a_letter_full_of_canaries(person)
    through_everything(receipt)
    history = list(Change.objects.filter(answers=receipt.code).values_list("hash", flat=True))
    with django_capture_on_commit_callbacks(execute=True):
        erase(receipt.code, receipt.key, NOW + 5 * DAY)
    seen = view.by_link(receipt.code, receipt.key)
    assert [change.decision for change in seen.changes] == ["accepted", "declined"]
    assert [change.reason for change in seen.changes] == ["The register says so.", "Nor can we find one."]
    assert list(Change.objects.filter(answers=receipt.code).values_list("hash", flat=True)) == history
    assert [row.text for row in person.statements.all()] == ["teacher"]
    assert seen.may == ()


def test_an_open_letter_is_withdrawn_with_its_data(person: Person) -> None:
    receipt = a_letter_full_of_canaries(person)
    erase(receipt.code, receipt.key, NOW + DAY)
    assert correction(receipt).state == "withdrawn"
    erase(receipt.code, receipt.key, NOW + 2 * DAY)
    assert correction(receipt).erased == NOW + DAY


def test_nobody_erases_without_the_link(person: Person) -> None:
    receipt = a_letter_full_of_canaries(person)
    with pytest.raises(NotFound):
        erase(receipt.code, "x" * 32, NOW)
    assert correction(receipt).erased is None


def test_contact_data_goes_ninety_days_after_closing_and_a_warning_comes_before(
    person: Person, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    receipt = a_letter_full_of_canaries(person)
    through_everything(receipt)
    closed = correction(receipt).closed
    assert closed is not None
    assert tend(closed + 75 * DAY).warned == 0
    assert tend(closed + 76 * DAY).warned == 1
    assert correction(receipt).letters.filter(kind=Letter.Kind.WARNING).count() == 1
    assert tend(closed + 77 * DAY).warned == 0
    assert tend(closed + 89 * DAY).erased == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert tend(closed + 90 * DAY).erased == 1
    assert CANARY not in everything_stored()
    assert CANARY.encode() not in files_below(tmp_path)


def test_a_timer_that_stood_still_warns_before_it_erases(person: Person) -> None:
    receipt = a_letter_full_of_canaries(person)
    through_everything(receipt)
    closed = correction(receipt).closed
    assert closed is not None
    done = tend(closed + 400 * DAY)
    assert (done.warned, done.erased) == (1, 0)
    assert tend(closed + 413 * DAY).erased == 0
    assert tend(closed + 414 * DAY).erased == 1


def test_an_open_letter_is_kept(person: Person) -> None:
    receipt = a_letter_full_of_canaries(person)
    tend(NOW + 1000 * DAY)
    assert correction(receipt).erased is None


def test_letters_written_into_the_folder_go_as_well(
    person: Person, tmp_path: Path, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.EMAIL_BACKEND = "memorial.corrections.mail_folder.MailFolder"
    receipt = a_letter_full_of_canaries(person)
    assert deliver(NOW).sent == 1
    assert CANARY.encode() in files_below(tmp_path / "mail")
    with django_capture_on_commit_callbacks(execute=True):
        erase(receipt.code, receipt.key, NOW + DAY)
    assert CANARY.encode() not in files_below(tmp_path)


def test_what_a_machine_that_stopped_left_behind_is_swept(person: Person, tmp_path: Path, settings: Any) -> None:
    """The database forgot, and then the machine stopped, before the files went."""
    settings.EMAIL_BACKEND = "memorial.corrections.mail_folder.MailFolder"
    receipt = a_letter_full_of_canaries(person)
    deliver(NOW)
    erase(receipt.code, receipt.key, NOW + DAY)  # what is done after the commit is not done in this test
    assert CANARY.encode() in files_below(tmp_path)
    sweep.sweep(timezone.now() + DAY, DAY / 24)
    assert CANARY.encode() not in files_below(tmp_path)


def test_every_text_of_the_sender_is_named_by_the_erasure(person: Person) -> None:
    """A new column of free text has to be thought of: this list says which are the sender's."""
    columns = {
        f"{model.__name__}.{field.name}"
        for model in (
            Correction,
            ProposedChange,
            EvidenceFile,
            Step,
        )
        for field in model._meta.concrete_fields
        if isinstance(field, models.TextField | models.CharField | models.JSONField) and not field.choices
    }
    of_the_sender = {
        "Correction.message", "Correction.sender_name", "Correction.sender_address", "Correction.sender_relation",
        "Correction.digest", "Correction.network", "Correction.flags",
        "ProposedChange.proposed", "ProposedChange.words", "ProposedChange.evidence", "ProposedChange.how_known",
        "EvidenceFile.file_key", "EvidenceFile.name", "EvidenceFile.widths", "Step.text",
    }  # fmt: skip
    ours = {
        "Correction.code", "Correction.nonce", "Correction.language", "Correction.request_key",
        "ProposedChange.kind", "ProposedChange.current", "ProposedChange.reason",
        "ProposedChange.decided_by_key", "ProposedChange.decided_by_name",
        "Step.actor_key", "Step.actor_name", "Step.action", "Step.before", "Step.after", "Step.verdict",
    }  # fmt: skip
    assert columns == of_the_sender | ours
