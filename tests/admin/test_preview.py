"""A preview is the public page of what is typed, for one curator, and leaves no trace."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from memorial.changes import verify
from memorial.models import Camp, Change, Event, NamePosting, Person, Source
from tests.admin.page_forms import PageForm, form_of
from tests.builders import a_citation, make_person, statement_row

pytestmark = pytest.mark.django_db

BANNER = "Preview: not published."


@pytest.fixture
def curator(db: None) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("ona", first_name="Ona", last_name="Kuratorė"))
    return client


def address(entry: Any, page: str) -> str:
    return f"/admin/memorial/{entry._meta.model_name}/{entry.pk}/{page}/"


def opened(client: Client, at: str) -> PageForm:
    return form_of(client.get(at).content.decode())


def counts() -> tuple[int, int, int]:
    return Person.objects.count(), Change.objects.count(), NamePosting.objects.count()


def test_what_is_typed_is_shown_as_the_public_would_see_it_and_nothing_is_stored(curator: Client) -> None:
    person = make_person("Ona Juodraštinė", statement_row("rank", text="captain"), standing="draft")
    form = opened(curator, address(person, "change")).fill_row("statements", 0, text="major of the guard")
    before = counts()
    answer = curator.post(address(person, "preview"), form.values)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "major of the guard" in page and "captain" not in page and BANNER in page
    assert '<link rel="stylesheet"' in page and page.count("<h1") == 1
    assert counts() == before and person.statements.get().text == "captain"
    person.refresh_from_db()
    assert (person.standing, person.version) == ("draft", 1)
    assert Client().get(person.get_absolute_url()).status_code == 404
    verify()


def test_a_reason_is_not_asked_for_yet(curator: Client) -> None:
    person = make_person("Ona Juodraštinė", standing="draft")
    form = opened(curator, address(person, "change")).fill(reason="")
    assert curator.post(address(person, "preview"), form.values).status_code == 200


def test_a_person_that_is_not_entered_yet_is_previewed_too(curator: Client) -> None:
    form = opened(curator, "/admin/memorial/person/add/").fill(living="dead")
    form.add_row("names", text="Ona Naujoji", displayed="on", citations=[a_citation().pk])
    before = counts()
    page = curator.post("/admin/memorial/person/add/preview/", form.values).content.decode()
    assert "Ona Naujoji" in page and BANNER in page
    assert counts() == before


def test_what_is_stored_is_previewed_at_an_address(curator: Client) -> None:
    person = make_person("Ona Juodraštinė", standing="draft")
    before = counts()
    answer = curator.get(address(person, "preview"))
    assert answer.status_code == 200 and "Ona Juodraštinė" in answer.content.decode()
    assert counts() == before


@pytest.mark.parametrize("model", [Camp, Event, Source])
def test_camps_events_and_sources_are_previewed_by_the_same_way(curator: Client, model: Any) -> None:
    entry = model.objects.order_by("pk")[0]
    column = "title" if model is Source else "name"
    form = opened(curator, address(entry, "change")).fill(**{column: "Quite another name"})
    page = curator.post(address(entry, "preview"), form.values).content.decode()
    assert "Quite another name" in page and BANNER in page
    entry.refresh_from_db()
    assert getattr(entry, column) != "Quite another name"


def test_a_preview_is_for_no_search_engine_and_no_cache(curator: Client) -> None:
    answer = curator.get(address(make_person("Ona", standing="draft"), "preview"))
    assert "noindex" in answer["X-Robots-Tag"] and "no-store" in answer["Cache-Control"]
    assert '<meta name="robots" content="noindex' in answer.content.decode()
    assert "<title>Preview: Ona" in answer.content.decode()


def test_somebody_who_may_be_living_is_previewed_without_what_readers_do_not_see(curator: Client) -> None:
    person = make_person(
        "Ona Gyvoji", statement_row("rank", text="captain"), standing="draft", living="possibly_living"
    )
    page = curator.get(address(person, "preview")).content.decode()
    assert "Ona Gyvoji" in page and "captain" not in page


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"names-0-displayed": []}, "Choose the name that is displayed."),
        ({"statements-0-date": ["banana"]}, "was not understood"),
    ],
)
def test_what_cannot_be_shown_yet_says_why(curator: Client, values: dict[str, list[str]], words: str) -> None:
    person = make_person("Ona", statement_row("rank", text="captain"), standing="draft")
    form = opened(curator, address(person, "change"))
    answer = curator.post(address(person, "preview"), {**form.values, **values})
    assert answer.status_code == 400 and words in answer.content.decode()
    assert "Your form is still open" in answer.content.decode()


def test_an_entry_that_somebody_changed_meanwhile_is_previewed_as_typed(curator: Client) -> None:
    person = make_person("Ona", statement_row("rank", text="captain"), standing="draft")
    at = address(person, "change")
    mine, theirs = opened(curator, at), opened(curator, at)
    curator.post(at, theirs.fill(sex="female", reason="Quicker.").values)
    page = curator.post(
        address(person, "preview"), mine.fill_row("statements", 0, text="major").values
    ).content.decode()
    assert "major" in page and BANNER in page


def test_who_may_only_look_previews_what_is_stored_and_nothing_typed(db: None) -> None:
    user = User.objects.create_user("petras", is_staff=True)
    client = Client()
    client.force_login(user)
    person = make_person("Ona Juodraštinė", standing="draft")
    assert client.get(address(person, "preview")).status_code == 403
    user.user_permissions.add(Permission.objects.get(codename="view_person"))
    assert client.get(address(person, "preview")).status_code == 200
    assert client.post(address(person, "preview"), {}).status_code == 403
    assert client.post("/admin/memorial/person/add/preview/", {}).status_code == 403
    assert Client().get(address(person, "preview")).status_code == 302


def test_there_is_nothing_to_preview_where_there_is_no_page(curator: Client) -> None:
    assert curator.get("/admin/memorial/person/add/preview/").status_code == 404
    assert curator.get("/admin/memorial/person/zzzzzz/preview/").status_code == 404
    assert "Preview" not in curator.get("/admin/memorial/role/add/").content.decode()
