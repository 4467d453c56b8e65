"""What a peer is, and what all of them share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from anyascii import anyascii

#: So many names a peer answers with: twice as many as are looked at, for equal names count once.
SHOWN = 20
#: Peers that put what they found in order by another measure look at so many.
LOOKED_AT = 400
_SIGNS = str.maketrans(dict.fromkeys("'’ʼ`´\"", ""))


class Peer(Protocol):
    """A way to look for names: first `build` from all full names, then `find` as often as wanted."""

    name: str
    database: str

    def build(self, names: Iterable[str]) -> None: ...

    def find(self, text: str) -> list[str]:
        """Full names, nearest first, as they were given to `build`."""

    def size(self) -> int:
        """Bytes of everything that was built."""

    def close(self) -> None: ...


def plain(text: str) -> str:
    """A name in small plain letters, words parted by single spaces, as `unaccent` and a transliteration give it.

    >>> plain("Laičiūnas, Альфонас")
    'laiciunas alfonas'
    """
    letters = anyascii(text).lower().translate(_SIGNS)
    return " ".join("".join(letter if letter.isalnum() else " " for letter in letters).split())
