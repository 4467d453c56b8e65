"""Every address of this part x role x method, by a table written by hand; an address that is not in it fails."""

from __future__ import annotations

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern

from memorial.admin.corrections.reasons import languages_lacking
from memorial.admin.site import site
from memorial.corrections import receive
from memorial.models import Change, Correction, EvidenceFile, Proposal, ReasonText
from tests.admin.corrections.letters import QUEUE, accept, client_of, curator, decided, member
from tests.builders import make_person
from tests.corrections.letters import a_jpeg, new_statement, sent

pytestmark = pytest.mark.django_db

OK, AWAY, NO, NOT_SO, BAD, LOGIN = 200, 302, 403, 405, 400, "login"
ROLES = ("nobody", "reader", "contributor", "curator", "chief curator")
SHUT = (LOGIN, LOGIN, NO)
#: Address, method, then the answer to each role.
TABLE: dict[tuple[str, str], tuple[object, ...]] = {
    ("changelist", "get"): (*SHUT, OK, OK),
    ("changelist", "post"): (*SHUT, OK, OK),
    ("next", "get"): (*SHUT, AWAY, AWAY),
    ("next", "post"): (*SHUT, AWAY, AWAY),
    ("quarantine", "get"): (*SHUT, OK, OK),
    ("quarantine", "post"): (*SHUT, BAD, BAD),
    ("reject", "get"): (*SHUT, NOT_SO, NOT_SO),
    ("reject", "post"): (*SHUT, BAD, BAD),
    ("change", "get"): (*SHUT, OK, OK),
    ("change", "post"): (*SHUT, 409, 409),
    ("ask", "get"): (*SHUT, NOT_SO, NOT_SO),
    ("ask", "post"): (*SHUT, 409, 409),
    ("take_up", "get"): (*SHUT, NOT_SO, NOT_SO),
    ("take_up", "post"): (*SHUT, AWAY, AWAY),
    ("set_aside", "get"): (*SHUT, NOT_SO, NOT_SO),
    ("set_aside", "post"): (*SHUT, AWAY, AWAY),
    ("release", "get"): (*SHUT, NOT_SO, NOT_SO),
    ("release", "post"): (*SHUT, AWAY, AWAY),
    ("file", "get"): (*SHUT, OK, OK),
    ("file", "post"): (*SHUT, NOT_SO, NOT_SO),
    ("file_small", "get"): (*SHUT, OK, OK),
    ("file_small", "post"): (*SHUT, NOT_SO, NOT_SO),
}
REASONS: dict[tuple[str, str], tuple[object, ...]] = {
    ("changelist", "get"): (*SHUT, OK, OK),
    ("add", "get"): (*SHUT, NO, OK),
    ("add", "post"): (*SHUT, NO, OK),
    ("change", "get"): (*SHUT, OK, OK),
    ("change", "post"): (*SHUT, NO, OK),
    ("delete", "get"): (*SHUT, NO, NO),
    ("delete", "post"): (*SHUT, NO, NO),
    ("history", "get"): (*SHUT, OK, OK),
}


def client_for(role: str) -> Client:
    if role == "nobody":
        return Client()
    if role == "reader":
        return client_of(User.objects.create_user("reader"))
    return client_of(member(role, "ona"))


@pytest.fixture
def addresses() -> dict[str, str]:
    person = make_person("Jonas Bandymas")
    receipt = sent(
        new_statement(person, "rank", text="captain"), files=(receive(a_jpeg(), "a.jpg"),), sender_name="CANARY"
    )
    file = EvidenceFile.objects.get()
    letter = f"{QUEUE}{receipt.code}/"
    return {
        "changelist": QUEUE,
        "next": f"{QUEUE}next/",
        "quarantine": f"{QUEUE}quarantine/",
        "reject": f"{QUEUE}quarantine/reject/",
        **{name: f"{letter}{name.replace('_', '-')}/" for name in ("change", "ask", "take_up", "set_aside", "release")},
        "file": f"{letter}files/{file.pk}/",
        "file_small": f"{letter}files/{file.pk}/small/",
    }


def test_the_table_names_every_address() -> None:
    patterns = site._registry[Correction].get_urls()
    names = {one.name for one in patterns if isinstance(one, URLPattern)}
    assert names == {f"memorial_correction_{name}" for name, _method in TABLE}


@pytest.mark.parametrize("place", range(len(ROLES)), ids=ROLES)
def test_who_may_do_what(addresses: dict[str, str], place: int) -> None:
    client = client_for(ROLES[place])
    found, expected = {}, {}
    for (name, method), answers in TABLE.items():
        before = (Correction.objects.get().state, Change.objects.count(), Proposal.objects.count())
        answer = getattr(client, method)(addresses[name])
        is_login = answer.status_code == 302 and "/login/" in answer["Location"]
        found[name, method] = LOGIN if is_login else answer.status_code
        expected[name, method] = answers[place]
        if answers[place] in (LOGIN, NO):
            assert before == (Correction.objects.get().state, Change.objects.count(), Proposal.objects.count())
            assert b"CANARY" not in answer.content
        if answer.streaming:
            assert b"".join(answer.streaming_content)
    assert found == expected


@pytest.mark.parametrize("place", range(len(ROLES)), ids=ROLES)
def test_who_keeps_the_reasons(place: int) -> None:
    client, reason = client_for(ROLES[place]), ReasonText.objects.get(slug="no-source")
    base = "/admin/memorial/reasontext/"
    addresses = {"changelist": base, "add": f"{base}add/"} | {
        name: f"{base}{reason.pk}/{name}/" for name in ("change", "delete", "history")
    }
    found = {}
    for name, method in REASONS:
        answer = getattr(client, method)(addresses[name])
        is_login = answer.status_code == 302 and "/login/" in answer["Location"]
        found[name, method] = LOGIN if is_login else answer.status_code
    assert found == {key: answers[place] for key, answers in REASONS.items()}


def test_a_chief_curator_mends_a_reason_and_its_short_name_stays() -> None:
    client, reason = client_for("chief curator"), ReasonText.objects.get(slug="no-source")
    typed = {f"text_{code}": getattr(reason, f"text_{code}") for code in ("en", "lv", "et", "uk", "ru", "pl", "de")}
    typed |= {"text_lt": "Be šaltinio negalime.", "use": "decline", "position": "2", "slug": "another"}
    assert client.post(f"/admin/memorial/reasontext/{reason.pk}/change/", typed).status_code == 302
    reason.refresh_from_db()
    assert (reason.slug, reason.in_language("lt")) == ("no-source", "Be šaltinio negalime.")


def test_an_unknown_letter_is_refused_before_it_is_said_whether_there_is_one() -> None:
    assert client_of(member("contributor", "petras")).get(f"{QUEUE}zzzzzzzz/change/").status_code == 403
    assert curator().get(f"{QUEUE}zzzzzzzz/change/").status_code == 404


def test_no_contact_data_stands_in_logs_history_or_proposals() -> None:
    person = make_person("Jonas Bandymas")
    receipt = sent(
        new_statement(person, "rank", text="captain"), new_statement(person, "died", date="1955"),
        sender_name="CANARY", sender_address="canary@example.org", sender_relation="CANARY", message="CANARY words",
    )  # fmt: skip
    assert decided(curator(), receipt.code, accept(), accept()).status_code == 302
    made = Change.objects.filter(answers=receipt.code)
    kept = [*LogEntry.objects.values(), *made.values(), *Proposal.objects.values()]
    assert len(kept) >= 3 and "canary" not in str(kept).lower()


def test_every_reason_there_is_from_the_beginning_is_in_every_language() -> None:
    lacking = {reason.slug: languages_lacking(reason) for reason in ReasonText.objects.all()}
    assert {"accepted-document", "photograph-shown", "picture-stays-evidence"} <= lacking.keys()
    assert not any(lacking.values())
