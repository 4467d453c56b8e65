"""What came of an import: what was stored, or everything that is wrong with the files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

_LONGEST_VALUE = 80


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong: where it stands, what stands there, why it cannot be taken.

    `line` is the line of the file as an editor counts it, from 1; 0 when it concerns the whole file.
    """

    file: str
    line: int
    column: str
    value: str
    reason: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        if self.column:
            where = f"{where}, {self.column}"
        if self.value:
            shown = self.value if len(self.value) <= _LONGEST_VALUE else self.value[:_LONGEST_VALUE] + "…"
            where = f"{where}, “{shown}”"
        return f"{where}: {self.reason}"


class Refused(Exception):
    """The files cannot be taken as they are; nothing was stored."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: Sequence[Problem] = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass(slots=True)
class Report:
    """How many entries of each kind were stored, were there already the same, or stand differently and were kept."""

    stored: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
    kept: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        lines = [f"{kind}: {self.stored[kind]} + {self.unchanged[kind]}" for kind in self._kinds()]
        head = _("Stored + already there, by kind:")
        lines = [head, *(f"  {line}" for line in lines)]
        lines += [_("  kept as it stands in the database: %(entry)s") % {"entry": entry} for entry in self.kept]
        return "\n".join(lines)

    def _kinds(self) -> list[str]:
        return sorted(self.stored.keys() | self.unchanged.keys())
