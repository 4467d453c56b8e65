"""What was set aside is closed in three actions, or taken back; nobody is written to, and nothing is deleted."""

from __future__ import annotations

import pytest

from memorial import corrections
from memorial.models import Correction, Letter, Step
from tests.admin import page_forms
from tests.admin.corrections.letters import QUARANTINE, QUEUE, curator, page_of
from tests.corrections.letters import NOW, SECOND, a_submission, arrival

pytestmark = pytest.mark.django_db

REJECT = f"{QUARANTINE}reject/"


def set_aside(words: str = "Buy watches", **values: object) -> str:
    letter = a_submission(message=words, **values)
    return corrections.submit(letter, arrival(honeypot="filled in")).code


def states() -> dict[str, str]:
    return dict(Correction.objects.values_list("code", "state"))


def test_select_choose_confirm() -> None:
    junk, kept = [set_aside(f"Buy watches {n}") for n in range(3)], set_aside("My grandfather.")
    client = curator()
    page = client.get(QUARANTINE).content.decode()
    assert all(code in page for code in [*junk, kept])
    assert "A field was filled in that no person sees." in page
    asked = client.post(QUARANTINE, {"code": junk, "why": "advertising", "go": "reject"})
    question = asked.content.decode()
    assert asked.status_code == 200 and "3 letters would be closed" in question
    assert set(states().values()) == {"quarantined"}
    confirmed = page_forms.form_of(question).values
    assert client.post(REJECT, confirmed).status_code == 302
    assert states() == {**dict.fromkeys(junk, "rejected"), kept: "quarantined"}
    assert not Letter.objects.exists()
    steps = Step.objects.filter(action="reject")
    assert {(step.actor_key, step.text) for step in steps} == {("ona", "It offers wares or services.")}


def test_why_it_was_not_taken_stands_in_the_language_of_the_letter() -> None:
    code = set_aside(language="lt")
    curator().post(REJECT, {"code": [code], "why": "advertising"})
    assert Step.objects.get(action="reject").text == "Siūlomos prekės ar paslaugos."


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"go": "reject", "why": "advertising"}, "Nothing is ticked."),
        ({"go": "reject", "why": "advertising", "code": ["../../etc", "\x00"]}, "Nothing is ticked."),
        ({"go": "reject", "why": ""}, "Choose why they are not taken."),
        ({"go": "reject", "why": "because"}, "Choose why they are not taken."),
    ],
)
def test_half_a_request_closes_nothing_and_keeps_the_ticks(sent: dict[str, object], told: str) -> None:
    code = set_aside()
    typed = {"code": [code], **sent} if "why" in told else sent
    answer = curator().post(QUARANTINE, typed)
    page = answer.content.decode()
    assert answer.status_code == 400 and told in page
    assert ("checked" in page) == ("why" in told)
    assert states() == {code: "quarantined"}


@pytest.mark.parametrize("sent", [{}, {"why": "advertising"}, {"why": "because", "code": ["aaaaaaaa"]}])
def test_nothing_is_closed_without_letters_and_a_reason(sent: dict[str, object]) -> None:
    code = set_aside()
    assert curator().post(REJECT, sent).status_code == 400
    assert states() == {code: "quarantined"}


def test_what_somebody_else_has_taken_back_meanwhile_is_left_and_told() -> None:
    junk, taken = set_aside("Buy watches"), set_aside("My grandfather.")
    corrections.release(taken, SECOND, NOW)
    page = curator().post(REJECT, {"code": [junk, taken], "why": "machine"}, follow=True).content.decode()
    assert "1 letter was closed." in page and f"meanwhile: {taken}" in page
    assert states() == {junk: "rejected", taken: "received"}


def test_ticked_letters_are_taken_back_into_the_queue_and_their_senders_get_the_receipt() -> None:
    codes = [set_aside(f"My grandfather {n}") for n in range(2)]
    client = curator()
    page = client.post(QUARANTINE, {"code": codes, "go": "release"}, follow=True).content.decode()
    assert "2 letters are in the queue again." in page
    assert set(states().values()) == {"received"}
    assert Letter.objects.filter(kind="received").count() == 2
    assert codes[0] in client.get(QUEUE).content.decode()


def test_one_that_was_closed_can_be_taken_back_from_its_page() -> None:
    code = set_aside()
    client = curator()
    client.post(REJECT, {"code": [code], "why": "machine"})
    assert "Take it back into the queue" in client.get(page_of(code)).content.decode()
    client.post(page_of(code).replace("change/", "release/"))
    assert states() == {code: "received"}


def test_the_list_is_narrowed_down_by_reason_and_ticked_as_a_whole_without_a_script() -> None:
    set_aside("Buy watches")
    client = curator()
    assert 'name="code"' in client.get(f"{QUARANTINE}?flag=honeypot").content.decode()
    assert "Nothing is set aside." in client.get(f"{QUARANTINE}?flag=too_fast").content.decode()
    assert " checked" in client.get(f"{QUARANTINE}?all=1").content.decode()
    for query in ("?flag=%00", "?page=x", "?page=99999", "?flag='", "?page=-1"):
        assert client.get(f"{QUARANTINE}{query}").status_code == 200


def test_words_of_strangers_are_text() -> None:
    set_aside("<script>alert(1)</script> [link](http://evil.example)")
    page = curator().get(QUARANTINE).content.decode()
    assert "<script>alert" not in page and 'href="http://evil' not in page
