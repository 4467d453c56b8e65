"""The EDTF field keeps its two days beside it, and its form takes what people type."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.test.utils import isolate_apps
from django.utils.translation import override

from memorial.dates import OPEN_START, parse
from memorial.fields import EDTFField, EDTFFormField
from memorial.models import Event, Person, Statement


@pytest.mark.django_db
def test_saving_fills_the_first_and_last_day() -> None:
    statement = Statement(person=Person.objects.first(), kind="born", date="195X")
    statement.save()
    statement.refresh_from_db()
    assert (statement.date_earliest, statement.date_latest) == (parse("195X").earliest, parse("195X").latest)
    statement.date = ""
    statement.save()
    statement.refresh_from_db()
    assert statement.date_earliest is None and statement.date_latest is None


@pytest.mark.django_db
def test_bulk_create_fills_them_too() -> None:
    Statement.objects.bulk_create([Statement(person=Person.objects.first(), kind="born", date="1920~")])
    assert Statement.objects.get(date="1920~").date_earliest == parse("1920").earliest


def test_the_model_refuses_what_is_no_edtf() -> None:
    with pytest.raises(ValidationError, match="month 13 does not exist"):
        EDTFField().clean("1953-13", None)


@pytest.mark.parametrize(("typed", "edtf"), [("about 1920", "1920~"), ("1.8.1953", "1953-08-01"), ("", "")])
def test_the_form_reads_what_people_type(typed: str, edtf: str) -> None:
    assert EDTFFormField(required=False).clean(typed) == edtf


def test_the_form_reads_in_the_language_of_the_interface() -> None:
    with override("lt"):
        assert EDTFFormField().clean("1953 m. rugpjūčio 1 d.") == "1953-08-01"


def test_the_form_names_what_it_did_not_understand() -> None:
    with pytest.raises(ValidationError, match="“banana” was not understood"):
        EDTFFormField().clean("banana 1953")


def test_a_migration_can_rebuild_the_field() -> None:
    field = EDTFField(earliest_field="a", latest_field="b")
    _name, _path, args, options = field.deconstruct()
    assert EDTFField(*args, **options).latest_field == "b"


def days(event: Event) -> tuple[int | None, int | None]:
    return event.date_earliest, event.date_latest


def bounds(text: str) -> tuple[int, int]:
    return parse(text).earliest, parse(text).latest


def an_event(**values: Any) -> Event:
    return Event(**{"slug": "a-strike", "name": "A strike", "kind": Event.Kind.values[0], **values})


class DateForm(forms.Form):
    date = EDTFFormField(required=False)


@pytest.mark.parametrize(
    ("typed", "text"),
    [("about 1920", "1920~"), ("1.8.1953", "1953-08-01"), ("[1953, 1954]", "[1953,1954]"), ("", ""), ("  ", "")],
)
def test_a_form_takes_dates_as_people_type_them(typed: str, text: str) -> None:
    form = DateForm({"date": typed})
    assert form.is_valid()
    assert form.cleaned_data["date"] == text


def test_what_is_not_understood_at_all_is_quoted_once() -> None:
    form = DateForm({"date": "yesterday"})
    assert not form.is_valid() and form.errors["date"] == ["“yesterday” was not understood."]


def test_a_form_keeps_what_was_typed_and_says_what_was_not_understood() -> None:
    form = DateForm({"date": "banana 1953"})
    assert not form.is_valid()
    assert form.errors["date"] == ["“banana” was not understood (at character 1 of “banana 1953”)"]
    assert form["date"].value() == "banana 1953"


def test_a_percent_sign_in_what_was_typed_does_not_break_the_error() -> None:
    form = DateForm({"date": "%s 1953-13"})
    assert not form.is_valid()
    assert "%s 1953-13" in form.errors["date"][0]


def test_a_date_that_must_be_given_is_asked_for() -> None:
    with pytest.raises(ValidationError, match="required"):
        EDTFFormField().clean("")


def test_cleaning_makes_the_text_canonical_and_fills_the_days() -> None:
    event = an_event(date="[1953, 1954]")
    event.clean_fields()
    assert (event.date, days(event)) == ("[1953,1954]", bounds("[1953,1954]"))


def test_cleaning_a_date_taken_away_takes_its_days_away() -> None:
    first, last = bounds("1953")
    event = an_event(date="", date_earliest=first, date_latest=last)
    event.clean_fields()
    assert days(event) == (None, None)


def test_a_model_says_what_is_wrong_in_the_words_of_the_date_error() -> None:
    with pytest.raises(ValidationError) as caught:
        an_event(date="1953-13").clean_fields()
    assert caught.value.message_dict == {"date": ["month 13 does not exist (at character 6 of “1953-13”)"]}


def test_a_date_that_may_not_be_blank_is_asked_for() -> None:
    with pytest.raises(ValidationError, match="blank"):
        EDTFField().clean("", None)


@pytest.mark.django_db
class TestStored:
    def test_a_whole_row_passes_its_own_constraints(self) -> None:
        an_event(date="1953-08").full_clean()

    def test_saving_fills_the_days_and_leaves_a_plain_text(self) -> None:
        event = an_event(date="../1953")
        event.save()
        event.refresh_from_db()
        assert type(event.date) is str
        assert days(event) == (OPEN_START, parse("1953").latest)

    def test_saving_a_date_taken_away_empties_the_days(self) -> None:
        event = an_event(date="1953")
        event.save()
        event.date = ""
        event.save()
        event.refresh_from_db()
        assert (event.date, days(event)) == ("", (None, None))

    def test_creating_in_bulk_fills_the_days(self) -> None:
        Event.objects.bulk_create([an_event(slug="one", date="1953~"), an_event(slug="two")])
        assert days(Event.objects.get(slug="one")) == bounds("1953~")
        assert days(Event.objects.get(slug="two")) == (None, None)

    def test_a_text_that_is_no_date_is_never_stored(self) -> None:
        with pytest.raises(ValidationError):
            an_event(date="some time").save()

    @pytest.mark.parametrize(
        "wrong",
        [
            {"date": ""},
            {"date_earliest": None},
            {"date_latest": None},
            {"date_earliest": None, "date_latest": None},
            {"date_earliest": 10, "date_latest": 9},
        ],
    )
    def test_the_database_refuses_days_that_do_not_agree(self, wrong: dict[str, Any]) -> None:
        event = an_event(date="1953")
        event.save()
        with pytest.raises(IntegrityError), transaction.atomic():
            Event.objects.filter(pk=event.pk).update(**wrong)


def test_a_migration_rebuilds_the_same_field() -> None:
    field = EDTFField(blank=True, earliest_field="first", latest_field="last")
    _name, path, args, options = field.deconstruct()
    again = EDTFField(*args, **options)
    assert path == "memorial.fields.EDTFField"
    assert again.deconstruct()[1:] == field.deconstruct()[1:]
    assert (again.earliest_field, again.latest_field, again.max_length) == ("first", "last", 120)


@isolate_apps("memorial")
def test_the_columns_of_the_days_are_checked() -> None:
    class Good(models.Model):  # noqa: DJ008
        date = EDTFField(earliest_field="first", latest_field="last")
        first = models.IntegerField(null=True)
        last = models.IntegerField(null=True)

        class Meta:
            app_label = "memorial"

    class TooEarly(models.Model):  # noqa: DJ008
        first = models.IntegerField(null=True)
        date = EDTFField(earliest_field="first", latest_field="last")
        last = models.IntegerField(null=True)

        class Meta:
            app_label = "memorial"

    class Missing(models.Model):  # noqa: DJ008
        date = EDTFField(earliest_field="first", latest_field="last")
        first = models.IntegerField(null=True)

        class Meta:
            app_label = "memorial"

    assert [error.id for error in Good.check()] == []
    assert "memorial.E002" in [error.id for error in TooEarly.check()]
    assert "memorial.E002" in [error.id for error in Missing.check()]
