"""Whether a letter says what others have said before: the same words, or nearly.

Of each run of three words a keyed number is made, and the smallest eight are kept (a MinHash): two letters share about
as many of them as they share of their words. From the numbers no word can be read.
"""

from __future__ import annotations

import datetime
import hashlib
import re
import unicodedata
from collections import Counter

from django.conf import settings

from memorial.corrections.submission import Submission
from memorial.models import Correction, TextMark

_RUN = 3
KEPT = 8
#: Letters say nearly the same when they share so many of the eight.
NEARLY = 4
#: Shorter texts are compared whole.
_LEAST_WORDS = 8
_SINCE = datetime.timedelta(days=30)
_WORD = re.compile(r"[^\W\d_]+")


def marks_of(submission: Submission) -> tuple[int, ...]:
    """The numbers of its free words, at most eight, in order; one for a letter of few words."""
    texts = [submission.message]
    for wish in submission.wishes:
        texts += [wish.words, wish.evidence, wish.how_known, wish.value.text, wish.value.detail]
    words = _WORD.findall(unicodedata.normalize("NFKC", " ".join(texts)).casefold())
    if not words:
        return ()
    if len(words) < _LEAST_WORDS:
        return (_number(" ".join(words)),)
    runs = {" ".join(words[place : place + _RUN]) for place in range(len(words) - _RUN + 1)}
    return tuple(sorted(_number(run) for run in runs)[:KEPT])


def said_before(marks: tuple[int, ...], now: datetime.datetime) -> list[int]:
    """The numbers of corrections of the last thirty days that say nearly the same, those most alike first."""
    if not marks:
        return []
    shared = Counter(
        TextMark.objects.filter(mark__in=marks, correction__received__gte=now - _SINCE).values_list(
            "correction_id", flat=True
        )[:2000]
    )
    enough = min(NEARLY, len(marks))
    return [number for number, count in shared.most_common() if count >= enough]


def keep(correction: Correction, marks: tuple[int, ...]) -> None:
    TextMark.objects.bulk_create(TextMark(correction=correction, mark=mark) for mark in marks)


def _number(run: str) -> int:
    digest = hashlib.blake2b(run.encode(), key=settings.SECRET_KEY.encode()[:64], digest_size=8).digest()
    return int.from_bytes(digest, signed=True)
