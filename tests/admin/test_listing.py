"""What waits is listed and decided; nothing in a list can be typed, altered or deleted, not even by a superuser."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from memorial.admin.corrections.queue import CorrectionAdmin
from memorial.admin.listing import Listing
from memorial.admin.proposals import ProposalAdmin
from tests.builders import make_person
from tests.corrections.letters import new_statement, sent

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("listing", [CorrectionAdmin, ProposalAdmin])
def test_both_queues_are_lists_of_this_sort(listing: type[Listing]) -> None:
    assert issubclass(listing, Listing)


@pytest.mark.parametrize("noun", ["correction", "proposal"])
def test_nothing_is_added_altered_or_deleted_in_a_list(noun: str) -> None:
    sent(new_statement(make_person("Jonas Bandymas"), "rank", text="captain"))
    client = Client()
    client.force_login(User.objects.create_superuser("ona", "ona@desk.example"))
    page = client.get(f"/admin/memorial/{noun}/").content.decode()
    assert "/add/" not in page and 'name="action"' not in page
    for way in ("add/", "1/delete/"):
        assert client.post(f"/admin/memorial/{noun}/{way}").status_code == 404
