"""A letter is read and answered on one page: everything beside it is seen, nothing happens unseen, nothing is lost."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone

from memorial import corrections
from memorial.changes import Alteration, apply, snapshot
from memorial.corrections import Decision, Value, Wish, link, receive, view
from memorial.models import Change, Correction, Letter, Person, Proposal, Source, Step
from tests.admin import page_forms
from tests.admin.corrections.letters import (
    accept,
    ask,
    changes_of,
    client_of,
    curator,
    decided,
    decline,
    form_for,
    member,
    page_of,
    shown,
)
from tests.builders import ACTOR, make_person, statement_row
from tests.corrections.letters import (
    CURATOR,
    DAY,
    NOW,
    SECOND,
    a_jpeg,
    about_name,
    about_statement,
    new_statement,
    sent,
)

pytestmark = pytest.mark.django_db


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def state_of(code: str) -> str:
    return Correction.objects.get(code=code).state


def test_everything_that_is_to_be_seen_stands_on_one_page() -> None:
    person = make_person("Afanasius Bandymas", statement_row("born", date="1921", text="Kaunas"))
    born = person.statements.get()
    file = receive(a_jpeg(), "baptism.jpg")
    receipt = sent(
        about_name(person, "Afanasijus Bandymas", given="Afanasijus"),
        Wish(
            "statement", person=person.pk, statement=born.pk, value=Value(date="1912-03-04", date_typed="4 March 1912"),
            words="Not 1921.", evidence="The register of baptisms.", how_known="From my mother.",
        ),
        files=(file,), language="lt",
    )  # fmt: skip
    page = curator().get(page_of(receipt.code)).content.decode()
    said = text_of(page)
    for expected in (
        "Afanasius Bandymas", "Afanasijus Bandymas", "4 March 1912", "Born: Kaunas, 1921", "Not 1921.",
        "The register of baptisms.", "From my mother.", "Unchanged since they wrote.", "He was my grandfather",
        "Lithuanian", "baptism.jpg",
    ):  # fmt: skip
        assert expected in said, expected
    stored = Correction.objects.get(code=receipt.code).files.get()
    assert f"/admin/memorial/correction/{receipt.code}/files/{stored.pk}/small/" in page
    assert "/admin/memorial/citation/" in page


def test_a_value_that_moved_since_they_wrote_is_pointed_out() -> None:
    person = make_person("Jonas Bandymas", statement_row("born", date="1921", text="Kaunas"))
    receipt = sent(about_statement(person, person.statements.get(), date="1912"))
    state = snapshot(person)
    row = {**state.parts["statements"][0], "text": "Vilnius"}
    apply(Alteration(state.with_part("statements", [row]), person.version, ACTOR, "another reading"))
    said = text_of(curator().get(page_of(receipt.code)).content.decode())
    assert "It has changed since they wrote" in said
    assert "Kaunas" in said and "Born: Vilnius, 1921" in said


def test_what_was_taken_out_since_they_wrote_is_told() -> None:
    person = make_person("Jonas Bandymas", statement_row("born", date="1921"))
    receipt = sent(about_statement(person, person.statements.get(), date="1912"))
    apply(Alteration(snapshot(person).with_part("statements", []), person.version, ACTOR, "of another Jonas"))
    assert "no longer on the page" in text_of(curator().get(page_of(receipt.code)).content.decode())


def test_earlier_decisions_on_the_same_and_letters_alike_stand_beside_it() -> None:
    person = make_person("Jonas Bandymas", statement_row("born", date="1921"))
    born = person.statements.get()
    first = sent(about_statement(person, born, date="1912"), message="")
    corrections.decide(
        first.code, [Decision(changes_of(first.code)[0].pk, "decline", "No source.")], CURATOR, NOW + DAY
    )
    second = sent(about_statement(person, born, date="1912"), message="")
    said = text_of(curator().get(page_of(second.code)).content.decode())
    assert "Decided once before about the same" in said and "No source." in said
    assert "Letters like this one" in said and "asks for the same" in said


def test_what_strangers_write_is_text_and_nothing_else() -> None:
    person = make_person("Jonas Bandymas")
    hostile = "<script>alert(1)</script> http://evil.example/ <img src=x onerror=alert(1)>"
    receipt = sent(
        Wish("new_name", person=person.pk, value=Value(hostile), words=hostile, evidence=hostile, how_known=hostile),
        message=hostile, sender_name='"><b>Ieva</b>', sender_relation=hostile,
    )  # fmt: skip
    page = curator().get(page_of(receipt.code)).content.decode()
    assert "<script>alert" not in page and "<img src=x" not in page and "<b>Ieva" not in page
    assert 'href="http://evil.example' not in page
    assert "&lt;script&gt;" in page


def test_flags_are_told_with_their_reasons_at_the_change_they_are_about() -> None:
    person = make_person("Jonas Bandymas")
    receipt = sent(new_statement(person, "born", date="1889-04-20"))
    said = text_of(curator().get(page_of(receipt.code)).content.decode())
    assert "Look twice: A date that is typed in jest: 20 April 1889 and the like." in said


def test_the_citation_the_change_and_the_letter_are_shown_before_anything_is_done() -> None:
    person = make_person("Afanasius Bandymas")
    receipt = sent(about_name(person, "Afanasijus Bandymas"), language="en")
    client = curator()
    form = form_for(
        client,
        receipt.code,
        accept(),
        **{"source-title": "Certificate of baptism", "source-date": "1912", "source-locator": "no. 14"},
    )
    before = (Change.objects.count(), Letter.objects.count(), Source.objects.count(), Step.objects.count())
    answer = client.post(page_of(receipt.code), {**form, "go": "decide"})
    assert answer.status_code == 200
    said = text_of(answer.content.decode())
    assert "This is what would happen. Nothing has been done yet." in said
    assert "Cited as Certificate of baptism 1912, no. 14" in said
    assert "Name: added “as recorded, Afanasijus Bandymas" in said
    assert "The answer to your letter" in said and "The certificate says so." in said
    assert before == (Change.objects.count(), Letter.objects.count(), Source.objects.count(), Step.objects.count())
    assert state_of(receipt.code) == "received"
    key = link.key_of(Correction.objects.get(code=receipt.code))
    assert key not in answer.content.decode()


def test_what_was_shown_is_done_and_what_was_altered_since_is_shown_again() -> None:
    person = make_person("Afanasius Bandymas")
    receipt = sent(about_name(person, "Afanasijus Bandymas"))
    client = curator()
    form = shown(client, receipt.code, form_for(client, receipt.code, accept(displayed="on")))
    [change] = changes_of(receipt.code)
    altered = {**form, f"change-{change.pk}-reason": "Thank you.", "go": "decide"}
    assert client.post(page_of(receipt.code), altered).status_code == 200
    assert state_of(receipt.code) == "received"
    assert client.post(page_of(receipt.code), {**form, "go": "decide"}).status_code == 302
    person.refresh_from_db()
    assert person.display_name == "Afanasijus Bandymas"
    assert state_of(receipt.code) == "published"


def test_one_letter_is_accepted_in_part_with_a_reason_for_each() -> None:
    person = make_person("Afanasius Bandymas", statement_row("born", date="1921", text="Kaunas"))
    born = person.statements.get()
    receipt = sent(about_name(person, "Afanasijus Bandymas"), about_statement(person, born, date="1912"))
    assert decided(curator(), receipt.code, accept(), decline()).status_code == 302
    correction = Correction.objects.get(code=receipt.code)
    assert (correction.state, correction.outcome) == ("published", "partly_accepted")
    assert [change.reason for change in correction.changes.order_by("position")] == [
        "The certificate says so.", "No source says so.",
    ]  # fmt: skip
    made = Change.objects.filter(kind="person").latest("pk")
    assert made.reason == "A family's certificate of 1912 says so."
    assert (made.actor_key, made.approved_by_key) == (f"correction:{receipt.code}", "ona")


@pytest.mark.parametrize("old", ["competing", "refuted"])
def test_what_becomes_of_the_old_value_is_the_curators_choice(old: str) -> None:
    person = make_person("Jonas Bandymas", statement_row("born", date="1921", text="Kaunas"))
    stood = person.statements.get()
    receipt = sent(about_statement(person, stood, date="1912"))
    assert decided(curator(), receipt.code, accept(old=old, certainty="probable")).status_code == 302
    stood.refresh_from_db()
    assert (stood.standing, stood.reason) == (old, "A family's certificate of 1912 says so.")
    new = person.statements.exclude(pk=stood.pk).get()
    assert (new.date, new.text, new.certainty) == ("1912", "Kaunas", "probable")


def test_the_value_is_adopted_as_the_curator_words_it() -> None:
    person = make_person("Jonas Bandymas")
    receipt = sent(new_statement(person, "occupation", text="he taught"))
    assert decided(curator(), receipt.code, accept(text="teacher", date="about 1920")).status_code == 302
    made = person.statements.get()
    assert (made.text, made.date) == ("teacher", "1920~")


def test_another_entry_is_taken_by_its_key() -> None:
    person = make_person("Jonas Bandymas")
    receipt = sent(new_statement(person, "held_in", camp="vorkuta-camp-29"))
    client = curator()
    assert decided(client, receipt.code, accept()).status_code == 302
    held = person.statements.get()
    assert held.camp is not None and held.camp.slug == "vorkuta-camp-29"


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"verdict": "decline"}, "Say why: the sender reads it."),
        ({"verdict": "accept", "reason": "Yes."}, "Say in one sentence why the record changes"),
        (accept(text=""), "Write the value as it is to stand in the record."),
        (accept(date="the day after never"), "“day” was not understood"),
        ({}, "Nothing is decided yet."),
        (ask(" "), "Say why: the sender reads it."),
        (accept("\x00"), "Null characters are not allowed"),
    ],
)
def test_what_cannot_be_taken_is_told_and_all_that_was_typed_is_there(typed: dict[str, str], wrong: str) -> None:
    person = make_person("Jonas Bandymas")
    receipt = sent(new_statement(person, "occupation", text="he taught"))
    client = curator()
    form = form_for(client, receipt.code, typed, **{"source-title": "CANARY title"})
    answer = client.post(page_of(receipt.code), {**form, "go": "decide"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert wrong in text_of(page)
    assert 'value="CANARY title"' in page
    assert state_of(receipt.code) == "received" and not person.statements.exists()


def test_what_the_record_refuses_is_told_at_its_field() -> None:
    person = make_person("Jonas Bandymas")
    receipt = sent(new_statement(person, "held_in", text="a camp in the north"))
    client = curator()
    form = form_for(client, receipt.code, accept(date="1951", camp=""))
    answer = client.post(page_of(receipt.code), {**form, "go": "decide"})
    assert answer.status_code == 400
    assert "Change 1: Camp: This kind of statement needs a value here." in text_of(answer.content.decode())
    assert 'value="1951"' in answer.content.decode()
    assert state_of(receipt.code) == "received" and not Source.objects.filter(slug__startswith="letter-").exists()


def test_a_reason_is_taken_in_the_senders_language_and_can_be_altered() -> None:
    person = make_person("Jonas Bandymas")
    receipt = sent(new_statement(person, "occupation", text="teacher"), language="lt")
    client = curator()
    form = form_for(client, receipt.code, {"verdict": "decline", "preset": "no-source", "reason": ""})
    page = client.post(page_of(receipt.code), {**form, "go": "preview"}).content.decode()
    assert "Be šaltinio to pakeisti negalime." in page and "Atsakymas" in page
    assert 'data-words="Be šaltinio' in page
    [change] = changes_of(receipt.code)
    form |= {f"change-{change.pk}-reason": "Be šaltinio negalime. Parašykite, jei rasite."}
    assert client.post(page_of(receipt.code), {**form, "go": "decide"}).status_code == 302
    assert changes_of(receipt.code)[0].reason == "Be šaltinio negalime. Parašykite, jei rasite."


def test_a_question_about_one_change_leaves_the_others_open() -> None:
    person = make_person("Jonas Bandymas")
    receipt = sent(new_statement(person, "occupation", text="teacher"), new_statement(person, "rank", text="captain"))
    client = curator()
    form = form_for(client, receipt.code, ask())
    assert client.post(page_of(receipt.code), {**form, "go": "next"}).status_code == 302
    assert state_of(receipt.code) == "needs_information"
    assert [change.decision for change in changes_of(receipt.code)] == ["asked", "open"]


def test_a_question_about_the_whole_letter_is_asked() -> None:
    receipt = sent(message="My grandfather was in Norilsk.")
    client = curator()
    address = page_of(receipt.code).replace("change/", "ask/")
    seen = client.get(page_of(receipt.code)).context["seen"]
    refused = client.post(address, {"seen": seen, "question-reason": " "})
    assert refused.status_code == 200 and "This field is required." in refused.content.decode()
    assert client.post(address, {"seen": seen, "question-reason": "What was his name?"}).status_code == 302
    assert state_of(receipt.code) == "needs_information"
    assert Step.objects.get(action="ask").text == "What was his name?"
    assert client.get(address).status_code == 405


def test_what_takes_two_curators_says_so_and_appears_for_the_other() -> None:
    person = make_person("Jonas Bandymas")
    receipt = sent(new_statement(person, "died", date="1955"))
    ona, rasa = curator(), curator("rasa")
    assert "takes two curators" in text_of(ona.get(page_of(receipt.code)).content.decode())
    assert decided(ona, receipt.code, accept()).status_code == 302
    assert state_of(receipt.code) == "waits_for_second" and not person.statements.exists()
    proposal = Proposal.objects.get()
    assert "it is yours" in text_of(ona.get(page_of(receipt.code)).content.decode())
    theirs = rasa.get(page_of(receipt.code)).content.decode()
    assert "Read the proposal, and decide it" in theirs and f"/proposal/{proposal.pk}/change/" in theirs
    assert "Jonas Bandymas" in text_of(rasa.get("/admin/").content.decode())
    assert ona.post(f"/admin/memorial/proposal/{proposal.pk}/accept/").status_code == 403
    assert state_of(receipt.code) == "waits_for_second"
    seen = rasa.get(f"/admin/memorial/proposal/{proposal.pk}/change/").content.decode()
    assert page_of(receipt.code) in seen
    assert rasa.post(f"/admin/memorial/proposal/{proposal.pk}/accept/").status_code == 302
    assert state_of(receipt.code) == "published"
    assert person.statements.get().kind == "died"


def test_what_the_second_declines_is_open_again_with_their_words() -> None:
    person = make_person("Jonas Bandymas")
    receipt = sent(new_statement(person, "died", date="1955"))
    ona, rasa = curator(), curator("rasa")
    decided(ona, receipt.code, accept())
    proposal = Proposal.objects.get()
    assert (
        rasa.post(
            f"/admin/memorial/proposal/{proposal.pk}/decline/", {"note": "The photograph shows 1965."}
        ).status_code
        == 302
    )
    assert state_of(receipt.code) == "in_review"
    assert "The photograph shows 1965." in text_of(ona.get(page_of(receipt.code)).content.decode())


def test_a_proposal_made_anew_is_still_that_of_the_letter() -> None:
    person = make_person("Jonas Bandymas")
    receipt = sent(new_statement(person, "died", date="1955"))
    ona, rasa = curator(), curator("rasa")
    decided(ona, receipt.code, accept())
    person.refresh_from_db()
    apply(Alteration(snapshot(person).with_values(sex="male"), person.version, ACTOR, "meanwhile"))
    assert rasa.post(f"/admin/memorial/proposal/{Proposal.objects.get().pk}/anew/").status_code == 302
    anew = Proposal.objects.waiting().get()
    assert state_of(receipt.code) == "waits_for_second"
    assert ona.post(f"/admin/memorial/proposal/{anew.pk}/accept/").status_code == 302
    assert state_of(receipt.code) == "published"


def test_two_curators_collide_and_the_second_loses_nothing() -> None:
    person = make_person("Jonas Bandymas")
    receipt = sent(new_statement(person, "occupation", text="teacher"), new_statement(person, "rank", text="captain"))
    ona, rasa = curator(), curator("rasa")
    form = form_for(ona, receipt.code, decline("CANARY to the first"), decline("CANARY to the second"))
    theirs = form_for(rasa, receipt.code, decline("No such source."))
    assert rasa.post(page_of(receipt.code), {**theirs, "go": "decide"}).status_code == 302
    answer = ona.post(page_of(receipt.code), {**form, "go": "decide"})
    said = text_of(answer.content.decode())
    assert answer.status_code == 409
    assert "Something has happened to this letter" in said and "Rasa" in said and "No such source." in said
    assert "CANARY to the first" in said and "CANARY to the second" in said
    assert [change.decision for change in changes_of(receipt.code)] == ["declined", "open"]
    again = {**form, "seen": answer.context["seen"], "go": "decide"}
    assert ona.post(page_of(receipt.code), again).status_code == 302
    assert [change.decided_by_key for change in changes_of(receipt.code)] == ["rasa", "ona"]


def test_what_the_sender_adds_meanwhile_is_read_before_anything_is_decided() -> None:
    person = make_person("Jonas Bandymas")
    receipt = sent(new_statement(person, "occupation", text="teacher"))
    client = curator()
    form = form_for(client, receipt.code, decline())
    corrections.add(receipt.code, receipt.key, "I have found the diploma.", timezone.now())
    answer = client.post(page_of(receipt.code), {**form, "go": "decide"})
    assert answer.status_code == 409 and "I have found the diploma." in answer.content.decode()
    assert state_of(receipt.code) == "received"


def test_a_letter_withdrawn_meanwhile_is_told_kindly() -> None:
    person = make_person("Jonas Bandymas")
    receipt = sent(new_statement(person, "occupation", text="teacher"))
    client = curator()
    form = form_for(client, receipt.code, decline("CANARY"))
    corrections.withdraw(receipt.code, receipt.key, timezone.now())
    answer = client.post(page_of(receipt.code), {**form, "go": "decide"})
    assert answer.status_code == 409
    assert "It was withdrawn and is closed." in text_of(answer.content.decode())
    again = client.post(page_of(receipt.code), {**form, "seen": answer.context["seen"], "go": "decide"})
    assert again.status_code in (200, 409) and state_of(receipt.code) == "withdrawn"
    assert "CANARY" in again.content.decode()


def test_a_person_altered_meanwhile_is_looked_at_again() -> None:
    person = make_person("Jonas Bandymas")
    receipt = sent(new_statement(person, "occupation", text="teacher"))
    client = curator()
    form = shown(client, receipt.code, form_for(client, receipt.code, accept("CANARY")))
    apply(Alteration(snapshot(person).with_values(sex="male"), person.version, ACTOR, "meanwhile"))
    answer = client.post(page_of(receipt.code), {**form, "go": "decide"})
    assert answer.status_code == 409
    assert "This person was altered meanwhile" in text_of(answer.content.decode())
    assert "CANARY" in answer.content.decode()
    person.refresh_from_db()
    assert f'-version" value="{person.version}"' in answer.content.decode()
    assert not person.statements.exists()


def test_an_appeal_is_heard_by_another_curator_only() -> None:
    person = make_person("Jonas Bandymas")
    receipt = sent(new_statement(person, "occupation", text="teacher"))
    ona, rasa = curator(), curator("rasa")
    assert decided(ona, receipt.code, decline()).status_code == 302
    corrections.appeal(receipt.code, receipt.key, "Look at the diploma again.", timezone.now())
    page = ona.get(page_of(receipt.code))
    assert "another curator does" in text_of(page.content.decode())
    assert 'name="go"' not in page.content.decode()
    [change] = changes_of(receipt.code)
    form = {"seen": page.context["seen"], "go": "decide", f"change-{change.pk}-verdict": "decline",
            f"change-{change.pk}-reason": "CANARY: no."}  # fmt: skip
    refused = ona.post(page_of(receipt.code), form)
    assert refused.status_code == 409 and "another curator does" in text_of(refused.content.decode())
    assert state_of(receipt.code) == "appealed"
    assert "Appeals for you to hear" not in ona.get("/admin/").content.decode()
    assert "Appeals for you to hear" in rasa.get("/admin/").content.decode()
    assert decided(rasa, receipt.code, accept()).status_code == 302
    assert state_of(receipt.code) == "published"


def test_a_letter_of_ones_own_is_for_another_curator() -> None:
    person = make_person("Jonas Bandymas")
    receipt = sent(new_statement(person, "occupation", text="teacher"), sender_address="ona@desk.example")
    client = curator()
    form = form_for(client, receipt.code, decline("CANARY"))
    answer = client.post(page_of(receipt.code), {**form, "go": "decide"})
    assert answer.status_code == 403
    assert "another curator decides" in text_of(answer.content.decode()) and "CANARY" in answer.content.decode()
    assert state_of(receipt.code) == "received"


def test_a_missing_person_is_laid_before_a_second_curator_with_what_is_said_of_them() -> None:
    receipt = sent(
        Wish("missing_person", value=Value(text="Petras Trūkstamas", given="Petras", family="Trūkstamas")),
        Wish("new_statement", kind="occupation", missing=0, value=Value(text="teacher")),
    )
    assert decided(curator(), receipt.code, accept(), accept()).status_code == 302
    assert state_of(receipt.code) == "waits_for_second"
    curator("rasa").post(f"/admin/memorial/proposal/{Proposal.objects.get().pk}/accept/")
    person = Person.objects.get(display_name="Petras Trūkstamas")
    assert person.statements.get().text == "teacher"
    assert state_of(receipt.code) == "published"


def test_a_letter_of_words_alone_is_answered_without_a_change_of_the_record() -> None:
    receipt = sent(message="Thank you for this memorial.")
    before = Change.objects.count()
    assert decided(curator(), receipt.code, {"verdict": "accept", "reason": "Thank you."}).status_code == 302
    assert state_of(receipt.code) == "accepted" and Change.objects.count() == before


def test_a_name_the_sender_did_not_divide_stands_divided_to_be_looked_at() -> None:
    person = make_person("Afanasius Bandymas")
    receipt = sent(
        about_name(person, "Бандимас Афанасий Иванович"),
        about_name(person, "Afanasijus Bandymas", given="Afanasijus Jonas"),
    )
    undivided, divided = (f"change-{change.pk}-" for change in changes_of(receipt.code))
    form = form_for(curator(), receipt.code)
    parts = [form[f"{undivided}{part}"] for part in ("given", "patronymic", "family")]
    assert parts == [["Афанасий"], ["Иванович"], ["Бандимас"]]
    assert form[f"{divided}given"] == ["Afanasijus Jonas"]


def test_a_change_that_rests_on_something_else_is_cited_by_itself() -> None:
    person = make_person("Jonas Bandymas")
    receipt = sent(new_statement(person, "religion", text="Catholic"), new_statement(person, "rank", text="captain"))
    client = curator()
    book = {"source-title": "Military book", "source-kind": "family_document", "source-locator": "p. 3"}
    done = decided(client, receipt.code, accept(), accept(**book), **{"source-title": "Certificate of baptism"})
    assert done.status_code == 302
    cited = {row.kind: str(row.citations.get()) for row in person.statements.all()}
    assert "Certificate of baptism" in cited["religion"]
    assert "Military book" in cited["rank"] and "p. 3" in cited["rank"]


def test_evidence_of_a_change_without_a_title_is_asked_for_one() -> None:
    receipt = sent(new_statement(make_person("Jonas Bandymas"), "rank", text="captain"))
    client = curator()
    form = form_for(client, receipt.code, accept(**{"source-locator": "p. 3"}))
    page = text_of(client.post(page_of(receipt.code), {**form, "go": "preview"}).content.decode())
    assert "Evidence of change 1: What it is" in page and "leave all of it empty" in page


def test_what_the_desk_does_for_a_letter_of_words_waits_for_a_second_curator_and_answers_it() -> None:
    """Merges, and who is living: not points of a form, but changes of a page that name the letter."""
    person = make_person("Jonas Bandymas", living="possibly_living")
    receipt = sent(Wish("other", person=person.pk, words="He died in 1990; here is the grave."))
    ona, rasa = curator(), curator("rasa")
    page = ona.get(page_of(receipt.code)).content.decode()
    address = f"/admin/memorial/person/{person.pk}/change/?letter={receipt.code}"
    assert f'href="{address}"' in page
    form = page_forms.form_of(ona.get(address).content.decode(), "person_form").values
    assert form["answers"] == [receipt.code]
    form |= {"living": ["presumed_dead"], "reason": ["His family knows the grave."]}
    ona.post(address, form)
    proposal = Proposal.objects.get()
    assert proposal.answers == receipt.code
    page = text_of(ona.get(page_of(receipt.code)).content.decode())
    assert "is the answer to this once they agree: Jonas Bandymas" in page
    done = decided(ona, receipt.code, {"verdict": "accept", "reason": "Thank you: we have written it."})
    assert done.status_code == 302 and state_of(receipt.code) == "waits_for_second"
    rasa.post(f"/admin/memorial/proposal/{proposal.pk}/accept/")
    assert state_of(receipt.code) == "published"
    assert Person.objects.get(pk=person.pk).living == "presumed_dead"
    [line] = view.publicly(receipt.code).changes
    assert line.reason == "His family knows the grave."


def test_a_change_of_a_page_names_no_letter_there_is_not_and_contributors_name_none() -> None:
    person = make_person("Jonas Bandymas", standing="draft")
    receipt = sent(message="He was a teacher.")
    address = f"/admin/memorial/person/{person.pk}/change/"
    ona, petras = curator(), client_of(member("contributor", "petras"))
    form = page_forms.form_of(ona.get(address).content.decode(), "person_form").values
    form |= {"sex": ["male"], "reason": ["as the card says"]}
    refused = ona.post(address, {**form, "answers": "nosuch00"})
    assert "There is no letter of this code." in refused.content.decode()
    assert "Answers the letter" not in petras.get(address).content.decode()
    petras.post(address, {**form, "answers": receipt.code})
    assert Proposal.objects.exists() or Change.objects.of("person", person.pk).count() == 2
    assert not Change.objects.exclude(answers="") and not Proposal.objects.exclude(answers="")


def test_what_was_erased_is_told_and_nothing_of_it_is_there() -> None:
    person = make_person("Jonas Bandymas")
    receipt = sent(new_statement(person, "occupation", text="CANARY"), sender_name="CANARY", message="CANARY")
    corrections.erase(receipt.code, receipt.key, timezone.now())
    page = curator().get(page_of(receipt.code)).content.decode()
    assert "CANARY" not in page and "The decisions stay." in page


def test_the_page_is_read_in_a_bounded_number_of_queries(django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    person = make_person("Jonas Bandymas", *(statement_row("occupation", text=f"work {n}") for n in range(10)))
    receipt = sent(*(about_statement(person, row, text=f"other {row.pk}") for row in person.statements.all()))
    client = curator()
    with django_assert_max_num_queries(70):
        assert client.get(page_of(receipt.code)).status_code == 200


def test_taking_up_and_setting_aside_are_told_and_refused_where_they_make_no_sense() -> None:
    person = make_person("Jonas Bandymas")
    receipt = sent(new_statement(person, "occupation", text="teacher"))
    client = curator()
    base = page_of(receipt.code).removesuffix("change/")
    assert "You have taken this letter up." in client.post(f"{base}take-up/", follow=True).content.decode()
    again = client.post(f"{base}take-up/", follow=True).content.decode()
    assert "Nothing was done. It is with the curators, in review." in text_of(again)
    client.post(f"{base}set-aside/")
    assert state_of(receipt.code) == "quarantined"
    client.post(f"{base}release/")
    assert state_of(receipt.code) == "received"
    corrections.ask(receipt.code, "Where?", SECOND, timezone.now())
    assert "Nothing was done." in client.post(f"{base}set-aside/", follow=True).content.decode()
