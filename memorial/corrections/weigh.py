"""Whether a letter goes before the curators at once or is set aside: by how it came and what it speaks of.

No list of names decides. Signs that a machine sent it weigh for setting it aside, signs that somebody writes of people
and of 1953 weigh against; some signs decide alone. While very many letters arrive, from one network or from all, and
when several came on one day in which nothing speaks of anybody, a letter has to show a sign of the second sort.
Setting aside is no deletion: a curator sees all of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q

from memorial import dates
from memorial.corrections import form_token, network, vocabulary
from memorial.corrections.pranks import LINK, Flag
from memorial.corrections.submission import Arrival, Submission, Wish
from memorial.models import Correction, NameWord
from memorial.names import fold

#: From this weight on a letter is set aside; while many arrive, from the second on.
_QUIET, _BUSY = 3, 1
#: A sign that decides alone: no credit outweighs it.
_DECIDES = 100
#: By chance or by mistake the same is said twice, not more.
_OFTEN = 3
#: A letter shorter than this says what others say by chance.
_FEW_WORDS = 30
#: So many letters a day in which nothing speaks of anybody go before the curators.
_NO_SIGN_A_DAY = 5
_WEIGHTS = {
    Flag.HONEYPOT: _DECIDES,
    Flag.NO_FORM: _DECIDES,
    Flag.TOO_FAST: _DECIDES,
    Flag.MARKUP: _DECIDES,
    Flag.PROBE: _DECIDES,
    Flag.NO_WORDS: 6,
    Flag.TRADE: 4,
    Flag.PRANK_DATE: 5,
    Flag.LINKS: 2,
    Flag.INVISIBLE: 2,
    Flag.FUTURE: 2,
    Flag.BORN_AFTER: 2,
    Flag.MIXED_SCRIPTS: 2,
    Flag.SHOUTED: 1,
    Flag.OFFICIAL: 1,
}
_MARKUP = re.compile(r"(?i)<\s*/?\s*(?:a|b|p|br|div|h\d|script|iframe|img|svg)\b|\[/?(?:url|link|img|b)\b|\]\(https?:")
_PROBE = re.compile(
    r"(?i)\bunion\s+(?:all\s+)?select\b|\bor\s+1\s*=\s*1\b|['\"]\s*(?:or|and)\s+['\"]?\d|\.\./\.\.|/etc/passwd|\$\{jndi"
    r"|\bwaitfor\s+delay\b|\bsleep\(\d|\{\{.*\}\}|\bdrop\s+table\b|javascript:|onerror\s*="
)
_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"\w+")
_YEAR = re.compile(r"(?<!\d)(?:18[89]\d|19[0-5]\d)(?!\d)")
_YEARS = dates.parse("1860/1991")
_PICTURE = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]")
#: How one reaches a seller: a handle, a telephone number with its country.
_HANDLE = re.compile(r"(?i)(?<!\w)@\w{4,}|\bt\.me\b|(?:\+|00)\d[\d ()-]{8,}\d")


@dataclass(frozen=True, slots=True)
class Weighed:
    """What became of weighing: whether it is set aside, and every flag that spoke for it."""

    set_aside: bool
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class Traffic:
    """What came besides: letters saying nearly the same, letters of an hour from the network and from all."""

    said_before: int = 0
    from_network: int = 0
    from_all: int = 0


def weigh(submission: Submission, arrival: Arrival, pranks: tuple[Flag, ...], traffic: Traffic) -> Weighed:
    """Judge a letter, with what `pranks` found in it. Counts it if nothing in it speaks of anybody.

    >>> weigh(letter, Arrival(now, form_token=token), (), Traffic()).set_aside
    False
    """
    words = _free_words(submission)
    flags = list(dict.fromkeys((*pranks, *_by_arrival(arrival), *_by_words(submission, words))))
    weight = sum(_WEIGHTS.get(flag, 0) for flag in flags) + 2 * bool(_HANDLE.search(words))
    weight += 2 * max(0, len(set(LINK.findall(words))) - 1)
    credit = _credit(submission, words)
    if traffic.said_before:
        flags.append(Flag.REPEATED)
        weight += _weight_of_repeats(traffic.said_before, len(words.split()), credit)
    silent = not credit and (weight > 0 or not vocabulary.is_in(words, submission.language))
    busy = list(_busy(traffic))
    if silent and weight < _DECIDES and network.count_of_a_day(Flag.NO_SIGN, arrival.now) > _NO_SIGN_A_DAY:
        busy.append(Flag.NO_SIGN)
    if busy:
        return Weighed(silent or weight - credit >= _BUSY, (*flags, *busy))
    return Weighed(weight - credit >= _QUIET, tuple(flags))


def _weight_of_repeats(said_before: int, words: int, credit: int) -> int:
    """Few words of one's uncle are like anybody's; and whoever writes of kin may write so of several."""
    if said_before < _OFTEN or (credit and words < _FEW_WORDS):
        return 1
    return 2 if credit else 3


def _busy(traffic: Traffic) -> Iterator[Flag]:
    if traffic.from_network > settings.CORRECTIONS_PER_NETWORK:
        yield Flag.NETWORK_BUSY
    if traffic.from_all > settings.CORRECTIONS_PER_HOUR:
        yield Flag.ALL_BUSY


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
    if _PROBE.search(words):
        yield Flag.PROBE
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
        return not any(letter.isalpha() for letter in words)
    vowels = sum(letter in "aeiouy" for letter in folded) / len(folded)
    mixed = sum(_is_mixed(token) for token in tokens) / max(1, len(tokens))
    struck = sum(_is_struck(token) for token in tokens) / max(1, len(tokens))
    return vowels < 0.28 or vowels > 0.75 or mixed > 0.3 or struck > 0.3


def _is_mixed(token: str) -> bool:
    """Digits within a word, or capitals after small letters."""
    return bool(re.search(r"[^\W\d_]\d|\d[^\W\d_]{2}", token) or re.search(r"[a-z][A-Z].*[a-z][A-Z]", token))


def _is_struck(token: str) -> bool:
    """A word nobody could say: five consonants on end in its plain letters, the same letter thrice, or endless."""
    plain = fold(token)
    return bool(re.search(r"[bcdfghjklmnpqrstvwxz]{6}|(.)\1\1", plain)) or len(token) > 45


def _credit(submission: Submission, words: str) -> int:
    """How much of it speaks of people, of kin and of those years, or comes from somebody we know."""
    credit = min(4, len(vocabulary.kin(words)))
    credit += vocabulary.of_somebody(words)
    credit += bool(_YEAR.search("".join(text for place, text, _longest in submission.texts() if "date" not in place)))
    credit += any(_is_of_those_years(wish) for wish in submission.wishes)
    credit += _names_known(submission)
    credit += 2 * bool(submission.files)
    credit += any(wish.value.camp or wish.value.event for wish in submission.wishes)
    credit += 4 * _is_known(submission.sender_address)
    return int(credit)


def _is_of_those_years(wish: Wish) -> bool:
    """A date a life of then could have, of somebody the record has: anybody can type one of nobody."""
    if not wish.value.date or not wish.person:
        return False
    date = dates.parse(wish.value.date)
    return _YEARS.earliest <= date.earliest and date.latest <= _YEARS.latest


def _names_known(submission: Submission) -> bool:
    """Whether a word of it is a name in the record; the sender's own name does not count."""
    texts = [text for place, text, _longest in submission.texts() if not place.startswith("sender")]
    tokens = {fold(word) for word in _WORD.findall(" ".join(texts)) if len(word) > 3}
    return NameWord.objects.filter(fold__in=sorted(tokens)[:300], forms__gt=0).exists() if tokens else False


def _is_known(address: str) -> bool:
    """Whether somebody has followed a link we sent to this address, or a letter from it was accepted."""
    if not address:
        return False
    outcomes = (Correction.Outcome.ACCEPTED, Correction.Outcome.PARTLY_ACCEPTED)
    earlier = Correction.objects.filter(sender_address=address)
    return earlier.filter(Q(confirmed__isnull=False) | Q(outcome__in=outcomes)).exists()
