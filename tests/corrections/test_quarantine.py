"""What was set aside can be taken back or not taken, many at a time; nothing is deleted, and nobody else may."""

from __future__ import annotations

import pytest

from memorial import corrections
from memorial.corrections import NotNow, bulk_reject, quarantine, release
from memorial.models import Correction
from tests.corrections.letters import CONTRIBUTOR, CURATOR, DAY, NOW, a_submission, arrival, correction, sent

pytestmark = pytest.mark.django_db


def set_aside(number: int = 0) -> corrections.Receipt:
    message = f"Letter {number}. He was my uncle."
    return corrections.submit(a_submission(message=message), arrival(honeypot="x"))


def test_many_are_not_taken_at_once_and_all_are_kept() -> None:
    codes = [set_aside(number).code for number in range(30)]
    assert bulk_reject(codes, CURATOR, NOW) == []
    assert set(Correction.objects.values_list("state", flat=True)) == {"rejected"}
    assert not Correction.objects.queue().exists()
    assert not any(one.letters.exists() for one in Correction.objects.all())


def test_one_that_was_released_meanwhile_stays() -> None:
    first, second = set_aside(1), set_aside(2)
    release(second.code, CURATOR, NOW)
    assert bulk_reject([first.code, second.code], CURATOR, NOW) == [second.code]
    assert correction(second).state == "received"


def test_what_was_not_taken_can_be_taken_back() -> None:
    receipt = set_aside()
    bulk_reject([receipt.code], CURATOR, NOW)
    release(receipt.code, CURATOR, NOW + DAY)
    assert (correction(receipt).state, correction(receipt).closed) == ("received", None)
    assert correction(receipt).letters.count() == 1


def test_one_of_the_queue_can_be_set_aside_by_hand() -> None:
    receipt = sent()
    quarantine(receipt.code, CURATOR, NOW)
    assert list(Correction.objects.quarantine()) == [correction(receipt)]


def test_a_contributor_does_none_of_it() -> None:
    receipt, other = set_aside(), sent()
    with pytest.raises(NotNow):
        release(receipt.code, CONTRIBUTOR, NOW)
    with pytest.raises(NotNow):
        quarantine(other.code, CONTRIBUTOR, NOW)
    assert bulk_reject([receipt.code], CONTRIBUTOR, NOW) == [receipt.code]
    assert (correction(receipt).state, correction(other).state) == ("quarantined", "received")


def test_no_letter_takes_two_queues() -> None:
    receipt = sent()
    with pytest.raises(NotNow):
        release(receipt.code, CURATOR, NOW)
    assert bulk_reject([receipt.code], CURATOR, NOW) == [receipt.code]
