"""The list of people as a file: the same people, in the same order, however many."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys

import pytest
from django.test import Client
from django.utils.http import http_date

from memorial.models import Change, Person
from memorial.search import stream
from tests.builders import make_person, name_row, statement_row

pytestmark = pytest.mark.django_db


def as_rows(visitor: Client, parameters: str = "") -> list[dict[str, str]]:
    answer = visitor.get(f"/people.csv?{parameters}")
    assert answer.status_code == 200 and answer["Content-Type"].startswith("text/csv")
    return list(csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig"), newline="")))


def as_people(visitor: Client, parameters: str = "") -> list[dict[str, object]]:
    answer = visitor.get(f"/people.json?{parameters}")
    assert answer.status_code == 200
    people: list[dict[str, object]] = json.loads(answer.getvalue())["people"]
    return people


def test_everybody_stands_in_the_file_once_in_the_order_of_the_list(visitor: Client) -> None:
    wanted = list(Person.objects.public().order_by("sort_key", "pk").values_list("pk", flat=True))
    assert [row["id"] for row in as_rows(visitor)] == wanted
    assert [row["id"] for row in as_people(visitor)] == wanted


def test_a_long_list_is_read_in_pieces_without_losing_anybody(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for _twin in range(4):
        make_person("Ona Viena")
    monkeypatch.setattr(stream, "_CHUNK", 3)
    wanted = list(Person.objects.public().order_by("sort_key", "pk").values_list("pk", flat=True))
    assert [row["id"] for row in as_rows(visitor)] == wanted


@pytest.mark.parametrize("parameters", ["q=juozas", "fate=killed", "camp=rechlag&nationality=estonian", "letter=k"])
def test_the_file_holds_what_the_page_shows(visitor: Client, parameters: str) -> None:
    page = visitor.get(f"/people/?{parameters}")
    shown = [hit.person.pk for hit, _line in page.context["rows"]]
    rows = as_rows(visitor, parameters)
    assert [row["id"] for row in rows][:20] == shown and len(rows) == page.context["page"].total
    assert f"/people.csv?{parameters.replace('&', '&amp;')}" in page.content.decode()


def test_a_row_tells_what_a_line_tells_and_more(visitor: Client) -> None:
    row = as_rows(visitor, "q=pukys")[0]
    assert row["name"] == "Juozas Pūkys" and row["family"] == "Pūkys" and "Juozas Pűkys" in row["other_forms"]
    assert row["fate"] == "killed" and row["died"] == "1953-08-01" and row["nationality"] == "Lithuanian"
    assert row["url"].startswith("http://testserver/people/")
    assert as_rows(visitor, "q=pukys")[0].keys() == as_people(visitor, "q=pukys")[0].keys()


def test_the_words_of_lists_are_in_the_reader_s_language(visitor: Client) -> None:
    answer = visitor.get("/lt/people.json?q=pukys")
    assert json.loads(answer.getvalue())["people"][0]["nationality"] == ["lietuvių"]


def test_of_the_living_the_file_tells_only_the_name_and_the_public_part(visitor: Client) -> None:
    make_person(
        "Ona Gyva",
        statement_row("born", date="1950"),
        statement_row("role", role="medic"),
        names=(name_row("Ona Kita", displayed=False),),
        living="living",
    )
    row = as_rows(visitor, "q=gyva")[0]
    assert row["born"] == row["fate"] == row["other_forms"] == row["camps"] == ""


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_is_a_formula(visitor: Client, start: str) -> None:
    make_person(f"{start}HYPERLINK Ona")
    cells = [cell for row in as_rows(visitor) for cell in row.values()]
    assert f"'{start}HYPERLINK Ona" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_what_cannot_be_read_is_refused_in_words(visitor: Client) -> None:
    plain = visitor.get("/people.csv?camp=nowhere")
    assert plain.status_code == 400 and "nowhere" in plain.content.decode()
    told = visitor.get("/people.json?from=yesterday")
    assert told.status_code == 400 and "from" in told.json()["error"]


def test_the_file_says_its_licence_and_how_complete_it_is(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = visitor.get("/people.json?q=juozas&page=7")
    told = json.loads(answer.getvalue())
    assert told["complete"] is True and told["query"] == {"q": "juozas"} and "creativecommons" in told["licence"]
    assert 'rel="license"' in answer["Link"] and "attachment" in answer["Content-Disposition"]
    monkeypatch.setattr(sys.modules["memorial.search.find"], "MAX_CANDIDATES", 2)
    assert json.loads(visitor.get("/people.json?q=juozas").getvalue())["complete"] is False


def test_a_refusal_names_every_parameter_that_cannot_be_read(visitor: Client) -> None:
    told = visitor.get("/people.json?from=yesterday&camp=nowhere&page=banana").json()["error"]
    assert set(told) == {"from", "camp"} and "yesterday" in told["from"]
    plain = visitor.get("/people.csv?from=yesterday&camp=nowhere")
    assert plain["Content-Type"].startswith("text/plain") and len(plain.content.decode().splitlines()) == 2


def test_the_file_is_named_by_the_day_of_the_record_and_says_when_that_was(visitor: Client) -> None:
    last = Change.objects.latest("pk").made
    for kind in ("csv", "json"):
        answer = visitor.get(f"/people.{kind}")
        assert answer["Content-Disposition"] == f'attachment; filename="gulag-revolts-people-{last.date()}.{kind}"'
        assert answer["Last-Modified"] == http_date(last.timestamp()) and answer["X-Robots-Tag"] == "noindex"
    assert json.loads(visitor.get("/people.json").getvalue())["changed"] == last.isoformat()


def test_a_file_that_is_not_complete_says_so_in_its_name(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert visitor.get("/people.csv?q=juozas")["Memorial-Complete"] == "true"
    monkeypatch.setattr(sys.modules["memorial.search.find"], "MAX_CANDIDATES", 2)
    cut = visitor.get("/people.csv?q=juozas")
    assert cut["Memorial-Complete"] == "false" and "-incomplete-" in cut["Content-Disposition"]
    assert 0 < len(as_rows(visitor, "q=juozas")) <= 2


@pytest.mark.parametrize("address", ["/people.csv", "/people.json", "/lt/people.csv"])
def test_who_asks_for_the_head_only_has_nobody_read(
    visitor: Client, address: str, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def]
    with django_assert_max_num_queries(4):
        answer = visitor.head(address)
    assert answer.status_code == 200 and "attachment" in answer["Content-Disposition"]
    assert visitor.post(address).status_code in (403, 405)


def test_a_file_is_compressed_on_its_way(visitor: Client) -> None:
    answer = visitor.get("/people.csv", headers={"Accept-Encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.getvalue()).decode("utf-8-sig").startswith('"id","url","name"')
