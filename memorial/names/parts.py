"""A name divided: titles, given names, patronymic, family name; and the words by which it is looked for.

The division goes by what stands on the page, never by a list of names, so it is a proposal to a curator and a help to
search, not a fact. What cannot be seen is decided in one way: of several words without comma, patronymic or initials
the last is the family name, and one word alone is a family name ("Father Victor" too). A patronymic is one only where
a patronymic can stand: Abramovich at the end of "Roman Abramovich" is a family name, and Lithuanian names in -avičius
never are patronymics.
"""

from __future__ import annotations

import enum
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from memorial.names.fold import APOSTROPHES, DASHES, fold, visible
from memorial.names.markers import CHILD_OF, DAUGHTER, PARTICLES, SON, SON_BETWEEN, TITLES, TWO_LETTERS
from memorial.names.number import prisoner_number

#: Endings are looked for in the last letters only.
_ENDING = 10
#: A full stop is kept with a word as short as this: it may be an abbreviation. Elsewhere it ends a sentence.
_ABBREVIATION = 4


class Kind(enum.Enum):
    """What a word of a name is, for search."""

    WORD = "word"
    INITIAL = "initial"
    PARTICLE = "particle"
    PATRONYMIC = "patronymic"
    NUMBER = "number"
    TITLE = "title"


class Order(enum.Enum):
    """Which part of a name is written first."""

    GIVEN_FIRST = "given first"
    FAMILY_FIRST = "family first"


class Role(enum.Enum):
    """The part of the name a word belongs to."""

    GIVEN = "given"
    PATRONYMIC = "patronymic"
    FAMILY = "family"
    TITLE = "title"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a name: as written, folded, and what it is. A prisoner's number is folded to `u-777`."""

    text: str
    folded: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name divided: every word of it stands in exactly one of the tuples, in the order written.

    Initials stand where the names they stand for would, particles with the family name they belong to. Dashes inside
    a word are written as hyphens, apostrophes as they were found. `order` is what the division went by.
    """

    given: tuple[str, ...] = ()
    patronymic: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    order: Order = Order.GIVEN_FIRST

    @property
    def initials(self) -> tuple[str, ...]:
        """The given names and patronymics of which only the first letter is written: `("V.", "A.")`."""
        return tuple(word for word in (*self.given, *self.patronymic) if _is_initial(word))

    @property
    def particles(self) -> tuple[str, ...]:
        """The particles before the family name: `("von",)`."""
        return tuple(word for word in self.family[:-1] if _is_particle(word))


def split(text: str) -> NameParts:
    """Titles, given names, patronymic and family name of a whole written form. Any Unicode is accepted.

    The family name comes first when a comma follows it, when a patronymic ends a name of three words or more (the
    order of Russian lists), when initials follow it, or when a particle begins a name of three words or more. Read up
    to `fold.MAX_LENGTH` characters.

    >>> parts = split("Казанас Афанасий Иванович")
    >>> parts.family, parts.given, parts.patronymic
    (('Казанас',), ('Афанасий',), ('Иванович',))
    """
    words, roles, order = _read(text)

    def of(role: Role) -> tuple[str, ...]:
        return tuple(word for word, its in zip(words, roles, strict=True) if its is role)

    return NameParts(
        of(Role.GIVEN), of(Role.PATRONYMIC), of(Role.FAMILY), of(Role.TITLE), of(Role.NUMBER), order
    )  # fmt: skip


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a name in the order written; a hyphenated name gives its parts. Any Unicode is accepted.

    Words with no fold (signs of scripts that cannot be spelt) are left out, so `folded` never is empty.

    >>> [(token.folded, token.kind.value) for token in tokens("A. Kostkus-Kostkevičius")]
    [('a', 'initial'), ('kostkus', 'word'), ('kostkevicius', 'word')]
    """
    return tuple(token for token, _role in with_roles(text))


def with_roles(text: str) -> tuple[tuple[Token, Role], ...]:
    """The same, each with the part of the name that `split` puts it in.

    >>> [(token.folded, role.value) for token, role in with_roles("Kazanas Afanasijus")]
    [('kazanas', 'given'), ('afanasijus', 'family')]
    """
    words, roles, _order = _read(text)
    found = []
    for place, (word, role) in enumerate(zip(words, roles, strict=True)):
        number = prisoner_number(word) if role is Role.NUMBER else None
        if number:
            found.append((Token(word, number.lower(), Kind.NUMBER), role))
            continue
        before_name = role is Role.FAMILY and roles[place + 1 : place + 2] == [Role.FAMILY]
        for piece in word.split("-"):
            folded = _folded(piece)
            if folded:
                found.append((Token(piece, folded, _kind(piece, role, before_name)), role))
    return tuple(found)


@lru_cache(maxsize=65536)
def _folded(piece: str) -> str:
    return fold(piece).replace(" ", "")


def joined(text: str) -> tuple[str, ...]:
    """The folded forms of a name's hyphenated words written as one, as some lists do. Any Unicode is accepted.

    >>> joined("A. Kostkus-Kostkevičius")
    ('kostkuskostkevicius',)
    """
    if DASHES.isdisjoint(text):
        return ()
    hyphenated = (word for word in _words(visible(text)) if "-" in word and not _is_number(word))
    return tuple(dict.fromkeys(form for word in hyphenated if (form := fold(word).replace(" ", ""))))


def _read(text: str) -> tuple[list[str], list[Role], Order]:
    """The words in the order written, the role of each, and the order the division went by."""
    before, _comma, after = visible(text).partition(",")
    head, rest = list(_words(before)), list(_words(after))
    words = [*head, *rest]
    roles = [Role.NUMBER if _is_number(word) else None for word in words]
    naming_words = roles.count(None)
    leads = True
    for place, word in enumerate(words):
        if roles[place] is None and (leads or place >= len(head)):
            leads = naming_words > 1 and word.lower() in TITLES
            roles[place] = Role.TITLE if leads else None
            naming_words -= leads
    family = [place for place in range(len(head)) if roles[place] is None]
    given = [place for place in range(len(head), len(words)) if roles[place] is None]
    if family and given:
        named = [Role.FAMILY] * len(family) + _given_roles([words[place] for place in given])
        order = Order.FAMILY_FIRST
    else:
        named, order = _by_place([words[place] for place in family or given])
    naming = iter(named)
    return words, [role or next(naming) for role in roles], order


def _by_place(words: Sequence[str]) -> tuple[list[Role], Order]:
    """The roles of words that no comma orders."""
    count = len(words)
    if count == 1 or all(map(_is_initial, words)):
        alone = Role.GIVEN if count != 1 or (words[0].endswith(".") and _is_initial(words[0])) else Role.FAMILY
        return [alone] * count, Order.GIVEN_FIRST
    if _family_leads(words):
        first = _after_particles(words, 0) + 1
        return [Role.FAMILY] * first + _given_roles(words[first:]), Order.FAMILY_FIRST
    if _lacks_family(words):
        return _given_roles(words), Order.GIVEN_FIRST
    last = count - 1
    while last > 0 and _is_particle(words[last - 1]):
        last -= 1
    return _given_roles(words[:last]) + [Role.FAMILY] * (count - last), Order.GIVEN_FIRST


def _family_leads(words: Sequence[str]) -> bool:
    """Whether the family name stands first, seen by initials, a patronymic or a particle."""
    if _is_initial(words[-1]) and not _is_initial(words[0]):
        return True
    if len(words) < 3 or _is_initial(words[0]):
        return False
    if words[-1].lower() in CHILD_OF:
        return len(words) > 3
    if _ends_as(DAUGHTER, words[-1]) or _ends_as(SON, words[-1]):
        return not (_ends_as(DAUGHTER, words[-2]) or _ends_as(SON, words[-2]))
    return _is_particle(words[0]) and _after_particles(words, 0) < len(words) - 1


def _lacks_family(words: Sequence[str]) -> bool:
    """Whether there is only a given name and a patronymic: `Анна Ивановна`, `Али Гасан оглы`."""
    if len(words) == 3 and words[-1].lower() in CHILD_OF:
        return True
    return len(words) == 2 and _ends_as(DAUGHTER, words[-1])


def _given_roles(words: Sequence[str]) -> list[Role]:
    """Given names, then the patronymic if there is one; it comes after a given name."""
    patronymics = 0
    if len(words) > 2 and words[-1].lower() in CHILD_OF:
        patronymics = 2
    elif len(words) > 1 and any(_ends_as(ending, words[-1]) for ending in (DAUGHTER, SON, SON_BETWEEN)):
        patronymics = 1
    return [Role.GIVEN] * (len(words) - patronymics) + [Role.PATRONYMIC] * patronymics


def _after_particles(words: Sequence[str], place: int) -> int:
    """The place of the first word that is no particle; the last place when all are."""
    while place < len(words) - 1 and _is_particle(words[place]):
        place += 1
    return place


def _kind(piece: str, role: Role, before_name: bool) -> Kind:
    if role is Role.NUMBER:
        return Kind.NUMBER
    if role is Role.TITLE:
        return Kind.TITLE
    if _is_initial(piece):
        return Kind.INITIAL
    if role is Role.PATRONYMIC:
        return Kind.PATRONYMIC
    return Kind.PARTICLE if before_name and _is_particle(piece) else Kind.WORD


def _words(text: str) -> Iterator[str]:
    """Words as written, with hyphens for the dashes inside them; a short word keeps the full stop after it.

    Letters and digits make words, with the marks, apostrophes and dashes between them; everything else parts words. A
    full stop ends a word, so that initials run together (`А.И.`) come apart.
    """
    plain = text.split()
    if all(map(str.isalpha, plain)):
        yield from plain
        return
    kept = "".join(map(_sign, text))
    edges = "-" + "".join(APOSTROPHES)
    for stopped in kept.replace(".", ". ").split():
        bare = stopped.rstrip(".").strip(edges)
        if any(map(str.isalnum, bare)):
            yield bare + "." if stopped.endswith(".") and len(bare) <= _ABBREVIATION else bare


def _sign(letter: str) -> str:
    """A letter of a word as it is, any dash as a hyphen, anything else as a space."""
    if letter in DASHES:
        return "-"
    if letter.isalnum() or letter in APOSTROPHES or letter == ".":
        return letter
    return letter if unicodedata.category(letter).startswith("M") else " "


@lru_cache(maxsize=65536)
def _ends_as(ending: re.Pattern[str], word: str) -> bool:
    tail = word[-_ENDING:]
    return any(ending.fullmatch(tail, start) for start in range(len(tail)))


def _is_initial(word: str) -> bool:
    if word.lower() in TWO_LETTERS:
        return True
    letter = word.removesuffix(".")
    return len(letter) == 1 and letter.isalpha() and letter.lower() != letter.upper()


def _is_particle(word: str) -> bool:
    return word.lower() in PARTICLES


def _is_number(word: str) -> bool:
    return word.isdigit() or (any(map(str.isdigit, word)) and prisoner_number(word) is not None)
