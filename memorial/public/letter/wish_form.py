"""One thing a letter asks for, as a form: the fields depend on what it is about, and all can stay empty.

What is lacking is found by `corrections.submission.check`, the same for whoever sends; here only what cannot be read.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from memorial import dates
from memorial.corrections import Value, Wish
from memorial.corrections.submission import WORDS_LENGTH
from memorial.fields import EDTFFormField
from memorial.models import Camp, Event, Nationality, PersonName, ProposedChange, Role, Statement
from memorial.models.statement import VALUES

About = ProposedChange.About
Kind = Statement.Kind

#: Kinds that can be chosen when something is missing; a tie to another person is told in words.
KINDS = tuple(kind for kind in Kind if kind not in (Kind.RELATED_TO, Kind.OTHER))
#: Kinds that have no day.
_TIMELESS = (Kind.NATIONALITY, Kind.RELIGION, Kind.RANK, Kind.RELATED_TO)
_PLACES = (Kind.BORN, Kind.DEPORTED, Kind.RESIDENCE, Kind.BURIED)
_WHERE: dict[str, Promise] = {
    **dict.fromkeys(_PLACES, _("Place")),
    Kind.TESTIFIED: _("What they testified, and where"),
    Kind.RELATED_TO: _("How they were tied to each other"),
    Kind.OTHER: _("What should be said"),
}
_ENTRIES = ("camp", "event", "nationality", "role")
#: What is asked of the evidence; it has a step of its own.
EVIDENCE = ("evidence", "how_known")
#: What says which change this is; never typed.
MARKS = ("about", "person", "statement", "name", "missing")


def columns_of(about: str, kind: str) -> tuple[str, ...]:
    """The fields of the proposed value, in their order.

    >>> columns_of("statement", "held_in")
    ('camp', 'date')
    """
    if about in (About.NAME, About.MISSING_PERSON):
        return ("text",)
    if about == About.NEW_NAME:
        return ("text", "kind")
    if about not in (About.STATEMENT, About.NEW_STATEMENT) or kind not in VALUES:
        return ()
    taken = VALUES[kind].needs | VALUES[kind].may
    dated = () if kind in _TIMELESS else ("date",)
    return tuple(column for column in (*_ENTRIES, "text") if column in taken) + dated


def _number(**options: Any) -> forms.IntegerField:
    return forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput, **options)


def _text(label: Any, length: int, help_text: Any = "", **attrs: Any) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=length, help_text=help_text, widget=forms.TextInput(attrs=attrs)
    )


def _words(label: Any, help_text: Any = "", rows: int = 4) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=WORDS_LENGTH,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def _entry(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False)


class Entries:
    """The short lists a value can be chosen from, each asked for once however many changes a letter speaks of."""

    def of(self, column: str) -> list[tuple[str, str]]:
        """Key and words of each entry of a column: `[("vorkuta-camp-29", "Camp No. 29, Vorkuta"), ...]`."""
        return list(getattr(self, column))

    @cached_property
    def camp(self) -> list[tuple[str, str]]:
        return _choices(Camp.objects.public().select_related("parent"))

    @cached_property
    def event(self) -> list[tuple[str, str]]:
        return _choices(Event.objects.public())

    @cached_property
    def nationality(self) -> list[tuple[str, str]]:
        return _choices(Nationality.objects.all())

    @cached_property
    def role(self) -> list[tuple[str, str]]:
        return _choices(Role.objects.all())


def _choices(entries: Iterable[Camp | Event | Nationality | Role]) -> list[tuple[str, str]]:
    return [("", gettext("not in this list, or as it is")), *((entry.slug, str(entry)) for entry in entries)]


class WishForm(forms.Form):
    """The fields of one wish. `number` is its own within the letter and stays when others are taken out."""

    about = forms.ChoiceField(choices=About, required=False, widget=forms.HiddenInput)
    person = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    statement = _number()
    name = _number()
    missing = _number()
    kind = forms.ChoiceField(label=_("What sort of name it is"), required=False, widget=forms.Select)
    camp = _entry(_("Camp"))
    event = _entry(_("Event"))
    nationality = _entry(_("Nationality"))
    role = _entry(_("Role"))
    text = _text(_("Where, or how it was"), 300, autocomplete="off", spellcheck="false")
    date = EDTFFormField(
        label=_("When"),
        required=False,
        max_length=200,
        help_text=_("As exactly as you know it: 3 May 1920, summer 1953, about 1920, before 1950."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    words = _words(_("In your own words"))
    evidence = _words(
        _("Which document or person says so, and where is it"),
        _("For example: baptismal register of the parish of Utena, 1912, entry 14; a letter of 1955, kept at home."),
    )
    how_known = _words(_("How you come to know it"), _("For example: told by my mother, his daughter."), rows=3)

    def __init__(self, number: int, data: Any, entries: Entries) -> None:
        super().__init__(data, prefix=f"w{number}")
        self.entries = entries
        self.number = number
        self.about_value = self._typed("about")
        self.kind_value = self._typed("kind")
        self.columns = columns_of(self.about_value, self.kind_value)
        self._fit()

    def _typed(self, name: str) -> str:
        return str(self.data.get(self.add_prefix(name), ""))

    def _fit(self) -> None:
        """Only the fields of what this is about, under the labels it has there."""
        for column in (*_ENTRIES, "text", "date"):
            if column not in self.columns:
                del self.fields[column]
            elif column in _ENTRIES:
                self.fields[column].choices = self.entries.of(column)  # type: ignore[attr-defined]
        names = About(self.about_value) in (About.NAME, About.NEW_NAME) if self.about_value in About.values else False
        kind = self.fields["kind"]
        kind.choices = PersonName.Kind.choices if names else Kind.choices  # type: ignore[attr-defined]
        if "kind" not in self.columns:
            kind.widget = forms.HiddenInput()
        if "text" in self.columns:
            self.fields["text"].label = self._label_of_text()
        self.fields["words"].help_text = self._help_for_words()

    def _label_of_text(self) -> Any:
        if self.about_value in (About.NAME, About.NEW_NAME):
            return _("How the name should be written")
        if self.about_value == About.MISSING_PERSON:
            return _("Their name, as you know it")
        if VALUES[self.kind_value].needs == {"text"} and self.kind_value not in _WHERE:
            return capfirst(str(Kind(self.kind_value).label))
        return _WHERE.get(self.kind_value, _("Where, or how it was"))

    def _help_for_words(self) -> Any:
        if self.about_value == About.MISSING_PERSON:
            return _("Who they were, where they were held, what became of them: as much as you know.")
        if self.about_value == About.OTHER:
            return ""
        if self.about_value in (About.STATEMENT, About.NAME):
            return _("Whatever does not fit above. If you know only that it is wrong, say so here.")
        return _("Whatever does not fit above.")

    @property
    def values(self) -> list[forms.BoundField]:
        """The fields of the step that asks what should be changed."""
        return [self[name] for name in (*self.columns, "words")]

    @property
    def proofs(self) -> list[forms.BoundField]:
        """The fields of the step that asks for evidence."""
        return [self[name] for name in EVIDENCE]

    @property
    def marks(self) -> list[forms.BoundField]:
        """What goes along unseen on every step."""
        return [self[name] for name in (*MARKS, *(() if "kind" in self.columns else ("kind",)))]

    @property
    def is_blank(self) -> bool:
        """Nothing was typed, though the form offered it."""
        return not any(self._typed(name).strip() for name in (*self.columns, "words", *EVIDENCE) if name != "kind")

    def rows(self, names: Iterable[str]) -> list[tuple[str, str]]:
        """What was typed into these fields and can be read, each with its label; dates as we read them."""
        self.is_valid()
        found = []
        for name in names:
            value = self.cleaned_data.get(name)
            if value:
                found.append((str(self.fields[name].label), self._in_words(name, str(value))))
        return found

    def _in_words(self, name: str, value: str) -> str:
        if name == "date":
            return dates.in_words(dates.parse(value), get_language() or "en")
        if name in _ENTRIES or name == "kind":
            return dict(self.fields[name].choices).get(value, value)  # type: ignore[attr-defined]
        return value

    def wish(self, places: dict[int, int]) -> Wish:
        """As the verbs take it, from a valid form; `places` are those of the numbers in the letter."""
        given = self.cleaned_data
        missing = given.get("missing")
        value = Value(
            text=given.get("text", ""),
            date=given.get("date", ""),
            date_typed=self._typed("date").strip() if given.get("date") else "",
            **{name: given[name] for name in _ENTRIES if given.get(name)},
        )
        return Wish(
            about=self.about_value,
            kind=given.get("kind", ""),
            person=given.get("person", ""),
            statement=given.get("statement"),
            name=given.get("name"),
            missing=places.get(missing, -1) if missing is not None else None,
            value=value,
            words=plain(given["words"]),
            evidence=plain(given["evidence"]),
            how_known=plain(given["how_known"]),
        )


def plain(text: str) -> str:
    """Line ends as they are on every machine, so that a form sent twice says the same."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
