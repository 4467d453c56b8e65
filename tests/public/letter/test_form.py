"""The form, as somebody without JavaScript meets it: opened from anywhere, in steps, and nothing typed is ever lost."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone, translation

from memorial import dates
from memorial.corrections import form_token
from memorial.models import Correction, EvidenceFile, Person
from memorial.public.letter.sender_form import SenderForm
from memorial.public.letter.wish_form import WishForm
from tests.builders import make_person, statement_row
from tests.corrections.letters import a_jpeg, a_pdf
from tests.public.letter.browse import Reader
from tests.read_only import nothing_can_be_stored

pytestmark = pytest.mark.django_db

LANGUAGES = [code for code, _name in settings.LANGUAGES]
PREFIX = {"en": "", "lt": "/lt"}


@pytest.fixture
def kazanas() -> Person:
    return Person.objects.get(display_name__contains="Kazanas")


def about_name(person: Person, language: str = "en") -> Reader:
    name = person.displayed_name
    assert name is not None
    return Reader(f"{PREFIX[language]}/corrections/new/?person={person.pk}&name={name.pk}")


# From opening to receipt.


@pytest.mark.parametrize("language", ["en", "lt"])
def test_a_name_is_corrected_with_a_scan(kazanas: Person, language: str) -> None:
    reader = about_name(kazanas, language)
    assert reader.says("Afanasius Kazanas")
    reader.fill(w0_text="Afanasijus Kazanas").press("to", "evidence")
    reader.fill(w0_evidence="a certificate of baptism").attach(("metrika.jpg", a_jpeg())).press("to", "you")
    reader.fill(sender_name="Ieva Bandymaitė", sender_address="ieva@example.org").tick("may_contact")
    reader.press("to", "check")
    for typed in ("Afanasijus Kazanas", "a certificate of baptism", "metrika.jpg", "ieva@example.org"):
        assert reader.says(typed)
    reader.press("to", "send").follow()
    stored = Correction.objects.get()
    change = stored.changes.get()
    assert reader.says(stored.code)
    assert (stored.language, stored.sender_address, stored.may_contact) == (language, "ieva@example.org", True)
    assert (change.about, change.name_id, change.proposed) == (
        "name",
        kazanas.displayed_name and kazanas.displayed_name.pk,
        {"text": "Afanasijus Kazanas"},
    )
    assert (change.evidence, stored.files.get().name) == ("a certificate of baptism", "metrika.jpg")
    assert not (stored.may_be_named or stored.may_publish_photographs)


def test_all_of_it_can_be_sent_in_one_go_as_programs_do(kazanas: Person) -> None:
    """What the drills rely on: the names of the fields are a contract."""
    opened = Reader("/corrections/new/").values
    answer = Client().post(
        "/corrections/new/",
        {
            "token": opened["token"][0],
            "key": opened["key"][0],
            "w0-about": "new_statement",
            "w0-kind": "born",
            "w0-person": kazanas.pk,
            "w0-date": "about 1920",
            "message": "He was my grandfather.",
            "to": "send",
        },
    )
    assert answer.status_code == 303
    assert Correction.objects.get().changes.get().proposed == {"date": "1920~", "date_typed": "about 1920"}


def test_one_letter_speaks_of_several_statements_and_people(kazanas: Person) -> None:
    other = make_person("Jonas Bandymas", statement_row("born", date="1921"))
    reader = about_name(kazanas).fill(w0_text="Afanasijus Kazanas")
    reader.fill(find="Bandymas Jonas").press("look").press("at_hand", other.pk)
    assert reader.values["w0-text"] == ["Afanasijus Kazanas"]
    reader.tick("pick", f"statement:{other.pk}:{other.statements.get().pk}:")
    reader.tick("pick", f"other:{kazanas.pk}::").choose("pick", f"new_statement:{kazanas.pk}::religion").press("add")
    assert reader.says("Born: 1921")
    reader.fill(w1_date="1912", w2_words="There is a grave.", w3_text="Catholic").press("to", "evidence")
    reader.press("to", "you").press("to", "check").press("to", "send").follow()
    changes = {change.about: change for change in Correction.objects.get().changes.all()}
    assert changes["statement"].person == other
    assert changes["statement"].proposed == {"date": "1912", "date_typed": "1912"}
    assert changes["other"].words == "There is a grave."
    assert changes["new_statement"].proposed == {"text": "Catholic"}


@pytest.mark.parametrize("language", ["en", "lt"])
def test_a_missing_person_is_added_with_what_is_known(language: str) -> None:
    reader = Reader(f"{PREFIX[language]}/corrections/new/?q=Petras+Nežinomasis")
    assert reader.values["w0-text"] == ["Petras Nežinomasis"]
    when = {"en": "about 1920", "lt": "apie 1920 m."}[language]
    reader.fill(w1_date=when, w1_text="Utena", w3_camp="norilsk-camp-5").press("to", "evidence")
    reader.press("to", "you").press("to", "check")
    assert reader.says({"en": "about 1920", "lt": "apie 1920 m."}[language])
    reader.press("to", "send").follow()
    first, *belonging = Correction.objects.get().changes.all()
    assert (first.about, first.proposed) == ("missing_person", {"text": "Petras Nežinomasis"})
    assert {(change.kind, change.belongs_to) for change in belonging} == {("born", first), ("held_in", first)}
    assert belonging[0].proposed == {"date": "1920~", "date_typed": when, "text": "Utena"}
    assert belonging[1].proposed == {"camp": "norilsk-camp-5"}


# Nothing typed is lost.


def test_everything_typed_stays_between_the_steps_and_back(kazanas: Person) -> None:
    reader = about_name(kazanas).fill(w0_text="Ąžuolas", w0_words='one\ntwo "three" <b>').press("to", "evidence")
    reader.fill(w0_evidence="a & b").press("to", "you").fill(sender_name="<Ieva>", message="x\n\ny").press("back")
    assert reader.values["w0-evidence"] == ["a & b"]
    reader.press("back")
    assert reader.values["w0-text"] == ["Ąžuolas"]
    assert reader.values["w0-words"] == ['one\ntwo "three" <b>']
    assert reader.values["message"] == ["x\n\ny"]
    assert reader.values["sender_name"] == ["<Ieva>"]


@pytest.mark.parametrize("language", ["en", "lt"])
def test_a_date_that_cannot_be_read_is_kept_and_explained(language: str) -> None:
    person = make_person("Jonas Bandymas", statement_row("born", date="1921"))
    reader = Reader(f"{PREFIX[language]}/corrections/new/?person={person.pk}&statement={person.statements.get().pk}")
    reader.fill(w0_date="some day in may", w0_text="Utena").press("to", "evidence")
    assert reader.answer.status_code == 400
    assert (reader.values["w0-date"], reader.values["w0-text"]) == (["some day in may"], ["Utena"])
    assert 'aria-invalid="true"' in reader.page and 'role="alert"' in reader.page
    assert '<a href="#id_w0-date">' in reader.page
    assert reader.says({"en": "Nothing you typed is lost", "lt": "neprarasta"}[language])
    assert not Correction.objects.exists()


@pytest.mark.parametrize("language", ["en", "lt"])
def test_a_bad_file_is_named_with_the_reason_and_the_good_one_stays(kazanas: Person, language: str) -> None:
    reader = about_name(kazanas, language).fill(w0_text="Afanasijus Kazanas").press("to", "evidence")
    reader.fill(w0_evidence="a certificate")
    reader.attach(("good.jpg", a_jpeg()), ("bad.jpg", b"no picture"), ("paper.pdf", a_pdf())).press("to", "you")
    assert reader.answer.status_code == 400
    assert reader.says("bad.jpg:") and reader.says({"en": "something else", "lt": "kita"}[language])
    assert reader.values["w0-evidence"] == ["a certificate"]
    assert len(reader.values["kept"]) == 2
    reader.press("to", "you").press("to", "check").press("to", "send").follow()
    assert sorted(EvidenceFile.objects.values_list("name", flat=True)) == ["good.jpg", "paper.pdf"]


def test_what_a_telephone_keeps_as_heic_is_handed_over_as_jpeg_or_refused_with_advice(kazanas: Person) -> None:
    """A telephone turns its HEIC into JPEG where the field does not name HEIC; one that comes all the same is told."""
    reader = about_name(kazanas).fill(w0_text="Afanasijus Kazanas").press("to", "evidence")
    assert 'accept="image/jpeg,image/png,image/webp,application/pdf"' in reader.page
    reader.fill(w0_evidence="a certificate").attach(("IMG_1.HEIC", b"\0\0\0\x18ftypheic" + b"\0" * 40)).press(
        "to", "you"
    )
    assert reader.answer.status_code == 400
    assert reader.says("IMG_1.HEIC:") and reader.says("Please save it as JPEG and choose it again.")
    assert reader.values["w0-evidence"] == ["a certificate"]


def test_a_file_that_is_here_can_be_left_out(kazanas: Person) -> None:
    reader = about_name(kazanas).fill(w0_text="Afanasijus Kazanas").press("to", "evidence")
    reader.attach(("one.jpg", a_jpeg()), ("two.pdf", a_pdf())).press("to", "evidence")
    key = next(value for name, value in reader.form.boxes if name == "drop")
    reader.tick("drop", key).press("to", "you").press("to", "check").press("to", "send").follow()
    assert EvidenceFile.objects.count() == 1


def test_an_eleventh_file_is_said_to_be_too_many(kazanas: Person) -> None:
    reader = about_name(kazanas).fill(w0_text="Afanasijus Kazanas").press("to", "evidence")
    reader.attach(*((f"{place}.pdf", a_pdf()) for place in range(11))).press("to", "you")
    assert reader.answer.status_code == 400
    assert reader.says("10.pdf: at most 10 files")
    assert len(reader.values["kept"]) == 10


@pytest.mark.parametrize(
    ("typed", "text", "step"),
    [
        ({"w0_text": ""}, {"en": "Please say what it should be.", "lt": "Prašome parašyti, kaip turėtų būti."}, "what"),
        ({"w0_text": "x" * 301}, {"en": "300", "lt": "300"}, "what"),
        ({"w0_words": "x" * 5001}, {"en": "5000", "lt": "5000"}, "what"),
        ({"w0_text": "a\x00b"}, {"en": "Null characters", "lt": "Nuliniai"}, "what"),
    ],
)
@pytest.mark.parametrize("language", ["en", "lt"])
def test_what_is_wrong_with_a_wish_is_told_at_the_first_step(
    kazanas: Person, typed: dict[str, str], text: dict[str, str], step: str, language: str
) -> None:
    reader = about_name(kazanas, language).fill(**typed).press("to", "evidence")
    assert reader.answer.status_code == 400
    assert reader.values["step"] == [step]
    assert reader.says(text[language])
    for name, value in typed.items():
        assert reader.values[name.replace("_", "-")] == [value]


@pytest.mark.parametrize("language", ["en", "lt"])
@pytest.mark.parametrize(
    ("typed", "ticked", "text"),
    [
        ({"sender_address": "ieva"}, (), {"en": "does not look like an e-mail", "lt": "el. pašto"}),
        ({}, ("may_contact",), {"en": "please give an e-mail address", "lt": "nurodykite el. pašto adresą"}),
    ],
)
def test_what_is_wrong_with_the_sender_is_told_there(
    kazanas: Person, typed: dict[str, str], ticked: tuple[str, ...], text: dict[str, str], language: str
) -> None:
    reader = about_name(kazanas, language).fill(w0_text="Afanasijus Kazanas").press("to", "evidence").press("to", "you")
    reader.fill(**typed)
    for box in ticked:
        reader.tick(box)
    reader.press("to", "check")
    assert reader.answer.status_code == 400
    assert reader.values["step"] == ["you"]
    assert reader.says(text[language])
    assert reader.values["w0-text"] == ["Afanasijus Kazanas"]
    assert all(reader.values[name] == [value] for name, value in typed.items())
    assert all(box in reader.values for box in ticked)


def test_the_language_is_changed_without_losing_anything(kazanas: Person) -> None:
    reader = about_name(kazanas).fill(w0_text="Afanasijus Kazanas", w0_words="so").press("to", "evidence")
    address = next(button[2] for button in reader.form.buttons if button[3] == "Lietuvių")
    reader.form.action = address
    reader.form.buttons.append(("look", "1", address, ""))
    reader.take(reader.client.post(address, {**reader.values, "look": "1"}))
    assert '<html lang="lt">' in reader.page
    assert (reader.values["w0-text"], reader.values["step"]) == (["Afanasijus Kazanas"], ["evidence"])


# Sent twice, late, from elsewhere, by a machine.


def ready(person: Person) -> Reader:
    reader = about_name(person).fill(w0_text="Afanasijus Kazanas").press("to", "evidence")
    return reader.press("to", "you").press("to", "check")


@pytest.mark.parametrize("language", ["en", "lt"])
def test_what_cannot_be_stored_is_kept_in_the_form_and_can_be_sent_again(kazanas: Person, language: str) -> None:
    reader = about_name(kazanas, language).fill(w0_text="Afanasijus Kazanas").press("to", "evidence")
    reader.fill(w0_evidence="a certificate").attach(("one.pdf", a_pdf())).press("to", "you").press("to", "check")
    with nothing_can_be_stored():
        reader.press("to", "send")
    assert reader.answer.status_code == 503
    assert reader.says({"en": "The fault is ours. Nothing you typed is lost", "lt": "Kaltė mūsų"}[language])
    assert not Correction.objects.exists()
    assert (reader.values["w0-text"], len(reader.values["kept"])) == (["Afanasijus Kazanas"], 1)
    reader.press("to", "send").follow()
    assert reader.says(Correction.objects.get().code)
    assert EvidenceFile.objects.get().name == "one.pdf"


def test_sent_twice_it_is_one_letter(kazanas: Person) -> None:
    reader = ready(kazanas)
    sent = {**reader.values, "to": "send"}
    first, second = (reader.client.post("/corrections/new/", sent) for _time in range(2))
    assert first["Location"] == second["Location"]
    assert Correction.objects.count() == 1


def test_the_same_form_with_other_words_can_be_sent_as_a_letter_of_its_own(kazanas: Person) -> None:
    reader = ready(kazanas)
    reader.client.post("/corrections/new/", {**reader.values, "to": "send"})
    reader.form.values["w0-text"] = ["Atanazas Kazanas"]
    reader.press("to", "send")
    assert reader.answer.status_code == 409
    assert reader.values["w0-text"] == ["Atanazas Kazanas"]
    reader.press("to", "send").follow()
    assert Correction.objects.count() == 2


def test_a_file_that_went_with_another_letter_is_asked_for_again(kazanas: Person) -> None:
    reader = about_name(kazanas).fill(w0_text="Afanasijus Kazanas").press("to", "evidence")
    reader.attach(("metrika.jpg", a_jpeg())).press("to", "you").press("to", "check")
    reader.client.post("/corrections/new/", {**reader.values, "to": "send"})
    reader.form.values["key"] = ["another-key-of-a-form"]
    reader.press("to", "send")
    assert reader.answer.status_code == 400
    assert reader.says("metrika.jpg")
    assert Correction.objects.count() == 1


def test_a_form_that_lay_open_for_days_is_looked_over_once_more(kazanas: Person) -> None:
    reader = ready(kazanas)
    reader.form.values["token"] = [form_token.issue(timezone.now() - datetime.timedelta(days=4))]
    reader.press("to", "send")
    assert reader.answer.status_code == 400
    assert reader.says("lay open for some days")
    assert not Correction.objects.exists()
    reader.press("to", "send").follow()
    assert Correction.objects.count() == 1


def test_a_form_without_its_key_gets_a_new_one_and_keeps_its_words(kazanas: Person) -> None:
    reader = ready(kazanas)
    reader.form.values["key"] = [""]
    reader.press("to", "send")
    assert reader.answer.status_code == 400
    assert reader.values["w0-text"] == ["Afanasijus Kazanas"]
    assert len(reader.values["key"][0]) > 16


@pytest.mark.parametrize(
    ("headers", "taken"),
    [
        ({"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"}, True),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, True),
        ({"Origin": "http://testserver"}, True),
        ({}, True),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "https://elsewhere.example"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Origin": "https://elsewhere.example"}, False),
        ({"Origin": "http://testserver.elsewhere.example"}, False),
    ],
)
def test_a_form_that_another_site_sends_is_refused(kazanas: Person, headers: dict[str, str], taken: bool) -> None:
    reader = ready(kazanas)
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/corrections/new/", {**reader.values, "to": "send"}, headers=headers)
    assert answer.status_code == (303 if taken else 403)
    assert Correction.objects.exists() is taken


def test_who_fills_in_what_no_person_sees_is_set_aside_and_not_told(kazanas: Person) -> None:
    reader = ready(kazanas)
    reader.form.values["topic"] = ["casino"]
    reader.press("to", "send").follow()
    assert Correction.objects.get().state == "quarantined"
    assert reader.answer.status_code == 200


def test_readers_get_no_cookie_and_nothing_is_kept_by_caches(kazanas: Person) -> None:
    reader = ready(kazanas)
    opened = reader.client.get("/corrections/new/")
    sent = reader.client.post("/corrections/new/", {**reader.values, "to": "send"})
    for answer in (opened, reader.answer, sent):
        assert not answer.cookies
        assert "no-store" in answer["Cache-Control"]
        assert "ETag" not in answer
    assert sent["Referrer-Policy"] == "no-referrer"


# What cannot be opened.


def test_nobody_is_asked_after_who_is_not_shown() -> None:
    draft = make_person("Slapta Bandymaitė", standing="draft")
    client = Client()
    assert client.get(f"/corrections/new/?person={draft.pk}").status_code == 404
    assert client.get("/corrections/new/?person=a%00b").status_code == 404


@pytest.mark.parametrize("row", ["statement=999999", "statement=x", "name=1e3", "statement=9" + "9" * 40, "name=%00"])
def test_a_statement_that_is_not_there_is_chosen_anew(kazanas: Person, row: str) -> None:
    reader = Reader(f"/corrections/new/?person={kazanas.pk}&{row}")
    assert reader.answer.status_code == 200
    assert reader.says("Please choose it anew")
    assert ("pick", f"name:{kazanas.pk}:{kazanas.displayed_name and kazanas.displayed_name.pk}:") in reader.form.boxes


def test_of_somebody_who_may_be_living_only_the_public_part_can_be_chosen() -> None:
    person = make_person(
        "Gyva Bandymaitė",
        statement_row("born", date="1990", text="Slaptavietė"),
        statement_row("testified", text="Before a court"),
        living="living",
    )
    reader = Reader(f"/corrections/new/?person={person.pk}")
    assert not reader.says("Slaptavietė") and reader.says("Before a court")
    hidden = person.statements.get(kind="born")
    assert not Reader(f"/corrections/new/?person={person.pk}&statement={hidden.pk}").says("Slaptavietė")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_of_dates_can_be_read_in_their_language(language: str) -> None:
    with translation.override(language):
        examples = str(WishForm.base_fields["date"].help_text).partition(": ")[2].rstrip(".")
        read = [dates.read(one, language).text for one in examples.split(", ")]
    assert read == ["1920-05-03", "1953-22", "1920~", "../1949"]


def test_many_people_and_wishes_are_no_more_questions(kazanas: Person, django_assert_max_num_queries: Any) -> None:
    people = [make_person(f"Ona Daugelė{place}", statement_row("rank", text="x")) for place in range(4)]
    values = {"wishes": " ".join(map(str, range(12))), "to": "evidence", "key": "a-key-of-sixteen-letters"}
    for number in range(12):
        person = people[number % 4]
        values |= {f"w{number}-about": "new_statement", f"w{number}-kind": "held_in", f"w{number}-person": person.pk}
        values |= {f"w{number}-camp": "norilsk-camp-5"}
    with django_assert_max_num_queries(24):
        assert Client().post("/corrections/new/", values).status_code == 200


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_the_help_of_every_field_is_in_the_language_of_the_form(language: str) -> None:
    helps = [field.help_text for form in (WishForm, SenderForm) for field in form.base_fields.values()]
    helps = [said for said in helps if said]
    assert len(helps) > 3
    with translation.override("en"):
        english = [str(said) for said in helps]
    with translation.override(language):
        assert not {str(said) for said in helps} & set(english)
