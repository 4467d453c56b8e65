"""Sending what stands in the outbox, one letter at a time; a crash loses none.

A letter is claimed by moving its next try ahead, sent, and then marked as sent. Where the machine stops between the
last two the letter goes out again with the same Message-ID, by which mail readers show it once.
"""

from __future__ import annotations

import datetime
import logging
import smtplib
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.db.models import F, Q
from post_office.models import STATUS, Email

from memorial.corrections import link
from memorial.corrections.letters import LINK_MARK
from memorial.models import Letter

logger = logging.getLogger(__name__)

#: When a try fails, the next follows after so many minutes; after the last the letter is given up.
_PAUSES = (5, 30, 120, 360, 720, 1440)
#: A claim that was not finished is void after this; longer than a mail server is waited for.
_CLAIM = datetime.timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Delivered:
    """How many letters left, how many will be tried again, how many were given up."""

    sent: int
    later: int
    given_up: int


def deliver(now: datetime.datetime, limit: int = 500) -> Delivered:
    """Send the letters whose time has come, the oldest first.

    >>> deliver(timezone.now())
    Delivered(sent=3, later=0, given_up=0)
    """
    counted = {"sent": 0, "later": 0, "given_up": 0}
    for number in _due(now)[:limit]:
        outcome = deliver_one(number, now)
        if outcome:
            counted[outcome] += 1
    return Delivered(**counted)


def deliver_one(number: int, now: datetime.datetime) -> str:
    """Send one letter, by its number: `sent`, `later`, `given_up`, or nothing when another process has it."""
    letter = _claim(number, now)
    if letter is None or letter.email is None:
        return ""
    try:
        _message(letter, letter.email).send()
    except (OSError, smtplib.SMTPException, ValueError) as error:
        return _failed(letter, now, error)
    with transaction.atomic():
        Letter.objects.filter(pk=number).update(sent=now)
        Email.objects.filter(pk=letter.email.pk).update(status=STATUS.sent, scheduled_time=None, last_updated=now)
    return "sent"


def _due(now: datetime.datetime) -> list[int]:
    waiting = Letter.objects.filter(sent__isnull=True, failed__isnull=True, email__isnull=False)
    due = waiting.filter(Q(email__scheduled_time__isnull=True) | Q(email__scheduled_time__lte=now))
    return list(due.order_by("pk").values_list("pk", flat=True))


def _claim(number: int, now: datetime.datetime) -> Letter | None:
    """Take the letter for this process: of two that ask at once the database lets one move its next try."""
    free = Email.objects.filter(letter=number, status__in=(STATUS.queued, STATUS.requeued)).filter(
        Q(scheduled_time__isnull=True) | Q(scheduled_time__lte=now)
    )
    if not free.update(scheduled_time=now + _CLAIM):
        return None
    Letter.objects.filter(pk=number).update(tries=F("tries") + 1)
    return Letter.objects.select_related("correction", "email").get(pk=number)


def _message(letter: Letter, email: Email) -> EmailMultiAlternatives:
    correction = letter.correction
    path = link.path_of(correction.code, link.key_of(correction), correction.language)
    private = f"{settings.LETTERS_ORIGIN}{path}?letter={link.mark_of(correction)}"
    message = EmailMultiAlternatives(
        subject=email.subject,
        body=email.message.replace(LINK_MARK, private),
        from_email=email.from_email,
        to=email.to,
        headers={**(email.headers or {}), "Message-ID": email.message_id},
        connection=get_connection(),
    )
    message.attach_alternative(email.html_message.replace(LINK_MARK, private), "text/html")
    return message


def _failed(letter: Letter, now: datetime.datetime, error: Exception) -> str:
    """Note a failed try. What the server said is not logged: it quotes the address."""
    refused = isinstance(error, smtplib.SMTPRecipientsRefused) and all(
        code >= 500 for code, _said in error.recipients.values()
    )
    # A ValueError says that the address or a header can be in no letter at all.
    for_good = refused or isinstance(error, ValueError)
    logger.warning("letter %d was not taken: %s", letter.pk, type(error).__name__)
    if for_good or letter.tries > len(_PAUSES):
        with transaction.atomic():
            Letter.objects.filter(pk=letter.pk).update(failed=now)
            Email.objects.filter(letter=letter.pk).update(status=STATUS.failed, scheduled_time=None)
        return "given_up"
    pause = datetime.timedelta(minutes=_PAUSES[letter.tries - 1])
    Email.objects.filter(letter=letter.pk).update(status=STATUS.requeued, scheduled_time=now + pause)
    return "later"
