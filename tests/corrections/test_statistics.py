"""The public figures are what the steps add up to."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memorial import corrections
from memorial.changes import Invalid, MayNotDecide
from memorial.corrections import Decision, NotNow, decide
from memorial.corrections.statistics import days, figures, percentile, recomputed
from tests.builders import make_person
from tests.corrections.letters import CURATOR, DAY, NOW, SECOND, correction, new_statement, sent

pytestmark = pytest.mark.django_db


def test_nothing_was_received_and_nothing_is_invented() -> None:
    found = figures()
    assert (found.received, found.open, found.median_days, found.ninetieth_days) == (0, 0, None, None)
    assert found == recomputed()


def test_days_are_counted_from_the_letter_to_the_answer() -> None:
    for wait in (1, 2, 3, 4, 10):
        receipt = sent(now=NOW, message=f"He was my uncle; he was born in 19{10 + wait}.")
        change = correction(receipt).changes.get()
        decide(receipt.code, [Decision(change.pk, "decline", "No.")], CURATOR, NOW + wait * DAY)
    sent(now=NOW, message="One more letter about my village.")
    found = figures()
    assert (found.received, found.open, found.declined) == (6, 1, 5)
    assert (found.median_days, found.ninetieth_days) == (3, 10)
    assert found == recomputed()


@pytest.mark.parametrize(("hours", "counted"), [(0, 1), (1, 1), (24, 1), (25, 2), (48, 2)])
def test_whole_days_begun(hours: int, counted: int) -> None:
    assert days(NOW, NOW + datetime.timedelta(hours=hours)) == counted


@given(st.lists(st.integers(1, 400), min_size=1, max_size=60), st.integers(1, 100))
def test_a_percentile_is_the_first_value_that_so_many_do_not_exceed(waits: list[int], share: int) -> None:
    found = percentile(sorted(waits), share)
    assert found is not None
    assert sum(wait <= found for wait in waits) * 100 >= share * len(waits)
    assert sum(wait < found for wait in waits) * 100 < share * len(waits)


VERBS = st.sampled_from(
    [
        "accept",
        "decline",
        "ask",
        "answer",
        "add",
        "withdraw",
        "appeal",
        "quarantine",
        "reject",
        "release",
        "erase",
        "take",
    ]
)


@given(st.lists(st.tuples(st.integers(0, 2), VERBS, st.sampled_from([CURATOR, SECOND])), max_size=14))
def test_whatever_happens_the_figures_agree_with_the_steps(told: list[tuple[int, str, object]]) -> None:
    person = make_person("Jonas Bandymas")
    receipts = [sent(new_statement(person, "occupation", text=f"trade {number}")) for number in range(3)]
    for place, (number, verb, actor) in enumerate(told):
        receipt, now = receipts[number], NOW + place * DAY
        try:
            act(receipt, verb, actor, now)
        except (NotNow, Invalid, MayNotDecide):
            continue
    assert figures() == recomputed()


def act(receipt: corrections.Receipt, verb: str, actor: object, now: datetime.datetime) -> None:
    code, key = receipt.code, receipt.key
    match verb:
        case "accept" | "decline" | "ask":
            change = correction(receipt).changes.get()
            decide(code, [Decision(change.pk, verb, "Because.")], actor, now)  # type: ignore[arg-type]
        case "answer" | "add" | "appeal":
            getattr(corrections, verb)(code, key, "Some words.", now)
        case "withdraw" | "erase":
            getattr(corrections, verb)(code, key, now)
        case "quarantine" | "release":
            getattr(corrections, verb)(code, actor, now)
        case "take":
            corrections.take_up(code, actor, now)  # type: ignore[arg-type]
        case "reject":
            corrections.bulk_reject([code], actor, now)  # type: ignore[arg-type]
