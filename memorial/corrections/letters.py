"""Our letters to senders: written into the outbox with what they tell of, and sent later by `deliver`.

The outbox (django-post-office) holds the words without the private link: where it belongs stands a mark, and the link
is made as the letter leaves. A letter has the same Message-ID each time it is tried, made from its row.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from post_office.models import PRIORITY, STATUS, Email

from memorial.models import Correction, Letter, ProposedChange

#: Stands in the outbox where the private link will stand. The name can never be anybody's (RFC 2606).
LINK_MARK = "https://private-link.invalid/"


@dataclass(frozen=True, slots=True)
class Row:
    """One proposed change in the answer: what it is, what was decided, why."""

    what: str
    decision: str
    reason: str


@dataclass(frozen=True, slots=True)
class Words:
    """A letter before it is laid out: the same words for text and HTML."""

    subject: str
    paragraphs: Sequence[str]
    link_text: str
    rows: Sequence[Row] = ()


def write(correction: Correction, kind: Letter.Kind, now: datetime.datetime, question: str = "") -> Letter | None:
    """Put a letter into the outbox, in the sender's language. None when there is no address it may go to.

    The receipt goes to any address that was given; everything later only where the sender wished to be written to.
    Call it in the transaction of what it tells of.
    """
    address = correction.sender_address if kind == Letter.Kind.RECEIVED else correction.letters_go_to
    if not address:
        return None
    with translation.override(correction.language):
        words = _words(correction, kind, question)
        context = {
            "subject": words.subject,
            "paragraphs": words.paragraphs,
            "rows": words.rows,
            "link_text": words.link_text,
            "link": LINK_MARK,
            "language": correction.language,
            "foot": _("Names of the Gulag revolts. You receive this letter because you wrote to us."),
        }
        text = render_to_string("letters/letter.txt", context)
        html = render_to_string("letters/letter.html", context)
    letter = Letter.objects.create(correction=correction, kind=kind, written=now)
    letter.email = Email.objects.create(
        from_email=settings.LETTERS_FROM,
        to=[address],
        subject=words.subject,
        message=text,
        html_message=html,
        status=STATUS.queued,
        priority=PRIORITY.medium,
        message_id=message_id(letter),
        headers={"Auto-Submitted": "auto-generated", "Content-Language": correction.language},
    )
    letter.save()
    return letter


def message_id(letter: Letter) -> str:
    """`<letter-17.k7q2xd3m@memorial.example>`: the same at every try, so that one that came twice is shown once."""
    host = settings.LETTERS_FROM.rpartition("@")[2].strip("> ") or "localhost"
    return f"<letter-{letter.pk}.{letter.correction.code}@{host}>"


def what(change: ProposedChange) -> str:
    """A proposed change in a few words, for a letter or a line of a page."""
    parts = [str(ProposedChange.About(change.about).label)]
    whom = change.person.display_name if change.person else str(change.proposed_value("name"))
    said = str(change.proposed_value("text") or change.proposed_value("date_typed") or change.proposed_value("date"))
    parts += [part for part in (whom, said) if part]
    return ", ".join(parts)


def _words(correction: Correction, kind: Letter.Kind, question: str) -> Words:
    code = {"code": correction.code}
    follow = _("Follow it here; the link is yours alone, please do not pass it on:")
    match kind:
        case Letter.Kind.RECEIVED:
            return Words(
                _("We have received your letter (%(code)s)") % code,
                (
                    _("Thank you. Your letter has reached us. Its code is %(code)s.") % code,
                    _("A curator will read it and answer each point with a reason. Nothing you sent is public."),
                ),
                _(
                    "By this link you see every step, can add to your letter, withdraw it, or have your data deleted. "
                    "Following it also confirms your address:"
                ),
            )
        case Letter.Kind.ASKED:
            return Words(
                _("A question about your letter (%(code)s)") % code,
                (_("We have read your letter and would like to ask:"), question),
                _("Please answer here; you can add files as well:"),
            )
        case Letter.Kind.DECIDED:
            rows = [
                Row(what(change), str(ProposedChange.Decision(change.decision).label), change.reason)
                for change in correction.changes.select_related("person").order_by("position")
            ]
            return Words(
                _("The answer to your letter (%(code)s)") % code,
                (_("This is what was decided, and why:"),),
                _("If something was declined, you can ask once for another curator to look at it. All of it is here:"),
                rows,
            )
        case Letter.Kind.APPEALED:
            return Words(
                _("Another curator will look at your letter (%(code)s)") % code,
                (_("You asked us to look again. A curator who has not decided on it before will do so."),),
                follow,
            )
        case Letter.Kind.WARNING:
            return Words(
                _("Your data will be deleted (%(code)s)") % code,
                (
                    _(
                        "Your letter is answered and closed. In %(days)d days we delete your name, your address, "
                        "your words and your files. The decision and what it changed in the record stay."
                    )
                    % {"days": settings.WARNING_DAYS},
                ),
                _("You need do nothing. Until then you can read everything here:"),
            )
        case Letter.Kind.ERASED:
            return Words(
                _("Your data has been deleted (%(code)s)") % code,
                (_("As you asked, your name, your address, your words and your files have been deleted here."),),
                _("The decision and what it changed in the record can still be read here:"),
            )
    raise ValueError(kind)
