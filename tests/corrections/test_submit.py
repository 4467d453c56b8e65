"""A letter is taken in whole or not at all, once however often it is sent, and answered."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from post_office.models import Email

from memorial.corrections import Refused, SameKeyOtherContent, Submission, Value, Wish, receive, submit, view
from memorial.models import Correction, EvidenceFile, Letter, Person, ProposedChange, Step, evidence_files
from tests.builders import make_person, statement_row
from tests.corrections.letters import NOW, a_jpeg, a_submission, about_name, about_statement, arrival, correction, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def kazanas() -> Person:
    return Person.objects.get(display_name__contains="Kazanas")


def test_a_letter_is_stored_with_what_it_asks_for(kazanas: Person) -> None:
    receipt = sent(about_name(kazanas, "Afanasijus Kazanas"), language="lt")
    stored = correction(receipt)
    change = stored.changes.get()
    assert (stored.state, stored.language, stored.received) == ("received", "lt", NOW)
    assert change.proposed == {"text": "Afanasijus Kazanas"}
    assert change.current["words"] == str(kazanas.displayed_name)
    assert change.current["sources"]
    assert [step.action for step in stored.steps.all()] == ["submit"]
    assert len(receipt.code) == 8 and len(receipt.key) == 32


def test_a_statement_is_quoted_in_the_language_of_the_sender() -> None:
    person = make_person("Jonas Bandymas", statement_row("born", date="1921"))
    receipt = sent(about_statement(person, person.statements.get(), date="1912", date_typed="1912 m."), language="lt")
    assert "1921" in correction(receipt).changes.get().current["words"]
    assert "Gim" in correction(receipt).changes.get().current["words"]


def test_a_letter_of_words_alone_is_one_thing_to_decide() -> None:
    stored = correction(sent(message="I knew some of these men. May I write to you?"))
    assert [change.about for change in stored.changes.all()] == ["other"]


def test_the_receipt_is_in_the_outbox_without_the_link() -> None:
    receipt = sent(message="Please look at the list of my village.", language="lt")
    letter = Letter.objects.get(correction__code=receipt.code)
    assert letter.email is not None
    assert letter.email.to == ["ieva@example.org"]
    assert receipt.code in letter.email.subject
    assert receipt.key not in letter.email.message + letter.email.html_message
    assert letter.email.message_id == f"<letter-{letter.pk}.{receipt.code}@localhost>"


def test_without_an_address_there_is_no_letter() -> None:
    receipt = sent(sender_address="", may_contact=False)
    assert not Letter.objects.filter(correction__code=receipt.code).exists()


def test_the_same_form_sent_again_is_the_same_letter() -> None:
    submission = a_submission(files=(receive(a_jpeg(), "metrika.jpg"),))
    first, second = submit(submission, arrival()), submit(submission, arrival())
    assert (first.code, first.key) == (second.code, second.key)
    assert (first.again, second.again) == (False, True)
    assert Correction.objects.count() == 1
    assert Email.objects.count() == 1


def test_the_same_form_with_other_words_is_refused_kindly() -> None:
    submission = a_submission()
    submit(submission, arrival())
    with pytest.raises(SameKeyOtherContent, match="has reached us"):
        submit(dataclasses.replace(submission, message="Something else about my uncle."), arrival())
    assert Correction.objects.count() == 1


def test_a_form_sent_again_with_its_files_is_the_same_letter_and_leaves_no_second_file() -> None:
    """A browser that sends the form again sends the files again: they lie under other keys, and say the same."""
    first = a_submission(files=(receive(a_jpeg(), "metrika.jpg"),))
    again = dataclasses.replace(first, files=(receive(a_jpeg(), "metrika.jpg"),))
    assert submit(first, arrival()).code == submit(again, arrival()).code
    assert {key for key, _name in evidence_files.all_names()} == {first.files[0].key}
    other = dataclasses.replace(first, files=(receive(a_jpeg(description="another"), "metrika.jpg"),))
    with pytest.raises(SameKeyOtherContent):
        submit(other, arrival())


def test_files_are_attached_and_are_on_the_disk(settings: Any, tmp_path: Path) -> None:
    received = receive(a_jpeg(), "metrika.jpg")
    stored = correction(sent(files=(received,)))
    row = stored.files.get()
    assert row.name == "metrika.jpg"
    assert not evidence_files.missing(row.kept)


def test_a_file_that_has_gone_is_asked_for_again_and_nothing_is_stored() -> None:
    received = receive(a_jpeg(), "metrika.jpg")
    evidence_files.discard(received)
    with pytest.raises(Refused) as refused:
        sent(files=(received,))
    assert list(refused.value.messages) == ["files"]
    assert not Correction.objects.exists()


def test_a_file_that_went_with_another_letter_is_asked_for_again() -> None:
    received = receive(a_jpeg(), "metrika.jpg")
    sent(files=(received,))
    with pytest.raises(Refused, match="metrika"):
        sent(files=(received,))
    assert Correction.objects.count() == 1


def test_what_readers_cannot_see_cannot_be_quoted() -> None:
    draft = make_person("Slapta Bandymaitė", standing="draft")
    with pytest.raises(Refused):
        sent(Wish(about="new_statement", kind="born", person=draft.pk, value=Value(date="1920")))
    living = make_person("Gyva Bandymaitė", statement_row("born", date="1990"), living="living")
    statement = living.statements.get()
    with pytest.raises(Refused):
        sent(Wish(about="statement", person=living.pk, statement=statement.pk, value=Value(date="1920")))
    assert not Correction.objects.exists()


@pytest.mark.parametrize(
    ("values", "place"),
    [
        ({"sender_address": "not an address"}, "sender_address"),
        ({"sender_address": "", "may_contact": True}, "sender_address"),
        ({"language": "xx"}, "language"),
        ({"message": ""}, ""),
        ({"message": "a\x00b"}, "message"),
        ({"message": "a\ud800b"}, "message"),
        ({"message": "x" * 20_001}, "message"),
        ({"request_key": "short"}, ""),
        ({"wishes": (Wish(about="nothing"),)}, "wishes[0]"),
        ({"wishes": (Wish(about="missing_person"),)}, "wishes[0].text"),
        ({"wishes": (Wish(about="new_statement", kind="born", missing=3, words="x"),)}, "wishes[0]"),
        ({"wishes": (Wish(about="other", value=Value(date="the other day")),)}, "wishes[0].date"),
        ({"wishes": (Wish(about="other", words="x"),) * 31}, ""),
    ],
)
def test_what_cannot_be_taken_is_refused_by_place_and_nothing_is_stored(values: dict[str, Any], place: str) -> None:
    submission = dataclasses.replace(a_submission(), **values)
    with pytest.raises(Refused) as refused:
        submit(submission, arrival())
    assert place in refused.value.messages
    assert not Correction.objects.exists()
    assert not Step.objects.exists()


def test_one_letter_can_tell_of_a_missing_person_and_what_is_known_of_them() -> None:
    stored = correction(
        sent(
            Wish(about="missing_person", value=Value(text="Juozas Dingęs"), how_known="my father"),
            Wish(about="new_statement", kind="born", missing=0, value=Value(date="1920~", date_typed="about 1920")),
        )
    )
    missing, born = stored.changes.all()
    assert born.belongs_to == missing
    assert born.proposed == {"date": "1920~", "date_typed": "about 1920"}


@given(text=st.text(min_size=1, max_size=300))
def test_any_text_is_kept_as_typed_or_refused(text: str) -> None:
    submission = a_submission(message=text)
    try:
        receipt = submit(submission, arrival())
    except Refused:
        return
    assert Correction.objects.get(code=receipt.code).message == text


def test_the_link_opens_the_senders_view_and_no_other() -> None:
    receipt, other = sent(), sent()
    assert view.by_link(receipt.code, receipt.key).correction.code == receipt.code
    for code, key in (
        (receipt.code, other.key),
        (other.code, receipt.key),
        ("zzzzzzzz", receipt.key),
        (receipt.code, ""),
    ):
        with pytest.raises(view.steps.NotFound):
            view.by_link(code, key)


def test_a_link_made_under_an_earlier_secret_key_still_opens(settings: Any) -> None:
    receipt = sent()
    before = settings.SECRET_KEY
    settings.SECRET_KEY = "another key, for now and the time to come"
    with pytest.raises(view.steps.NotFound):
        view.by_link(receipt.code, receipt.key)
    settings.SECRET_KEY_FALLBACKS = [before]
    assert view.by_link(receipt.code, receipt.key)


def test_no_column_holds_the_key_or_the_address_of_the_machine() -> None:
    receipt = sent()
    stored = Correction.objects.filter(code=receipt.code).values().get()
    assert receipt.key not in str(stored)
    assert "192.0.2" not in str(stored)


def test_the_public_view_says_nothing_of_the_sender() -> None:
    receipt = sent()
    seen = str(view.publicly(receipt.code))
    assert "Ieva" not in seen and "ieva" not in seen and "grandfather" not in seen
    assert ProposedChange.objects.exists() and not EvidenceFile.objects.exists()
    assert isinstance(a_submission(), Submission)
