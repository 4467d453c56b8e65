"""What a timer does each day: warn, delete contact data whose time is over, forget networks, sweep stray files."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from memorial.corrections import letters, network, steps, sweep
from memorial.corrections.erase import erase_closed
from memorial.corrections.settle import settle_all
from memorial.corrections.states import Action
from memorial.corrections.submit import post
from memorial.models import Correction, Letter


@dataclass(frozen=True, slots=True)
class Tended:
    """How many corrections were brought up to date, warned of, erased, and how many files were swept."""

    settled: int
    warned: int
    erased: int
    swept: int


def tend(now: datetime.datetime) -> Tended:
    """All of it, in this order: nobody is erased without having been warned, where they can be written to."""
    settled = settle_all(now)
    erased = _each(_due(now), now, _erase)
    warned = _each(_to_be_warned(now), now, _warn)
    network.forget(now)
    return Tended(settled, warned, erased, len(sweep.sweep(now)))


def _to_be_warned(now: datetime.datetime) -> list[int]:
    """Closed long enough that the warning goes out, and not warned yet."""
    since = now - datetime.timedelta(days=max(0, settings.CONTACT_DAYS - settings.WARNING_DAYS))
    closed = Correction.objects.holding_contact_data().filter(closed__lte=since, warned__isnull=True)
    return list(closed.order_by("pk").values_list("pk", flat=True))


def _due(now: datetime.datetime) -> list[int]:
    """Closed for the whole time, and warned as long before as we say."""
    since = now - datetime.timedelta(days=settings.CONTACT_DAYS)
    warning = now - datetime.timedelta(days=settings.WARNING_DAYS)
    over = Correction.objects.holding_contact_data().filter(closed__lte=since, warned__lte=warning)
    return list(over.order_by("pk").values_list("pk", flat=True))


def _each(numbers: list[int], now: datetime.datetime, do: Callable[[Correction, datetime.datetime], bool]) -> int:
    done = 0
    for number in numbers:
        with transaction.atomic():
            correction = Correction.objects.select_for_update().get(pk=number)
            done += do(correction, now)
    return done


def _warn(correction: Correction, now: datetime.datetime) -> bool:
    if correction.warned is not None or not correction.is_closed:
        return False
    correction.warned = now
    steps.take(correction, steps.SYSTEM, Action.WARN, now)
    if not correction.is_set_aside:
        post(letters.write(correction, Letter.Kind.WARNING, now), now)
    return True


def _erase(correction: Correction, now: datetime.datetime) -> bool:
    if correction.erased is not None or not correction.is_closed:
        return False
    erase_closed(correction, now)
    return True
