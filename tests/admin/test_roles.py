"""What contributors, curators and chief curators may do, as the groups of the migration say; and who keeps accounts."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client

from memorial.admin.accounts import groups_within, may_keep
from memorial.models import Person, Proposal
from tests.admin.desk import form_of, opened
from tests.builders import make_person

pytestmark = pytest.mark.django_db

ROLES = ("contributor", "curator", "chief curator")
NOUNS = ("person", "camp", "event", "source", "citation")


def member(role: str, name: str = "ona") -> User:
    user = User.objects.create_user(name, is_staff=True)
    user.groups.set(Group.objects.filter(name=role))
    assert user.groups.count() == 1
    return User.objects.get(pk=user.pk)


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("noun", NOUNS)
def test_everybody_reads_adds_and_changes_every_noun_and_deletes_none(role: str, noun: str) -> None:
    client = client_of(member(role))
    assert client.get(f"/admin/memorial/{noun}/").status_code == 200
    assert client.get(f"/admin/memorial/{noun}/add/").status_code == 200
    assert not User.objects.get().has_perm(f"memorial.delete_{noun}")


@pytest.mark.parametrize("role", ROLES)
def test_everybody_writes_in_every_part_of_a_person(role: str) -> None:
    person = make_person("Ona Juodraštinė", standing="draft")
    page = client_of(member(role)).get(f"/admin/memorial/person/{person.pk}/change/").content.decode()
    form = form_of(page)
    for part in ("names", "statements", "texts", "records", "photographs"):
        assert f"{part}-TOTAL_FORMS" in form, part
    assert 'type="file"' in page


def test_no_part_of_an_entry_is_missing_from_the_groups() -> None:
    """Whatever is added to the record later is given to those who work on it, or left out here with a reason."""
    given = {
        permission.codename
        for permission in Permission.objects.filter(group__name="contributor", content_type__app_label="memorial")
    }
    nouns = {codename.split("_", 1)[1] for codename in given}
    parts = {
        part.model._meta.model_name
        for entry in (Person,)
        for part in (relation.related_model._meta for relation in entry._meta.related_objects if relation.one_to_many)
        if part.app_label == "memorial" and hasattr(part.model, "citations")
    }
    assert parts and parts <= nouns


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("noun", ["nationality", "role"])
def test_words_of_lists_are_kept_by_curators(role: str, noun: str) -> None:
    client = client_of(member(role))
    assert client.get(f"/admin/memorial/{noun}/").status_code == 200
    assert client.get(f"/admin/memorial/{noun}/add/").status_code == (403 if role == "contributor" else 200)


@pytest.mark.parametrize("role", ROLES)
def test_what_a_member_changes_in_a_published_page_waits_for_somebody_else(role: str) -> None:
    person = make_person("Ona Skelbiamoji")
    client = client_of(member(role))
    address = f"/admin/memorial/person/{person.pk}/change/"
    answer = client.post(address, {**opened(client, address), "sex": "female", "reason": "The card says so."})
    assert answer.status_code == 302
    waiting = Proposal.objects.get()
    assert waiting.standing == "waiting" and Person.objects.get(pk=person.pk).sex != "female"
    assert client.post(f"/admin/memorial/proposal/{waiting.pk}/accept/").status_code == 403
    waiting.refresh_from_db()
    assert waiting.standing == "waiting" and Person.objects.get(pk=person.pk).sex != "female"


@pytest.mark.parametrize("role", ROLES)
def test_accounts_are_kept_by_chief_curators(role: str) -> None:
    client = client_of(member(role))
    assert client.get("/admin/auth/user/").status_code == (200 if role == "chief curator" else 403)
    assert client.get("/admin/auth/user/add/").status_code == (200 if role == "chief curator" else 403)


def test_a_chief_curator_gives_nobody_more_than_they_have() -> None:
    chief = member("chief curator")
    superuser = User.objects.create_superuser("root")
    other = member("curator", "rasa")
    mighty = Group.objects.create(name="operators")
    mighty.permissions.set(Permission.objects.filter(codename="delete_person"))
    assert {group.name for group in groups_within(chief)} == set(ROLES)
    assert may_keep(chief, other) and not may_keep(chief, superuser)
    assert may_keep(superuser, superuser)
    client = client_of(chief)
    address = f"/admin/auth/user/{other.pk}/change/"
    page = client.get(address).content.decode()
    assert "is_superuser" not in page and "user_permissions" not in page and "operators" not in page
    form = {**form_of(page), "is_superuser": "on", "groups": [str(mighty.pk)]}
    assert client.post(address, form).status_code == 200
    other.refresh_from_db()
    assert not other.is_superuser and [group.name for group in other.groups.all()] == ["curator"]
    assert client.post(f"/admin/auth/user/{superuser.pk}/change/", {"username": "mine"}).status_code == 403


def test_a_new_account_is_let_in_to_the_desk_and_to_what_its_group_may() -> None:
    client = client_of(member("chief curator"))
    address = "/admin/auth/user/add/"
    form = {
        **opened(client, address),
        "username": "rasa",
        "usable_password": "true",
        "password1": "kardelis-1953-varkuta",
        "password2": "kardelis-1953-varkuta",
    }
    assert client.post(address, form).status_code == 302
    rasa = User.objects.get(username="rasa")
    assert rasa.is_staff and not rasa.is_superuser and rasa.get_all_permissions() == set()
