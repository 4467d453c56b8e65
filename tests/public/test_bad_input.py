"""Whatever is asked, the answer is clear and never a fault of ours."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from memorial.models import Change, Person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "/people/k7q2xd/", "/people/nobody/", "/people/zzzzzzzzzzzzzzzz/", "/people/a%00b/", "/people/%F0%9F%98%80/",
        "/people/k7q2xd.json", "/people/%00.json", "/people/a%00b.jsonld", "/people/k7q2xd/history/",
        "/people/" + "x" * 5000 + "/", "/camps/nowhere/", "/camps/a%00b/", "/events/nothing/", "/events/a%00b/",
        "/sources/none/", "/sources/%00/", "/nothing/", "/people/?page=4", "/people/?page=0", "/people/?page=-1",
        "/people/?page=abc", "/people/?page=99999999999999999999", "/people/?page=%00", "/people/?page=",
    ],
)  # fmt: skip
def test_what_is_not_there_is_said_kindly(visitor: Client, address: str) -> None:
    answer = visitor.get(address)
    assert answer.status_code == 404
    page = answer.content.decode()
    assert "There is nothing at this address" in page or "There is nobody at this address" in page


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ("camp=nowhere", "is not in this list"),
        ("nationality=%00", "Null characters are not allowed"),
        ("event=1%27+OR+1%3D1", "is not in this list"),
        ("fate=unknown", "is not in this list"),
        ("source=x&role=y", "is not in this list"),
        ("from=banana", "“banana” was not understood"),
        ("to=1953-02-30", "there is no day 30 in this month"),
        ("from=1953-13", "month 13 does not exist"),
        ("letter=abc", "at most 1 character"),
        ("sort=shoesize", "is not in this list"),
        ("q=a%00b", "Null characters are not allowed"),
    ],
)
def test_a_parameter_that_cannot_be_read_is_named_and_nothing_is_listed(
    visitor: Client, parameters: str, words: str
) -> None:
    answer = visitor.get(f"/people/?{parameters}")
    page = answer.content.decode()
    assert answer.status_code == 400
    assert words in page and "Nothing you typed is lost" in page
    assert 'id="results"' not in page


def test_what_was_typed_stays_in_the_form(visitor: Client) -> None:
    page = visitor.get("/people/?q=mendriks&from=banana").content.decode()
    assert 'value="mendriks"' in page and 'value="banana"' in page


@pytest.mark.parametrize("text", ["x" * 10_000, "ж" * 10_000, "a " * 5_000, "%" * 500, "_" * 500, '"' * 500, "*" * 500])
def test_very_long_and_strange_queries_are_answered(visitor: Client, text: str) -> None:
    assert visitor.get(f"/people/?q={quote(text)}").status_code == 200


def test_a_very_long_query_says_what_was_left_out(visitor: Client) -> None:
    assert "it was very long" in visitor.get(f"/people/?q={'word ' * 100}").content.decode()


def test_reading_pages_takes_no_posts(visitor: Client) -> None:
    for address in ("/", "/people/", "/camps/", "/events/", "/sources/", "/about/", "/healthz"):
        assert visitor.post(address).status_code in (403, 405)


NASTY = [
    "' OR 1=1 --", '"; DROP TABLE memorial_person; --', "<script>alert(1)</script>", "{{ 7*7 }}", "{% debug %}",
    "../../etc/passwd", "\u202eabc", "\ufeff", "\ud7ff", "👨‍👩‍👧", "ﷺ", "İ", "ẞ",
    "\r\nSet-Cookie: a=b", "a\x00b", "\x00", "NEAR(a b)", "a AND", "a*",
    "\\", "%s%s%s%n", "Ⅷ", "𝕄𝕖𝕟𝕕𝕣𝕚𝕜𝕤",
]  # fmt: skip
ADDRESSES = (
    "/people/{}/", "/people/{}.json", "/people/{}.bib", "/people/{}/history/", "/people/{}/x/", "/camps/{}/",
    "/events/{}/", "/sources/{}/", "/corrections/{}/", "/corrections/{}/x/", "/corrections/k7q2xd3m/{}/",
    "/lt/corrections/{}/",
)  # fmt: skip


@pytest.mark.parametrize("text", NASTY)
def test_naughty_strings_in_every_parameter(visitor: Client, text: str) -> None:
    for name in ("q", "nationality", "camp", "event", "fate", "role", "source", "from", "to", "letter", "sort", "page"):
        answer = visitor.get("/people/", {name: text})
        assert answer.status_code in (200, 400, 404)
        assert "<script>alert(1)" not in answer.content.decode()
    for address in ADDRESSES:
        assert visitor.get(address.format(quote(text, safe=""))).status_code in (301, 404)
    person = Person.objects.public()[0].pk
    for parameters in ({"person": text}, {"person": person, "statement": text}, {"person": person, "name": text}):
        assert visitor.get("/corrections/new/", parameters).status_code in (200, 404)


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=60))
def test_any_text_is_answered_and_changes_nothing(text: str) -> None:
    before = Change.objects.count()
    visitor = Client()
    assert visitor.get("/people/", {"q": text}).status_code in (200, 400)
    assert visitor.get(f"/people/{quote(text, safe='')}/x/").status_code in (301, 404)
    assert Change.objects.count() == before


def test_headers_of_strange_kinds_do_no_harm(visitor: Client) -> None:
    for headers in ({"Accept-Language": "x" * 5000}, {"Accept-Language": "lt;q=abc"}, {"Cookie": "sessionid=\x01"}):
        assert visitor.get("/", headers=headers).status_code == 200
