"""What stands inside a line of text: a person's name, a statement, the marks of its notes.

Tags and not templates, because the end of a template file is a line break, and a line break before a comma is a space.
None of them asks the database.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from memorial import dates, search
from memorial.models import Citation, Person, PersonName, Statement
from memorial.models.address import address
from memorial.public.notes import Note

register = template.Library()

#: What parts thousands, where it is no space.
_GROUPED_BY = {"en": ",", "de": "."}
_LETTERS = re.compile(r"\w")
#: An abbreviation before its number, as locators have it: `n. 51`, `pp. 12`, `л. 7`.
_ABBREVIATED = re.compile(r"\b([^\W\d_]{1,4}\.) (?=\d)")


@register.simple_tag
def marks(notes: Iterable[Note]) -> SafeString:
    """The raised numbers of notes; each leads to the foot of the page, the first of a number can be led back to."""
    words = escape(_("note %(number)d"))
    links = [_mark(note, words % {"number": note.number}) for note in notes]
    # Only whole numbers and an escaped label go in; a page has hundreds of marks, and `format_html` is slow for that.
    return mark_safe(f'<sup class="marks">{" ".join(links)}</sup>') if links else SafeString("")  # noqa: S308


def _mark(note: Note, words: str) -> str:
    place = f' id="mark-{note.number:d}"' if note.first else ""
    return f'<a{place} href="#note-{note.number:d}" aria-label="{words}">{note.number:d}</a>'


@register.simple_tag
def written_in(citation: Citation) -> SafeString:
    """What a note at the foot says: the source, the place in it, and through whom we know it."""
    source, via = citation.source, citation.via
    said = escape(source.short_title)
    if source.is_public:  # a letter of a family is cited, and has no page
        said = f'<a href="{escape(source.get_absolute_url())}">{said}</a>'
    if source.credited:
        said = f"{said}, <cite{_lang(source.language)}>{escape(source.best_title)}</cite>"
    if citation.locator:
        said = f"{said}, {escape(unparted(citation.locator))}"
    if citation.wording:
        said = f"{said}: “{escape(citation.wording)}”"
    if via is not None:
        cited = _('cited in <a href="%(url)s">%(via)s</a>')
        told = {"url": escape(via.source.get_absolute_url()), "via": escape(unparted(str(via)))}
        said = f"{said}; {cited % told}"
    return mark_safe(said)  # noqa: S308 (every value was escaped)


def unparted(locator: str) -> str:
    """The place in a source with its abbreviations held to their numbers, so that no line ends between the two.

    >>> unparted("n. 51")
    'n.\\xa051'
    """
    return _ABBREVIATED.sub("\\1\N{NO-BREAK SPACE}", locator)


@register.simple_tag
def way_back(number: int) -> SafeString:
    """From a note to the place where the page first uses it."""
    label = escape(_("back to where note %(number)s is first used") % {"number": number})
    return mark_safe(f'<a class="back" href="#mark-{number:d}" aria-label="{label}">↑</a>')  # noqa: S308


@register.simple_tag
def sorted_name(person: Person, css: str = "", met: frozenset[str] = frozenset()) -> SafeString:
    """The name as lists print it, family name first and heavier, as a link: `<b>Kazanas</b> Afanasius`.

    Of a name that was found by some of its words, `met`, these are marked.
    """
    name = person.displayed_name
    if name is None:
        return _link(person, f"<b>{escape(person.display_name)}</b>", css)
    rest = " ".join(part for part in (name.given, name.patronymic) if part) if name.family else ""
    whole = f"{name.family or name.text} {rest}"
    partly = bool(met) and any(not is_met and _LETTERS.search(piece) for piece, is_met in search.marked(whole, met))
    heavier, lighter = (_marked(part, met) if partly else escape(part) for part in (name.family or name.text, rest))
    return _link(person, f"<b>{heavier}</b> {lighter}" if rest else f"<b>{heavier}</b>", css)


def _marked(text: str, met: frozenset[str]) -> str:
    pieces = search.marked(text, met)
    return "".join(f"<mark>{escape(piece)}</mark>" if is_met else escape(piece) for piece, is_met in pieces)


@register.simple_tag
def person_line(person: Person, line: str, hit: search.Hit | None = None) -> SafeString:
    """One row of a list of people: the name as a link, and below it the line that tells one person from another."""
    told = f' <span class="line">{escape(line)}</span>' if line else ""
    met = hit.met if hit is not None and hit.name is not None and hit.name.displayed else frozenset()
    return mark_safe(f"{sorted_name(person, 'name', met)}{told}")  # noqa: S308 (both were escaped)


@register.simple_tag
def full_name(person: Person) -> SafeString:
    """The displayed form of the name as a link to the page: `Afanasius Kazanas`."""
    return _link(person, escape(person.display_name))


@register.simple_tag
def language_of(name: PersonName | None) -> SafeString:
    """The `lang` attribute of a written form; nothing while nobody has determined its language."""
    return _lang(name.language) if name is not None else SafeString("")


@register.simple_tag
def correct(person: Person, row: Statement | PersonName) -> SafeString:
    """The unobtrusive "correct this" beside a statement or a name; who hears the page is told what it stands beside."""
    column = "statement" if isinstance(row, Statement) else "name"
    what = row.label or str(row) if isinstance(row, Statement) else row.text
    asked = f"{address('new_correction')}?person={escape(person.pk)}&amp;{column}={row.pk:d}"
    words = escape(_("correct this"))
    inner = f'{words}<span class="visually-hidden">: {escape(what)}</span>'
    # Every value is escaped here; of some pages this is said hundreds of times, and `format_html` is slow for that.
    return mark_safe(f'<a class="correct" rel="nofollow" href="{asked}">{inner}</a>')  # noqa: S308


@register.simple_tag
def said(statement: Statement, label: object = True) -> SafeString:
    """The claim with links to what it speaks of; with no `label` where that stands beside it already."""
    lead = escape(statement.label) if label else ""
    values = [
        f'<a href="{escape(value.url)}">{escape(value.text)}</a>' if value.url else escape(value.text)
        for value in statement.values
    ]
    if statement.related_person_id and len(values) > 1:
        # The relation reads on into the name: "walked beside Juozas Krakauskas".
        values[:2] = [f"{values[0]} {values[1]}"]
    claim = ": ".join(part for part in (lead, ", ".join(values)) if part)
    claim = "; ".join(part for part in (claim, escape(statement.detail)) if part)
    if statement.certainty != Statement.Certainty.CERTAIN:
        claim = f"{claim} ({escape(statement.get_certainty_display())})"
    return mark_safe(claim)  # noqa: S308 (every value was escaped)


@register.filter
def grouped(number: int) -> str:
    """A count as the reader's language groups its digits: `194,048`, `194 048`; of four digits few do.

    >>> grouped(194048)
    '194,048'
    """
    separator = _GROUPED_BY.get(get_language() or "en", "\N{NO-BREAK SPACE}")
    if separator == "\N{NO-BREAK SPACE}" and number < 10_000:
        return str(number)
    return f"{number:,}".replace(",", separator)


@register.filter
def date_in_words(text: str) -> str:
    """A date as the record writes it (EDTF), in the reader's language; nothing where there is none."""
    return dates.in_words(dates.parse(text), get_language() or "en") if text else ""


@register.filter
def in_words(day: datetime.date) -> str:
    """A calendar day in the reader's language, said as the dates of the record are: `1 August 1953`."""
    return dates.in_words(dates.parse(f"{day:%Y-%m-%d}"), get_language() or "en")


@register.filter
def month_in_words(day: datetime.date) -> str:
    """The month of a day: `August 1953`."""
    return dates.in_words(dates.parse(f"{day:%Y-%m}"), get_language() or "en")


@register.filter
def day_of_year(day: datetime.date) -> str:
    """The same without its year: `1 August`, `rugpjūčio 1 d.`."""
    return dates.day_in_words(day.month, day.day, get_language() or "en")


def _lang(language: str) -> SafeString:
    return SafeString("" if language in ("", "und") else f' lang="{escape(language)}"')


def _link(person: Person, inner: str, css: str = "") -> SafeString:
    """The name, escaped already, as a link."""
    place = f' class="{escape(css)}"' if css else ""
    to = escape(person.get_absolute_url())
    return mark_safe(f'<a{place} href="{to}"><bdi{language_of(person.displayed_name)}>{inner}</bdi></a>')  # noqa: S308
