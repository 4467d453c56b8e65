"""What the sender does by the link: confirm, answer, add, withdraw; each is a step, and what is not allowed says so."""

from __future__ import annotations

from typing import Any

import pytest

from memorial import corrections
from memorial.corrections import Action, NotFound, NotNow, Refused, evidence, receive, view
from memorial.models import Correction, Step
from tests.corrections.letters import CURATOR, DAY, NOW, a_jpeg, a_pdf, arrival, correction, sent
from tests.corrections.letters import a_submission as submission

pytestmark = pytest.mark.django_db


def test_following_the_link_confirms_the_address_once() -> None:
    receipt = sent()
    corrections.confirm(receipt.code, receipt.key, NOW + DAY)
    corrections.confirm(receipt.code, receipt.key, NOW + 2 * DAY)
    stored = correction(receipt)
    assert (stored.state, stored.confirmed) == ("confirmed", NOW + DAY)
    assert stored.steps.filter(action=Action.CONFIRM).count() == 1


def test_without_an_address_there_is_nothing_to_confirm() -> None:
    receipt = sent(sender_address="", may_contact=False)
    corrections.confirm(receipt.code, receipt.key, NOW)
    assert correction(receipt).state == "received"


def test_a_question_is_asked_and_answered_with_a_file() -> None:
    receipt = sent()
    corrections.take_up(receipt.code, CURATOR, NOW)
    corrections.ask(receipt.code, "Which archive?", CURATOR, NOW)
    assert Action.ANSWER in view.by_link(receipt.code, receipt.key).may
    corrections.answer(receipt.code, receipt.key, "Kaunas.", NOW + DAY, (receive(a_jpeg(), "page.jpg"),))
    seen = view.by_link(receipt.code, receipt.key)
    assert seen.shown_state == "in_review"
    assert [(step.action, step.text) for step in seen.steps][-2:] == [("ask", "Which archive?"), ("answer", "Kaunas.")]
    assert [file.name for file in seen.files] == ["page.jpg"]


def test_something_can_be_added_while_it_is_open() -> None:
    receipt = sent()
    corrections.add(receipt.code, receipt.key, "", NOW, (receive(a_pdf(), "page.pdf"),))
    corrections.withdraw(receipt.code, receipt.key, NOW)
    with pytest.raises(NotNow, match="withdrawn"):
        corrections.add(receipt.code, receipt.key, "More.", NOW)


@pytest.mark.parametrize(("text", "place"), [("  ", "text"), ("a\x00b", "text"), ("x" * 5001, "text")])
def test_what_cannot_be_kept_is_refused_and_changes_nothing(text: str, place: str) -> None:
    receipt = sent()
    with pytest.raises(Refused) as refused:
        corrections.add(receipt.code, receipt.key, text, NOW)
    assert list(refused.value.messages) == [place]
    assert Step.objects.count() == 1


def test_a_letter_holds_twenty_files_and_no_more() -> None:
    receipt = sent()
    files = [receive(a_pdf(str(number)), "a.pdf") for number in range(21)]
    corrections.add(receipt.code, receipt.key, "", NOW, tuple(files[:20]))
    with pytest.raises(Refused) as refused:
        corrections.add(receipt.code, receipt.key, "", NOW, tuple(files[20:]))
    assert list(refused.value.messages) == ["files"]


@pytest.mark.parametrize("verb", ["confirm", "answer", "add", "withdraw", "appeal", "erase"])
def test_nothing_is_done_without_the_key(verb: str) -> None:
    receipt, other = sent(), sent(message="Another letter of another village.")
    before = list(Correction.objects.order_by("pk").values())
    for code, key in (
        (receipt.code, other.key),
        (receipt.code, ""),
        ("aaaaaaaa", receipt.key),
        (receipt.code, "ž" * 32),
    ):
        words: tuple[Any, ...] = ("Some words.",) if verb in ("answer", "add", "appeal") else ()
        with pytest.raises(NotFound):
            getattr(corrections, verb)(code, key, *words, NOW)
    assert list(Correction.objects.order_by("pk").values()) == before


def test_what_was_set_aside_looks_received_to_its_sender() -> None:
    receipt = corrections.submit(submission(), arrival(honeypot="x"))
    seen = view.by_link(receipt.code, receipt.key)
    assert seen.shown_state == "received"
    assert [step.action for step in seen.steps] == ["submit"]
    with pytest.raises(NotFound):
        view.publicly(receipt.code)


def test_steps_cannot_be_altered_or_deleted() -> None:
    receipt = sent()
    step = correction(receipt).steps.get()
    with pytest.raises(TypeError):
        step.save()
    with pytest.raises(TypeError):
        step.delete()


def test_the_module_of_files_is_reached_by_its_verbs() -> None:
    assert evidence.receive is receive
