"""On a disk that cannot be written to the desk is read on; what would alter something is told to be tried later."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.sessions.models import Session

from memorial.corrections import Wish
from tests.admin.corrections.letters import curator, page_of
from tests.builders import make_person
from tests.corrections.letters import correction, sent
from tests.read_only import nothing_can_be_stored

pytestmark = pytest.mark.django_db


def test_the_desk_is_read_on_and_what_would_alter_something_is_503(settings: Any) -> None:
    settings.SECOND_FACTOR = False
    receipt = sent(Wish("other", person=make_person("Jonas Bandymas").pk, words="He taught."))
    client = curator()
    client.raise_request_exception = False
    with nothing_can_be_stored():
        read = client.get(page_of(receipt.code))
        altered = client.post(page_of(receipt.code).replace("change/", "take-up/"))
    assert read.status_code == 200 and "He taught." in read.content.decode()
    assert altered.status_code == 503 and "Nothing was changed." in altered.content.decode()
    assert correction(receipt).state == "received"
    assert client.get(page_of(receipt.code)).status_code == 200


def test_a_session_that_ended_meanwhile_is_refused() -> None:
    client = curator()
    Session.objects.all().delete()
    assert client.get("/admin/").status_code == 302
