"""A person's page: whole and dignified, whether one word is known or much."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client

from memorial.changes import Alteration, apply, snapshot
from memorial.models import Person
from tests.builders import ACTOR, make_person, name_row, statement_row

pytestmark = pytest.mark.django_db


def page_of(visitor: Client, name: str) -> str:
    return visitor.get(Person.objects.get(display_name=name).get_absolute_url()).content.decode()


def test_everything_known_is_told_with_its_notes(visitor: Client) -> None:
    page = page_of(visitor, "Janis Mendriks")
    read = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert "Nationality Latvian" in read and "Role priest" in read
    for words in ("26 July to 1 August 1953", "wearing a cross"):
        assert words in page
    assert 'href="#note-1"' in page and 'id="note-1"' in page
    assert "cited in" in page and "Latkovskis 2005, n.\N{NO-BREAK SPACE}62" in page


def test_a_person_of_one_name_has_a_whole_page(visitor: Client) -> None:
    page = page_of(visitor, "Misterevičius")
    for words in ("fate not stated", "What the sources do not tell", "the given name", "what became of them"):
        assert words in page
    victor = page_of(visitor, "Father Victor")
    assert "the family name" in victor and ">Role</span>" in victor


def test_other_forms_stand_with_their_history(visitor: Client) -> None:
    page = page_of(visitor, "Juozas Pūkys")
    assert "Juozas Pűkys" in page and "bytes of Windows-1257 read as Windows-1250" in page
    assert "U-777" in page_of(visitor, "Yevheny Hrytsiak")


def test_a_fate_that_is_only_concluded_says_so_in_every_line(visitor: Client) -> None:
    assert "survived (probable)" in page_of(visitor, "Yevheny Hrytsiak")
    assert "survived (probable)" in visitor.get("/people/?q=hrytsiak").content.decode()
    assert "fate not stated" in page_of(visitor, "Eduard Buca").lower()


def test_names_carry_their_language(visitor: Client) -> None:
    assert '<bdi lang="lt">Juozas Pūkys</bdi>' in page_of(visitor, "Juozas Pūkys")


def test_competing_and_refuted_claims_are_shown_with_their_reasons(visitor: Client) -> None:
    person = make_person(
        "Ona",
        statement_row("born", date="1920"),
        statement_row("born", date="1921", standing="competing", reason="The later list says so."),
        statement_row("died", date="1950", standing="refuted", reason="She was seen in 1953."),
    )
    page = visitor.get(person.get_absolute_url()).content.decode()
    assert "The later list says so." in page and "She was seen in 1953." in page
    assert "Found to be wrong" in page
    assert "fate not stated" in page.lower()


def test_other_words_in_the_address_lead_to_the_right_ones(visitor: Client) -> None:
    person = Person.objects.get(display_name="Janis Mendriks")
    for address in (f"/people/{person.pk}/", f"/people/{person.pk}/other-words/", f"/people/{person.pk}/Ж/"):
        answer = visitor.get(address)
        assert (answer.status_code, answer["Location"]) == (301, f"/people/{person.pk}/janis-mendriks/")


def test_a_withdrawn_id_answers_410_with_its_reason(visitor: Client) -> None:
    person = make_person("Ona Atsiimta", standing="withdrawn", withdrawn_reason="At the family’s wish.")
    answer = visitor.get(f"/people/{person.pk}/ona-atsiimta/")
    assert answer.status_code == 410
    assert "At the family’s wish." in answer.content.decode()
    assert "Ona Atsiimta" not in answer.content.decode()
    for address in (f"/people/{person.pk}.json", f"/people/{person.pk}.jsonld", f"/people/{person.pk}/history/"):
        answer = visitor.get(address)
        assert answer.status_code == 410 and "Ona Atsiimta" not in answer.content.decode()


def test_merged_ids_lead_to_the_end_of_the_chain(visitor: Client) -> None:
    last = make_person("Ona Likusi")
    middle = make_person("Ona Vidurinė", standing="withdrawn", merged_into=last.pk)
    first = make_person("Ona Pirmoji", standing="withdrawn", merged_into=middle.pk)
    answer = visitor.get(f"/people/{first.pk}/ona-pirmoji/")
    assert (answer.status_code, answer["Location"]) == (301, f"/people/{last.pk}/")
    assert visitor.get(f"/people/{first.pk}.json")["Location"] == f"/people/{last.pk}.json"


def test_a_loop_of_merged_ids_ends(visitor: Client) -> None:
    one = make_person("Ona", standing="withdrawn")
    two = make_person("Ona", standing="withdrawn", merged_into=one.pk)
    apply(Alteration(snapshot(one).with_values(merged_into=two.pk), one.version, ACTOR, "a fault"))
    assert visitor.get(f"/people/{one.pk}/").status_code == 404


@pytest.mark.parametrize("standing", ["draft", "in_review"])
def test_drafts_are_nobodys_business(visitor: Client, standing: str) -> None:
    person = make_person("Ona Juodraštinė", standing=standing)
    for address in (f"/people/{person.pk}/", f"/people/{person.pk}.json", f"/people/{person.pk}/history/"):
        answer = visitor.get(address)
        assert answer.status_code == 404 and "Juodraštin" not in answer.content.decode()


def test_the_history_says_what_changed_and_why(visitor: Client) -> None:
    person = make_person("Ona")
    apply(Alteration(snapshot(person).with_values(sex="female"), 1, ACTOR, "A letter says so."))
    page = visitor.get(f"/people/{person.pk}/history/").content.decode()
    assert "A letter says so." in page and "sex: added “female”" in page
    assert ACTOR.name not in page


def test_what_a_curator_types_is_never_markup(visitor: Client) -> None:
    nasty = "<script>alert(1)</script>"
    person = make_person(
        f"Ona {nasty}",
        statement_row("other", text=nasty, detail=nasty),
        names=(name_row(nasty, displayed=False),),
    )
    for address in (person.get_absolute_url(), "/people/?q=ona+script", f"/people/{person.pk}/history/"):
        assert nasty not in visitor.get(address).content.decode()


def test_json_keeps_its_contract(visitor: Client) -> None:
    person = Person.objects.get(display_name="Janis Mendriks")
    answer = visitor.get(f"/people/{person.pk}.json")
    assert answer["Content-Type"] == "application/json; charset=utf-8"
    data = json.loads(answer.content)
    assert {"id", "url", "name", "names", "statements", "citations", "updated", "licence"} <= data.keys()
    assert data["url"] == f"http://testserver/people/{person.pk}/janis-mendriks/"
    for name in data["names"]:
        assert {"text", "kind", "script", "language", "certainty", "citations"} <= name.keys()
        assert name["citations"]
    for statement in data["statements"]:
        wanted = {"kind", "text", "value", "date", "camp", "event", "certainty", "standing", "reason", "citations"}
        assert wanted <= statement.keys()
        assert statement["citations"]
    for citation in data["citations"]:
        assert {"source", "locator", "via", "text"} <= citation.keys()
    killed = next(statement for statement in data["statements"] if statement["kind"] == "killed")
    assert killed["date"] == {
        "edtf": "1953-08-01", "earliest": "1953-08-01", "latest": "1953-08-01", "words": "1 August 1953",
    }  # fmt: skip
    assert killed["event"]["slug"] == "camp-29-shooting"


def test_linked_data_says_no_more_than_is_known(visitor: Client) -> None:
    person = Person.objects.get(display_name="Janis Mendriks")
    data = json.loads(visitor.get(f"/people/{person.pk}.jsonld").content)
    assert (data["@type"], data["name"], data["deathDate"]) == ("Person", "Janis Mendriks", "1953-08-01")
    assert data["nationality"] == ["Latvian"] and "birthDate" not in data
    vague = make_person("Ona", statement_row("born", date="1920~"), statement_row("died", date="1953-06"))
    data = json.loads(visitor.get(f"/people/{vague.pk}.jsonld").content)
    assert "birthDate" not in data and data["deathDate"] == "1953-06"


def test_a_form_in_another_alphabet_says_in_which(visitor: Client) -> None:
    ona = make_person("Ona Viena")
    ona.names.create(text="Она Вена", kind="native", script="Cyrl", language="ru", position=1)
    ona.names.create(text="オナ", kind="other_spelling", script="Jpan", position=2)
    page = visitor.get(ona.get_absolute_url()).content.decode()
    assert '<bdi lang="ru">Она Вена</bdi>, in Cyrillic letters' in page and "オナ</bdi>, Jpan" in page
    assert "letters" not in page_of(visitor, "Juozas Pūkys").split("What is known")[0]


def test_the_events_somebody_is_named_in_are_marked_in_the_timeline(visitor: Client) -> None:
    page = page_of(visitor, "Afanasius Kazanas")
    drawn = page.split('class="drawing timeline"')[1].split("</figure>")[0]
    marked = re.findall(r'<a href="([^"]+)" tabindex="-1"><rect class="bar[^"]* here"', drawn)
    assert "/events/camp-29-shooting/" in marked and "/events/kengir-revolt/" not in marked
    assert "Red is what this page tells of." in drawn
    alone = make_person("Ona Viena", statement_row("rank", text="captain"))
    assert 'class="drawing timeline"' not in visitor.get(alone.get_absolute_url()).content.decode()
