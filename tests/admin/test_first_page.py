"""The first page of the desk: what waits for whom, and what was changed lately."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from memorial.admin import desk
from memorial.changes import Actor, Alteration, apply, blank, propose, snapshot
from memorial.models import Change, Person, Proposal
from tests.builders import ACTOR, a_citation, make_person, name_row

pytestmark = pytest.mark.django_db


@pytest.fixture
def ona(db: None) -> User:
    return User.objects.create_superuser("ona", first_name="Ona", last_name="Kuratorė")


def page_for(user: User) -> str:
    client = Client()
    client.force_login(user)
    answer = client.get("/admin/")
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def section(page: str, heading: str) -> str:
    found = re.search(rf'<section aria-labelledby="{heading}">.*?</section>', page)
    assert found is not None
    return found.group()


def test_nothing_waits_where_nothing_does(ona: User) -> None:
    assert "Nothing waits" in section(page_for(ona), "waiting")


def test_what_is_in_review_waits_with_its_number_and_a_way_to_all_of_it(ona: User) -> None:
    person = make_person("Ona Peržiūrima", standing="in_review")
    waiting = section(page_for(ona), "waiting")
    assert "Ona Peržiūrima" in waiting and f"/admin/memorial/person/{person.pk}/change/" in waiting
    assert "/admin/memorial/person/?standing__exact=in_review" in waiting
    assert '<span class="number">1</span>' in waiting


def proposed(by: User, name: str) -> Proposal:
    """A change of a published person, which one curator alone cannot make."""
    person = make_person(name)
    return propose(Alteration(snapshot(person).with_values(sex="female"), 1, Actor.from_user(by), "The list says so."))


def test_a_proposal_waits_for_those_who_decide_and_is_shown_to_who_made_it_as_their_own(ona: User) -> None:
    rasa = User.objects.create_superuser("rasa")
    proposal = proposed(rasa, "Ona Siūloma")
    for user, heading in ((ona, "For you to decide"), (rasa, "Proposed by you, waiting for somebody else")):
        waiting = section(page_for(user), "waiting")
        assert heading in waiting and "Ona Siūloma: The list says so." in waiting
        assert f"/admin/memorial/proposal/{proposal.pk}/change/" in waiting
        assert waiting.count('class="pile"') == 1


def test_who_may_not_decide_sees_their_own_proposals_only(ona: User) -> None:
    helper = User.objects.create_user("jonas", is_staff=True)
    helper.user_permissions.add(*Permission.objects.filter(codename__in=["view_person", "change_person"]))
    proposed(ona, "Ona Svetima")
    proposed(helper, "Ona Siūloma")
    waiting = section(page_for(helper), "waiting")
    assert "Ona Siūloma" in waiting and "Ona Svetima" not in waiting


def test_a_pile_is_counted_to_its_bound_and_says_that_there_are_more(
    ona: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "COUNTED_TO", 2)
    monkeypatch.setattr(desk, "NAMED", 1)
    for number in range(4):
        make_person(f"Ona Peržiūrima {number}", standing="in_review")
    waiting = section(page_for(ona), "waiting")
    assert '<span class="number">2+</span>' in waiting
    assert waiting.count("Ona Peržiūrima") == 1


def test_my_drafts_wait_for_me_and_not_for_others(ona: User) -> None:
    state = blank("person", Person().pk).with_part("names", [name_row("Ona Juodraštinė")])
    apply(Alteration(state, 0, Actor.from_user(ona), "begun"))
    assert "Ona Juodraštinė" in section(page_for(ona), "waiting")
    other = User.objects.create_superuser("petras")
    assert "Ona Juodraštinė" not in section(page_for(other), "waiting")


def test_a_draft_that_was_published_since_no_longer_waits(ona: User) -> None:
    state = blank("person", Person().pk, living="dead").with_part("names", [name_row("Ona Juodraštinė")])
    made = apply(Alteration(state, 0, Actor.from_user(ona), "begun"))
    assert made is not None
    person = Person.objects.get(pk=made.key)
    apply(Alteration(snapshot(person).with_values(standing="published"), 1, ACTOR, "seen by another"))
    assert "Ona Juodraštinė" not in section(page_for(ona), "waiting")


def test_the_last_changes_are_told_with_who_when_and_why(ona: User) -> None:
    person = make_person("Ona Pakeistoji", standing="draft")
    apply(Alteration(snapshot(person).with_values(sex="female"), 1, Actor.from_user(ona), "The list says so."))
    told = section(page_for(ona), "lately")
    assert told.index("The list says so.") < told.index("made for a test")
    assert "Ona Kuratorė" in told and f"/admin/memorial/person/{person.pk}/change/" in told
    assert told.count("<li>") == desk.CHANGES_TOLD


def test_a_curator_sees_only_what_their_account_may_look_at(db: None) -> None:
    user = User.objects.create_user("petras", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_camp"))
    make_person("Ona Peržiūrima", standing="in_review")
    state = blank("camp", "camp-of-a-test", name="Camp of a test", kind="camp", citations=[a_citation().pk])
    apply(Alteration(state, 0, ACTOR, "needed"))
    page = page_for(user)
    assert "Ona Peržiūrima" not in page
    assert "Camp of a test" in section(page, "lately")
    assert "/admin/memorial/person/" not in page


def test_one_heading_one_way_past_the_head_and_the_nouns_in_the_order_of_the_work(ona: User) -> None:
    page = page_for(ona)
    assert page.count("<h1") == 1
    assert 'href="#content-start"' in page
    nouns = re.findall(r'<li><a href="/admin/memorial/(\w+)/"', section(page, "nouns"))
    assert nouns == [
        "person",
        "event",
        "camp",
        "source",
        "citation",
        "nationality",
        "role",
        "proposal",
        "correction",
        "reasontext",
    ]


def test_the_page_costs_the_same_whatever_was_changed(ona: User, django_assert_max_num_queries: object) -> None:
    client = Client()
    client.force_login(ona)
    for number in range(12):
        make_person(f"Ona Peržiūrima {number}", standing="in_review")
    assert Change.objects.count() > desk.CHANGES_TOLD
    with django_assert_max_num_queries(30):  # type: ignore[operator]
        client.get("/admin/")
