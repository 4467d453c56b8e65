"""Behind the private link: every step is told, everything allowed can be done, and nobody else learns of it."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from memorial.changes import Actor
from memorial.corrections import Decision, Receipt, ask, decide, link, quarantine
from memorial.models import Correction, EvidenceFile
from tests.builders import make_person, statement_row
from tests.corrections.letters import CURATOR, NOW, SECOND, a_jpeg, about_name, correction, new_statement, sent
from tests.public.letter.browse import Reader
from tests.read_only import nothing_can_be_stored

pytestmark = pytest.mark.django_db

PREFIX = {"en": "", "lt": "/lt"}


def path_of(receipt: Receipt, language: str = "en") -> str:
    return link.path_of(receipt.code, receipt.key, language)


def decided(receipt: Receipt, verdict: str, reason: str, actor: Actor = CURATOR) -> None:
    changes = [change for change in correction(receipt).changes.all() if change.is_open]
    decide(receipt.code, [Decision(change.pk, verdict, reason) for change in changes], actor, timezone.now())


@pytest.fixture
def receipt() -> Receipt:
    person = make_person("Jonas Bandymas", statement_row("born", date="1921"))
    return sent(about_name(person, "Jonas Bandomasis"), new_statement(person, "rank", text="captain"))


def test_it_shows_the_code_the_link_and_everything_that_was_sent(receipt: Receipt) -> None:
    reader = Reader(path_of(receipt))
    for text in (receipt.code, "Jonas Bandomasis", "captain", "ieva@example.org", "He was my grandfather", "Received"):
        assert reader.says(text), text
    assert f"http://testserver{path_of(receipt)}" in reader.page
    assert reader.says("Your letter reached us.")


def test_what_was_typed_is_shown_as_text_and_its_links_are_none() -> None:
    receipt = sent(message="See https://elsewhere.example/x and <script>alert(1)</script>")
    page = Reader(path_of(receipt)).page
    assert "https://elsewhere.example/x" in page and 'href="https://elsewhere' not in page
    assert "<script>alert" not in page and "&lt;script&gt;" in page


@pytest.mark.parametrize("language", ["en", "lt"])
def test_a_question_is_asked_and_answered_with_a_file(receipt: Receipt, language: str) -> None:
    ask(receipt.code, "Which archive number?", CURATOR, timezone.now())
    reader = Reader(path_of(receipt, language))
    assert reader.says("Which archive number?")
    reader.fill(text="f. 27").attach(("scan.jpg", a_jpeg())).press("do", "answer").follow()
    assert reader.says("f. 27") and not any(button[1] == "answer" for button in reader.form.buttons)
    assert correction(receipt).state == "in_review"
    assert EvidenceFile.objects.get().name == "scan.jpg"


def test_words_are_added_once_however_often_the_button_is_pressed(receipt: Receipt) -> None:
    reader = Reader(path_of(receipt)).fill(text="One thing more.")
    sent_twice = {**reader.values, "do": "add"}
    for _time in range(2):
        assert reader.client.post(path_of(receipt), sent_twice).status_code == 303
    assert correction(receipt).steps.filter(action="add").count() == 1


@pytest.mark.parametrize("language", ["en", "lt"])
def test_a_bad_file_is_told_and_words_and_good_files_stay(receipt: Receipt, language: str) -> None:
    reader = Reader(path_of(receipt, language)).fill(text="See the scans.")
    reader.attach(("good.jpg", a_jpeg()), ("bad.jpg", b"no")).press("do", "add")
    assert reader.answer.status_code == 400
    assert reader.says("bad.jpg:") and reader.values["text"] == ["See the scans."]
    reader.press("do", "add").follow()
    assert EvidenceFile.objects.get().name == "good.jpg"


def test_what_cannot_be_stored_is_said_and_stays_in_the_form(receipt: Receipt) -> None:
    reader = Reader(path_of(receipt)).fill(text="See the scan.").attach(("good.jpg", a_jpeg()))
    with nothing_can_be_stored():
        reader.press("do", "add")
    assert (reader.answer.status_code, reader.values["text"]) == (503, ["See the scan."])
    assert reader.says("The fault is ours") and len(reader.values["kept"]) == 1
    reader.press("do", "add").follow()
    assert EvidenceFile.objects.get().name == "good.jpg"


def test_what_cannot_be_withdrawn_just_now_says_so(receipt: Receipt) -> None:
    with nothing_can_be_stored():
        answer = Client().post(path_of(receipt), {"do": "withdraw", "sure": "yes"})
    assert answer.status_code == 503 and "The fault is ours" in answer.content.decode()
    assert correction(receipt).state == "received"


@pytest.mark.parametrize("language", ["en", "lt"])
def test_nothing_at_all_is_no_answer(receipt: Receipt, language: str) -> None:
    reader = Reader(path_of(receipt, language)).press("do", "add")
    assert reader.answer.status_code == 400
    assert reader.says({"en": "Please write something", "lt": "Prašome ką nors parašyti"}[language])


@pytest.mark.parametrize("language", ["en", "lt"])
def test_a_declined_letter_is_appealed_once(receipt: Receipt, language: str) -> None:
    decided(receipt, "decline", "No source says so; we would be glad of one.")
    reader = Reader(path_of(receipt, language))
    assert reader.says("No source says so; we would be glad of one.")
    reader.fill(text="The register does.").press("do", "appeal").follow()
    assert correction(receipt).state == "appealed"
    decided(receipt, "decline", "The register is of another parish.", SECOND)
    reader.open(path_of(receipt, language))
    assert reader.says("The register is of another parish.")
    assert not any(button[1] == "appeal" for button in reader.form.buttons)
    again = reader.client.post(path_of(receipt, language), {"do": "appeal", "text": "Once more."})
    assert again.status_code == 409
    assert {"en": "This can be asked once", "lt": "vieną kartą"}[language] in again.content.decode()


def test_a_decision_tells_what_has_changed(receipt: Receipt) -> None:
    person = correction(receipt).changes.first().person  # type: ignore[union-attr]
    decided(receipt, "accept", "The certificate says so.")
    reader = Reader(path_of(receipt))
    assert reader.says("The certificate says so.") and reader.says("answered, and changed in the record".capitalize())
    assert f'href="/people/{person.pk}/history/"' in reader.page
    assert f'href="/corrections/{receipt.code}/"' in reader.page


@pytest.mark.parametrize(("action", "state"), [("withdraw", "withdrawn"), ("erase", "withdrawn")])
@pytest.mark.parametrize("language", ["en", "lt"])
def test_what_cannot_be_undone_is_asked_twice(receipt: Receipt, action: str, state: str, language: str) -> None:
    reader = Reader(path_of(receipt, language))
    reader.take(reader.client.post(path_of(receipt, language), {"do": action}))
    assert reader.answer.status_code == 200
    assert correction(receipt).state == "received"
    reader.press("do", action).follow()
    assert correction(receipt).state == state
    assert (correction(receipt).erased is not None) is (action == "erase")
    assert reader.says("ieva@example.org") is (action == "withdraw")
    again = reader.client.post(path_of(receipt, language), {"do": "withdraw"})
    assert again.status_code == 409


def test_what_is_not_allowed_says_so_and_keeps_the_words(receipt: Receipt) -> None:
    client = Client()
    answer = client.post(path_of(receipt), {"do": "answer", "text": "Nobody has asked."})
    assert answer.status_code == 409
    assert "It has only just been received." in answer.content.decode()
    assert client.post(path_of(receipt), {"do": "burn"}).status_code == 400


def test_a_letter_set_aside_looks_as_if_it_had_just_been_received(receipt: Receipt) -> None:
    before = Reader(path_of(receipt))
    quarantine(receipt.code, CURATOR, timezone.now())
    after = Reader(path_of(receipt))
    assert before.page == after.page


def test_the_link_in_our_letter_confirms_the_address_and_the_link_alone_does_not(receipt: Receipt) -> None:
    client = Client()
    client.get(path_of(receipt))
    client.get(f"{path_of(receipt)}?letter=guessed")
    client.head(f"{path_of(receipt)}?letter={link.mark_of(correction(receipt))}")
    assert correction(receipt).confirmed is None
    answer = client.get(f"{path_of(receipt)}?letter={link.mark_of(correction(receipt))}")
    assert (answer.status_code, answer["Location"]) == (303, path_of(receipt))
    assert correction(receipt).confirmed is not None


@pytest.mark.parametrize("change", ["code", "key", "none"])
def test_who_has_not_the_link_learns_nothing(receipt: Receipt, change: str) -> None:
    code, key = receipt.code, receipt.key
    path = {
        "code": f"/corrections/{code[::-1]}/{key}/",
        "key": f"/corrections/{code}/{key[:-1]}{'b' if key.endswith('a') else 'a'}/",
        "none": "/corrections/x/y/",
    }[change]
    for method in ("get", "post"):
        answer = getattr(Client(), method)(path)
        assert answer.status_code == 404
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "no-store" in answer["Cache-Control"]


def test_it_is_kept_by_nobody_and_told_to_nobody(receipt: Receipt) -> None:
    for answer in (Client().get(path_of(receipt)), Client().post(path_of(receipt), {"do": "erase"})):
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "no-store" in answer["Cache-Control"] and "private" in answer["Cache-Control"]
        assert "noindex" in answer["X-Robots-Tag"]
        assert not answer.cookies and "ETag" not in answer
    page = Client().get(path_of(receipt)).content.decode()
    assert '<meta name="referrer" content="no-referrer">' in page


def test_a_form_from_elsewhere_does_nothing(receipt: Receipt) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(path_of(receipt), {"do": "withdraw", "sure": "1"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert correction(receipt).state == "received"


def test_ten_points_are_no_more_questions_than_two(django_assert_max_num_queries: Any) -> None:
    person = make_person("Jonas Bandymas")
    wishes = [new_statement(person, "held_in", camp="norilsk-camp-5") for _place in range(10)]
    path = path_of(sent(*wishes))
    with django_assert_max_num_queries(12):
        assert Client().get(path).status_code == 200


def test_days_are_told_as_the_reader_says_them(receipt: Receipt) -> None:
    assert Reader(path_of(receipt)).says("20 November 2026")
    assert Reader(path_of(receipt, "lt")).says("2026 m. lapkričio 20 d.")
    assert NOW.date() == datetime.date(2026, 11, 20)
    assert Correction.objects.count() == 1
