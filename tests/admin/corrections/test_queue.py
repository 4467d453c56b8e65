"""The queue shows what waits, the longest waiting first, narrowed down as a curator needs it, and never who wrote."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.utils import timezone

from memorial import corrections
from memorial.corrections import Decision, Value, Wish
from memorial.models import Correction, CorrectionState, ProposedChange
from tests.admin.corrections.letters import QUEUE, changes_of, client_of, curator, member, page_of
from tests.builders import make_person
from tests.corrections.letters import CURATOR, DAY, NOW, SECOND, a_submission, about_name, arrival, new_statement, sent

pytestmark = pytest.mark.django_db


def listed(page: str) -> list[str]:
    """The codes of the letters of a list, in its order."""
    table = page.partition('id="result_list"')[2].partition("</table>")[0]
    return re.findall(rf'href="{QUEUE}([a-z0-9]+)/change/', table)


def queue(query: str = "", **client: Any) -> list[str]:
    return listed((client.get("of") or curator()).get(f"{QUEUE}{query}").content.decode())


def test_the_longest_waiting_stands_first_with_its_age_and_what_it_asks_for() -> None:
    person = make_person("Jonas Bandymas")
    late = sent(new_statement(person, "occupation", text="teacher"), now=timezone.now() - DAY, message="")
    early = sent(about_name(person, "Jonas Bandymaitis"), now=timezone.now() - 3 * DAY, message="", language="lt")
    page = curator().get(QUEUE).content.decode()
    assert listed(page) == [early.code, late.code]
    said = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))
    assert "something that is missing (occupation)" in said
    assert "3 days" in said.replace("\xa0", " ") and "Lithuanian" in said


def test_what_waits_for_somebody_else_is_not_among_what_waits_for_us() -> None:
    person = make_person("Jonas Bandymas")
    receipts = [sent(new_statement(person, "rank", text=f"captain {n}"), message=f"{n}" * 20) for n in range(4)]
    asked, declined, waiting, taken = receipts
    corrections.ask(asked.code, "Where?", CURATOR, NOW)
    corrections.decide(declined.code, [Decision(changes_of(declined.code)[0].pk, "decline", "No.")], CURATOR, NOW)
    corrections.take_up(taken.code, SECOND, NOW)
    client = curator()
    assert queue(of=client) == [waiting.code, taken.code]
    assert queue("?state=needs_information", of=client) == [asked.code]
    assert queue("?state=closed", of=client) == [declined.code]
    assert set(queue("?state=all", of=client)) == {one.code for one in receipts}
    assert "waits for us (2)" in client.get(QUEUE).content.decode()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?language=lt", ["name"]),
        ("?language=de", []),
        ("?asks=name", ["name"]),
        ("?asks=missing_person", ["missing"]),
        ("?flagged=yes", ["flagged"]),
        ("?flagged=no", ["name", "missing"]),
        ("?hand=nobody", ["flagged", "missing"]),
        ("?hand=mine", []),
        ("?q=bandymas", ["name", "flagged"]),
        ("?q=Trūkst", ["missing"]),
        ("?q=nobody-of-this-name", []),
    ],
)
def test_the_queue_is_narrowed_down(query: str, expected: list[str]) -> None:
    person = make_person("Jonas Bandymas")
    receipts = {
        "name": sent(about_name(person, "Jonas Bandymaitis"), language="lt", message=""),
        "flagged": sent(new_statement(person, "born", date="1889-04-20"), message="He was my uncle, says the archive."),
        "missing": sent(Wish("missing_person", value=Value(text="Petras Trūkstamas")), message=""),
    }
    corrections.take_up(receipts["name"].code, SECOND, NOW)
    assert sorted(queue(query)) == sorted(receipts[name].code for name in expected)


def test_the_queue_of_one_person_and_the_code_of_one_letter() -> None:
    person, other = make_person("Jonas Bandymas"), make_person("Petras Kitas")
    one = sent(about_name(person, "Jonas Bandymaitis"), message="")
    two = sent(about_name(other, "Petras Kitoks"), message="")
    client = curator()
    assert queue(f"?person={person.pk}", of=client) == [one.code]
    assert queue(f"?q={two.code}", of=client) == [two.code]
    assert client.get(f"{QUEUE}?person=nobody%00").status_code in (200, 302)


@pytest.mark.parametrize("term", ["Ieva", "Bandymaitė", "ieva@example.org", "granddaughter", "grandfather"])
def test_no_sender_is_found_by_the_search(term: str) -> None:
    person = make_person("Jonas Kitoks")
    sent(new_statement(person, "rank", text="captain"), sender_relation="granddaughter")
    assert queue(f"?q={term}") == []


@pytest.mark.parametrize("term", ["\x00", "'", '"', "* OR", "a" * 5000, "%", "\u202e"])
def test_nothing_typed_into_the_search_is_an_error(term: str) -> None:
    sent(message="A letter.")
    assert curator().get(QUEUE, {"q": term}).status_code == 200


def test_the_lists_do_not_say_who_wrote() -> None:
    person = make_person("Jonas Bandymas")
    receipt = sent(
        new_statement(person, "rank", text="captain"), sender_name="CANARY", sender_address="canary@example.org",
        sender_relation="CANARY",
    )  # fmt: skip
    client = curator()
    for address in ("/admin/", QUEUE, f"{QUEUE}?state=all", f"{QUEUE}quarantine/"):
        assert "canary" not in client.get(address).content.decode().lower(), address
    page = client.get(page_of(receipt.code)).content.decode()
    title = page.partition("<title>")[2].partition("</title>")[0]
    assert "CANARY" in page and "canary" not in title.lower()
    contact = page.partition('<details class="contact">')[2].partition("</details>")[0]
    assert "CANARY" in contact and "canary@example.org" in contact
    assert "canary" not in page.replace(contact, "").lower()


def test_the_next_letter_is_that_which_waits_longest_and_then_the_one_behind_it() -> None:
    person = make_person("Jonas Bandymas")
    first, second = (
        sent(new_statement(person, "rank", text=f"captain {n}"), message=f"{n}" * 20, now=NOW + n * DAY)
        for n in range(2)
    )
    client = curator()
    for after, expected in (("", first), (first.code, second), (second.code, first), ("nothing\x00", first)):
        answer = client.get(f"{QUEUE}next/", {"after": after})
        assert answer.status_code == 302 and answer["Location"] == page_of(expected.code)
    Correction.objects.update(state=CorrectionState.IN_REVIEW)
    for receipt in (first, second):
        corrections.ask(receipt.code, "Where?", CURATOR, NOW)
    assert client.get(f"{QUEUE}next/")["Location"] == QUEUE


def test_the_first_page_says_what_waits() -> None:
    person = make_person("Jonas Bandymas")
    receipt = sent(about_name(person, "Jonas Bandymaitis"))
    corrections.submit(a_submission(message="casino casino"), arrival(honeypot="x"))
    page = curator().get("/admin/").content.decode()
    assert page_of(receipt.code) in page and "Jonas Bandymas: a name" in page
    assert "Letters that were set aside" in page
    assert QUEUE not in client_of(member("contributor", "petras")).get("/admin/").content.decode()


@pytest.fixture
def ten_thousand() -> None:
    person = make_person("Jonas Bandymas")
    rows = [
        Correction(
            code=f"{number:08d}", language="lt", received=NOW, message="A letter.",
            state=CorrectionState.QUARANTINED if number % 2 else CorrectionState.RECEIVED,
            request_key=f"{number}", flags=[{"flag": "links", "place": ""}] if number % 3 else [],
        )
        for number in range(10_000)
    ]  # fmt: skip
    made = Correction.objects.bulk_create(rows, batch_size=2000)
    ProposedChange.objects.bulk_create(
        [ProposedChange(correction=one, about="new_statement", kind="rank", person=person, proposed={"text": "major"})
         for one in made], batch_size=2000,
    )  # fmt: skip


def test_ten_thousand_letters_are_listed_in_few_queries(ten_thousand: None, django_assert_max_num_queries: Any) -> None:
    client = curator()
    for query, most in (
        ("", 20),
        ("?flagged=yes&language=lt&asks=new_statement", 20),
        ("?q=bandymas", 32),
        ("quarantine/", 15),
        ("quarantine/?flag=links", 15),
    ):
        with django_assert_max_num_queries(most):
            answer = client.get(f"{QUEUE}{query}")
        assert answer.status_code == 200


def test_a_letter_that_names_nobody_is_known_by_how_it_begins() -> None:
    sent(message="Thank you for this memorial. My father kept the list for forty years.", language="de")
    client = curator()
    queue = client.get(QUEUE).content.decode()
    assert '<q lang="de">Thank you for this memorial.' in queue
    assert "“Thank you for this memorial. My father kept the list" in client.get("/admin/").content.decode()
