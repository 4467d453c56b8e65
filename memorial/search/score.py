"""How near a written form is to what was typed: which of its words each word typed means, and by what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from memorial.names.fold import fold, script
from memorial.names.likeness import Likeness
from memorial.names.parts import Kind
from memorial.search.candidates import INITIAL, Form, Weighed

#: The worth of an initial that is the same letter, the same under its marks, and one that only may sound the same (Ch.
#: for Чиж).
_SAME_LETTER, _SAME_LETTER_MARKED, _SAME_SOUND = 1.0, 0.97, 0.85
#: Letters of Cyrillic that are one without marks.
_WITHOUT_MARKS = ({"е", "ё"}, {"г", "ґ"}, {"и", "й"}, {"і", "ї"})
#: What each word that was not typed takes away; of a patronymic hardly anything, for it is mostly left out.
_NOT_TYPED, _PATRONYMIC_NOT_TYPED = 0.05, 0.03
#: The share of its weight that a patronymic typed has for a form that gives no father.
_UNSAID = 0.2
#: The share of its worth that is left to what was met by initials alone.
_INITIALS_ONLY = 0.5
#: What it takes away when a word typed as a family name is somebody's given name.
_OTHER_ROLE = 0.03
_FATHER = 0.15
#: A family name that is also a given name in another language (Dyka, Rysz) is hardly meant by that given name.
_GIVEN_AS_FAMILY = 0.6


@dataclass(slots=True)
class Scored:
    """A form with its score, 1 for the name as typed down to 0.

    `worst` is by what the word that is farthest meets it; `missing` how many of the words typed it has not; `unmet`
    their places; `extra` how many of its words were not typed, `left` their numbers; `in_order` whether those met
    stand in the order typed; `met` their places in the form.
    """

    form: Form
    score: float
    worst: Likeness
    missing: int
    extra: int
    in_order: bool
    met: tuple[int, ...]
    unmet: tuple[int, ...]
    left: tuple[int, ...]


class Scorer:
    """Holds forms against the words that were typed.

    `held_back` is taken from the score of what was found by a guess.

    >>> Scorer(weighed)(form).score
    0.95
    """

    def __init__(self, weighed: Sequence[Weighed], held_back: float = 0.0) -> None:
        # Initials take what names written out have left, and of these the heavier go first.
        order = sorted(enumerate(weighed), key=lambda pair: (pair[1].word.is_initial, -pair[1].weight))
        self.words = [(typed, one, one.word.is_initial) for typed, one in order]
        self.whole = sum(INITIAL if initial else one.weight for _typed, one, initial in self.words)
        self.held_back = held_back

    def __call__(self, form: Form) -> Scored:
        """Each word of the form is met by one word typed at the most."""
        used: list[int] = []
        met: list[tuple[int, int]] = []
        unmet: list[int] = []
        total, whole, worst, unsaid = 0.0, self.whole, Likeness.SAME, 0
        named = met_initial = False
        for typed, one, initial in self.words:
            place, worth, likeness = _initial(one, form, used) if initial else _word(one, form, used)
            if place is not None:
                used.append(place)
                met.append((typed, place))
                total += worth
                worst = max(worst, likeness)
                named = named or likeness is not Likeness.INITIAL
                met_initial = met_initial or initial
            elif "p" not in form.roles and (one.word.kind is Kind.PATRONYMIC or (initial and met_initial)):
                # The father's name, or its initial, where the form gives none.
                unsaid += 1
                whole -= (INITIAL if initial else one.weight) * (1 - _UNSAID)
            elif not initial:
                unmet.append(typed)
        left = [place for place in range(len(form.words)) if place not in used and form.roles[place] != "o"]
        fathers = sum(form.roles[place] == "p" for place in left)
        if not named:
            # A written initial could stand for half of all names; it is meant only beside a name that is near.
            total *= _INITIALS_ONLY
        score = total / whole - _NOT_TYPED * (len(left) - fathers) - _PATRONYMIC_NOT_TYPED * fathers - self.held_back
        places = [place for _typed, place in sorted(met)]
        return Scored(
            form,
            max(0.0, score),
            worst if met else Likeness.BEGINNING,
            len(self.words) - len(met) - unsaid,
            len(left),
            places == sorted(places),
            tuple(places),
            tuple(unmet),
            tuple(form.words[place] for place in left),
        )


def _word(one: Weighed, form: Form, used: Sequence[int]) -> tuple[int | None, float, Likeness]:
    best, where, by = 0.0, None, Likeness.BEGINNING
    for place, number in enumerate(form.words):
        worth = one.worth.get(number, 0.0)
        if worth <= best or place in used:
            continue
        likeness = one.meaning[number].likeness
        if likeness is Likeness.GIVEN and form.roles[place] == "f":
            worth *= _GIVEN_AS_FAMILY
        elif one.word.is_family and form.roles[place] in "gp":
            worth -= (_OTHER_ROLE if form.roles[place] == "g" else _FATHER) * one.weight
        if worth > best:
            best, where, by = worth, place, likeness
    return where, best, by


def _initial(one: Weighed, form: Form, used: Sequence[int]) -> tuple[int | None, float, Likeness]:
    """The first word not yet met that begins with the letter typed, or else with one or a sound it may stand for."""
    best, where = 0.0, None
    for place, initials in enumerate(form.initials):
        if place in used or not initials or form.roles[place] == "o":
            continue
        worth = _of_letters(one.word.text[:1], initials[0])
        if not worth and not one.word.initials.isdisjoint(initials[1:]):
            worth = _SAME_SOUND
        if worth > best:
            best, where = worth, place
    return where, best * INITIAL, Likeness.INITIAL


@lru_cache(maxsize=4096)
def _of_letters(typed: str, written: str) -> float:
    """How well one letter stands for another: marks may be left out, but of one alphabet Ю is not Я, though both may
    be written J in another."""
    if typed == written:
        return _SAME_LETTER
    if fold(typed)[:1] != fold(written)[:1]:
        return 0.0
    if script(typed) != script(written):
        return _SAME_LETTER
    return _SAME_LETTER_MARKED if script(typed) == "Latn" or {typed, written} in _WITHOUT_MARKS else 0.0
