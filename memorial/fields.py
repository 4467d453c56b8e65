"""Columns of our own: EDTF dates, with their first and last day beside them; folded words, compared byte by byte."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core import checks
from django.core.exceptions import EmptyResultSet, FieldDoesNotExist, ValidationError
from django.db import models
from django.db.models import F, Func, Lookup, Q
from django.utils.translation import get_language, gettext
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
            raise _refusal(error) from error


class EDTFField(models.CharField):  # type: ignore[type-arg]
    """Canonical EDTF text, a plain `str`; empty when no date is stated.

    `earliest_field` and `latest_field` name two nullable integer columns of the same model, declared after this field
    (a system check holds both). They get the first and last day the date allows (`datetime.date.toordinal()`; open
    ends are `dates.OPEN_START` and `dates.OPEN_END`) when the row is cleaned and when it is saved, `bulk_create`
    included. What goes past `pre_save` does not fill them: `QuerySet.update`, `bulk_update`, and a save whose
    `update_fields` does not name all three.

        date = EDTFField(blank=True, earliest_field="date_earliest", latest_field="date_latest")

    Every other argument is a `CharField`'s; `max_length` is 120 unless given.
    """

    # Django skips `clean` for what stands here, and a date taken away must take its days with it.
    empty_values = ()

    def __init__(self, *args: Any, earliest_field: str = "", latest_field: str = "", **options: Any) -> None:
        options.setdefault("max_length", MAX_LENGTH)
        self.earliest_field = earliest_field
        self.latest_field = latest_field
        super().__init__(*args, **options)

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        options |= {"earliest_field": self.earliest_field, "latest_field": self.latest_field}
        return name, path, args, options

    def check(self, **options: Any) -> list[checks.CheckMessage]:
        return [*super().check(**options), *self._check_companions()]

    def _check_companions(self) -> list[checks.CheckMessage]:
        if not (self.earliest_field or self.latest_field):
            return []
        for companion in (self.earliest_field, self.latest_field):
            try:
                column = self.model._meta.get_field(companion)
            except FieldDoesNotExist:
                column = None
            is_integer = isinstance(column, models.IntegerField) and column.null
            if not is_integer or getattr(column, "creation_counter", 0) < self.creation_counter:
                text = f"{companion!r} is not a nullable integer column declared after {self.name!r}."
                return [checks.Error(text, obj=self, id="memorial.E002")]
        return []

    def clean(self, value: Any, model_instance: models.Model | None) -> str:
        date = _parsed(self.to_python(value) or "")
        if date is None and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")
        canonical = date.text if date else ""
        self.run_validators(canonical)
        if model_instance is not None:
            self._fill(model_instance, date)
        return canonical

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        date = _parsed(getattr(model_instance, self.attname) or "")
        self._fill(model_instance, date)
        canonical = date.text if date else ""
        setattr(model_instance, self.attname, canonical)
        return canonical

    def _fill(self, model_instance: models.Model, date: dates.EDTF | None) -> None:
        if self.earliest_field:
            setattr(model_instance, self.earliest_field, date.earliest if date else None)
            setattr(model_instance, self.latest_field, date.latest if date else None)

    def formfield(self, **options: Any) -> Any:
        return super().formfield(**{"form_class": EDTFFormField, **options})


def edtf_columns_agree(name: str, column: str = "date") -> models.CheckConstraint:
    """The constraint that an EDTF column and its two days agree: all empty, or all filled and in order.

    The days are the columns `<column>_earliest` and `<column>_latest`.

        constraints = [edtf_columns_agree("statement_date_columns_agree")]
    """
    earliest, latest = f"{column}_earliest", f"{column}_latest"
    none = Q(**{column: "", f"{earliest}__isnull": True, f"{latest}__isnull": True})
    all_three = ~Q(**{column: ""}) & Q(**{f"{earliest}__isnull": False, f"{latest}__isnull": False})
    return models.CheckConstraint(
        condition=none | (all_three & Q(**{f"{earliest}__lte": F(latest)})),
        name=name,
        violation_error_message=_("The date and its first and last day do not agree."),
    )


class FoldedField(models.CharField):  # type: ignore[type-arg]
    """Words as `names.fold` writes them: plain letters, digits and spaces, in the order of their bytes.

    PostgreSQL would otherwise order and compare them by the language its database was made for, where y may stand
    beside i and spaces count for nothing; then no index could serve the lookup `begins`.

        Person.objects.filter(sort_key__begins="kaz")
    """

    def db_parameters(self, connection: Any) -> Any:
        collation = "C" if connection.vendor == "postgresql" else None
        return {**super().db_parameters(connection), "collation": collation}


@FoldedField.register_lookup
class Begins(Lookup):  # type: ignore[type-arg]
    """Whether a folded word begins so: a range of the index on every database, where LIKE is one on few.

    Every word begins with the empty one, and none with what no fold could hold.
    """

    lookup_name = "begins"

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        column, first = self.process_lhs(compiler, connection)
        beginning = str(self.rhs)
        if not beginning:
            return f"{column} >= %s", [*first, ""]
        if not beginning.isascii():
            raise EmptyResultSet
        beyond = beginning[:-1] + chr(ord(beginning[-1]) + 1)
        return f"({column} >= %s AND {column} < %s)", [*first, beginning, *first, beyond]


@FoldedField.register_lookup
class DescribedBy(Lookup):  # type: ignore[type-arg]
    """Whether a folded word is as a pattern says, in which `*` stands for any letters: `*auskas`.

    A pattern holds letters and digits of a fold and stars, and nothing else; none other matches anything.
    """

    lookup_name = "described_by"

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        column, first = self.process_lhs(compiler, connection)
        letters = str(self.rhs).replace("*", "")
        if not (letters.isascii() and letters.isalnum()):
            raise EmptyResultSet
        return f"{column} LIKE %s", [*first, str(self.rhs).replace("*", "%")]


class Bytewise(Func):
    """A text column in the order of its bytes, whatever language the database was made for. For plain ASCII.

    Person.objects.annotate(place=Bytewise("pk")).filter(place__gte="k")
    """

    template = "%(expressions)s"
    arity = 1

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template='%(expressions)s COLLATE "C"', **context)


class InOrder(Func):
    """A column that SQLite should compare row by row, not look up: it then keeps to the order it is going through.

    PostgreSQL weighs that itself.
    """

    template = "%(expressions)s"
    arity = 1

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="+%(expressions)s", **context)


def _parsed(text: str) -> dates.EDTF | None:
    """The date of a text, None when it is empty."""
    try:
        return dates.parse(text) if text else None
    except dates.DateError as error:
        raise _refusal(error) from error


def _refusal(error: dates.DateError) -> ValidationError:
    """The error of a date in the language of the interface."""
    reason = gettext(error.template)
    reason = reason % error.values if error.values else reason
    if error.place == 0 and error.shown in reason:  # the whole of it was not understood, and it is quoted already
        return ValidationError("%(reason)s.", code="invalid_date", params={"reason": reason.rstrip(".")})
    return ValidationError(
        _("%(reason)s (at character %(place)d of “%(text)s”)"),
        code="invalid_date",
        params={"reason": reason, "place": error.place + 1, "text": error.shown},
    )
