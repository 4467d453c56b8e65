"""A page's language is told by its address alone; it leads to the other seven; and every word of ours is translated."""

from __future__ import annotations

import datetime
import re
from html.parser import HTMLParser

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from django.test import Client, RequestFactory
from django.utils import translation
from django.utils.translation import trans_real

from memorial import dates
from memorial.models import Change, Person
from memorial.public.languages import AUTONYMS, alternates, languages
from memorial.public.tags import day_of_year, in_words

CODES = tuple(code for code, _name in settings.LANGUAGES)

#: A page of every class, below the language's prefix; `@` is somebody found by that name.
PLACES = (
    "/", "/people/", "/people/?q=laiciunas", "/people/?q=juozas&nationality=lithuanian&fate=killed",
    "/people/?q=juozas+laičiūnas&sort=name",
    "/people/?q=nenurodytasis", "/people/?camp=nowhere&from=yesterday",
    "/camps/", "/camps/vorkuta-camp-29/", "/camps/norilsk-camp-5/", "/events/", "/events/camp-29-shooting/",
    "/events/norilsk-revolt/", "/sources/", "/sources/latkovskis-2005/", "/sources/kozlov-2004/",
    "/names/", "/names/?by=nationality", "/names/?by=camp", "/days/", "/days/8-1/", "/days/2-29/",
    "/about/", "/about/method/", "/about/privacy/", "/about/accessibility/", "/data/",
    "/corrections/", "/corrections/new/", "/corrections/new/?q=nenurodytasis", "/corrections/2222/",
    "@Afanasius Kazanas correct",
    "/people/2222222222/", "/nothing/", "/people/?page=999",
    "@Afanasius Kazanas", "@Afanasius Kazanas history/", "@Misterevičius", "@Janis Mendriks", "@Viktors Pentjuss",
    "@Yevheny Hrytsiak",
)  # fmt: skip


def address_of(place: str) -> str:
    if not place.startswith("@"):
        return place
    if place.endswith(" correct"):
        return f"/corrections/new/?person={Person.objects.get(display_name=place[1:].removesuffix(' correct')).pk}"
    name, _space, rest = place[1:].partition(" history/")
    person = Person.objects.get(display_name=name)
    return f"/people/{person.pk}/history/" if _space else f"/people/{person.pk}/{person.slug}/{rest}"


# The other languages of a page.


def test_every_language_has_its_own_name_in_the_order_of_the_settings() -> None:
    found = alternates(RequestFactory().get("/people/"))
    assert [(other.code, other.name) for other in found] == [(code, AUTONYMS[code]) for code in CODES]


@pytest.mark.parametrize(
    ("asked", "english", "lithuanian"),
    [
        ("/", "/", "/lt/"),
        ("/lt/", "/", "/lt/"),
        ("/people/?q=Mendriks&camp=kengir", "/people/?q=Mendriks&camp=kengir", "/lt/people/?q=Mendriks&camp=kengir"),
        ("/lt/people/?q=%C5%A1", "/people/?q=%C5%A1", "/lt/people/?q=%C5%A1"),
        ("/uk/people/abc234/%D1%96/", "/people/abc234/%D1%96/", "/lt/people/abc234/%D1%96/"),
        ("/en/camps/", "/camps/", "/lt/camps/"),
        ("/lt", "/", "/lt/"),
        ("/ltx/", "/ltx/", "/lt/ltx/"),
        ("/de//elsewhere.example/", "/elsewhere.example/", "/lt/elsewhere.example/"),
    ],
)
def test_the_same_page_is_led_to_with_its_parameters(asked: str, english: str, lithuanian: str) -> None:
    found = {other.code: other.url for other in alternates(RequestFactory().get(asked))}
    assert found["en"] == f"http://testserver{english}"
    assert found["lt"] == f"http://testserver{lithuanian}"


def test_a_host_that_is_not_ours_is_not_repeated() -> None:
    found = alternates(RequestFactory().get("/lt//evil.example/", headers={"host": "evil.example"}))
    assert found[0].url == "/evil.example/"


def test_the_configured_origin_goes_before_the_one_asked_for(settings: object) -> None:
    settings.PUBLIC_ORIGIN = "https://memorial.example"  # type: ignore[attr-defined]
    assert alternates(RequestFactory().get("/camps/"))[1].url == "https://memorial.example/lt/camps/"


def test_whoever_reads_none_of_them_is_led_to_english() -> None:
    context = languages(RequestFactory().get("/pl/camps/"))
    assert context["default_language_url"] == "http://testserver/camps/"


@pytest.mark.django_db
def test_no_question_is_asked_for_them(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        languages(RequestFactory().get("/lt/people/?q=a"))


@pytest.mark.django_db
@pytest.mark.parametrize("place", PLACES)
def test_every_page_leads_to_itself_in_every_language(visitor: Client, place: str) -> None:
    address = address_of(place)
    page = visitor.get(f"/lt{address}").content.decode()
    links = dict(re.findall(r'<link rel="alternate" hreflang="([a-z-]+)" href="([^"]+)">', page))
    assert set(links) == {*CODES, "x-default"}
    assert links["x-default"] == links["en"]
    other = visitor.get(links["uk"].replace("&amp;", "&").removeprefix("http://testserver"))
    assert other.status_code == visitor.get(f"/lt{address}").status_code
    assert '<html lang="uk">' in other.content.decode()
    assert re.search(r'<a href="[^"]+" lang="lt" hreflang="lt" aria-current="true">Lietuvių</a>', page)


@pytest.mark.django_db
def test_a_request_with_another_host_is_refused_kindly_and_not_with_a_fault(visitor: Client) -> None:
    answer = visitor.get("/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert "evil.example" not in answer.content.decode()


# The address decides, and nothing else.


@pytest.mark.django_db
def test_without_a_prefix_a_page_is_english_whatever_the_browser_asks_for(visitor: Client) -> None:
    visitor.cookies[settings.LANGUAGE_COOKIE_NAME] = "lt"
    answer = visitor.get("/", headers={"accept-language": "lt,ru;q=0.8"})
    assert answer.status_code == 200
    assert '<html lang="en">' in answer.content.decode()
    assert answer.headers["Content-Language"] == "en"


@pytest.mark.django_db
@pytest.mark.parametrize("code", CODES[1:])
def test_with_a_prefix_a_page_is_in_that_language_and_no_cookie_is_set(visitor: Client, code: str) -> None:
    for place in ("/", "/people/", "/nothing/"):
        answer = visitor.get(f"/{code}{place}", headers={"accept-language": "en"})
        assert f'<html lang="{code}">' in answer.content.decode()
        assert answer.headers["Content-Language"] == code
        assert not answer.cookies
        assert "cookie" not in answer.headers.get("Vary", "").lower()


@pytest.mark.django_db
def test_no_page_depends_on_a_cookie(visitor: Client) -> None:
    for place in PLACES:
        answer = visitor.get(address_of(place))
        assert not answer.cookies
        assert "cookie" not in answer.headers.get("Vary", "").lower(), place


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/en/", "/en/people/", "/lt/healthz", "/lt/admin/", "/xx/"])
def test_what_has_no_such_prefix_is_not_there(visitor: Client, address: str) -> None:
    assert visitor.get(address).status_code == 404


# Days are said as the reader says them.


@pytest.mark.parametrize(
    ("language", "whole", "of_year"),
    [
        ("en", "1 August 1953", "1 August"),
        ("lt", "1953 m. rugpjūčio 1 d.", "rugpjūčio 1 d."),
        ("lv", "1953. gada 1. augusts", "1. augusts"),
        ("uk", "1 серпня 1953 року", "1 серпня"),
    ],
)
def test_a_day_of_the_calendar_is_said_like_the_dates_of_the_record(language: str, whole: str, of_year: str) -> None:
    with translation.override(language):
        assert in_words(datetime.date(1953, 8, 1)) == whole
        assert day_of_year(datetime.date(2000, 8, 1)) == of_year


# Every word of ours is marked for translation.


class _Bracketing(trans_real.DjangoTranslation):
    """A language in which every marked string stands in brackets."""

    def gettext(self, message: str) -> str:
        text = message.rpartition(chr(4))[2]
        parts = re.split(r"(<[^>]*>)", text)
        return "".join(part if part.startswith("<") or not part else f"⟦{part}⟧" for part in parts)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


class _Seen(HTMLParser):
    """Every piece of text a reader of a page sees or hears, but what the styles and the head's addresses say."""

    HEARD = ("aria-label", "alt", "title", "placeholder", "summary")

    def __init__(self, page: str) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._silent = 0
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.pieces += [told[name] or "" for name in self.HEARD if name in told]
        if tag == "meta" and told.get("name") == "description":
            self.pieces.append(told.get("content") or "")
        if tag in ("script", "style"):
            self._silent += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._silent -= 1

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(data)


#: Words that are the same in every language: formats, and what these tests type.
_SAME_EVERYWHERE = ("CSV", "JSON", "BibTeX", "RIS", "CSL-JSON", "JSON-LD", "Chicago", "nenurodytasis", "laiciunas",
                    "juozas", "juozas laičiūnas", "yesterday", "nowhere")  # fmt: skip


def _recorded(language: str) -> str:
    """All that the record itself says, in the words in which the pages say it."""
    said: set[str] = {*_SAME_EVERYWHERE, *AUTONYMS.values()}
    for model in apps.get_app_config("memorial").get_models():
        fields = model._meta.concrete_fields
        columns = [field for field in fields if isinstance(field, models.CharField | models.TextField)]
        for row in model._default_manager.values_list(*(column.name for column in columns)) if columns else ():
            said.update(text for text in row if text)
    texts = set(said)
    for text in texts:
        try:
            said.add(dates.in_words(dates.parse(text), language))
        except dates.DateError:
            continue
    days = {made.date().isoformat() for made in Change.objects.values_list("made", flat=True)}
    said.update(dates.in_words(dates.parse(day), language) for day in days)
    year = [datetime.date(2000, 1, 1) + datetime.timedelta(days=number) for number in range(366)]
    said.update(dates.day_in_words(day.month, day.day, language) for day in year)
    return "\n".join(" ".join(text.split()) for text in said)


def _unmarked(page: str, recorded: str) -> list[str]:
    """What a page says in its own words without having them translated."""
    found = []
    for said in _Seen(page).pieces:
        piece = re.sub(r"https?://\S+", "", said)
        # Innermost brackets first: a marked sentence may hold a marked word.
        rest, before = piece, ""
        while rest != before:
            rest, before = re.sub(r"⟦[^⟦⟧]*⟧", "\n", rest), rest
        for words in re.split(r"[\n·;:“”()\[\]…]|[,.] ", rest):
            plain = " ".join(words.split()).strip(" .,–·-/?×0123456789")
            if len(re.findall(r"[^\W\d_]", plain)) > 1 and plain.lower() not in recorded:
                found.append(plain)
    return found


@pytest.mark.django_db
@pytest.mark.parametrize("place", PLACES)
def test_every_word_that_is_not_of_the_record_is_marked_for_translation(
    visitor: Client, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, recorded = f"/lt{address_of(place)}", _recorded("lt").lower()
    with translation.override("en"):
        monkeypatch.setitem(trans_real._translations, "lt", _Bracketing("lt"))
        page = visitor.get(address).content.decode()
    assert "⟦" in page
    assert _unmarked(page, recorded) == []


def test_a_word_left_in_english_would_be_noticed() -> None:
    page = '<p>⟦Held in⟧: Kengir, <b aria-label="Close it">⟦note ⟦1⟧⟧</b> Sign up here</p>'
    assert _unmarked(page, "kengir") == ["Close it", "Sign up here"]
