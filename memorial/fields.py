"""Model and form fields for EDTF dates: text as the standard writes it, with its first and last day beside it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from memorial import dates

#: The longest EDTF text stored; sets of several dates are the longest.
MAX_LENGTH = 120


class EDTFFormField(forms.CharField):
    """A date as people type it: `about 1920`, `summer 1953`, `1.8.1953`, or EDTF itself.

    The cleaned value is canonical EDTF text, empty when nothing was typed. What cannot be read is kept in the form
    and the error says which part was not understood. Words are read in the language of the interface.
    """

    def __init__(self, **options: Any) -> None:
        options.setdefault("max_length", MAX_LENGTH)
        super().__init__(**options)

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        if not text:
            return ""
        try:
            return dates.read(text, get_language() or "en").text
        except dates.DateError as error:
            raise ValidationError(str(error), code="invalid_date") from error


class EDTFField(models.CharField):  # type: ignore[type-arg]
    """Canonical EDTF text, empty when no date is stated.

    `earliest_field` and `latest_field` name two nullable integer columns of the same model, which the field fills
    whenever the row is saved, with the first and last day the date allows (`datetime.date.toordinal()`; open ends
    are `dates.OPEN_START` and `dates.OPEN_END`). They must be declared after this field.
    """

    def __init__(self, *args: Any, earliest_field: str = "", latest_field: str = "", **options: Any) -> None:
        options.setdefault("max_length", MAX_LENGTH)
        self.earliest_field = earliest_field
        self.latest_field = latest_field
        super().__init__(*args, **options)

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        options |= {"earliest_field": self.earliest_field, "latest_field": self.latest_field}
        return name, path, args, options

    def clean(self, value: Any, model_instance: models.Model | None) -> str:
        text = super().clean(value, model_instance)
        return _parsed(text).text if text else ""

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        text = getattr(model_instance, self.attname) or ""
        date = _parsed(text) if text else None
        if self.earliest_field:
            setattr(model_instance, self.earliest_field, date.earliest if date else None)
            setattr(model_instance, self.latest_field, date.latest if date else None)
        canonical = date.text if date else ""
        setattr(model_instance, self.attname, canonical)
        return canonical

    def formfield(self, **options: Any) -> Any:
        return super().formfield(**{"form_class": EDTFFormField, **options})


def edtf_columns_agree(name: str, column: str = "date") -> models.CheckConstraint:
    """The constraint that an EDTF column and its two days agree: all empty, or all filled and in order."""
    earliest, latest = f"{column}_earliest", f"{column}_latest"
    none = Q(**{column: "", f"{earliest}__isnull": True, f"{latest}__isnull": True})
    all_three = ~Q(**{column: ""}) & Q(**{f"{earliest}__isnull": False, f"{latest}__isnull": False})
    return models.CheckConstraint(
        condition=none | (all_three & Q(**{f"{earliest}__lte": F(latest)})),
        name=name,
        violation_error_message=_("The date and its first and last day do not agree."),
    )


def _parsed(text: str) -> dates.EDTF:
    try:
        return dates.parse(text)
    except dates.DateError as error:
        raise ValidationError(str(error), code="invalid_date") from error
