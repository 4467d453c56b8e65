"""What was typed, read: its words, each with what is heard of it, and how each is to be looked for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from memorial.names import prisoner_number, split
from memorial.names.fold import fold, visible
from memorial.names.parts import Kind, Order, Token, tokens
from memorial.names.sounds import FAMILY, FARTHER, FOLD, INITIAL, STEM, Sound, initial_sounds, sound
from memorial.search.query import MAX_LENGTH, MAX_TERMS
from memorial.search.words import keys_of, written

#: What programs write for a letter they could not: inside a word one is missing, and the word goes on.
_LOST = re.compile(r"(?<=\w)[?\ufffd\x80-\x9f]+|[\ufffd\x80-\x9f]+(?=\w)|[?]+(?=\w)")
#: The plain letters of those that are lost: ā č ē ģ ī ķ ļ ņ š ū ž ą ę ė į ų ł ó ö ü õ.
_MOSTLY_LOST = "aceiklnosuz"
#: What is asked for to the letter, in any quotes.
_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]")
#: With fewer letters than this before or after its stars a word could be anybody's.
_LETTERS_OF_PATTERN = 2
#: For a word that begins with a star the vocabulary is read from end to end: so many are looked for at the most.
MAX_SCANNED = 2


@dataclass(frozen=True, slots=True)
class Word:
    """One word typed.

    `text` is as the vocabulary would have it; `keys` are those it is looked up by, `farther` those that are tried
    where these give nothing near; `initials` the sounds it may begin with. A word in quotes is looked for
    `to_the_letter`; a `pattern` has stars, in plain letters. `is_family` says that what was typed shows it to be a
    family name.
    """

    text: str
    kind: Kind
    heard: Sound
    keys: frozenset[str]
    farther: frozenset[str]
    initials: frozenset[str]
    to_the_letter: bool = False
    pattern: str = ""
    is_family: bool = False

    @property
    def is_initial(self) -> bool:
        return self.kind is Kind.INITIAL


@dataclass(frozen=True, slots=True)
class Typed:
    """The words of a query in their order. `open_ended`: the last may be the beginning of a word. `cut`: it was too
    long, or had too many words, and some were left out."""

    text: str
    words: tuple[Word, ...]
    open_ended: bool = False
    cut: bool = False


def read(text: str) -> Typed:
    """Read what was typed. Any Unicode is accepted.

    >>> [word.heard.fold for word in read("Laiciunas, A.").words]
    ['laiciunas', 'a']
    """
    kept = visible(text[:MAX_LENGTH])
    number = prisoner_number(kept)
    if number:
        token = Token(kept, number.lower(), Kind.NUMBER)
        return Typed(kept, (_word(token),), cut=len(text) > MAX_LENGTH)
    found: dict[str, Word] = {}
    quoted = [written(token) for part in _QUOTED.findall(kept) for token in tokens(part)]
    starred = [piece for piece in kept.split() if "*" in piece]
    patterns = {piece: pattern for piece in starred if (pattern := _pattern(piece))}
    scanned = [piece for piece, pattern in patterns.items() if pattern.startswith("*")]
    for piece, pattern in patterns.items():
        if piece not in scanned[MAX_SCANNED:]:
            found[piece] = _patterned(piece, pattern)
    pieces = [piece for piece in kept.split() if "*" not in piece]
    rest = _LOST.sub("", " ".join(pieces))
    guessed = {_LOST.sub("", piece).lower(): _guesses(piece) for piece in pieces if _LOST.search(piece)}
    family = _family(rest)
    for token in tokens(rest):
        word = written(token)
        one = _word(token, to_the_letter=word in quoted, is_family=token.text in family)
        found.setdefault(word, replace(one, keys=one.keys | guessed.get(word, frozenset())))
    words = tuple(found.values())
    open_ended = bool(words) and not kept.endswith((" ", ".", "*")) and not quoted
    return Typed(
        kept,
        words[:MAX_TERMS],
        open_ended,
        len(text) > MAX_LENGTH or len(words) > MAX_TERMS or len(scanned) > MAX_SCANNED,
    )


def _word(token: Token, *, to_the_letter: bool = False, is_family: bool = False) -> Word:
    text = written(token)
    heard, keys = keys_of(text)
    farther = frozenset(key for key in keys if key[0] == FARTHER)
    initials = initial_sounds(text)
    near = (keys - farther) | frozenset(INITIAL + one for one in initials)
    if to_the_letter:
        near, farther = frozenset(key for key in near if key[0] == FOLD), frozenset()
    return Word(text, token.kind, heard, near, farther, initials, to_the_letter, is_family=is_family)


def _patterned(piece: str, pattern: str) -> Word:
    nothing: frozenset[str] = frozenset()
    return Word(piece.lower(), Kind.WORD, sound(""), nothing, nothing, nothing, pattern=pattern)


def _guesses(piece: str) -> frozenset[str]:
    """The nearest keys of what a word with a lost letter may have been; of several that were lost the first is guessed.

    >>> FOLD + "janis" in _guesses("J?nis")
    True
    """
    before, _mark, after = _LOST.sub("?", piece).partition("?")
    found: frozenset[str] = frozenset()
    for letter in _MOSTLY_LOST:
        word = before + letter + after.replace("?", "")
        found |= keys_of(word.lower())[1]
    return frozenset(key for key in found if key[0] in (FOLD, STEM, FAMILY))


def _family(text: str) -> frozenset[str]:
    """The words that the way they stand (before a comma, initials or a patronymic) shows to be a family name."""
    parts = split(text)
    shown = parts.order is Order.FAMILY_FIRST or parts.patronymic or parts.initials
    return frozenset(piece for word in parts.family for piece in word.split("-")) if shown else frozenset()


def _pattern(piece: str) -> str:
    """A word with stars in plain letters, `laic*`; empty where too few letters are left to look for."""
    pattern = "*".join(fold(part).replace(" ", "") for part in piece.split("*"))
    pattern = re.sub(r"\*+", "*", pattern)
    return pattern if len(pattern.replace("*", "")) >= _LETTERS_OF_PATTERN else ""
