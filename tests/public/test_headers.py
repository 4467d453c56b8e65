"""What is said with every answer of any kind: nothing from elsewhere, nothing guessed, nothing kept of readers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import Client
from django.urls import path

from memorial.headers import PERMISSIONS_POLICY
from memorial.models import Person
from memorial.urls import handler400, handler403, handler404, handler500, urlpatterns  # noqa: F401
from tests.builders import make_person

pytestmark = pytest.mark.django_db

#: An answer of every class, and its status.
PUBLIC = {
    "/": 200, "/lt/": 200, "/people/": 200, "/people/?q=juozas": 200, "/people/?camp=nowhere": 400, "/camps/": 200,
    "/camps/vorkuta-camp-29/": 200, "/events/camp-29-shooting/": 200, "/sources/": 200, "/names/": 200,
    "/days/8-1/": 200, "/about/": 200, "/about/privacy/": 200, "/about/accessibility/": 200, "/data/": 200,
    "/corrections/": 200, "/corrections/new/": 200, "/corrections/2222/": 404,
    "/people.csv": 200, "/people.json": 200, "/people.csv?camp=nowhere": 400,
    "/sitemap.xml": 200, "/sitemap/pages.xml": 200,
    "/robots.txt": 200, "/healthz": 200, "/favicon.ico": 302, "/people/2222222222/": 404, "/nothing/": 404,
    "/people/2222222222.json": 404, "@page": 200, "@by_id": 301, "@.json": 200, "@.jsonld": 200, "@.bib": 200,
    "@.ris": 200, "@.csl.json": 200, "@history": 200, "gone": 410, "broken": 500,
}  # fmt: skip
DESK = {"/admin/login/": 200, "/admin/": 302}


def fail(_request: object) -> None:
    raise RuntimeError("made to fail by a test")


#: This module stands in for the addresses, with one more that fails.
urlpatterns = [*urlpatterns, path("broken/", fail)]


@pytest.fixture
def reader(settings) -> Client:  # type: ignore[no-untyped-def]
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False)


def address_of(place: str) -> str:
    if place == "gone":
        person = make_person("Ona Atsiimta", standing="withdrawn")
        return person.get_absolute_url()
    if place == "broken":
        return "/broken/"
    if not place.startswith("@"):
        return place
    person = Person.objects.get(display_name="Afanasius Kazanas")
    named = {
        "@page": person.get_absolute_url(),
        "@by_id": f"/people/{person.pk}/",
        "@history": f"/people/{person.pk}/history/",
    }
    return named.get(place, f"/people/{person.pk}{place[1:]}")


@pytest.mark.parametrize("place", [*PUBLIC, *DESK])
def test_every_answer_is_guarded(reader: Client, place: str) -> None:
    answer = reader.get(address_of(place))
    assert answer.status_code == {**PUBLIC, **DESK}[place]
    policy = dict(part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert {value for name, value in policy.items() if name.endswith("-src") and name != "default-src"} == {"'self'"}
    assert "unsafe" not in answer["Content-Security-Policy"] and "*" not in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Cross-Origin-Resource-Policy"] in ("same-origin", "cross-origin")
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Permissions-Policy"] == PERMISSIONS_POLICY


@pytest.mark.parametrize("place", PUBLIC)
def test_no_reader_is_given_a_cookie(reader: Client, place: str) -> None:
    answer = reader.get(address_of(place))
    assert not answer.cookies and "Set-Cookie" not in answer
    assert "cookie" not in answer.get("Vary", "").lower() and "language" not in answer.get("Vary", "").lower()


@pytest.mark.parametrize("place", [place for place, status in PUBLIC.items() if status != 200])
def test_what_is_not_there_or_fails_is_not_called_unchanged(reader: Client, place: str) -> None:
    assert "ETag" not in reader.get(address_of(place))


@pytest.mark.parametrize("place", ["@.json", "@.jsonld", "@.bib", "@.ris", "@.csl.json", "/people.csv", "/people.json"])
def test_data_may_be_read_by_programs_of_other_sites_and_pages_may_not(reader: Client, place: str) -> None:
    answer = reader.get(address_of(place))
    assert answer["Access-Control-Allow-Origin"] == "*" and "Access-Control-Allow-Credentials" not in answer
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Access-Control-Allow-Origin" not in reader.get(address_of("@page"))


def test_every_power_is_denied_once_but_those_of_a_reading() -> None:
    features = re.findall(r"([a-z-]+)=\(\)", PERMISSIONS_POLICY)
    ours = re.findall(r"([a-z-]+)=\(self\)", PERMISSIONS_POLICY)
    assert len(features) == len(set(features)) > 15 and {"camera", "geolocation", "microphone"} <= set(features)
    assert ours == ["fullscreen", "screen-wake-lock"] and not set(ours) & set(features)
    told = [*(f"{feature}=()" for feature in features), *(f"{feature}=(self)" for feature in ours)]
    assert ", ".join(told) == PERMISSIONS_POLICY


@pytest.fixture
def with_files(settings, tmp_path: Path) -> Iterator[Client]:  # type: ignore[no-untyped-def]
    """The static files as they are served: collected under names of their content, compressed beforehand."""
    settings.STATIC_ROOT = str(tmp_path)
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    call_command("collectstatic", verbosity=0, interactive=False)
    yield Client()


def test_static_files_are_compressed_named_by_their_content_and_kept_for_ever(with_files: Client) -> None:
    for name in ("css/base.css", "fonts/memorial-serif-latin.woff2", "img/icon.svg"):
        address = staticfiles_storage.url(name)
        assert re.search(r"\.[0-9a-f]{12}\.\w+$", address)
        answer = with_files.get(address, headers={"Accept-Encoding": "gzip"})
        assert (
            answer.status_code == 200
            and "immutable" in answer["Cache-Control"]
            and "max-age=315" in answer["Cache-Control"]
        )
        assert answer["X-Content-Type-Options"] == "nosniff" and answer["Permissions-Policy"] == PERMISSIONS_POLICY
        assert "default-src 'none'" in answer["Content-Security-Policy"] and not answer.cookies
        assert ("Content-Encoding" in answer) is not name.endswith(".woff2")
        answer.close()
