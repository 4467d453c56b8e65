"""What stands inside a line of text: a person's name, a statement, the marks of its notes.

Tags and not templates, because the end of a template file is a line break, and a line break before a comma is a space.
None of them asks the database.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from django import template
from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from memorial import dates
from memorial.models import Citation, Person, PersonName, Statement
from memorial.public.notes import Note

register = template.Library()

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
    said = format_html("{}", source.short_title)
    if source.is_public:  # a letter of a family is cited, and has no page
        said = format_html('<a href="{}">{}</a>', source.get_absolute_url(), said)
    if source.credited:
        said = format_html("{}, <cite{}>{}</cite>", said, _lang(source.language), source.best_title)
    if citation.locator:
        said = format_html("{}, {}", said, unparted(citation.locator))
    if citation.wording:
        said = format_html("{}: “{}”", said, citation.wording)
    if via is not None:
        cited = _('cited in <a href="%(url)s">%(via)s</a>')
        told = {"url": escape(via.source.get_absolute_url()), "via": escape(unparted(str(via)))}
        said = format_html("{}; {}", said, mark_safe(cited % told))  # noqa: S308
    return said


def unparted(locator: str) -> str:
    """The place in a source with its abbreviations held to their numbers, so that no line ends between the two.

    >>> unparted("n. 51")
    'n.\\xa051'
    """
    return _ABBREVIATED.sub("\\1\N{NO-BREAK SPACE}", locator)


@register.simple_tag
def way_back(number: int) -> SafeString:
    """From a note to the place where the page first uses it."""
    label = _("back to where note %(number)s is first used") % {"number": number}
    return format_html('<a class="back" href="#mark-{}" aria-label="{}">↑</a>', number, label)


@register.simple_tag
def sorted_name(person: Person, css: str = "") -> SafeString:
    """The name as lists print it, family name first and heavier, as a link: `<b>Kazanas</b> Afanasius`."""
    name = person.displayed_name
    if name is None:
        inner = format_html("<b>{}</b>", person.display_name)
    elif name.family:
        rest = " ".join(part for part in (name.given, name.patronymic) if part)
        inner = format_html("<b>{}</b>{}{}", name.family, " " if rest else "", rest)
    else:
        inner = format_html("<b>{}</b>", name.text)
    return _link(person, inner, css)


@register.simple_tag
def full_name(person: Person) -> SafeString:
    """The displayed form of the name as a link to the page: `Afanasius Kazanas`."""
    return _link(person, person.display_name)


@register.simple_tag
def language_of(name: PersonName | None) -> SafeString:
    """The `lang` attribute of a written form; nothing while nobody has determined its language."""
    return _lang(name.language) if name is not None else SafeString("")


@register.simple_tag
def correct(person: Person, row: Statement | PersonName) -> SafeString:
    """The unobtrusive "correct this" beside a statement or a name; who hears the page is told what it stands beside."""
    column = "statement" if isinstance(row, Statement) else "name"
    what = row.label or str(row) if isinstance(row, Statement) else row.text
    return format_html(
        '<a class="correct" rel="nofollow" href="{}?person={}&amp;{}={}">{}'
        '<span class="visually-hidden">: {}</span></a>',
        reverse("new_correction"),
        person.pk,
        column,
        row.pk,
        _("correct this"),
        what,
    )


@register.simple_tag
def said(statement: Statement, *, label: bool = True) -> SafeString:
    """The claim with links to what it speaks of; without its label where that stands beside it."""
    lead = statement.label if label else ""
    values = [
        format_html('<a href="{}">{}</a>', value.url, value.text) if value.url else format_html("{}", value.text)
        for value in statement.values
    ]
    if statement.related_person_id and len(values) > 1:
        # The relation reads on into the name: "walked beside Juozas Krakauskas".
        values[:2] = [format_html("{} {}", values[0], values[1])]
    claim = format_html_join(", ", "{}", ((value,) for value in values))
    if lead:
        claim = format_html("{}: {}", lead, claim) if claim else format_html("{}", lead)
    if statement.detail:
        claim = format_html("{}; {}", claim, statement.detail) if claim else format_html("{}", statement.detail)
    if statement.certainty != Statement.Certainty.CERTAIN:
        claim = format_html("{} ({})", claim, statement.get_certainty_display())
    return claim


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
    return SafeString("") if language in ("", "und") else format_html(' lang="{}"', language)


def _link(person: Person, inner: str, css: str = "") -> SafeString:
    return format_html(
        '<a{} href="{}"><bdi{}>{}</bdi></a>',
        format_html(' class="{}"', css) if css else "",
        person.get_absolute_url(),
        language_of(person.displayed_name),
        inner,
    )
