"""The fields in which a curator words a value as it is to stand in the record: which, and of what sort."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.admin import AdminSite
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from memorial import dates
from memorial.admin.people_list import OFFERED_WHOLE
from memorial.admin.select import EntrySelect
from memorial.changes.entries import SHAPES
from memorial.fields import EDTFFormField
from memorial.models import Person, PersonName, Photograph, ProposedChange, Statement
from memorial.models.statement import VALUE_COLUMNS, VALUES
from memorial.names import split

About = ProposedChange.About
_NAME_COLUMNS = ("text", "given", "patronymic", "family")
_PHOTOGRAPH_COLUMNS = ("alt", "caption", "date", "credit", "rights", "rights_note")
#: What a column without an end of its own takes here.
DETAIL_LENGTH = 2000


def columns_of(change: ProposedChange) -> Iterable[str]:
    """The columns of the record an acceptance of this change can fill."""
    if change.about in (About.NAME, About.NEW_NAME, About.MISSING_PERSON):
        yield from _NAME_COLUMNS
    elif change.about == About.PHOTOGRAPH:
        yield from _PHOTOGRAPH_COLUMNS
    elif change.about in (About.STATEMENT, About.NEW_STATEMENT) and change.kind in VALUES:
        values = VALUES[change.kind]
        yield from (column for column in VALUE_COLUMNS if column in values.needs | values.may)
        yield from ("date", "detail")


def value_field(change: ProposedChange, column: str, desk: AdminSite) -> forms.Field:
    """A field for one column, with what the sender proposes in it; of a name they did not divide, how it divides."""
    model = _model_of(change)
    field = model._meta.get_field(column)
    label, proposed = capfirst(str(field.verbose_name)), str(change.proposed.get(column, ""))
    if model is Photograph:
        return _photograph_field(change, field, label)
    if model is PersonName and not proposed:
        proposed = " ".join(getattr(split(str(change.proposed.get("text", ""))), column, ()))
    if field.is_relation:
        return _entry_field(field, label, proposed, desk)
    if column == "date":
        return EDTFFormField(label=label, required=False, initial=proposed, help_text=field.help_text)
    widget = forms.Textarea(attrs={"rows": 2}) if column == "detail" else forms.TextInput()
    stays = _("What is left empty stays as it is.") if change.about == About.STATEMENT and column == "text" else ""
    return forms.CharField(
        label=label,
        required=False,
        initial=proposed,
        widget=widget,
        help_text=stays,
        max_length=field.max_length or 2000,
    )


def _model_of(change: ProposedChange) -> type[Model]:
    if change.about == About.PHOTOGRAPH:
        return Photograph
    return PersonName if change.about in (About.NAME, About.NEW_NAME, About.MISSING_PERSON) else Statement


def _photograph_field(change: ProposedChange, field: Any, label: str) -> forms.Field:
    """With what the letter itself answers: who keeps it, if they wish to be named, and by what right we show it."""
    correction = change.correction
    allowed = _("The sender of letter %(code)s allowed it, %(day)s") % {
        "code": correction.code,
        "day": dates.in_words(dates.parse(correction.received.date().isoformat()), "en"),
    }
    initial = {
        "credit": correction.sender_name.strip() if correction.may_be_named else "",
        "rights": Photograph.Rights.WITH_PERMISSION,
        "rights_note": allowed,
    }.get(field.name, "")
    if field.name == "date":
        return EDTFFormField(label=label, required=False, help_text=field.help_text)
    if field.choices:
        choices = [(value, name) for value, name in field.choices if value != Photograph.Rights.UNKNOWN]
        return forms.ChoiceField(label=label, required=False, choices=choices, initial=initial)
    return forms.CharField(
        label=label, required=False, initial=initial, help_text=field.help_text, max_length=field.max_length
    )


def _entry_field(field: Any, label: str, proposed: str, desk: AdminSite) -> forms.Field:
    """One entry: from a list while that is short, else by typing."""
    model = field.related_model
    entries = model._default_manager.all()
    known = entries.filter(**{SHAPES[str(model._meta.model_name)].key_field: proposed}).first() if proposed else None
    few = model is not Person and len(entries.order_by()[: OFFERED_WHOLE + 1].values_list("pk")) <= OFFERED_WHOLE
    return forms.ModelChoiceField(
        entries.select_related("parent") if hasattr(model, "parent") else entries,
        label=label,
        required=False,
        initial=known.pk if known is not None else None,
        empty_label=_("as it is, or none"),
        widget=forms.Select() if few else EntrySelect(field, desk),
    )
