"""What stands inside a line of text."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import translation

from memorial.models import Citation, Person
from memorial.public.tags import full_name, grouped, said, sorted_name, unparted, written_in
from tests.builders import make_person, statement_row

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert('x')</script>"


def test_a_name_is_a_link_in_its_language_with_the_family_name_first(person) -> None:  # type: ignore[no-untyped-def]
    pukys = person("Juozas Pūkys")
    assert sorted_name(pukys) == f'<a href="{pukys.get_absolute_url()}"><bdi lang="lt"><b>Pūkys</b> Juozas</bdi></a>'
    assert full_name(pukys) == f'<a href="{pukys.get_absolute_url()}"><bdi lang="lt">Juozas Pūkys</bdi></a>'


def test_a_tie_reads_on_into_the_name(person) -> None:  # type: ignore[no-untyped-def]
    kazanas = Person.objects.for_page().get(pk=person("Afanasius Kazanas").pk)
    lines = [said(row) for row in kazanas.public_statements if row.kind == "related_to"]
    assert any(line.startswith("Walked on the road to the gate beside <a href=") for line in lines)


def test_a_statement_without_its_label_says_only_its_value(person) -> None:  # type: ignore[no-untyped-def]
    ona = make_person("Ona", statement_row("rank", text="captain", certainty="probable"))
    rank = Person.objects.for_page().get(pk=ona.pk).public_statements[0]
    assert said(rank) == "Rank: captain (probable)"
    assert said(rank, label=False) == "captain (probable)"


def test_no_line_ends_between_an_abbreviation_and_its_number() -> None:
    assert unparted("n. 51") == "n.\N{NO-BREAK SPACE}51"
    assert unparted("т. 2, л. 7–9") == "т.\N{NO-BREAK SPACE}2, л.\N{NO-BREAK SPACE}7–9"
    assert unparted("519–526") == "519–526" and unparted("Vorkuta. 29") == "Vorkuta. 29"


def test_a_note_names_the_source_and_through_whom_it_is_known() -> None:
    citation = Citation.objects.with_sources().filter(via__isnull=False, source__slug="kozlov-2004")[0]
    note = written_in(citation)
    assert note.startswith('<a href="/sources/kozlov-2004/">Kozlov 2004</a>, <cite')
    assert '; cited in <a href="/sources/latkovskis-2005/">Latkovskis 2005, n.\N{NO-BREAK SPACE}' in note
    citation.wording = HOSTILE
    assert "<script" not in written_in(citation)


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [
        ("en", 999, "999"), ("en", 1000, "1,000"), ("en", 1_234_567, "1,234,567"), ("de", 1000, "1.000"),
        ("lt", 9999, "9999"), ("lt", 194_048, "194\N{NO-BREAK SPACE}048"), ("uk", 10_000, "10\N{NO-BREAK SPACE}000"),
        ("pl", 0, "0"),
    ],
)  # fmt: skip
def test_digits_are_grouped_as_the_language_does(language: str, number: int, said: str) -> None:
    with translation.override(language):
        assert grouped(number) == said


def test_nothing_of_the_record_is_markup(visitor: Client) -> None:
    ona = make_person(
        HOSTILE, statement_row("rank", text=HOSTILE, detail=HOSTILE), statement_row("died", detail=HOSTILE)
    )
    for address in (ona.get_absolute_url(), "/people/?q=script", "/names/", "/"):
        page = visitor.get(address).content.decode().replace("<mark>", "").replace("</mark>", "")
        assert "<script" not in page.replace('<script type="module" src=', ""), address
        assert "&lt;script&gt;" in page, address


def test_every_mark_has_its_note_and_every_note_its_way_back(visitor: Client) -> None:

    addresses = [person.get_absolute_url() for person in Person.objects.public()]
    addresses += ["/events/camp-29-shooting/", "/camps/vorkuta-camp-29/", "/camps/rechlag/"]
    for address in addresses:
        page = visitor.get(address).content.decode()
        places = re.findall(r'id="([^"]+)"', page)
        assert len(places) == len(set(places)), address
        for target in re.findall(r'href="#([^"]+)"', page):
            assert target in places, (address, target)
