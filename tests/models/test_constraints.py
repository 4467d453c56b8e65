"""The database itself refuses what would make the record untrue."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from memorial.models import (
    Camp,
    CasualtyFigure,
    Citation,
    Event,
    Nationality,
    Person,
    PersonName,
    Role,
    Source,
    Statement,
)
from memorial.models.statement import VALUE_COLUMNS, VALUES

pytestmark = pytest.mark.django_db


def refused(row: object, constraint: str) -> None:
    """Saving the row, past every form, breaks this constraint."""
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        row.save()  # type: ignore[attr-defined]


def some_values() -> dict[str, object]:
    return {
        "camp": Camp.objects.first(),
        "event": Event.objects.first(),
        "nationality": Nationality.objects.first(),
        "role": Role.objects.first(),
        "related_person": Person.objects.last(),
        "text": "words",
    }


@pytest.mark.parametrize("kind", sorted(VALUES))
def test_a_statement_has_the_value_its_kind_needs_and_no_other(kind: str) -> None:
    person, given = Person.objects.first(), some_values()
    needed = {column: given[column] for column in VALUES[kind].needs}
    with transaction.atomic():
        Statement(person=person, kind=kind, **needed).save()
    for column in VALUES[kind].needs:
        lacking = {name: value for name, value in needed.items() if name != column}
        refused(Statement(person=person, kind=kind, **lacking), "statement_value_fits_kind")
    for column in set(VALUE_COLUMNS) - VALUES[kind].needs - VALUES[kind].may:
        refused(Statement(person=person, kind=kind, **needed, **{column: given[column]}), "statement_value_fits_kind")


def test_the_table_of_kinds_covers_every_kind() -> None:
    assert set(VALUES) == set(Statement.Kind.values)


def test_the_form_says_the_same_as_the_database() -> None:
    statement = Statement(person=Person.objects.first(), kind="held_in", text="words")
    with pytest.raises(ValidationError) as caught:
        statement.clean()
    assert set(caught.value.message_dict) == {"camp", "text"}


def test_a_statement_that_is_not_shown_has_a_reason() -> None:
    refused(
        Statement(person=Person.objects.first(), kind="born", standing="refuted"), "statement_not_shown_has_a_reason"
    )


def test_nobody_is_related_to_themselves() -> None:
    person = Person.objects.first()
    refused(
        Statement(person=person, kind="related_to", text="brother of", related_person=person),
        "statement_not_related_to_oneself",
    )


def test_one_name_is_displayed() -> None:
    person = Person.objects.first()
    assert person is not None
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonName(person=person, text="Other", displayed=True).save()


def test_a_repaired_name_says_how() -> None:
    refused(PersonName(person=Person.objects.first(), text="X", certainty="repaired"), "name_says_how_it_was_made")


def test_edtf_text_and_its_days_agree() -> None:
    statement = Statement.objects.exclude(date="").first()
    assert statement is not None
    for broken in ({"date_earliest": None}, {"date": ""}, {"date_latest": -10}):
        with pytest.raises(IntegrityError, match="statement_date_columns_agree"), transaction.atomic():
            Statement.objects.filter(pk=statement.pk).update(**broken)


def test_a_citation_stands_once() -> None:
    known = Citation.objects.filter(via__isnull=False).first()
    assert known is not None
    with pytest.raises(IntegrityError), transaction.atomic():
        Citation(source=known.source, locator=known.locator, via=known.via, wording=known.wording).save()
    seen = Citation.objects.filter(via__isnull=True).first()
    assert seen is not None
    with pytest.raises(IntegrityError), transaction.atomic():
        Citation(source=seen.source, locator=seen.locator, wording=seen.wording).save()


def test_citations_are_not_known_through_each_other() -> None:
    first, second = Citation.objects.filter(via__isnull=True)[:2]
    first.via, second.via = second, first
    with pytest.raises(ValidationError):
        first.clean()


def test_coordinates_come_whole_and_sourced() -> None:
    camp = Camp.objects.first()
    assert camp is not None
    camp.latitude = 67
    refused(camp, "camp_coordinates_whole_and_sourced")


@pytest.mark.parametrize("model", [Camp, Event])
def test_a_tree_has_no_loops(model: type) -> None:
    child = model.objects.filter(parent__isnull=False).first()
    parent = child.parent
    parent.parent = child
    with pytest.raises(ValidationError):
        parent.clean()


def test_a_figure_is_somebodys_and_says_something() -> None:
    event = Event.objects.first()
    refused(CasualtyFigure(event=event, counts="all", claimant="", killed_low=1), "figure_has_a_claimant")
    refused(CasualtyFigure(event=event, counts="all", claimant="x"), "figure_says_something")
    refused(
        CasualtyFigure(event=event, counts="all", claimant="x", killed_low=5, killed_high=1),
        "figure_killed_low_to_high",
    )


def test_a_repaired_title_says_how() -> None:
    refused(Source(slug="x", kind="book", title="a", title_repaired="b"), "source_repair_is_explained")


def test_what_is_referred_to_cannot_be_deleted() -> None:
    for model in (Camp, Event, Source, Nationality):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.filter(pk=_used(model)).delete()


def _used(model: type) -> object:
    statement = Statement.objects.filter(kind="held_in").first()
    assert statement is not None
    by_model = {
        Camp: statement.camp_id,
        Event: Statement.objects.filter(kind="killed").values_list("event_id", flat=True).first(),
        Nationality: Statement.objects.filter(kind="nationality").values_list("nationality_id", flat=True).first(),
        Source: statement.citations.values_list("source_id", flat=True).first(),
    }
    return by_model[model]
