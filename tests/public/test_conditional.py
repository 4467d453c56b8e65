"""A page that has not changed is not made again; one that has is."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import time_machine
from django.test import Client
from django.utils.http import http_date

from memorial.changes import Alteration, apply, snapshot
from memorial.models import Person
from memorial.public import conditional
from tests.builders import ACTOR

pytestmark = pytest.mark.django_db

PAGES = (
    "/",
    "/people/?q=juozas",
    "/camps/",
    "/events/camp-29-shooting/",
    "/sources/",
    "/names/",
    "/days/8-1/",
    "/about/",
)


@pytest.mark.parametrize("address", PAGES)
def test_an_unchanged_page_costs_one_question(visitor: Client, address: str, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    first = visitor.get(address)
    assert first["Cache-Control"] == "public, max-age=0, must-revalidate" and first["Last-Modified"]
    with django_assert_num_queries(1):
        again = visitor.get(address, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304 and not again.content and again["ETag"] == first["ETag"]
    assert visitor.head(address, headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_a_correction_is_seen_with_the_next_request(visitor: Client, person) -> None:  # type: ignore[no-untyped-def]
    kazanas: Person = person("Afanasius Kazanas")
    first = visitor.get(kazanas.get_absolute_url())
    state = snapshot(kazanas).with_values(sex="")
    apply(Alteration(state, kazanas.version, ACTOR, "No source tells."))
    again = visitor.get(kazanas.get_absolute_url(), headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200 and again["ETag"] != first["ETag"]


def test_languages_queries_and_days_are_pages_of_their_own(visitor: Client) -> None:
    tags = [visitor.get(address)["ETag"] for address in ("/", "/lt/", "/people/", "/people/?q=a", "/people/?q=b")]
    assert len(set(tags)) == len(tags)
    with time_machine.travel(datetime.datetime(2031, 5, 1, 12, tzinfo=datetime.UTC), tick=False):
        assert visitor.get("/")["ETag"] != tags[0]


def test_what_was_not_read_since_it_changed_is_not_sent_again(visitor: Client) -> None:
    page = visitor.get("/camps/")
    assert visitor.get("/camps/", headers={"If-Modified-Since": page["Last-Modified"]}).status_code == 304
    assert visitor.get("/camps/", headers={"If-Modified-Since": http_date(0)}).status_code == 200


@pytest.mark.parametrize("address", ["/people/2222222222/", "/camps/nowhere/", "/days/2-30/", "/nothing"])
def test_what_is_not_there_is_never_unchanged(visitor: Client, address: str) -> None:
    tag = visitor.get("/camps/")["ETag"]
    for told in (tag, "*", '"x", ' + tag):
        answer = visitor.get(address, headers={"If-None-Match": told, "If-Modified-Since": http_date(4_000_000_000)})
        assert answer.status_code == 404 and "ETag" not in answer


def test_the_desk_is_never_kept_by_caches(visitor: Client) -> None:
    answer = visitor.get("/admin/login/")
    assert "ETag" not in answer and "no-store" in answer["Cache-Control"]


def test_a_new_day_is_a_change_also_for_those_who_only_tell_when_they_read(visitor: Client) -> None:
    with time_machine.travel(datetime.datetime(2031, 5, 1, 22, tzinfo=datetime.UTC), tick=False):
        page = visitor.get("/")
        assert visitor.get("/", headers={"If-Modified-Since": page["Last-Modified"]}).status_code == 304
    with time_machine.travel(datetime.datetime(2031, 5, 2, 0, 0, 1, tzinfo=datetime.UTC), tick=False):
        assert visitor.get("/", headers={"If-Modified-Since": page["Last-Modified"]}).status_code == 200


def test_unchanged_is_said_with_the_headers_of_the_page(visitor: Client) -> None:
    page = visitor.get("/camps/", headers={"Accept-Encoding": "gzip"})
    for told in ({"If-None-Match": page["ETag"]}, {"If-Modified-Since": page["Last-Modified"]}):
        again = visitor.get("/camps/", headers={"Accept-Encoding": "gzip", **told})
        assert again.status_code == 304
        for name in ("ETag", "Cache-Control", "Last-Modified", "Vary"):
            assert again[name] == page[name], name


@pytest.mark.parametrize("address", ["/", "/lt/", "/people/?q=juozas", "/camps/rechlag/", "/people.csv"])
def test_a_page_varies_with_nothing_but_its_compression(visitor: Client, address: str) -> None:
    plain = visitor.get(address, headers={"Accept-Language": "en"})
    other = visitor.get(address, headers={"Accept-Language": "lt", "Cookie": "django_language=lt"})
    assert plain["Vary"] == other["Vary"] == "Accept-Encoding"
    assert plain.getvalue() == other.getvalue() and plain["ETag"] == other["ETag"]


def test_files_to_carry_away_are_not_sent_twice(visitor: Client, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    file = visitor.get("/people.csv")
    assert file["ETag"] and file.getvalue()
    with django_assert_num_queries(1):
        assert visitor.get("/people.csv", headers={"If-None-Match": file["ETag"]}).status_code == 304


def test_another_release_is_another_page(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    tag = visitor.get("/camps/")["ETag"]
    monkeypatch.setattr(conditional, "_release", lambda: "another")
    assert visitor.get("/camps/", headers={"If-None-Match": tag}).status_code == 200


def test_the_release_is_told_by_all_that_pages_are_made_with(tmp_path: Path, settings) -> None:  # type: ignore[no-untyped-def]
    settings.BASE_DIR = tmp_path
    found = set()
    for name in ("memorial/names/a.py", "templates/a/b.html", "locale/lt/a.mo", "static/css/a.css", "requirements.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
        found.add(conditional._release.__wrapped__())
    settings.CONTACT = "memorial@example.org"
    found.add(conditional._release.__wrapped__())
    assert len(found) == 6
