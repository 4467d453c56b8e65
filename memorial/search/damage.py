"""What was typed, read as it may have been meant: copied from a page in a wrong encoding, it is found all the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from memorial.names.repair import candidates, is_sound, repair, rescued
from memorial.names.sounds import FOLD, STEM
from memorial.search.ask import ask_in_parts
from memorial.search.query import MAX_LENGTH
from memorial.search.typed import Typed, read
from memorial.search.vocabulary import Meaning, State, meet

#: From here on what was typed is taken as it stands, and no other reading is tried.
_SURE = 0.97
#: A reading that is beyond doubt is taken if its words are known so well.
_KNOWN = 0.8
#: What a reading that is not beyond doubt must be ahead by, to be taken for the text that stands there.
_AHEAD = 0.15
#: What a guess is held back by.
_GUESS = 0.02

_KNOWN_KEYS = "SELECT DISTINCT key FROM memorial_namewordkey WHERE key IN %s"


@dataclass(frozen=True, slots=True)
class Understood:
    """A reading of what was typed, what its words may mean, and how well they are known, from 0 to 1."""

    typed: Typed
    meanings: tuple[Meaning, ...]
    known: float
    is_repaired: bool = False


def understand(text: str, now: State) -> tuple[Understood, ...]:
    """One reading of what was typed, or two where it cannot be told which is meant; the likelier first.

    >>> understand("Pűkys", state())[0].typed.text
    'Pūkys'
    """
    typed = read(text)
    as_it_stands = _understood(typed, now)
    if text.isascii() or any(word.to_the_letter for word in typed.words):
        return (as_it_stands,)
    sure = repair(text[:MAX_LENGTH])
    if sure is not None:
        repaired = _understood(read(sure.repaired), now, repaired=True)
        if repaired.known >= _KNOWN:
            # It may stand so, damaged, in print.
            return (repaired, as_it_stands) if as_it_stands.known >= _SURE else (repaired,)
    if as_it_stands.known >= _SURE:
        return (as_it_stands,)
    guess = _likelier(text[:MAX_LENGTH], typed)
    if guess is None:
        return (as_it_stands,)
    repaired = _understood(guess, now, repaired=True)
    if repaired.known - _GUESS > as_it_stands.known + _AHEAD:
        return (repaired,)
    if as_it_stands.known > repaired.known + _AHEAD:
        return (as_it_stands,)
    return tuple(sorted((as_it_stands, repaired), key=lambda one: -one.known + _GUESS * one.is_repaired))


def _understood(typed: Typed, now: State, *, repaired: bool = False) -> Understood:
    meanings = meet(typed, now)
    best = [
        max((met.score for met in meaning.values()), default=0.0)
        for word, meaning in zip(typed.words, meanings, strict=True)
        if not word.is_initial
    ]
    return Understood(typed, meanings, sum(best) / len(best) if best else 0.0, repaired)


def _likelier(text: str, typed: Typed) -> Typed | None:
    """Of the readings that known damages allow the one most of whose words stand in the vocabulary. One question.

    None if no more of them do than of the words `typed`: hardly any text is damaged, and any can be read as if it were.
    """
    texts = dict.fromkeys([*(found.repaired for found in candidates(text)), *rescued(text)])
    readings = [typed, *(read(one) for one in texts if is_sound(one))]
    asked = sorted({key for one in readings for key in _exact_keys(one)})
    rows = ask_in_parts(_KNOWN_KEYS, asked)
    known = {key for (key,) in rows}
    shares = [_known_words(one, known) for one in readings]
    best = max(shares)
    return readings[shares.index(best)] if best > shares[0] else None


def _exact_keys(typed: Typed) -> Iterator[str]:
    return (key for word in typed.words if not word.is_initial for key in word.keys if key[0] in (FOLD, STEM))


def _known_words(typed: Typed, known: set[str]) -> float:
    """How many of the words are in the vocabulary, as a share; those known by their stem alone count for less."""
    words = [word for word in typed.words if not word.is_initial]
    found = (1.0 if FOLD + word.heard.fold in known else 0.6 if word.keys & known else 0.0 for word in words)
    return sum(found) / len(words) if words else 0.0
