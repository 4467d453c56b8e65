"""Whose turn it is: people shown by days, a share of everybody each day, until all were shown.

Ids are drawn by lot, so their order is a lot too. All possible ids are cut into as many equal stretches as there are
turns, always a power of two, and each day has one. A stretch is a place among ids and not a count of people: whoever
joins falls into one and moves nobody. Which stretch follows which is read from the bits of the day backwards, so that
neighbouring days lie far apart, and that when turns are doubled each day keeps one half of its stretch.
"""

from __future__ import annotations

from memorial.models.identifier import ALPHABET, MAX_LENGTH

#: How full a turn may be on average: chance makes some larger, and so nearly all stay under the size wished for.
_FULL = 0.85
#: Where one day stands apart from the next, without regard to how many people there are: in 179 years each place once.
_DAYS = 2**16


def how_many(people: int, size: int) -> int:
    """In how many turns so many people are shown, about `size` at a time: a power of two.

    >>> how_many(300, 300), how_many(200_000, 300)
    (1, 1024)
    """
    if people <= size:
        return 1
    turns = 2
    while people > turns * size * _FULL:
        turns *= 2
    return turns


def span(day: int, turns: int) -> tuple[str, str]:
    """From which id (itself in) to which (not in) it is the turn of a day; an empty second is "to the end".

    Ids are compared by the bytes of their letters. Any day counts; `turns` is a power of two.

    >>> span(0, 4), span(1, 4)
    (('', '92222222'), ('j2222222', 's2222222'))
    """
    place = _place(day, turns)
    return _edge(place, turns), _edge(place + 1, turns) if place + 1 < turns else ""


def edge(day: int) -> str:
    """The id from which a day goes on through all people, whoever they are: it moves far each day, and to everybody.

    >>> edge(0), edge(1)
    ('', 'j2222222')
    """
    return _edge(_place(day, _DAYS), _DAYS)


def first(day: int, people: int) -> int:
    """Which of so many people a day begins with, counted from 0; likewise.

    >>> [first(day, 40) for day in range(4)]
    [0, 20, 10, 30]
    """
    return _place(day, _DAYS) * people // _DAYS


def _place(day: int, turns: int) -> int:
    """Which of the stretches, a power of two, is a day's: its bits, read backwards."""
    bits = turns.bit_length() - 1
    return sum(1 << (bits - 1 - bit) for bit in range(bits) if day >> bit & 1)


def _edge(place: int, turns: int) -> str:
    """The id where a stretch begins, at full length, whether or not anybody has it. The first begins before all."""
    base = len(ALPHABET)
    number = place * base**MAX_LENGTH // turns
    return "".join(ALPHABET[number // base**digit % base] for digit in reversed(range(MAX_LENGTH))) if place else ""
