"""A name divided: given names, patronymic, family name; and the words by which it is looked for."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass

from memorial.names.fold import fold, visible

#: Words that belong to the family name that follows them.
PARTICLES = frozenset(
    [
        "von",
        "van",
        "vom",
        "zu",
        "zum",
        "zur",
        "de",
        "del",
        "della",
        "der",
        "den",
        "di",
        "da",
        "do",
        "dos",
        "du",
        "la",
        "le",
        "af",
        "av",
        "ter",
        "ten",
        "of",
        "фон",
        "ван",
        "де",
        "дер",
    ]
)

_WORD = re.compile(r"[^\W_]+(?:['’‘ʼ`´][^\W_]+)*\.?")
_HYPHENS = re.compile(r"[-‐‑‒–—]")
_INITIAL = re.compile(r"[^\W\d_]\.?\Z")
#: Patronymics of Russian, Ukrainian, Belarusian and Polish spelling. Lithuanian family names in -avičius, -evičius
#: are none of them.
_PATRONYMIC = re.compile(
    r"(?:[оеё]вич|[оеё]вна|[ії]вна|ична|йович|инична|avich|[oe]vich|[oe]vych|[oe]vna|ivna|[oe]wicz|[oe]wna"
    r"|[oe]witsch|[oe]vič|[oe]vyč|ijovych)\Z",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\s*(?:(?P<series>\d)\s*-?\s*)?(?P<letter>[^\W\d_])\s*[-‐‑‒–—]?\s*(?P<digits>\d{1,4})\s*\Z")
#: Letters of prisoners' numbers are Cyrillic: the Latin letter of the same sound is written for them.
_NUMBER_LETTERS = dict(zip("АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ", "ABVGDEZZIKLMNOPRSTUFHCCSSEUA", strict=True))


class Kind(enum.Enum):
    """What a word of a name is."""

    WORD = "word"
    INITIAL = "initial"
    PARTICLE = "particle"
    PATRONYMIC = "patronymic"


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a name: as written, folded, and what it is."""

    text: str
    folded: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name divided. Initials stand among the given names; particles go with the family name."""

    given: tuple[str, ...]
    patronymic: tuple[str, ...]
    family: tuple[str, ...]


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a name in the order written. A hyphenated name gives its parts.

    >>> [token.folded for token in tokens("A. Kostkus-Kostkevičius")]
    ['a', 'kostkus', 'kostkevicius']
    """
    words = [word for piece in _HYPHENS.split(visible(text)) for word in _initials_apart(piece)]
    found = []
    for place, word in enumerate(words):
        folded = fold(word).replace(" ", "")
        if folded:
            found.append(Token(word, folded, _kind(word, place, len(words))))
    return tuple(found)


def split(text: str) -> NameParts:
    """Given names, patronymic and family name of a whole written form.

    Family name first when a comma follows it, or when a patronymic stands last of three (the order of Russian
    lists); otherwise the family name is last. One word alone is a family name.

    >>> split("Казанас Афанасий Иванович").family
    ('Казанас',)
    """
    before, comma, after = visible(text).partition(",")
    words = _whole_words(before)
    if comma and words and _whole_words(after):
        given, patronymic = _apart(_whole_words(after))
        return NameParts(given, patronymic, tuple(words))
    words = words or _whole_words(after)
    if len(words) >= 3 and _PATRONYMIC.search(words[-1]) and not _PATRONYMIC.search(words[-2]):
        given, patronymic = _apart(words[1:])
        return NameParts(given, patronymic, (words[0],))
    first = _family_begins(words)
    given, patronymic = _apart(words[:first])
    return NameParts(given, patronymic, tuple(words[first:]))


def prisoner_number(text: str) -> str | None:
    """A prisoner's number in its one form, or None: `U-777` for `U-777`, `u 777`, `У777`.

    A letter and up to four digits, in some camps after a series digit: `1-A-234`.
    """
    found = _NUMBER.match(visible(text[:40]).upper())
    if found is None:
        return None
    letter = _NUMBER_LETTERS.get(found["letter"], found["letter"])
    series = f"{found['series']}-" if found["series"] else ""
    return f"{series}{letter}-{found['digits']}"


def _initials_apart(piece: str) -> list[str]:
    """Words with their full stops; letters run together by stops (`J.K.`) come apart by themselves."""
    return [found.group() for found in _WORD.finditer(piece)]


def _kind(word: str, place: int, count: int) -> Kind:
    if _INITIAL.match(word):
        return Kind.INITIAL
    if word.lower() in PARTICLES and count > 1:
        return Kind.PARTICLE
    if _PATRONYMIC.search(word) and place > 0 and count >= 3:
        return Kind.PATRONYMIC
    return Kind.WORD


def _whole_words(text: str) -> list[str]:
    """Words with their hyphens: `Kostkus-Kostkevičius` is one."""
    joined = _HYPHENS.sub("-", text)
    return re.findall(r"[^\W_](?:[^\W_]|['’‘ʼ`´](?=[^\W_])|-(?=[^\W_]))*\.?", joined)


def _apart(words: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Given names and patronymic; a patronymic comes after a given name."""
    if len(words) > 1 and _PATRONYMIC.search(words[-1]):
        return tuple(words[:-1]), (words[-1],)
    return tuple(words), ()


def _family_begins(words: list[str]) -> int:
    """Where the family name begins when it is last: with its particles, never with an initial."""
    first = max(0, len(words) - 1)
    while first > 0 and words[first - 1].lower() in PARTICLES:
        first -= 1
    return first
