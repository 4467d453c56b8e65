"""Setting letters aside, taking them back into the queue, and not taking what is none. Nothing is deleted."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.db import transaction
from django.db.models import TextChoices
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from memorial.changes import Actor
from memorial.corrections import letters, steps
from memorial.corrections.states import Action, NotNow
from memorial.corrections.submit import post
from memorial.models import Correction, Letter

#: So many are rejected at a time; a page of the quarantine holds no more.
AT_ONCE = 500


class Why(TextChoices):
    """Why a letter is not taken; whoever wrote it reads this by their link, in their language."""

    ADVERTISING = "advertising", _("It offers wares or services.")
    MACHINE = "machine", _("It seems to have been written by a machine.")
    REPEATED = "repeated", _("The same letter has reached us before.")
    ABUSE = "abuse", _("It insults people or mocks the dead.")
    ELSEWHERE = "elsewhere", _("It does not speak of the memorial or of anybody in it.")


def quarantine(code: str, actor: Actor, now: datetime.datetime) -> Correction:
    """Set one aside that came into the queue and is no letter."""
    with transaction.atomic():
        correction = steps.held(code)
        steps.take(correction, steps.hand_of(actor, correction), Action.QUARANTINE, now)
        return correction


def release(code: str, actor: Actor, now: datetime.datetime) -> Correction:
    """Take one back into the queue; its sender gets the receipt now, if they have had none."""
    with transaction.atomic():
        correction = steps.held(code)
        steps.take(correction, steps.hand_of(actor, correction), Action.RELEASE, now)
        if not correction.letters.filter(kind=Letter.Kind.RECEIVED).exists():
            post(letters.write(correction, Letter.Kind.RECEIVED, now), now)
        return correction


def bulk_reject(codes: Sequence[str], actor: Actor, now: datetime.datetime, why: str = "") -> list[str]:
    """Close those that were set aside and are none of ours to answer, at most `AT_ONCE`; nobody is written to.

    `why` is one of `Why`; it stands among the steps of each, in its language. Returns the codes of those that could
    not be: somebody has released them meanwhile. They can be released later as well, until their data is deleted like
    that of any other closed one.

    >>> bulk_reject(["k7q2xd3m", "p4zt9wbn"], Actor.from_user(rasa), timezone.now(), Why.ADVERTISING)
    []
    """
    left: list[str] = []
    with transaction.atomic():
        for correction in Correction.objects.select_for_update().filter(code__in=codes[:AT_ONCE]).order_by("pk"):
            with translation.override(correction.language):
                text = str(Why(why).label) if why else ""
            try:
                steps.take(correction, steps.hand_of(actor, correction), Action.REJECT, now, text=text)
            except NotNow:
                left.append(correction.code)
    return left
