"""Names as text: pure functions over strings, with no database and no Django.

- `fold`: the plain letters under marks, alphabets and apostrophes; the script; how two written forms differ.
- `parts`: a name divided into titles, given names, patronymic, family name; the words a search looks for.
- `number`: a prisoner's number in its one form.
- `collate`: the order of names in the alphabet of a language.
- `repair`: damage done by wrong encodings, found and undone, with a statement of how.
- `alphabets`: which words a language could write; by it repair tells damage from sound names.
- `given`: families of given names across languages, from the table `given.csv`.

Endings and sound keys are not here; each will be a room of its own.
"""

from memorial.names.collate import collation_key
from memorial.names.fold import Difference, difference, fold, script, visible
from memorial.names.given import families, family_name, forms
from memorial.names.number import prisoner_number
from memorial.names.parts import Kind, NameParts, Order, Token, joined, split, tokens
from memorial.names.repair import Repair, candidates, damage, repair

__all__ = [
    "Difference",
    "Kind",
    "NameParts",
    "Order",
    "Repair",
    "Token",
    "candidates",
    "collation_key",
    "damage",
    "difference",
    "families",
    "family_name",
    "fold",
    "forms",
    "joined",
    "prisoner_number",
    "repair",
    "script",
    "split",
    "tokens",
    "visible",
]
