"""How a page of the memorial is cited: one reference, in the forms that papers and programs take.

Chicago is the Manual of Style's form for a page of a website (17th edition, 14.207), in words of the active language;
BibTeX and RIS are those of their programs; CSL-JSON is the input of citeproc. The address cited is the permanent one,
the day that of the entry's last change. Nobody is named as author: what is written here rests on its sources.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import dateformat
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from memorial import dates
from memorial.models import Camp, Event, Person, Source

SITE = "Names of the Gulag revolts"
#: Letters that mean something to TeX. Everything else, marks and alphabets too, is left as it is: UTF-8 is read today.
#: Braces are named, since BibTeX counts them also where a backslash stands before.
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "%": r"\%", "&": r"\&", "$": r"\$", "#": r"\#", "_": r"\_",
}  # fmt: skip
#: The months as BibTeX knows them, in every language of its styles.
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_ENDS_ITSELF = (".", "?", "!", "…")


@dataclass(frozen=True, slots=True)
class Reference:
    """One page: its key, title, permanent address, the day it was last changed, and the site in its language.

    `is_entry`: it is one of the many like articles of an encyclopedia (a person), else a page of a site. `accessed` is
    the day it was read, where whoever cites it says so.
    """

    key: str
    title: str
    url: str
    changed: datetime.date
    is_entry: bool = True
    site: str = SITE
    language: str = "en"
    accessed: datetime.date | None = None

    @property
    def chicago(self) -> str:
        """For a bibliography: `“Afanasius Kazanas.” Names of the Gulag revolts. Last modified November 23, 2026. https://…`"""
        stop = "" if _line(self.title).endswith(_ENDS_ITSELF) else "."
        said = [f"“{_quoted(self.title)}{stop}” {self.site}."]
        said.append(_("Last modified %(day)s.") % {"day": _day(self.changed, self.language)})
        if self.accessed:
            said.append(_("Accessed %(day)s.") % {"day": _day(self.accessed, self.language)})
        return f"{' '.join(said)} {self.url}."

    @property
    def chicago_note(self) -> str:
        """For a note: `“Afanasius Kazanas,” Names of the Gulag revolts, last modified November 23, 2026, https://…`"""
        stop = "" if _line(self.title).endswith(("?", "!")) else ","
        said = [f"“{_quoted(self.title)}{stop}” {self.site}"]
        said.append(_("last modified %(day)s") % {"day": _day(self.changed, self.language)})
        if self.accessed:
            said.append(_("accessed %(day)s") % {"day": _day(self.accessed, self.language)})
        return f"{', '.join(said)}, {self.url}."

    @property
    def bibtex(self) -> str:
        """One `@misc` entry, which BibTeX and biblatex both read; the title in double braces keeps its capitals."""
        rows = [
            ("title", f"{{{{{_tex(self.title)}}}}}"),
            ("howpublished", f"{{{_tex(self.site)}}}"),
            ("year", f"{{{self.changed.year}}}"),
            ("month", _MONTHS[self.changed.month - 1]),
            ("note", f"{{Last modified {self.changed.isoformat()}}}"),
            ("url", f"{{{self.url}}}"),
        ]
        if self.accessed:
            rows.append(("urldate", f"{{{self.accessed.isoformat()}}}"))
        body = "".join(f"  {name} = {value},\n" for name, value in rows)
        return f"@misc{{{self._name},\n{body}}}\n"

    @property
    def ris(self) -> str:
        """One record, a field in each line, lines ended by CR LF as the format asks."""
        rows = [
            ("TY", "ENCYC" if self.is_entry else "ELEC"),
            ("ID", self._name),
            ("TI", _line(self.title)),
            ("T2", _line(self.site)),
            ("PY", str(self.changed.year)),
            ("DA", f"{self.changed:%Y/%m/%d}"),
            ("LA", self.language),
            ("UR", self.url),
        ]
        if self.accessed:
            rows.append(("Y2", f"{self.accessed:%Y/%m/%d}"))
        return "".join(f"{tag}  - {value}\r\n" for tag, value in [*rows, ("ER", "")])

    @property
    def csl(self) -> list[dict[str, Any]]:
        """A list of one item, as the schema of CSL-JSON 1.0 has it."""
        item: dict[str, Any] = {
            "id": self._name,
            "type": "entry-encyclopedia" if self.is_entry else "webpage",
            "title": _line(self.title),
            "container-title": _line(self.site),
            "language": self.language,
            "issued": _parts(self.changed),
            "URL": self.url,
        }
        if self.accessed:
            item["accessed"] = _parts(self.accessed)
        return [item]

    @property
    def _name(self) -> str:
        """What programs know the reference by: plain letters, digits and hyphens."""
        return f"gulag-revolts-{self.key}"


def reference(entry: Person | Camp | Event | Source, origin: str, accessed: datetime.date | None = None) -> Reference:
    """How the page of an entry is cited by readers of the active language.

    >>> reference(person, "https://memorial.example").url
    'https://memorial.example/people/k7q2xd/'
    """
    language = get_language() or "en"
    site, changed = _("Names of the Gulag revolts"), entry.updated.date()
    if isinstance(entry, Person):
        # Without the words of the name: they change when the name is corrected.
        url = origin + reverse("person_by_id", args=[entry.pk])
        return Reference(entry.pk, entry.display_name, url, changed, True, site, language, accessed)
    title = entry.best_title if isinstance(entry, Source) else str(entry)
    key = f"{entry._meta.model_name}-{entry.slug}"
    return Reference(key, title, origin + entry.get_absolute_url(), changed, False, site, language, accessed)


def _line(text: str) -> str:
    """The text in one line: a line break would end the field of a format."""
    return " ".join(_CONTROLS.sub(" ", text).split())


def _quoted(text: str) -> str:
    """The text as it stands inside quotation marks."""
    return _line(text).replace("“", "‘").replace("”", "’")


def _tex(text: str) -> str:
    return "".join(_TEX.get(letter, letter) for letter in _line(text))


def _day(day: datetime.date, language: str) -> str:
    """The day as the Manual prints it in English, else as the language does."""
    if language == "en":
        return dateformat.format(day, "F j, Y")
    return dates.in_words(dates.parse(day.isoformat()), language)


def _parts(day: datetime.date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}
