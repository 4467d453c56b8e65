"""What the sender does by the private link: confirm the address, answer, add, withdraw, ask another curator to look.

Each takes the code and the key of the link. Raises `NotFound` for a link that is none, `NotNow` with the reason when
the table of states does not allow it.
"""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from memorial.corrections import evidence, letters, link, steps
from memorial.corrections.states import Action, NotNow
from memorial.corrections.submission import MAX_FILES, WORDS_LENGTH, Refused, text_problem
from memorial.corrections.submit import post
from memorial.models import Correction, Letter, ProposedChange
from memorial.models.evidence_files import Received

Decision = ProposedChange.Decision


def confirm(code: str, key: str, now: datetime.datetime) -> Correction:
    """The sender followed the link in our letter: the address is theirs. Further times change nothing."""
    with transaction.atomic():
        correction = by_link(code, key)
        if correction.confirmed is None and correction.sender_address:
            steps.allowed(correction, steps.SENDER, Action.CONFIRM)
            correction.confirmed = now
            steps.take(correction, steps.SENDER, Action.CONFIRM, now)
        return correction


def answer(code: str, key: str, text: str, now: datetime.datetime, files: tuple[Received, ...] = ()) -> Correction:
    """Answer what was asked; the correction goes back to the curators."""
    with transaction.atomic():
        correction = by_link(code, key)
        steps.allowed(correction, steps.SENDER, Action.ANSWER)
        _take_in(correction, text, files, now)
        correction.changes.filter(decision=Decision.ASKED).update(decision=Decision.OPEN)
        steps.take(correction, steps.SENDER, Action.ANSWER, now, text=text)
        return correction


def add(code: str, key: str, text: str, now: datetime.datetime, files: tuple[Received, ...] = ()) -> Correction:
    """Add words or files; the correction stays where it is."""
    with transaction.atomic():
        correction = by_link(code, key)
        steps.allowed(correction, steps.SENDER, Action.ADD)
        _take_in(correction, text, files, now)
        steps.take(correction, steps.SENDER, Action.ADD, now, text=text)
        return correction


def withdraw(code: str, key: str, now: datetime.datetime) -> Correction:
    """Take the letter back. What was decided already stays decided; nothing more will be."""
    with transaction.atomic():
        correction = by_link(code, key)
        steps.allowed(correction, steps.SENDER, Action.WITHDRAW)
        call_off(correction)
        steps.take(correction, steps.SENDER, Action.WITHDRAW, now)
        return correction


def appeal(code: str, key: str, text: str, now: datetime.datetime, files: tuple[Received, ...] = ()) -> Correction:
    """Ask once for another curator to look at what was declined."""
    with transaction.atomic():
        correction = by_link(code, key)
        steps.allowed(correction, steps.SENDER, Action.APPEAL)
        if correction.appealed is not None:
            raise NotNow(_("Another curator has looked at it already. This can be asked once."))
        if correction.erased is not None:
            raise NotNow(_("Your letter has been deleted here, so nobody can look at it again. Please write anew."))
        declined = correction.changes.filter(decision=Decision.DECLINED)
        if not declined.exists():
            raise NotNow(_("Nothing of it was declined."))
        _take_in(correction, text, files, now)
        declined.update(decision=Decision.OPEN, decided=None)
        correction.appealed = now
        steps.take(correction, steps.SENDER, Action.APPEAL, now, text=text)
        post(letters.write(correction, Letter.Kind.APPEALED, now), now)
        return correction


def by_link(code: str, key: str) -> Correction:
    """The correction of a link, held until the transaction ends. Raises `NotFound`."""
    correction = steps.held(code)
    if not link.is_key(correction, key):
        raise steps.NotFound(code)
    return correction


def call_off(correction: Correction) -> None:
    """Mark what is still open as withdrawn. What waits for a second curator goes on: it is their proposal now."""
    correction.changes.filter(decision__in=(Decision.OPEN, Decision.ASKED)).update(decision=Decision.WITHDRAWN)


def _take_in(correction: Correction, text: str, files: tuple[Received, ...], now: datetime.datetime) -> None:
    """Check what was written and give the files their rows. Raises `Refused`."""
    messages: dict[str, list[str]] = {}
    if problem := text_problem(text, WORDS_LENGTH):
        messages["text"] = [problem]
    elif not text.strip() and not files:
        messages["text"] = [_("Please write something, or choose a file.")]
    if correction.files.count() + len(files) > 2 * MAX_FILES:
        messages["files"] = [_("This letter holds as many files as it can. Please write another for the rest.")]
    if problems := evidence.not_here(files):
        messages["files"] = problems
    if messages:
        raise Refused(messages)
    evidence.attach(correction, files, now)
