"""What in a letter should make a curator look twice, each with where it stands. None of it alone keeps a letter away.

A flag names a place, never the words: what the sender wrote stands in one place only, and goes from there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from memorial import dates
from memorial.corrections.submission import Submission, Wish
from memorial.models import Official, ProposedChange
from memorial.names import fold


class Flag(TextChoices):
    """What seemed odd, in words for the curator."""

    PRANK_DATE = "prank_date", _("A date that is typed in jest: 20 April 1889 and the like.")
    MIXED_SCRIPTS = "mixed_scripts", _("One word mixes letters of two alphabets that look alike.")
    INVISIBLE = "invisible", _("It holds characters that cannot be seen or that turn the direction of reading.")
    BORN_AFTER = "born_after", _("The date of birth lies after the events of 1953.")
    FUTURE = "future", _("A date lies in the future.")
    OFFICIAL = "official", _("The name is that of an official named in the record.")
    LINKS = "links", _("It holds links. They are shown as text.")
    REPEATED = "repeated", _("Others have sent nearly the same words.")
    HONEYPOT = "honeypot", _("A field was filled in that no person sees.")
    TOO_FAST = "too_fast", _("It was sent faster than a person can read the form.")
    NO_FORM = "no_form", _("It did not come from a form we had given out.")
    MARKUP = "markup", _("It holds markup of web pages or forums.")
    NO_WORDS = "no_words", _("The letters make no words of any language.")
    TRADE = "trade", _("It offers wares or services.")
    SHOUTED = "shouted", _("It is written in capitals or pictures.")
    PROBE = "probe", _("It tries for weaknesses of the program.")
    NO_SIGN = "no_sign", _("Nothing in it speaks of anybody, and several such came on one day.")
    NETWORK_BUSY = "network_busy", _("Very many letters came from the same network within the hour.")
    ALL_BUSY = "all_busy", _("Very many letters came from everywhere within the hour.")


LINK = re.compile(
    r"(?i)\b(?:https?://|www\.)\S+|\b[\w-]{2,}\.(?:com|net|org|ru|xyz|top|info|biz|shop|online|site|io|cn)\b"
)
#: Zero-width characters, and those that turn the direction of reading. ZWJ and ZWNJ are letters' business in Persian
#: and Indic scripts only, in which no name here is written.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\U000e0000-\U000e007f]"
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_PRANK_DATES = ("1889-04-20", "0001-01-01", "1900-01-01", "1111-11-11", "2000-01-01")
_LAST_EVENT = dates.parse("1953-12-31")


def flags_of(submission: Submission, today: int) -> list[dict[str, str]]:
    """The flags of a letter as it is stored: `[{"flag": "prank_date", "place": "wishes[0].date"}]`.

    `today` is a day as `datetime.date.toordinal()` counts them.
    """
    found = [{"flag": str(flag.value), "place": place} for flag, place in _in_texts(submission)]
    for place, wish in enumerate(submission.wishes):
        found += [{"flag": str(flag.value), "place": f"wishes[{place}].{name}"} for flag, name in _in_wish(wish, today)]
    found += [{"flag": str(Flag.OFFICIAL.value), "place": place} for place in _officials(submission)]
    return found


def has_mixed_scripts(text: str) -> bool:
    """Whether a single word of it is written in Latin and Cyrillic or Greek letters at once, as in `Каzаnas`."""
    return any(len(_scripts(word)) > 1 for word in _WORD.findall(text))


def _scripts(word: str) -> set[str]:
    found = {unicodedata.name(letter, "").partition(" ")[0] for letter in word}
    return found & {"LATIN", "CYRILLIC", "GREEK"}


def _in_texts(submission: Submission) -> Iterator[tuple[Flag, str]]:
    for place, text, _longest in submission.texts():
        if _INVISIBLE.search(text):
            yield Flag.INVISIBLE, place
        if has_mixed_scripts(text):
            yield Flag.MIXED_SCRIPTS, place
        if place != "sender_address" and LINK.search(text):
            yield Flag.LINKS, place


def _in_wish(wish: Wish, today: int) -> Iterator[tuple[Flag, str]]:
    if not wish.value.date:
        return
    date = dates.parse(wish.value.date)
    if date.text in _PRANK_DATES:
        yield Flag.PRANK_DATE, "date"
    if wish.kind == "born" and date.earliest > _LAST_EVENT.latest:
        yield Flag.BORN_AFTER, "date"
    if today < date.earliest < dates.OPEN_END:
        yield Flag.FUTURE, "date"


def _officials(submission: Submission) -> Iterator[str]:
    about_names = (ProposedChange.About.NAME, ProposedChange.About.NEW_NAME, ProposedChange.About.MISSING_PERSON)
    named = {
        place: fold(wish.value.text).split()
        for place, wish in enumerate(submission.wishes)
        if wish.about in about_names and wish.value.text
    }
    if not named:
        return
    officials = [fold(name).split() for name in Official.objects.values_list("name", flat=True).distinct()]
    for place, words in named.items():
        if any(_is_same_name(words, official) for official in officials):
            yield f"wishes[{place}].text"


def _is_same_name(words: list[str], official: list[str]) -> bool:
    """The same family name, and given names that begin alike where both have one: `Lavrenty Beria`, `Beria, L.`"""
    if not official or official[-1] not in words:
        return False
    given, known = [word for word in words if word != official[-1]], official[:-1]
    return not given or not known or any(word[0] == known[0][0] for word in given)
