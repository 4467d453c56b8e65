"""A page's form as plain values, for tests that say what they send in one line."""

from __future__ import annotations

from typing import Any

from django.test import Client

from memorial.changes import accept
from memorial.models import Proposal
from tests.admin import page_forms
from tests.builders import SECOND


def form_of(page: str) -> dict[str, list[str]]:
    """What the form of the page would send as it stands."""
    return page_forms.form_of(page).values


def opened(client: Client, address: str) -> dict[str, Any]:
    """The form of a page of the desk as it opens."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return form_of(answer.content.decode())


def publish_what_waits() -> None:
    """Somebody else reads what was proposed and publishes it."""
    for proposal in Proposal.objects.waiting():
        accept(proposal.pk, SECOND)


def saved(client: Client, address: str, form: dict[str, Any]) -> Any:
    """Send a form, and let somebody else publish what waits then; the answer is that to who sent it."""
    answer = client.post(address, form)
    publish_what_waits()
    return answer


def add_row(form: dict[str, Any], prefix: str, **values: Any) -> None:
    """Fill in one more row of a formset, as the page's script would."""
    page_forms.PageForm({}, form).add_row(prefix, **values)
