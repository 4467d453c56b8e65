"""What anybody sees of letters: the ways to the form, the figures, a letter by its code, and the history of a page."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from memorial.corrections import Decision, Receipt, decide, erase, quarantine, withdraw
from memorial.corrections.statistics import recomputed
from memorial.models import Person
from tests.builders import make_person, statement_row
from tests.corrections.letters import CURATOR, DAY, NOW, about_name, correction, new_statement, sent
from tests.public.letter.browse import Reader

pytestmark = pytest.mark.django_db


def decided(receipt: Receipt, verdict: str, days: int) -> Receipt:
    changes = [change for change in correction(receipt).changes.all() if change.is_open]
    reason = "The register says so."
    decide(receipt.code, [Decision(change.pk, verdict, reason) for change in changes], CURATOR, NOW + days * DAY)
    return receipt


@pytest.fixture
def person() -> Person:
    return make_person("Jonas Bandymas", statement_row("born", date="1921", text="Utena"))


# The ways to the form.


def test_every_name_and_statement_of_a_page_leads_to_the_form(person: Person) -> None:
    page = Client().get(f"/lt{person.get_absolute_url()}").content.decode()
    links = set(re.findall(r'href="(/lt/corrections/new/\?person=[^"]+)"', page))
    start = f"/lt/corrections/new/?person={person.pk}"
    rows = {f"{start}&amp;statement={row.pk}" for row in person.statements.all()}
    rows |= {f"{start}&amp;name={row.pk}" for row in person.names.all()}
    assert links == {start, *rows}
    for link in links:
        assert Reader(link.replace("&amp;", "&")).says("Jonas Bandymas")


def test_an_empty_search_carries_the_name_over() -> None:
    page = Client().get("/people/", {"q": 'Nenurodytasis & "Co" #1'}).content.decode()
    link = re.search(r'href="(/corrections/new/\?q=[^"]+)"', page)
    assert link is not None
    assert Reader(link[1].replace("&amp;", "&")).values["w0-text"] == ['Nenurodytasis & "Co" #1']


@pytest.mark.parametrize("address", ["/", "/people/", "/about/", "/nothing/"])
def test_a_missing_person_can_be_added_from_anywhere(address: str) -> None:
    assert 'href="/corrections/new/"' in Client().get(address).content.decode()


# The figures.


def test_the_figures_are_those_of_the_steps(person: Person, django_assert_max_num_queries: Any) -> None:
    for days in (1, 2, 3, 9):
        decided(sent(new_statement(person, "rank", text=f"captain {days}")), "accept", days)
    decided(sent(new_statement(person, "rank", text="general")), "decline", 30)
    withdrawn = sent(message="He was my uncle; I was wrong.")
    withdraw(withdrawn.code, withdrawn.key, NOW)
    aside = sent(message="Nothing that anybody could use.")
    quarantine(aside.code, CURATOR, NOW)
    sent(message="My aunt was at Norilsk.")
    with django_assert_max_num_queries(4):
        page = Client().get("/corrections/").content.decode()
    shown = [None if cell == "–" else int(cell.split()[0]) for cell in re.findall(r'<td class="n">([^<]+)</td>', page)]
    assert shown == list(dataclasses.astuple(recomputed())) == [7, 1, 4, 0, 1, 1, 3, 30]


@pytest.mark.parametrize("language", ["", "/lt"])
def test_without_letters_there_is_no_time_to_tell(language: str) -> None:
    page = Client().get(f"{language}/corrections/").content.decode()
    assert page.count('<td class="n">–</td>') == 2


# A letter by its code.


def test_a_code_tells_the_month_the_state_and_the_change(person: Person, django_assert_max_num_queries: Any) -> None:
    receipt = decided(sent(about_name(person, "Jonas Bandomasis"), message="CANARY"), "accept", 1)
    with django_assert_max_num_queries(6):
        reader = Reader(f"/corrections/{receipt.code}/")
    assert reader.says("November 2026") and reader.says("Answered, and changed in the record")
    assert f'href="/people/{person.pk}/history/"' in reader.page
    for hidden in ("CANARY", "Ieva", "example.org", receipt.key, "certificate", "20 November"):
        assert hidden not in reader.page
    assert Reader(f"/lt/corrections/{receipt.code}/").says("2026 m. lapkritis")


def test_what_was_set_aside_or_never_was_has_no_page() -> None:
    receipt = sent(message="Nothing that anybody could use.")
    quarantine(receipt.code, CURATOR, NOW)
    for code in (receipt.code, "zzzzzzzz", "x" * 500, "%00", "а́"):
        assert Client().get(f"/corrections/{code}/").status_code == 404


# The history of a page.


@pytest.mark.parametrize("named", [True, False])
def test_the_history_tells_the_evidence_and_the_correction_and_whoever_wished_it(person: Person, named: bool) -> None:
    receipt = decided(sent(new_statement(person, "rank", text="captain"), may_be_named=named), "accept", 1)
    page = Reader(f"/people/{person.pk}/history/")
    assert f'href="/corrections/{receipt.code}/"' in page.page
    assert page.says("On the evidence of: Letter to the memorial") and page.says("captain")
    assert page.says("Ieva Bandymaitė") is named
    erase(receipt.code, receipt.key, NOW + DAY)
    assert not page.open(f"/people/{person.pk}/history/").says("Ieva")


def test_a_source_without_a_page_is_cited_and_not_linked(person: Person) -> None:
    receipt = decided(sent(new_statement(person, "rank", text="captain")), "accept", 1)
    page = Reader(person.get_absolute_url())
    assert page.says(receipt.code) and f"/sources/letter-{receipt.code}/" not in page.page


def test_more_changes_are_no_more_questions(person: Person, django_assert_max_num_queries: Any) -> None:
    for days in range(1, 6):
        decided(sent(new_statement(person, "rank", text=f"captain {days}")), "accept", days)
    with django_assert_max_num_queries(22):
        assert Client().get(f"/people/{person.pk}/history/").status_code == 200


# Whatever is typed.

_NAUGHTY = st.one_of(
    st.text(max_size=60),
    st.sampled_from(["\x00", "' OR 1=1 --", "<script>alert(1)</script>", "{{ 7*7 }}", "%s%n", "\u202eabc", "𝕏" * 20,
                     "NEAR(a b)", '"', "../../etc/passwd", "1e999", "-1", "9" * 40]),
)  # fmt: skip
_FIELDS = [
    "w0-about", "w0-kind", "w0-person", "w0-statement", "w0-name", "w0-missing", "w0-text", "w0-date", "w0-camp",
    "w0-words", "w0-evidence", "wishes", "at", "pick", "find", "take_out", "at_hand", "kept", "drop", "step", "back",
    "token", "key", "message", "sender_name", "sender_address", "may_contact", "topic",
]  # fmt: skip


@hypothesis_settings(max_examples=60)
@given(
    st.dictionaries(st.sampled_from(_FIELDS), _NAUGHTY, max_size=8),
    st.sampled_from(["to", "add", "look", "take_out", "at_hand"]),
    st.sampled_from(["what", "evidence", "you", "check", "send", "1"]),
)
def test_whatever_is_typed_the_form_answers(typed: dict[str, str], button: str, value: str) -> None:
    values = {"wishes": "0", "w0-about": "missing_person", **typed, button: value}
    answer = Client().post("/corrections/new/", values)
    assert answer.status_code in (200, 303, 400, 409)
    if answer.status_code != 303:
        assert b"<script>alert" not in answer.content


@given(st.dictionaries(st.sampled_from(["person", "statement", "name", "q"]), _NAUGHTY))
def test_whatever_stands_in_the_address_the_form_opens_or_is_not_there(asked: dict[str, str]) -> None:
    assert Client().get("/corrections/new/", asked).status_code in (200, 404)
