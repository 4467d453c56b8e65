"""Whether a letter goes before the curators at once or is set aside: by how it came and what it speaks of.

No list of names decides. Signs that a machine sent it weigh for setting it aside, signs that somebody writes of people
and of 1953 weigh against; some signs decide alone. While very many letters arrive, from one network or from all, a
letter has to show at least one sign of the second sort. Setting aside is no deletion: a curator sees all of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings

from memorial.corrections import form_token, vocabulary
from memorial.corrections.pranks import LINK, Flag
from memorial.corrections.submission import Arrival, Submission
from memorial.models import NameKey
from memorial.names import fold

#: From this weight on a letter is set aside on a quiet day; while many arrive, from `_BUSY` on.
_QUIET, _BUSY = 4, 0
#: A sign that decides alone: no credit outweighs it.
_DECIDES = 100
#: So often the same has been said before: by chance or by mistake twice, not more.
_OFTEN = 3
_WEIGHTS = {
    Flag.HONEYPOT: _DECIDES,
    Flag.NO_FORM: _DECIDES,
    Flag.TOO_FAST: _DECIDES,
    Flag.MARKUP: _DECIDES,
    Flag.LINKS: 2,
    Flag.REPEATED: 3,
    Flag.NO_WORDS: 5,
    Flag.TRADE: 3,
    Flag.SHOUTED: 1,
    Flag.INVISIBLE: 2,
    Flag.MIXED_SCRIPTS: 1,
}
_MARKUP = re.compile(r"(?i)<\s*(?:a|script|iframe|img)\b|\[(?:url|link|img)\b|\]\(https?:")
_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"\w+")
_YEAR = re.compile(r"\b(?:18[89]\d|19[0-5]\d)\b")
_PICTURE = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]")


@dataclass(frozen=True, slots=True)
class Weighed:
    """What became of weighing: whether it is set aside, and every flag that spoke for it."""

    set_aside: bool
    flags: tuple[Flag, ...]


def weigh(submission: Submission, arrival: Arrival, said_before: int, from_network: int, from_all: int) -> Weighed:
    """Judge a letter. `said_before` is how many letters said nearly the same, the others how many came in an hour.

    >>> weigh(letter, Arrival(now, form_token=token), said_before=0, from_network=1, from_all=3).set_aside
    False
    """
    words = _free_words(submission)
    flags = [*_by_arrival(arrival), *_by_words(submission, words)]
    weight = sum(_WEIGHTS[flag] for flag in flags)
    if said_before:
        flags.append(Flag.REPEATED)
        weight += _DECIDES if said_before >= _OFTEN else _WEIGHTS[Flag.REPEATED]
    weight += 2 * min(4, max(0, len(LINK.findall(words)) - 1))
    weight -= _credit(submission, arrival, words)
    busy = [Flag.NETWORK_BUSY] if from_network > settings.CORRECTIONS_PER_NETWORK else []
    if from_all > settings.CORRECTIONS_PER_HOUR:
        busy.append(Flag.ALL_BUSY)
    set_aside = weight >= (_BUSY if busy else _QUIET)
    return Weighed(set_aside, (*flags, *busy))


def _free_words(submission: Submission) -> str:
    texts = [text for place, text, _longest in submission.texts() if place != "sender_address"]
    return "\n".join(text for text in texts if text)


def _by_arrival(arrival: Arrival) -> Iterator[Flag]:
    if arrival.honeypot.strip():
        yield Flag.HONEYPOT
    age = form_token.age(arrival.form_token, arrival.now)
    if age is None or age > form_token.MOST:
        yield Flag.NO_FORM
    elif age < form_token.LEAST:
        yield Flag.TOO_FAST


def _by_words(submission: Submission, words: str) -> Iterator[Flag]:
    if _MARKUP.search(words) or LINK.search(submission.sender_name) or len(LINK.findall(words)) > 3:
        yield Flag.MARKUP
    if LINK.search(words):
        yield Flag.LINKS
    if _says_nothing(words):
        yield Flag.NO_WORDS
    if len(vocabulary.trade(words)) > 1:
        yield Flag.TRADE
    letters = [letter for letter in words if letter.isalpha()]
    capitals = sum(unicodedata.category(letter) == "Lu" for letter in letters)
    if (len(letters) > 40 and capitals > 0.6 * len(letters)) or len(_PICTURE.findall(words)) > 2:
        yield Flag.SHOUTED


def _says_nothing(words: str) -> bool:
    """Whether these are letters struck at random: no language here goes without vowels, or shifts within words."""
    folded = re.sub(r"[^a-z]", "", fold(words))
    tokens = [token for token in _TOKEN.findall(words) if not token.isdigit()]
    if len(folded) < 12:
        return len(folded) < 2 and not any(letter.isalpha() for letter in words)
    vowels = sum(letter in "aeiouy" for letter in folded) / len(folded)
    mixed = sum(_is_mixed(token) for token in tokens) / max(1, len(tokens))
    longest = max((len(token) for token in tokens), default=0)
    return vowels < 0.3 or vowels > 0.75 or mixed > 0.3 or longest > 45


def _is_mixed(token: str) -> bool:
    """Digits within a word, or a capital after a small letter."""
    return bool(re.search(r"[^\W\d_]\d|\d[^\W\d_]{2}", token) or re.search(r"[a-z][A-Z].*[a-z][A-Z]", token))


def _credit(submission: Submission, arrival: Arrival, words: str) -> int:
    """How much of it speaks of people, of kin and of those years."""
    credit = min(2, len(vocabulary.kin(words)))
    credit += bool(_YEAR.search(words))
    credit += bool(_names_known(words))
    credit += bool(submission.files)
    age = form_token.age(arrival.form_token, arrival.now)
    credit += age is not None and age.total_seconds() >= 45
    return int(credit)


def _names_known(words: str) -> bool:
    """Whether a word of it is a name in the record."""
    tokens = {fold(word) for word in _WORD.findall(words) if len(word) > 3}
    return NameKey.objects.filter(token__in=sorted(tokens)[:300]).exists() if tokens else False
