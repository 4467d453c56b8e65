"""`erase`: everything of the sender goes, at once: contact data, words, files, letters. Decisions and history stay.

Names of files and their bytes go as well. What was accepted into the record is in the record, in the curators' words.
"""

from __future__ import annotations

import datetime
from functools import partial

from django.db import transaction
from post_office.models import Email

from memorial.corrections import mail_folder, photographs, steps, talk
from memorial.corrections.states import Action, Role
from memorial.corrections.steps import SENDER, SYSTEM, Hand
from memorial.models import Correction, Step, evidence_files
from memorial.models.evidence_files import Received
from memorial.models.photograph_files import Kept


def erase(code: str, key: str, now: datetime.datetime) -> Correction:
    """The sender has their data deleted. What is still open is withdrawn with it; a second time changes nothing.

    Raises `NotFound`.
    """
    with transaction.atomic():
        correction = talk.by_link(code, key)
        if correction.erased is None:
            steps.allowed(correction, SENDER, Action.ERASE)
            _erase(correction, SENDER, now)
        return correction


def erase_closed(correction: Correction, now: datetime.datetime) -> None:
    """The same, by itself, some time after closing. Call it in a transaction, holding the row."""
    steps.allowed(correction, SYSTEM, Action.ERASE)
    _erase(correction, SYSTEM, now)


def _erase(correction: Correction, hand: Hand, now: datetime.datetime) -> None:
    kept = [row.kept for row in correction.files.all()]
    copies = photographs.not_shown(correction)
    written = list(correction.letters.values_list("pk", flat=True))
    correction.files.all().delete()
    correction.marks.all().delete()
    # The letters' rows stay and say that they were sent; the words and the address stood in the outbox only.
    Email.objects.filter(letter__correction=correction).delete()
    talk.call_off(correction)
    # Not accepted: the words were only the sender's. Accepted: they are in the record, as the curator adopted them.
    correction.changes.update(proposed={}, words="", evidence="", how_known="")
    Step.objects.filter(correction=correction, role=Role.SENDER).update(text="")
    correction.message = correction.sender_name = correction.sender_address = correction.sender_relation = ""
    correction.may_contact = correction.may_be_named = correction.may_publish_photographs = False
    correction.digest = correction.network = ""
    correction.flags = []
    correction.erased = now
    steps.take(correction, hand, Action.ERASE, now)
    transaction.on_commit(partial(_discard, kept, copies, written))


def _discard(kept: list[Received], copies: list[Kept], letters: list[int]) -> None:
    """The files go once no row names them any more. Should the machine stop before, the sweep finds them."""
    for received in kept:
        evidence_files.discard(received)
    photographs.discard(copies)
    mail_folder.discard(letters)
