"""`submit`: a letter is taken in. All of it is stored, with its files and our answer, or nothing."""

from __future__ import annotations

import datetime
import hmac
import secrets
from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from memorial.corrections import evidence, letters, link, network, quote, repeats, steps
from memorial.corrections.deliver import deliver_one
from memorial.corrections.pranks import Flag, flags_of
from memorial.corrections.states import SUBMIT
from memorial.corrections.submission import Arrival, Refused, Submission, check
from memorial.corrections.weigh import Traffic, weigh
from memorial.models import Correction, CorrectionState, Letter, ProposedChange
from memorial.models.correction import new_code


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the sender gets: the code and the key of the private link. `again`: this letter was there already."""

    code: str
    key: str
    again: bool = False


class SameKeyOtherContent(Exception):
    """The form's key was used for another letter. The message says so, in the language in use."""

    def __init__(self) -> None:
        self.message = _(
            "This form was sent before, with other words. What you sent then has reached us; "
            "to send something else, please open the form anew."
        )
        super().__init__(self.message)


def submit(submission: Submission, arrival: Arrival) -> Receipt:
    """Take in a letter. When this returns it is on the disk, with its files and our letter in the outbox.

    Sent again with the same key and the same content it is the same letter, and the same receipt. Raises `Refused`
    with what is wrong, `SameKeyOtherContent`; in both cases nothing is stored. Whether it goes before the curators at
    once or is set aside is not told.

    >>> submit(Submission(request_key=key, language="lt", wishes=(wish,)), Arrival(now, form_token=token))
    Receipt(code='k7q2xd3m', key='mzxw6ytboi4dqmzxw6ytboi4dqmzxw6y', again=False)
    """
    check(submission)
    if (known := _sent_before(submission) or _files_are_here(submission)) is not None:
        return known
    try:
        with transaction.atomic():
            correction = _store(submission, arrival)
    except IntegrityError:
        known = _sent_before(submission)  # the same form, sent twice at once: the other one was first
        if known is None:
            raise
        return known
    return Receipt(correction.code, link.key_of(correction))


def _sent_before(submission: Submission) -> Receipt | None:
    correction = Correction.objects.filter(request_key=submission.request_hash).first()
    if correction is None:
        return None
    if correction.digest and not hmac.compare_digest(correction.digest, _digest(submission)):
        raise SameKeyOtherContent
    evidence.discard_again(submission.files)
    return Receipt(correction.code, link.key_of(correction), again=True)


def _digest(submission: Submission) -> str:
    return hmac.new(submission.request_key.encode("utf-8", "replace"), submission.canonical(), "sha256").hexdigest()


def _files_are_here(submission: Submission) -> Receipt | None:
    """No row without its file: what was sent with the form may have been swept while it lay open.

    Where they went with this very letter, sent twice at once, its receipt.
    """
    if problems := evidence.not_here(submission.files):
        if (known := _sent_before(submission)) is not None:
            return known
        raise Refused({"files": problems})
    return None


def _store(submission: Submission, arrival: Arrival) -> Correction:
    now = arrival.now
    scope = network.key_of(arrival.address, now)
    # Tallies first, the network before all: whoever comes at the same time waits here and in this order.
    from_network = network.count(scope, now) if scope else 0
    from_all = network.count("", now)
    marks = repeats.marks_of(submission)
    traffic = Traffic(len(repeats.said_before(marks, now)), from_network, from_all)
    pranks = flags_of(submission, now.toordinal())
    weighed = weigh(submission, arrival, tuple(Flag(one["flag"]) for one in pranks), traffic)
    correction = Correction.objects.create(
        code=_free_code(),
        nonce=secrets.token_hex(16),
        language=submission.language,
        received=now,
        state=CorrectionState.QUARANTINED if weighed.set_aside else CorrectionState.RECEIVED,
        message=submission.message,
        sender_name=submission.sender_name,
        sender_address=submission.sender_address,
        sender_relation=submission.sender_relation,
        may_contact=submission.may_contact,
        may_publish_photographs=submission.may_publish_photographs,
        may_be_named=submission.may_be_named,
        flags=_flags(pranks, weighed.flags),
        network=scope,
        request_key=submission.request_hash,
        digest=_digest(submission),
    )
    _store_changes(correction, submission)
    evidence.attach(correction, submission.files, now)
    repeats.keep(correction, marks)
    steps.write(correction, steps.SENDER, SUBMIT, now)
    # To whoever fills in what no person sees we do not write: the address may be anybody's.
    if not weighed.set_aside:
        post(letters.write(correction, Letter.Kind.RECEIVED, now), now)
    return correction


def post(letter: Letter | None, now: datetime.datetime) -> None:
    """Where letters are only written into a folder, do it once the transaction is over; else the timer sends them."""
    if letter is not None and settings.LETTERS_AT_ONCE:
        transaction.on_commit(partial(deliver_one, letter.pk, now), robust=True)


def _flags(pranks: list[dict[str, str]], weighed: tuple[Flag, ...]) -> list[dict[str, str]]:
    """What is stored for the curator: each flag with its place, those of the letter as a whole without one."""
    known = {one["flag"] for one in pranks}
    return pranks + [{"flag": str(flag.value), "place": ""} for flag in weighed if flag.value not in known]


def _store_changes(correction: Correction, submission: Submission) -> None:
    made: list[ProposedChange] = []
    if not submission.wishes:
        # A letter of words alone is answered like any other: as one thing to decide.
        ProposedChange.objects.create(correction=correction, about=ProposedChange.About.OTHER)
    for place, wish in enumerate(submission.wishes):
        quoted = quote.quote(wish, correction.language)
        change = ProposedChange(
            correction=correction,
            position=place,
            about=wish.about,
            kind=wish.kind or quoted.kind,
            person_id=quoted.person,
            statement_id=quoted.statement,
            name_id=quoted.name,
            current=quoted.as_json(),
            proposed=wish.value.as_json(),
            words=wish.words,
            evidence=wish.evidence,
            how_known=wish.how_known,
        )
        made.append(change)
        change.save()
    for change, wish in zip(made, submission.wishes, strict=True):
        if wish.missing is not None:
            change.belongs_to = made[wish.missing]
            change.save()


def _free_code() -> str:
    while Correction.objects.filter(code=(code := new_code())).exists():
        pass
    return code
