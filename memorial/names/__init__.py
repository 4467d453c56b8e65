"""Names as text: pure functions over strings, with no database and no Django.

- `fold`: the plain letters under marks, alphabets and apostrophes; how two written forms differ.
- `parts`: a name divided into given names, patronymic, family name; the words a search looks for.
- `repair`: damage done by wrong encodings, found and undone, with a statement of how.
"""

from memorial.names.fold import Difference, difference, fold, script
from memorial.names.parts import NameParts, Token, prisoner_number, split, tokens
from memorial.names.repair import Repair, candidates, damage, repair

__all__ = [
    "Difference",
    "NameParts",
    "Repair",
    "Token",
    "candidates",
    "damage",
    "difference",
    "fold",
    "prisoner_number",
    "repair",
    "script",
    "split",
    "tokens",
]
