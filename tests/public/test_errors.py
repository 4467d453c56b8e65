"""What went wrong is said with the number that tells machines whether to ask again."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory

from memorial.corrections import Wish, link
from memorial.public.views import errors
from tests.builders import make_person
from tests.corrections.letters import correction, sent
from tests.read_only import nothing_can_be_stored

pytestmark = pytest.mark.django_db


def test_a_database_that_cannot_be_written_to_is_503_and_changes_nothing_while_reading_goes_on() -> None:
    person = make_person("Jonas Bandymas")
    receipt = sent(Wish("other", person=person.pk, words="He taught."))
    confirming = link.path_of(receipt.code, receipt.key, "en") + f"?letter={link.mark_of(correction(receipt))}"
    client = Client(raise_request_exception=False)
    with nothing_can_be_stored():
        answer = client.get(confirming)
        read = client.get(person.get_absolute_url())
    assert answer.status_code == 503
    assert answer["Retry-After"] == "60"
    assert "The fault is ours, not yours. Nothing was changed." in answer.content.decode()
    assert read.status_code == 200
    assert correction(receipt).confirmed is None
    assert client.get(confirming).status_code == 303
    assert correction(receipt).confirmed is not None


def test_a_fault_of_the_program_stays_500(rf: RequestFactory) -> None:
    def failing(request: HttpRequest) -> Any:
        try:
            raise ValueError("a fault")
        except ValueError:
            return errors.server_error(request)

    assert failing(rf.get("/")).status_code == 500
