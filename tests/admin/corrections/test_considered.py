"""A family's picture becomes a photograph from the page of their letter; what else was typed there stays."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from memorial.corrections import Receipt, receive
from memorial.models import Correction, Person, Photograph, Proposal
from tests.admin.corrections.letters import accept, curator, decided, form_for, page_of, shown
from tests.admin.corrections.test_review import state_of, text_of
from tests.builders import make_person
from tests.corrections.letters import a_jpeg, a_pdf, new_statement, sent
from tests.photographs import put_away, use_store

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _photographs(settings: Any, tmp_path: Path) -> None:
    use_store(settings, tmp_path / "photographs")


def a_letter(person: Person | None = None, **values: Any) -> Receipt:
    files = (receive(a_jpeg(), "grandfather.jpg"), receive(a_pdf(), "paper.pdf"))
    values = {"files": files, "may_publish_photographs": True, **values}
    return sent(new_statement(person or make_person("Jonas Bandymas"), "occupation", text="teacher"), **values)


def consider(client: Client, code: str, *typed: dict[str, Any]) -> Any:
    """Press the button beside the picture, with what was typed before."""
    letter = Correction.objects.get(code=code)
    picture = letter.files.get(kind="picture")
    first = letter.changes.all()[0]
    form = {**form_for(client, code, *typed), "consider": picture.pk, f"of-{picture.pk}": first.pk}
    return client.post(page_of(code), form)


def test_a_picture_becomes_a_photograph_with_credit_rights_and_the_letter_as_its_source() -> None:
    receipt = a_letter(may_be_named=True)
    ona, rasa = curator(), curator("rasa")
    page = ona.get(page_of(receipt.code)).content.decode()
    assert page.count('name="consider"') == 1  # for the picture, and none for the PDF
    page = consider(ona, receipt.code).content.decode()
    assert "One point more: whether the picture is shown." in page
    assert 'name="consider"' not in page
    assert "A photograph that readers see takes two curators." in text_of(page)
    form = form_for(ona, receipt.code, {}, accept(alt="A man in a cap", caption="In Vorkuta"))
    prefix = f"change-{Correction.objects.get(code=receipt.code).changes.all()[1].pk}"
    assert (form[f"{prefix}-credit"], form[f"{prefix}-rights"]) == (["Ieva Bandymaitė"], ["with_permission"])
    assert form[f"{prefix}-rights_note"] == [f"The sender of letter {receipt.code} allowed it, 20 November 2026"]
    answer = ona.post(page_of(receipt.code), {**shown(ona, receipt.code, form), "go": "decide"})
    assert answer.status_code == 302, text_of(answer.content.decode())
    proposal = Proposal.objects.get()
    waits = rasa.get(f"/admin/memorial/proposal/{proposal.pk}/change/").content.decode()
    [(address, alt)] = re.findall(r'<img src="([^"]+)" alt="([^"]*)">', waits)
    assert alt == "A man in a cap" and put_away(rasa.get(address)).status_code == 200
    rasa.post(f"/admin/memorial/proposal/{proposal.pk}/accept/")
    assert "<img" not in rasa.get(f"/admin/memorial/proposal/{proposal.pk}/change/").content.decode()
    photograph = Photograph.objects.get()
    assert (photograph.alt, photograph.shown, photograph.credit) == ("A man in a cap", True, "Ieva Bandymaitė")
    assert photograph.citations.get().source.slug == f"letter-{receipt.code}"
    public = Client().get(photograph.person.get_absolute_url()).content.decode()
    assert 'alt="A man in a cap"' in public and "Ieva Bandymaitė" in public


def test_what_was_typed_before_stays_and_is_not_found_fault_with() -> None:
    receipt = a_letter()
    answer = consider(curator(), receipt.code, {"verdict": "accept", "reason": "CANARY", "note": ""})
    page = answer.content.decode()
    assert answer.status_code == 200 and "CANARY" in page and "Error:" not in page
    assert 'id="problems"' not in page and "Say in one sentence" not in page


def test_it_is_not_offered_where_the_sender_has_not_allowed_it_and_refused_if_tried() -> None:
    receipt = a_letter(may_publish_photographs=False)
    client = curator()
    page = client.get(page_of(receipt.code)).content.decode()
    assert 'name="consider"' not in page and "the sender has not allowed that it be shown" in text_of(page)
    answer = consider(client, receipt.code, {"verdict": "decline", "reason": "CANARY"})
    page = answer.content.decode()
    assert answer.status_code == 409 and "CANARY" in page
    assert "The sender has not allowed that their photographs be shown." in text_of(page)
    assert Correction.objects.get(code=receipt.code).changes.count() == 1


def test_a_picture_that_is_none_of_the_letter_is_told() -> None:
    receipt = a_letter()
    client = curator()
    answer = client.post(page_of(receipt.code), {**form_for(client, receipt.code), "consider": "7\x00"})
    assert answer.status_code == 409
    assert "There is no such picture with this letter." in text_of(answer.content.decode())


def test_what_a_shown_photograph_needs_is_asked_for_at_its_field() -> None:
    receipt = a_letter()
    client = curator()
    consider(client, receipt.code)
    form = form_for(client, receipt.code, {}, accept(alt="", credit=""))
    page = text_of(client.post(page_of(receipt.code), {**form, "go": "preview"}).content.decode())
    assert "Say what is to be seen, for those who cannot" in page and "Say whose photograph it is" in page
    assert not Proposal.objects.exists()


def test_a_photograph_of_a_letter_that_was_taken_back_is_not_published() -> None:
    receipt = a_letter()
    ona, rasa = curator(), curator("rasa")
    consider(ona, receipt.code)
    assert decided(ona, receipt.code, {}, accept(alt="A man", credit="The family")).status_code == 302
    from_page = page_of(receipt.code)
    assert state_of(receipt.code) == "in_review" and "second curator" in text_of(ona.get(from_page).content.decode())
    Client().post(f"/corrections/{receipt.code}/{receipt.key}/", {"do": "withdraw", "sure": "yes"})
    answer = rasa.post(f"/admin/memorial/proposal/{Proposal.objects.get().pk}/accept/")
    assert answer.status_code == 400 and "may not be shown" in text_of(answer.content.decode())
    assert not Photograph.objects.exists()
