"""A reference survives every format it is written in."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import replace

import pytest
from django.test import Client
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from memorial import dates
from memorial.archive.cite import Reference, reference
from memorial.models import Camp, Event, Person, Source

DAY = datetime.date(2026, 11, 23)
TITLES = st.text(alphabet=st.characters(codec="utf-8"), max_size=60)


def of(title: str) -> Reference:
    return Reference("4bdb6s", title, "https://memorial.example/people/4bdb6s/", DAY)


def in_a_line(text: str) -> str:
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", text).split())


def from_tex(text: str) -> str:
    """What TeX reads: names of letters first, then what a backslash sets free."""
    named = {
        "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textbraceleft": "{",
        "textbraceright": "}",
    }  # fmt: skip
    return re.sub(r"\\([a-z]+)\{\}|\\([%&$#_])", lambda found: named[found[1]] if found[1] else found[2], text)


def read_bibtex(text: str) -> tuple[str, str, dict[str, str]]:
    """Kind, key and fields of one entry, read as BibTeX reads: every brace counts, also one behind a backslash."""
    head = re.match(r"@(\w+)\{([\w-]+),", text)
    assert head is not None
    at, fields = head.end(), {}
    while found := re.compile(r"\s*(\w+) = ").match(text, at):
        at, depth, start = found.end(), 0, found.end()
        while depth or text[at] != ",":
            depth += {"{": 1, "}": -1}.get(text[at], 0)
            assert depth >= 0
            at += 1
        fields[found[1]] = text[start:at]
        at += 1
    assert text[at:].strip() == "}"
    return head[1], head[2], fields


@given(TITLES)
def test_bibtex_keeps_the_title(title: str) -> None:
    kind, key, fields = read_bibtex(of(title).bibtex)
    assert (kind, key) == ("misc", "gulag-revolts-4bdb6s")
    assert fields["title"].startswith("{{") and fields["title"].endswith("}}")
    assert from_tex(fields["title"][2:-2]) == in_a_line(title)
    assert (fields["year"], fields["month"], fields["url"]) == ("{2026}", "nov", f"{{{of(title).url}}}")


@pytest.mark.parametrize(
    "title", ["{", "}", "\\", "\\}", "100 % & $5 #1 a_b ~ ^", "Jānis {Jr}", "Мендрикс", "a\n},\n@x{"]
)
def test_bibtex_keeps_what_means_something_to_tex(title: str) -> None:
    assert from_tex(read_bibtex(of(title).bibtex)[2]["title"][2:-2]) == in_a_line(title)


@given(TITLES)
def test_ris_is_one_field_a_line(title: str) -> None:
    lines = of(title).ris.split("\r\n")
    assert lines.pop() == "" and all(re.match(r"^[A-Z][A-Z0-9]  - ", line) for line in lines)
    assert dict(line.split("  - ", 1) for line in lines)["TI"] == in_a_line(title)
    assert lines[0] == "TY  - ENCYC" and lines[-1] == "ER  - "


#: What the schema of CSL-JSON allows of that which is said here; it forbids every other name.
CSL_TEXTS = {"id", "title", "container-title", "language", "URL"}
CSL_DAYS = {"issued", "accessed"}


@given(TITLES, st.booleans(), st.none() | st.dates())
def test_csl_keeps_the_title_and_is_as_its_schema_asks(title: str, is_entry: bool, read: datetime.date | None) -> None:
    (item,) = json.loads(json.dumps(replace(of(title), is_entry=is_entry, accessed=read).csl))
    assert item["title"] == in_a_line(title)
    assert item.pop("type") == ("entry-encyclopedia" if is_entry else "webpage")
    days = {name: item.pop(name) for name in CSL_DAYS & item.keys()}
    assert item.keys() == CSL_TEXTS and all(isinstance(value, str) for value in item.values())
    assert days.pop("issued") == {"date-parts": [[2026, 11, 23]]}
    assert days == ({"accessed": {"date-parts": [[read.year, read.month, read.day]]}} if read else {})


def test_chicago_reads_as_the_manual_has_it() -> None:
    kazanas = of("Afanasius Kazanas")
    assert kazanas.chicago == (
        "“Afanasius Kazanas.” Names of the Gulag revolts. Last modified November 23, 2026. "
        "https://memorial.example/people/4bdb6s/."
    )
    assert kazanas.chicago_note == (
        "“Afanasius Kazanas,” Names of the Gulag revolts, last modified November 23, 2026, "
        "https://memorial.example/people/4bdb6s/."
    )
    assert of("Kostkus A.").chicago.startswith("“Kostkus A.” ")
    assert of("The “Bear”").chicago.startswith("“The ‘Bear’.” ")


def test_the_day_it_was_read_is_said_where_it_is_given() -> None:
    read = replace(of("Ona"), accessed=datetime.date(2027, 1, 2))
    assert "Last modified November 23, 2026. Accessed January 2, 2027. https" in read.chicago
    assert "last modified November 23, 2026, accessed January 2, 2027, https" in read.chicago_note
    assert read_bibtex(read.bibtex)[2]["urldate"] == "{2027-01-02}" and "\r\nY2  - 2027/01/02\r\n" in read.ris
    for text in (of("Ona").chicago, of("Ona").bibtex, of("Ona").ris):
        assert not re.search("accessed|urldate|Y2", text, re.IGNORECASE)


@pytest.mark.django_db
def test_in_another_language_the_reference_is_in_that_language() -> None:
    person = Person.objects.get(display_name="Afanasius Kazanas")
    with translation.override("lt"):
        told = reference(person, "https://memorial.example")
        assert told.url == f"https://memorial.example/lt/people/{person.pk}/" and told.language == "lt"
        assert dates.in_words(dates.parse(person.updated.date().isoformat()), "lt") in told.chicago


@pytest.mark.django_db
@pytest.mark.parametrize("entry", [Camp, Event, Source])
def test_camps_events_and_sources_are_pages_of_a_site(entry: type[Camp | Event | Source]) -> None:
    one = entry.objects.first()
    assert one is not None
    told = reference(one, "https://memorial.example")
    assert told.url == f"https://memorial.example{one.get_absolute_url()}" and told.csl[0]["type"] == "webpage"
    assert told.ris.startswith("TY  - ELEC\r\n") and told.title in told.chicago.replace("‘", "“").replace("’", "”")
    assert re.fullmatch(r"[a-z0-9-]+", read_bibtex(told.bibtex)[1])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("ending", "kind", "words"),
    [("bib", "application/x-bibtex", "@misc{gulag-revolts-"), ("ris", "application/x-research-info-systems", "TY  - "),
     ("csl.json", "application/vnd.citationstyles.csl+json", "container-title")],
)  # fmt: skip
def test_every_person_can_be_cited(visitor: Client, ending: str, kind: str, words: str) -> None:
    person = Person.objects.get(display_name="Afanasius Kazanas")
    answer = visitor.get(f"/people/{person.pk}.{ending}")
    assert answer["Content-Type"].startswith(kind) and words in answer.content.decode()
    assert f"http://testserver/people/{person.pk}/" in answer.content.decode()
    assert visitor.get(f"/people/2222222222.{ending}").status_code == 404
    page = visitor.get(person.get_absolute_url()).content.decode()
    assert f'href="/people/{person.pk}.{ending}"' in page and "“Afanasius Kazanas.” Names of the Gulag revolts" in page
