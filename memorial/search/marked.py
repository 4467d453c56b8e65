"""A written form in pieces, those marked that were meant by what was typed."""

from __future__ import annotations

import re
from collections.abc import Collection

from memorial.names import prisoner_number
from memorial.names.parts import tokens
from memorial.search.words import written

_PIECE = re.compile(r"[^\W_]+(?:['’ʼ`´.]?[^\W_]+)*|[\W_]+")


def marked(text: str, met: Collection[str]) -> tuple[tuple[str, bool], ...]:
    """The text in pieces, each with whether it is one of the words met, as the vocabulary has them.

    >>> marked("Laičiūnas, Alfonas", {"laičiūnas"})
    (('Laičiūnas', True), (', Alfonas', False))
    """
    number = prisoner_number(text)
    if number is not None and number.lower() in met:
        return ((text, True),)
    pieces: list[tuple[str, bool]] = []
    for piece in _PIECE.findall(text):
        is_met = any(written(token) in met for token in tokens(piece)) if met else False
        if pieces and pieces[-1][1] == is_met:
            pieces[-1] = (pieces[-1][0] + piece, is_met)
        else:
            pieces.append((piece, is_met))
    return tuple(pieces)
