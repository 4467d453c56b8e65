"""The EDTF field keeps its two days beside it, and its form takes what people type."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from memorial.dates import parse
from memorial.fields import EDTFField, EDTFFormField
from memorial.models import Person, Statement


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
