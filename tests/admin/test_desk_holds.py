"""The desk under every hand: narrow permissions, two at once, nonsense in the fields. Nothing half is ever stored."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import URLResolver

from memorial.admin.site import site
from memorial.changes import Alteration, apply, snapshot, verify
from memorial.models import Camp, Change, Citation, Event, Nationality, Person, Role, Source, Statement
from tests.admin.desk import publish_what_waits
from tests.admin.page_forms import PageForm, form_of
from tests.builders import ACTOR, a_citation, make_person, name_row, statement_row

pytestmark = pytest.mark.django_db

DESK = "/admin/memorial"
REASON = "As the letter of 3 May says."
MODELS: dict[str, Any] = {
    "nationality": Nationality, "role": Role, "source": Source, "citation": Citation, "camp": Camp, "event": Event,
    "person": Person,
}  # fmt: skip
#: What a new entry of each kind needs, beside citations and a source.
NEW: dict[str, dict[str, Any]] = {
    "nationality": {"slug": "karelian", "label_en": "Karelian"},
    "role": {"slug": "cook-of-a-test", "label_en": "cook"},
    "source": {"slug": "letter-1990", "kind": "memoir", "title": "A letter", "date": "May 1990", "priority": 3},
    "citation": {"locator": "f. 27", "wording": "in these words"},
    "camp": {"slug": "camp-of-a-test", "name": "Camp of a test", "kind": "camp", "date": "1950"},
    "event": {"slug": "event-of-a-test", "name": "Event of a test", "kind": "strike", "date": "summer 1953"},
    "person": {"standing": "draft", "sex": "female", "living": "dead"},
}
#: What is altered afterwards.
ALTERED = {
    "nationality": ("label_lv", "karēlis"), "role": ("label_lt", "virėja"), "source": ("note", "Kept at home."),
    "citation": ("locator", "f. 28"), "camp": ("name", "Another camp"), "event": ("name", "Another event"),
    "person": ("sex", "male"),
}  # fmt: skip
PARTS = {
    "person": ("names", "statements", "texts", "records"),
    "camp": ("names", "headcounts", "texts"),
    "event": ("texts", "figures", "officials"),
}


def staff(username: str, *verbs: str) -> Client:
    """The browser of somebody who may do just this with everything in the record."""
    user = User.objects.create_user(username, is_staff=True)
    for verb in verbs:
        allowed = Permission.objects.filter(content_type__app_label="memorial", codename__startswith=f"{verb}_")
        user.user_permissions.add(*allowed)
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def head(db: None) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("vadove", first_name="Rasa", last_name="Vadovė"))
    return client


@pytest.fixture
def curator(db: None) -> Client:
    return staff("kuratore", "add", "change", "view", "decide")


@pytest.fixture
def onlooker(db: None) -> Client:
    return staff("skaitytoja", "view")


@pytest.fixture(autouse=True)
def _the_chain_holds(db: None) -> Iterator[None]:
    """After every test the whole history still verifies."""
    yield
    verify()


def address(entry: Any, action: str = "change") -> str:
    return f"{DESK}/{entry._meta.model_name}/{entry.pk}/{action}/"


def revert_address(entry: Any, change: Change) -> str:
    return f"{address(entry, 'history')}{change.pk}/revert/"


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def opened(client: Client, at: str) -> PageForm:
    answer = client.get(at)
    assert answer.status_code == 200, answer.status_code
    return form_of(text_of(answer))


def sent(client: Client, at: str, form: PageForm) -> Any:
    return client.post(at, form.values)


def saved(client: Client, at: str, form: PageForm) -> Change:
    """Save, have somebody else publish it where that is needed; hand over the one line the history has gained."""
    before = Change.objects.count()
    answer = sent(client, at, form)
    assert answer.status_code == 302, text_of(answer)
    publish_what_waits()
    assert Change.objects.count() == before + 1
    change = Change.objects.order_by("-pk").first()
    assert change is not None
    return change


def refused(client: Client, at: str, form: PageForm, *words: str) -> PageForm:
    """Save, be told why not, find nothing stored; hand over the form as it comes back."""
    before = Change.objects.count()
    answer = sent(client, at, form)
    page = text_of(answer)
    assert answer.status_code == 200
    assert Change.objects.count() == before
    for word in words:
        assert word in page
    return form_of(page)


def new_form(client: Client, kind: str) -> PageForm:
    form = opened(client, f"{DESK}/{kind}/add/").fill(**NEW[kind], reason=REASON)
    if kind == "citation":
        form.fill(source=Source.objects.order_by("pk")[0].pk)
    if kind in ("camp", "event"):
        form.fill(citations=[a_citation().pk])
    if kind == "person":
        form.add_row("names", text="Ona Bandymaitė", displayed="on", language="lt", citations=[a_citation().pk])
    return form


@pytest.mark.parametrize("kind", list(NEW))
def test_a_curator_without_the_right_to_delete_adds_and_changes_every_noun(curator: Client, kind: str) -> None:
    user = User.objects.get(username="kuratore")
    added = saved(curator, f"{DESK}/{kind}/add/", new_form(curator, kind))
    assert (added.kind, added.version, added.before, added.reason) == (kind, 1, None, REASON)
    assert (added.actor_id, added.actor_key, added.actor_name) == (user.pk, "kuratore", "kuratore")
    entry = MODELS[kind].objects.order_by("-created").first()
    column, value = ALTERED[kind]
    changed = saved(curator, address(entry), opened(curator, address(entry)).fill(**{column: value}, reason="Misread."))
    assert (changed.kind, changed.key, changed.version, changed.reason) == (kind, added.key, 2, "Misread.")
    assert changed.before == added.after
    assert changed.after["values"][column] == value != changed.before["values"][column]


def test_every_part_of_an_entry_is_written_on_its_one_page(curator: Client) -> None:
    numbers = [citation.pk for citation in Citation.objects.order_by("pk")[:2]]
    one = {"citations": numbers[:1]}
    camp = new_form(curator, "camp").add_row("names", text="Лагерь", language="ru", script="Cyrl", **one)
    camp.add_row("headcounts", date="1953", low=100, high=200, **one).add_row("texts", text="A paragraph.", **one)
    stored = saved(curator, f"{DESK}/camp/add/", camp).after
    assert [len(stored["parts"][accessor]) for accessor in PARTS["camp"]] == [1, 1, 1]

    event = new_form(curator, "event").fill(camps=[Camp.objects.get(slug="camp-of-a-test").pk])
    event.add_row("texts", text="A paragraph.", **one).add_row("officials", name="X.", office="commandant", **one)
    event.add_row("figures", counts="prisoners", claimant="a letter", killed_low=4, **one)
    stored = saved(curator, f"{DESK}/event/add/", event).after
    assert [len(stored["parts"][accessor]) for accessor in PARTS["event"]] == [1, 1, 1]
    assert (stored["values"]["camps"], stored["values"]["date"]) == (["camp-of-a-test"], "1953-22")

    person = new_form(curator, "person").add_row("names", text="Анна", script="Cyrl", language="ru", citations=numbers)
    person.add_row("statements", kind="rank", text="captain", date="about 1920", citations=numbers)
    person.add_row("texts", text="A paragraph.", **one)
    person.add_row("records", source=Source.objects.order_by("pk")[0].pk, text="Bandymaitė, Ona.")
    stored = saved(curator, f"{DESK}/person/add/", person).after
    assert [len(stored["parts"][accessor]) for accessor in PARTS["person"]] == [2, 1, 1, 1]
    assert [row["text"] for row in stored["parts"]["names"]] == ["Ona Bandymaitė", "Анна"]
    rank = stored["parts"]["statements"][0]
    assert (rank["date"], rank["citations"]) == ("1920~", numbers)


@pytest.mark.parametrize("kind", list(MODELS))
def test_opening_an_entry_and_saving_it_unread_changes_nothing(head: Client, kind: str) -> None:
    """What the form shows is what is stored: nothing is lost or reordered on the way through the page."""
    changes = Change.objects.count()
    for entry in MODELS[kind].objects.order_by("pk")[:8]:
        answer = head.post(address(entry), opened(head, address(entry)).fill(reason=REASON).values, follow=True)
        assert answer.redirect_chain, text_of(answer)
        assert "Nothing was changed." in text_of(answer)
        assert "was changed successfully" not in text_of(answer)
    assert Change.objects.count() == changes


def test_another_name_can_be_displayed_and_no_order_is_invented(curator: Client) -> None:
    person = make_person("Ona", names=(name_row("Anna", displayed=False),))
    at = address(person)
    form = opened(curator, at).fill_row("names", 0, displayed=None).fill_row("names", 1, displayed="on")
    saved(curator, at, form.fill(reason="Her own form."))
    assert Person.objects.get(pk=person.pk).display_name == "Anna"
    changes = Change.objects.count()
    assert sent(curator, at, opened(curator, at).fill(reason=REASON)).status_code == 302
    assert Change.objects.count() == changes


def test_a_row_marked_for_removal_goes_and_stays_in_the_history(head: Client) -> None:
    person = make_person("Ona", statement_row("rank", text="captain"))
    at = address(person)
    change = saved(head, at, opened(head, at).fill_row("statements", 0, DELETE="on").fill(reason="Twice."))
    assert not person.statements.exists()
    assert change.before["parts"]["statements"][0]["text"] == "captain"


def test_an_address_and_a_merger_stay_as_they_are(head: Client) -> None:
    camp = Camp.objects.all()[0]
    sent(head, address(camp), opened(head, address(camp)).fill(slug="another", reason=REASON))
    assert Camp.objects.get(pk=camp.pk).slug == camp.slug
    last = make_person("Ona Likusi")
    first = make_person("Ona Pirmoji", standing="withdrawn", merged_into=last.pk)
    saved(head, address(first), opened(head, address(first)).fill(sex="female", reason=REASON))
    assert Person.objects.get(pk=first.pk).merged_into_id == last.pk


@pytest.mark.parametrize("reason", ["", "   ", "x" * 501])
def test_without_a_good_reason_everything_typed_comes_back_and_can_be_saved_then(curator: Client, reason: str) -> None:
    at = f"{DESK}/person/add/"
    form = new_form(curator, "person").fill(reason=reason, living_reason="Typed and kept")
    form.add_row("statements", kind="rank", text="captain", date="about 1920", citations=[a_citation().pk])
    back = refused(curator, at, form)
    for name, value in {
        "living_reason": "Typed and kept", "names-0-text": "Ona Bandymaitė", "statements-0-date": "about 1920",
        "names-0-citations": str(a_citation().pk), "statements-0-text": "captain",
    }.items():  # fmt: skip
        assert back.values[name] == [value]
    saved(curator, at, back.fill(reason=REASON))


def test_what_the_database_refuses_is_said_in_words(curator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """With our own look at the rules taken away, as when somebody was quicker by a moment."""
    monkeypatch.setattr(Statement, "clean", lambda self: None)
    monkeypatch.setattr(Statement, "validate_constraints", lambda self, exclude=None: None)
    person = make_person()
    form = opened(curator, address(person)).fill(reason=REASON)
    form.add_row("statements", kind="held_in", detail="typed", citations=[a_citation().pk])
    words = "This kind of statement lacks the value it needs, or has one it cannot have."
    back = refused(curator, address(person), form, words)
    assert back.values["statements-0-detail"] == ["typed"] and not person.statements.exists()


@pytest.mark.parametrize("kind", list(NEW))
@pytest.mark.parametrize("text", ["a\x00b", "ж" * 10_000, "9" * 10_000, "9" * 30])
def test_no_field_breaks_whatever_is_typed_into_it(head: Client, kind: str, text: str) -> None:
    at, count = f"{DESK}/{kind}/add/", MODELS[kind].objects.count()
    form = new_form(head, kind)
    for prefix in PARTS.get(kind, ()):
        form.add_row(prefix)
    technical = ("_FORMS", "_NUM_", "__prefix__", "csrfmiddlewaretoken", "DELETE", "displayed")
    fields = [name for name in form.values if not any(word in name for word in technical)]
    changes = Change.objects.count()
    everywhere = PageForm({}, {**form.values, **{name: [text] for name in fields}})
    answer = sent(head, at, everywhere)
    assert answer.status_code == 409 or (answer.status_code == 200 and "errorlist" in text_of(answer))
    for name in ("version_seen", *(f"{prefix}-TOTAL_FORMS" for prefix in PARTS.get(kind, ())[:1])):
        assert sent(head, at, PageForm({}, {**form.values, name: [text]})).status_code in (200, 409)
    assert (MODELS[kind].objects.count(), Change.objects.count()) == (count, changes)


@pytest.mark.parametrize("forged", [{"names-INITIAL_FORMS": None}, {"version_seen": None}, {"names-0-id": "999999"}])
def test_a_forged_form_stores_nothing(head: Client, forged: dict[str, Any]) -> None:
    at = address(make_person())
    refused(head, at, opened(head, at).fill(reason=REASON, sex="male", **forged))


@pytest.mark.parametrize("column", ["camp", "event", "nationality", "role", "related_person", "citations"])
@pytest.mark.parametrize("term", ["a\x00b", "x" * 10_000, "a " * 5_000, '"' * 300, "%", "'"])
def test_no_search_of_the_desk_breaks(curator: Client, column: str, term: str) -> None:
    asked = {"app_label": "memorial", "model_name": "statement", "field_name": column, "term": term}
    assert curator.get("/admin/autocomplete/", asked).status_code == 200
    noun = {"related_person": "person", "citations": "citation"}.get(column, column)
    assert curator.get(f"{DESK}/{noun}/", {"q": term}).status_code in (200, 302)


def test_the_list_of_people_holds_more_than_the_first_hits(curator: Client) -> None:
    for number in range(25):
        make_person(f"Ona Vienodė {number}", standing="draft")
    assert "25 people" in text_of(curator.get(f"{DESK}/person/", {"q": "vienode"}))


def with_two_versions() -> tuple[Person, Change]:
    person = make_person("Ona", statement_row("rank", text="captain"))
    first = Change.objects.of("person", person.pk)[0]
    apply(Alteration(snapshot(person).with_values(sex="female"), 1, ACTOR, "because"))
    return person, first


def test_going_back_is_a_new_change_of_the_one_who_goes(curator: Client) -> None:
    person, first = with_two_versions()
    at = revert_address(person, first)
    assert "sex: removed “female”" in text_of(curator.get(at))
    change = saved(curator, at, opened(curator, at).fill(reason="That was another Ona."))
    assert (change.version, change.reason, change.actor_key) == (3, "That was another Ona.", "kuratore")
    assert (change.after["values"]["sex"], change.after["parts"]) == ("", first.after["parts"])


@pytest.mark.parametrize("reason", ["", "  ", "x" * 501, "x" * 10_000, "a\x00b"])
def test_going_back_without_a_good_reason_is_refused_with_what_was_typed(curator: Client, reason: str) -> None:
    person, first = with_two_versions()
    at, changes = revert_address(person, first), Change.objects.count()
    answer = sent(curator, at, opened(curator, at).fill(reason=reason))
    page = text_of(answer)
    assert answer.status_code == 400
    assert 'role="alert"' in page and "reason: " not in page
    assert form_of(page).values["reason"][0].strip() == reason.strip()
    assert Change.objects.count() == changes


def test_only_who_may_change_may_go_back(onlooker: Client) -> None:
    person, first = with_two_versions()
    at, changes = revert_address(person, first), Change.objects.count()
    for ask in (onlooker.get, onlooker.post):
        assert ask(at).status_code == 403
    for ask in (Client().get, Client().post):
        answer = ask(at)
        assert answer.status_code == 302 and answer["Location"].startswith("/admin/login/")
    assert "Return to version" not in text_of(onlooker.get(address(person, "history")))
    assert Change.objects.count() == changes


@pytest.mark.parametrize("seen", ["1", "", "x", "9" * 5_000, "-1"])
def test_going_back_over_a_change_not_seen_stores_nothing_before_it_is_seen(curator: Client, seen: str) -> None:
    person, first = with_two_versions()
    at, changes = revert_address(person, first), Change.objects.count()
    answer = sent(curator, at, opened(curator, at).fill(reason=REASON, version_seen=seen))
    assert answer.status_code == 409
    assert Change.objects.count() == changes
    change = saved(curator, at, form_of(text_of(answer)))
    assert (change.version, change.after["values"]["sex"], change.reason) == (3, "", REASON)


def test_two_who_save_at_once_lose_nothing(head: Client, curator: Client) -> None:
    person = make_person("Ona", statement_row("rank", text="captain"))
    at = address(person)
    hers, theirs = opened(head, at), opened(curator, at)
    saved(head, at, hers.fill(sex="female", living_reason="Died in 1980.", reason="From the parish book."))
    theirs.fill(sex="male", reason="From a list.").fill_row("statements", 0, detail="one line\r\nand another")
    theirs.add_row("names", text="Anna & <b>Ona</b>", citations=[a_citation().pk])
    changes = Change.objects.count()
    answer = sent(curator, at, theirs)
    page = text_of(answer)
    assert answer.status_code == 409 and Change.objects.count() == changes
    assert Person.objects.get(pk=person.pk).sex == "female"
    for words in ("Rasa Vadovė", "From the parish book.", "<td>female</td><td>male</td>", "Died in 1980."):
        assert words in page
    assert "<b>Ona</b>" not in page

    change = saved(curator, at, form_of(page))
    assert (change.version, change.reason, change.actor_key) == (3, "From a list.", "kuratore")
    assert (change.before["values"]["sex"], change.after["values"]["sex"]) == ("female", "male")
    assert change.after["parts"]["statements"][0]["detail"].splitlines() == ["one line", "and another"]
    assert change.after["parts"]["names"][1]["text"] == "Anna & <b>Ona</b>"
    assert Change.objects.of("person", person.pk)[1].after["values"]["sex"] == "female"


def test_a_row_that_somebody_removed_meanwhile_is_shown_beside_what_stands_and_can_be_put_back(
    head: Client, curator: Client
) -> None:
    """The row that is gone comes back as a new one; until the curator decides nothing is stored."""
    person = make_person("Ona", statement_row("rank", text="captain"), statement_row("rank", text="major"))
    at = address(person)
    theirs = opened(curator, at).fill(sex="male", reason="From a list.").fill_row("statements", 0, detail="of the army")
    theirs.add_row("statements", kind="occupation", text="nurse", citations=[a_citation().pk])
    saved(head, at, opened(head, at).fill_row("statements", 0, DELETE="on").fill(reason="Of another Ona."))
    answer = sent(curator, at, theirs)
    page = text_of(answer)
    assert answer.status_code == 409
    for words in ("Of another Ona.", "captain, of the army", "nurse", "<td>–</td><td>male</td>"):
        assert words in page
    person.refresh_from_db()
    assert (person.version, person.sex) == (2, "")

    change = saved(curator, at, form_of(page))
    stated = [(row["text"], row["detail"]) for row in change.after["parts"]["statements"]]
    assert stated == [("major", ""), ("captain", "of the army"), ("nurse", "")]
    assert (change.version, change.after["values"]["sex"]) == (3, "male")


def test_a_form_that_is_behind_and_wrong_comes_back_whole_and_says_both(head: Client, curator: Client) -> None:
    person = make_person("Ona", statement_row("rank", text="captain"))
    at = address(person)
    theirs = opened(curator, at).fill(reason="").fill_row("statements", 0, detail="of the army")
    saved(head, at, opened(head, at).fill_row("statements", 0, DELETE="on").fill(reason="Of another Ona."))
    back = refused(curator, at, theirs, "While you were writing, this entry was changed.", "Reason for this change")
    assert "of the army" in [value for held in back.values.values() for value in held]
    assert sent(curator, at, back.fill(reason=REASON)).status_code == 409


@pytest.mark.parametrize("kind", [kind for kind in MODELS if kind != "person"])
def test_a_collision_is_met_in_every_noun(head: Client, kind: str) -> None:
    entry = MODELS[kind].objects.order_by("pk")[0]
    column, value = ALTERED[kind]
    first, second = opened(head, address(entry)), opened(head, address(entry))
    saved(head, address(entry), first.fill(**{column: value}, reason=REASON))
    answer = sent(head, address(entry), second.fill(**{column: "Other words"}, reason=REASON))
    assert answer.status_code == 409 and value in text_of(answer) and "Other words" in text_of(answer)


def test_who_may_only_look_sees_the_whole_entry_and_can_save_nothing(onlooker: Client) -> None:
    person = make_person("Ona Matoma", statement_row("rank", text="captain"))
    page = text_of(onlooker.get(address(person)))
    assert "Ona Matoma" in page and "captain" in page
    assert 'name="_save"' not in page and "Reason for this change" not in page
    changes = Change.objects.count()
    assert onlooker.post(address(person), {"sex": "male", "reason": REASON, "version_seen": 1}).status_code == 403
    assert onlooker.get(f"{DESK}/person/add/").status_code == 403
    assert Change.objects.count() == changes


@pytest.mark.parametrize("parts", ["view", ""])
def test_parts_somebody_may_not_change_stay_as_they_are(db: None, parts: str) -> None:
    client = staff("dalininke", *filter(None, [parts]))
    user = User.objects.get(username="dalininke")
    user.user_permissions.add(Permission.objects.get(codename="change_person"))
    person = make_person("Ona", statement_row("rank", text="captain"), names=(name_row("Anna", displayed=False),))
    before, at = snapshot(person), address(person)
    change = saved(client, at, opened(client, at).fill(sex="female", reason=REASON, **{"names-0-text": "Kita"}))
    assert change.after["values"]["sex"] == "female"
    assert change.after["parts"] == before.as_json()["parts"]


def routes(patterns: list[Any], before: str = "/admin/") -> Iterator[str]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        elif pattern.name != "login":
            yield route


def test_no_page_of_the_desk_opens_to_strangers(db: None) -> None:
    member = Client()
    member.force_login(User.objects.create_user("nare"))
    person, change = make_person(), Change.objects.all()[0]
    gaps = {
        "<path:object_id>": person.pk, "<int:change_id>": change.pk, "<id>": 1, "<path:content_type_id>": 1,
        "^(?P<app_label>auth|memorial)/$": "memorial/", "^(?P<app_label>memorial|auth)/$": "memorial/",
        "(?P<url>.*)$": "anything", "<int:content_type_id>": 1, "<int:number>": 1, "<slug:code>": "k7q2xdab",
    }  # fmt: skip
    walked = list(routes(site.get_urls()))
    assert len(walked) > 60
    for route in walked:
        for gap, value in gaps.items():
            route = route.replace(gap, str(value))
        assert "<" not in route, route
        for client in (Client(), member):
            for ask in (client.get, client.post):
                answer = ask(route)
                to_login = answer.status_code == 302 and "/admin/login/" in answer["Location"]
                logged_out = route == "/admin/logout/" and answer.status_code in (200, 302, 405)
                assert to_login or logged_out, (route, answer.status_code)
        member.force_login(User.objects.get(username="nare"))


def test_a_form_sent_from_elsewhere_is_refused() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(User.objects.create_superuser("vadove"))
    person = make_person()
    form = opened(client, address(person)).fill(sex="male", reason=REASON)
    form.values.pop("csrfmiddlewaretoken")
    for at in (address(person), revert_address(person, Change.objects.of("person", person.pk)[0])):
        assert sent(client, at, form).status_code == 403
