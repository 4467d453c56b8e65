"""The curators' desk: everything through the one door, nothing lost, nobody overwritten."""

from __future__ import annotations

import json
import re

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from memorial.admin.site import site
from memorial.changes import verify
from memorial.models import (
    Camp,
    Change,
    Citation,
    Correction,
    Event,
    Nationality,
    Person,
    Proposal,
    Role,
    Source,
    Statement,
)
from tests.admin.desk import add_row, form_of, opened, saved
from tests.builders import a_citation, make_person, statement_row

pytestmark = pytest.mark.django_db

DESK = "/admin/memorial"


@pytest.fixture
def curator(db: None) -> Client:
    user = User.objects.create_superuser("ona", password="a long pass phrase", first_name="Ona", last_name="Kuratorė")
    client = Client()
    client.force_login(user)
    return client


def address(person: Person) -> str:
    return f"{DESK}/person/{person.pk}/change/"


def errors(page: str) -> str:
    return " ".join(re.findall(r'<ul class="errorlist[^"]*"[^>]*>(.*?)</ul>', page, re.DOTALL))


@pytest.mark.parametrize(
    ("noun", "model", "values"),
    [
        ("nationality", Nationality, {"slug": "karaim", "label_en": "Karaim"}),
        ("role", Role, {"slug": "cook", "label_en": "cook"}),
        ("source", Source, {"slug": "letter-1953", "kind": "archival_file", "title": "A letter", "priority": "5",
                            "standing": "published"}),
        ("citation", Citation, {"locator": "f. 27"}),
        ("camp", Camp, {"slug": "new-camp", "name": "New camp", "kind": "camp", "standing": "published"}),
        ("event", Event, {"slug": "new-event", "name": "New event", "kind": "strike", "standing": "published",
                          "date": "summer 1953"}),
    ],
)  # fmt: skip
def test_every_noun_can_be_entered_and_changed(curator: Client, noun: str, model: type, values: dict[str, str]) -> None:
    form = opened(curator, f"{DESK}/{noun}/add/")
    form |= {**values, "reason": "Needed for a test."}
    if noun in ("camp", "event"):
        form["citations"] = [str(a_citation().pk)]
    if noun == "citation":
        form["source"] = str(Source.objects.get(slug="kozlov-2004").pk)
    before, changes = set(model.objects.values_list("pk", flat=True)), Change.objects.count()
    answer = saved(curator, f"{DESK}/{noun}/add/", form)
    assert answer.status_code == 302, errors(answer.content.decode())
    entry = model.objects.exclude(pk__in=before).get()
    assert Change.objects.count() == changes + 1
    change = Change.objects.of(noun, str(getattr(entry, "slug", entry.pk)))[0]
    assert (change.before, change.actor_name, change.reason) == (None, "Ona Kuratorė", "Needed for a test.")
    change_address = f"{DESK}/{noun}/{entry.pk}/change/"
    form = opened(curator, change_address)
    column = (
        "locator"
        if noun == "citation"
        else "label_en"
        if noun in ("nationality", "role")
        else "title"
        if noun == "source"
        else "name"
    )
    form |= {column: "Another", "reason": "Better so."}
    answer = saved(curator, change_address, form)
    assert answer.status_code == 302, errors(answer.content.decode())
    entry.refresh_from_db()
    assert getattr(entry, column) == "Another" and entry.version == 2
    if noun == "event":
        assert entry.date == "1953-22"
    verify()


def test_a_person_with_names_and_statements_goes_in_on_one_page(curator: Client) -> None:
    form = opened(curator, f"{DESK}/person/add/")
    form |= {
        "standing": "published",
        "living": "dead",
        "living_reason": "for a test",
        "reason": "From the camp's cards.",
    }
    cited = [str(a_citation().pk)]
    add_row(form, "names", text="Ona Įvestoji", given="Ona", family="Įvestoji", displayed="on", citations=cited)
    camp = Camp.objects.get(slug="vorkuta-camp-29")
    add_row(form, "statements", kind="held_in", camp=camp.pk, date="summer 1953", citations=cited)
    answer = saved(curator, f"{DESK}/person/add/", form)
    assert answer.status_code == 302, errors(answer.content.decode())
    person = Person.objects.get(display_name="Ona Įvestoji")
    statement = person.statements.get()
    assert (statement.camp, statement.date, person.version) == (camp, "1953-22", 1)
    assert Client().get(person.get_absolute_url()).status_code == 200


def test_saving_what_is_already_so_changes_nothing(curator: Client) -> None:
    person = Person.objects.get(display_name="Janis Mendriks")
    form = opened(curator, address(person)) | {"reason": "Only looking."}
    assert saved(curator, address(person), form).status_code == 302
    person.refresh_from_db()
    assert person.version == 1


def test_a_statement_is_corrected_and_its_citation_kept(curator: Client) -> None:
    person = make_person("Ona", statement_row("rank", text="captain"))
    form = opened(curator, address(person)) | {"statements-0-text": "major", "reason": "The card says major."}
    assert saved(curator, address(person), form).status_code == 302
    statement = person.statements.get()
    assert statement.text == "major" and statement.citations.exists()
    assert Change.objects.of("person", person.pk)[0].before["parts"]["statements"][0]["text"] == "captain"


def test_a_change_without_a_reason_is_asked_for_one_and_nothing_is_lost(curator: Client) -> None:
    person = make_person("Ona", statement_row("rank", text="captain"))
    form = opened(curator, address(person)) | {"statements-0-text": "major", "reason": ""}
    answer = curator.post(address(person), form)
    assert answer.status_code == 200
    assert form_of(answer.content.decode())["statements-0-text"] == ["major"]
    assert person.statements.get().text == "captain"


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"statements-0-kind": "held_in"}, "This kind of statement needs a value here."),
        ({"statements-0-date": "banana"}, "“banana” was not understood"),
        ({"statements-0-standing": "refuted"}, "Say why this statement competes or is refuted."),
        ({"statements-0-citations": []}, "This field is required."),
        ({"names-0-displayed": []}, "Choose the name that is displayed."),
        ({"statements-0-detail": "a\x00b"}, "Null characters are not allowed."),
        ({"living_reason": "x" * 10_000}, "at most 300 characters"),
        ({"names-0-certainty": "repaired"}, "Say how this form was repaired or reconstructed."),
        ({"standing": "nonsense"}, "Select a valid choice"),
    ],
)
def test_what_breaks_a_rule_is_said_and_stays_in_the_form(
    curator: Client, values: dict[str, object], message: str
) -> None:
    person = make_person("Ona", statement_row("rank", text="captain"))
    form = opened(curator, address(person)) | {"reason": "A slip.", "sex": "female", **values}
    answer = curator.post(address(person), form)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert message in page
    assert form_of(page)["reason"] == ["A slip."]
    person.refresh_from_db()
    assert (person.sex, person.version) == ("", 1)


def test_what_the_door_alone_refuses_is_said_in_the_form(curator: Client) -> None:
    person = make_person("Ona")
    form = opened(curator, address(person)) | {"reason": "A slip."}
    cited = [str(a_citation().pk)]
    add_row(form, "names", text="Anna", displayed="on", citations=cited)
    answer = curator.post(address(person), form)
    assert answer.status_code == 200
    assert "One name is displayed" in answer.content.decode()
    assert person.names.count() == 1


def test_words_of_sources_can_be_added_but_not_rewritten(curator: Client) -> None:
    person = Person.objects.get(display_name="Misterevičius")
    form = opened(curator, address(person)) | {"reason": "Another place."}
    source = Source.objects.get(slug="latkovskis-2005")
    add_row(form, "records", source=source.pk, text="Misterevičius in the Camp 5")
    assert saved(curator, address(person), form).status_code == 302
    assert person.records.count() == 2
    form = opened(curator, address(person)) | {"reason": "Rewriting.", "records-0-text": "other words"}
    saved(curator, address(person), form)
    assert person.records.first().text == "the Lithuanian Misterevičius"


def test_two_curators_collide_and_both_see_it(curator: Client) -> None:
    person = make_person("Ona", statement_row("rank", text="captain"))
    mine = opened(curator, address(person)) | {"statements-0-text": "major", "reason": "The card says major."}
    theirs = opened(curator, address(person)) | {"statements-0-text": "colonel", "reason": "The list says colonel."}
    assert saved(curator, address(person), mine).status_code == 302
    answer = curator.post(address(person), theirs)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "major" in page and "colonel" in page and "The card says major." in page
    assert person.statements.get().text == "major"
    assert saved(curator, address(person), form_of(page)).status_code == 302
    assert person.statements.get().text == "colonel"
    assert Change.objects.of("person", person.pk)[0].version == 3


def test_the_history_tells_each_version_in_words(curator: Client) -> None:
    person = make_person("Ona", statement_row("rank", text="captain"))
    form = opened(curator, address(person)) | {"statements-0-text": "major", "reason": "The card says major."}
    saved(curator, address(person), form)
    page = curator.get(f"{DESK}/person/{person.pk}/history/").content.decode()
    for words in (
        "Version 2",
        "Ona Kuratorė",
        "The card says major.",
        "“captain” became “major”",
        "Return to version 1",
    ):
        assert words in page


def test_an_earlier_version_is_brought_back_with_a_reason(curator: Client) -> None:
    person = make_person("Ona", statement_row("rank", text="captain"))
    saved(curator, address(person), opened(curator, address(person)) | {"statements-0-text": "major", "reason": "x"})
    first = Change.objects.of("person", person.pk).last()
    back = f"{DESK}/person/{person.pk}/history/{first.pk}/revert/"
    form = opened(curator, back)
    assert curator.post(back, form).status_code == 400
    assert person.statements.get().text == "major"
    stale = dict(form) | {"reason": "It was right before.", "version_seen": "1"}
    assert curator.post(back, stale).status_code == 409
    assert saved(curator, back, form | {"reason": "It was right before."}).status_code == 302
    assert person.statements.get().text == "captain"
    verify()


def test_only_a_change_of_this_entry_can_be_returned_to(curator: Client) -> None:
    person, other = make_person("Ona"), make_person("Petras")
    change = Change.objects.of("person", other.pk)[0]
    assert curator.get(f"{DESK}/person/{person.pk}/history/{change.pk}/revert/").status_code == 404
    assert curator.get(f"{DESK}/person/zzzzzz/history/").status_code == 404


def test_who_may_only_look_cannot_bring_back(db: None) -> None:
    user = User.objects.create_user("petras", password="a long pass phrase", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_person"))
    client = Client()
    client.force_login(user)
    person = make_person("Ona")
    change = Change.objects.of("person", person.pk)[0]
    assert client.get(f"{DESK}/person/{person.pk}/history/").status_code == 200
    assert client.get(f"{DESK}/person/{person.pk}/history/{change.pk}/revert/").status_code == 403
    assert client.post(address(person), {"reason": "x"}).status_code == 403
    assert client.get(f"{DESK}/camp/").status_code == 403


@pytest.mark.parametrize("noun", ["person", "camp", "event", "source", "citation", "nationality", "role"])
def test_nothing_can_be_deleted(curator: Client, noun: str) -> None:
    entry = {model._meta.model_name: model for model in site._registry}[noun].objects.first()
    page = curator.get(f"{DESK}/{noun}/{entry.pk}/change/").content.decode()
    assert "deletelink" not in page
    assert curator.post(f"{DESK}/{noun}/{entry.pk}/delete/", {"post": "yes"}).status_code == 403
    assert "delete_selected" not in curator.get(f"{DESK}/{noun}/").content.decode()


def test_the_desk_is_for_staff_only(db: None) -> None:
    person, change = Person.objects.first(), Change.objects.first()
    reader = Client()
    reader.force_login(User.objects.create_user("reader", password="a long pass phrase"))
    for path in (
        "", "memorial/person/", "memorial/person/add/", f"memorial/person/{person.pk}/change/",
        f"memorial/person/{person.pk}/history/", f"memorial/person/{person.pk}/history/{change.pk}/revert/",
        "memorial/camp/", "autocomplete/?app_label=memorial&model_name=statement&field_name=camp&term=x", "auth/user/",
    ):  # fmt: skip
        for client in (Client(), reader):
            answer = client.get(f"/admin/{path}")
            assert answer.status_code in (302, 403), path
            assert answer.status_code == 403 or "/admin/login/" in answer["Location"]


@pytest.mark.parametrize(
    ("model", "field", "term", "found"),
    [
        ("statement", "camp", "No. 29", "Camp No. 29, Rechlag, Vorkuta"),
        ("statement", "event", "Shooting at Camp No. 29", "Shooting at Camp No. 29, Vorkuta"),
        ("statement", "nationality", "lett", "Latvian"),
        ("statement", "role", "medik", "medic"),
        ("statement", "related_person", "Мендрикс", "Janis Mendriks"),
        ("statement", "citations", "Kozlov 366", "Kozlov 2004, 366; cited in Latkovskis 2005, n. 17"),
        ("citation", "source", "kozlov", "Kozlov 2004"),
    ],
)
def test_fields_complete_what_is_typed(curator: Client, model: str, field: str, term: str, found: str) -> None:
    asked = {"app_label": "memorial", "model_name": model, "field_name": field, "term": term}
    data = json.loads(curator.get("/admin/autocomplete/", asked).content)
    assert found in [row["text"] for row in data["results"]]


def test_the_list_of_people_is_searched_by_any_form(curator: Client) -> None:
    draft = make_person("Ona Juodraštinė", standing="draft")
    for term, name in (
        ("Мендрикс", "Janis Mendriks"),
        ("u777", "Yevheny Hrytsiak"),
        ("juodrastine", draft.display_name),
    ):
        assert name in curator.get(f"{DESK}/person/", {"q": term}).content.decode()
    assert curator.get(f"{DESK}/person/", {"q": "a\x00b"}).status_code in (200, 302)


def test_every_list_and_form_of_the_desk_opens(curator: Client) -> None:
    assert curator.get("/admin/").status_code == 200
    for model in site._registry:
        name = f"/admin/{model._meta.app_label}/{model._meta.model_name}"
        assert curator.get(f"{name}/").status_code == 200
        assert curator.get(f"{name}/add/").status_code == (404 if model in (Proposal, Correction) else 200)


def test_a_form_with_every_kind_of_statement_opens_with_help(curator: Client) -> None:
    page = curator.get(address(Person.objects.get(display_name="Yevheny Hrytsiak"))).content.decode()
    assert str(Statement._meta.get_field("detail").help_text) in page
    assert page.count('name="reason"') == 1
