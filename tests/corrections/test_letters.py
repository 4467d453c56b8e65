"""Our letters: in the sender's language, from an outbox that survives, told to a mail server that really listens."""

from __future__ import annotations

import datetime
import email
import email.policy
import re
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.conf import settings as site_settings
from django.core.management import call_command
from post_office.models import STATUS, Email

from memorial import corrections
from memorial.corrections import Decision, decide, deliver, letters, link, release, view
from memorial.corrections.deliver import deliver_one
from memorial.models import Correction, Letter
from tests.corrections.letters import CURATOR, DAY, MINUTE, NOW, a_submission, arrival, correction, sent

pytestmark = pytest.mark.django_db

LANGUAGES = [code for code, _name in site_settings.LANGUAGES]


class Server:
    """A mail server that listens on a port of its own, and does with letters as it is told."""

    def __init__(self) -> None:
        self.taken: list[tuple[list[str], bytes]] = []
        self.answer = "250 OK"
        self.answer_to_address = ""

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: list[str]) -> str:
        if self.answer_to_address:
            return self.answer_to_address
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.answer.startswith("250"):
            self.taken.append((envelope.rcpt_tos, envelope.content))
        return self.answer

    @property
    def letters(self) -> list[email.message.EmailMessage]:
        return [email.message_from_bytes(content, policy=email.policy.default) for _to, content in self.taken]


@pytest.fixture
def server(settings: Any) -> Iterator[Server]:
    listening = Server()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(listening, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = port
    settings.LETTERS_ORIGIN = "https://memorial.example"
    settings.LETTERS_FROM = "Names <letters@memorial.example>"
    yield listening
    controller.stop()


def parts(letter: email.message.EmailMessage) -> tuple[str, str]:
    text, html = letter.get_body(("plain",)), letter.get_body(("html",))
    assert text is not None and html is not None
    return text.get_content(), html.get_content()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_receipt_is_in_the_language_of_the_sender_and_its_link_opens(server: Server, language: str) -> None:
    receipt = sent(language=language)
    assert deliver(NOW).sent == 1
    letter = server.letters[0]
    text, html = parts(letter)
    assert letter["To"] == "ieva@example.org"
    assert letter["Content-Language"] == language
    assert letter["Auto-Submitted"] == "auto-generated"
    links = set(re.findall(r"https://[^\s\"<]+", text + html))
    prefix, mark = "" if language == "en" else f"/{language}", link.mark_of(correction(receipt))
    assert links == {f"https://memorial.example{prefix}/corrections/{receipt.code}/{receipt.key}/?letter={mark}"}
    assert view.by_link(receipt.code, receipt.key)
    if language != "en":
        assert "Thank you" not in text + html


def test_all_kinds_of_letters_are_written_in_every_language() -> None:
    receipt = sent()
    for language in LANGUAGES:
        Correction.objects.update(language=language)
        for kind in Letter.Kind:
            letter = letters.write(correction(receipt), kind, NOW, "Kodėl? <b>&")
            assert letter is not None and letter.email is not None
            assert receipt.code in letter.email.subject
            assert letters.LINK_MARK in letter.email.message
            assert letters.LINK_MARK in letter.email.html_message
            if kind == Letter.Kind.ASKED:
                assert "Kodėl? <b>&" in letter.email.message
                assert "Kodėl? &lt;b&gt;&amp;" in letter.email.html_message


def test_the_message_id_is_made_of_the_row_and_is_the_same_at_every_try(server: Server) -> None:
    receipt = sent()
    letter = Letter.objects.get()
    server.answer = "451 try again"
    assert deliver(NOW).later == 1
    server.answer = "250 OK"
    assert deliver(NOW + 4 * MINUTE).sent == 0
    assert deliver(NOW + 6 * MINUTE).sent == 1
    assert server.letters[0]["Message-ID"] == f"<letter-{letter.pk}.{receipt.code}@memorial.example>"


def test_a_letter_leaves_once(server: Server) -> None:
    sent()
    assert deliver(NOW).sent == 1
    assert deliver(NOW + DAY).sent == 0
    assert len(server.taken) == 1
    assert Email.objects.get().status == STATUS.sent


def test_a_letter_another_process_has_is_left_alone(server: Server) -> None:
    sent()
    number = Letter.objects.get().pk
    Email.objects.update(scheduled_time=NOW + 10 * MINUTE)  # claimed
    assert deliver_one(number, NOW) == ""
    assert server.taken == []


def test_a_claim_that_was_not_finished_is_void_after_a_while(server: Server) -> None:
    sent()
    Email.objects.update(scheduled_time=NOW + 10 * MINUTE)  # claimed, and then the machine stopped
    assert deliver(NOW + 11 * MINUTE).sent == 1


def test_an_address_that_takes_nothing_is_given_up_at_once(server: Server) -> None:
    sent()
    server.answer_to_address = "550 no such mailbox"
    assert deliver(NOW).given_up == 1
    assert deliver(NOW + DAY) == type(deliver(NOW))(0, 0, 0)
    assert Letter.objects.get().failed == NOW


def test_a_server_that_does_not_answer_is_asked_again_for_two_days(server: Server, settings: Any, caplog: Any) -> None:
    settings.EMAIL_PORT = 1
    sent()
    now, tries = NOW, 0
    while (done := deliver(now)).later:
        tries += 1
        now += datetime.timedelta(days=1)
    assert (done.given_up, tries) == (1, 6)
    assert "ieva" not in caplog.text


def test_one_letter_that_fails_holds_up_no_other(server: Server) -> None:
    sent(sender_address="gone@example.org")
    sent(sender_address="here@example.org")
    first = Letter.objects.order_by("pk").first()
    assert first is not None and first.email is not None
    Email.objects.filter(pk=first.email.pk).update(from_email="broken\nheader: x")
    done = deliver(NOW)
    assert done.sent == 1
    assert [to for to, _content in server.taken] == [["here@example.org"]]


def test_the_answer_says_what_was_decided_and_why(server: Server) -> None:
    receipt = sent()
    deliver(NOW)
    change = correction(receipt).changes.get()
    decide(receipt.code, [Decision(change.pk, "decline", "No source says so. <We looked.>")], CURATOR, NOW + DAY)
    deliver(NOW + DAY)
    text, html = parts(server.letters[1])
    assert "declined" in text and "No source says so. <We looked.>" in text
    assert "No source says so. &lt;We looked.&gt;" in html


def test_whoever_does_not_wish_to_be_written_to_gets_the_receipt_alone(server: Server) -> None:
    receipt = sent(may_contact=False)
    corrections.ask(receipt.code, "Which archive?", CURATOR, NOW)
    assert deliver(NOW).sent == 1


def test_a_released_letter_gets_its_receipt_then(server: Server) -> None:
    receipt = corrections.submit(a_submission(), arrival(honeypot="x"))
    assert deliver(NOW).sent == 0
    release(receipt.code, CURATOR, NOW)
    assert deliver(NOW).sent == 1


def test_without_a_mail_server_letters_are_written_into_a_folder_at_once(
    settings: Any, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    settings.LETTERS_AT_ONCE = True
    settings.EMAIL_BACKEND = "memorial.corrections.mail_folder.MailFolder"
    with django_capture_on_commit_callbacks(execute=True):
        receipt = sent()
    (written,) = (tmp_path / "mail").iterdir()
    assert written.name == f"letter-{Letter.objects.get().pk}.eml"
    assert written.stat().st_mode & 0o077 == 0
    told = email.message_from_bytes(written.read_bytes(), policy=email.policy.default)
    assert receipt.key in parts(told)[0]
    assert Letter.objects.get().sent == NOW


def test_the_command_sends_what_waits(server: Server, capsys: Any) -> None:
    sent()
    call_command("send_letters")
    assert "1 sent" in capsys.readouterr().out
    assert len(server.taken) == 1
