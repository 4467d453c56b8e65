"""How a text is understood and who is found by it, step by step, for somebody who wants to know why."""

from __future__ import annotations

from dataclasses import dataclass

from memorial.names.likeness import Likeness
from memorial.names.parts import Kind
from memorial.search.candidates import Weighed, weigh
from memorial.search.damage import Understood, understand
from memorial.search.find import find
from memorial.search.query import Audience, Hit, Query
from memorial.search.vocabulary import state

#: Of the words of the vocabulary that one typed word may mean so many are told.
TOLD = 20


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word of the vocabulary: how near it is to the one typed, from 0 to 1, by what, and how many written forms have
    it."""

    text: str
    likeness: Likeness
    score: float
    forms: int


@dataclass(frozen=True, slots=True)
class ExplainedWord:
    """One word typed: its plain letters, what kind of word it was taken for, its weight in the search (the rarer the
    heavier), and what it may mean, the nearest first. `met` is of how many `candidates` are the first."""

    text: str
    fold: str
    kind: Kind
    weight: float
    candidates: tuple[Candidate, ...]
    met: int


@dataclass(frozen=True, slots=True)
class Reading:
    """The text as it was read. `is_repaired`: damage by a wrong encoding was undone to read it so. `known` is how well
    its words are known, from 0 to 1."""

    text: str
    is_repaired: bool
    known: float
    words: tuple[ExplainedWord, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The readings, the likelier first; the first people found, of `total`, each with score and reason.

    `cut_words`: some of what was typed was not looked for; `cut_total`: there may be more than `total`.
    """

    readings: tuple[Reading, ...]
    hits: tuple[Hit, ...]
    total: int
    cut_words: bool = False
    cut_total: bool = False


def explain(text: str) -> Explanation:
    """How the text is read, what its words may mean, and whom a curator finds by it. Bounded as `find` is.

    Any Unicode is accepted; where no word was typed there is nothing to tell.

    >>> explain("laiciunas").readings[0].words[0].candidates[0].text
    'laičiūnas'
    """
    text = text.replace("\x00", "")
    if not text.strip():
        return Explanation((), (), 0)
    now = state()
    readings = tuple(_reading(one, now.forms) for one in understand(text, now))
    page = find(Query(text, audience=Audience.CURATORS))
    return Explanation(readings, tuple(page.items), page.total, page.cut_words, page.cut_total)


def _reading(understood: Understood, total: int) -> Reading:
    typed = understood.typed
    words = tuple(map(_word, weigh(typed.words, understood.meanings, total)))
    return Reading(typed.text, understood.is_repaired, understood.known, words)


def _word(weighed: Weighed) -> ExplainedWord:
    word, meaning = weighed.word, weighed.meaning
    nearest = list(meaning.values())[:TOLD]
    candidates = tuple(Candidate(met.text, met.likeness, met.score, met.forms) for met in nearest)
    fold = word.pattern or word.heard.fold
    return ExplainedWord(word.text, fold, word.kind, weighed.weight, candidates, len(meaning))
