"""The citations of many rows: the same as asked one by one, in a few questions, each citation once."""

from __future__ import annotations

import pytest

from memorial.models import Citation, Person, PersonName, Statement
from memorial.models.cited import citations_of, fetch_citations

pytestmark = pytest.mark.django_db


def test_every_row_gets_its_own_citations_in_their_order() -> None:
    statements, names = list(Statement.objects.all()), list(PersonName.objects.all())
    fetch_citations(statements, names, [])
    for row in (*statements, *names):
        assert list(row.cited) == list(row.citations.order_by("pk"))


def test_rows_that_rest_on_the_same_citation_share_it_and_its_source() -> None:
    statements = list(Statement.objects.all())
    fetch_citations(statements)
    cited = [citation for row in statements for citation in row.cited]
    assert len({id(citation) for citation in cited}) == len({citation.pk for citation in cited}) < len(cited)
    assert len({id(citation.source) for citation in cited}) == len({citation.source_id for citation in cited})


def test_nothing_more_is_asked_for_a_note_and_those_through_whom_it_is_known(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    statements = list(Statement.objects.all())
    with django_assert_num_queries(4):  # the pairs, the citations, those they are known through, the sources
        fetch_citations(statements)
        said = [str(citation) for row in statements for citation in row.cited]
    assert any("cited in" in text for text in said)


def test_rows_without_citations_have_none_and_no_rows_ask_nothing(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    row = Statement.objects.all()[0]
    row.citations.clear()
    assert citations_of(Statement, [row.pk]) == {row.pk: []}
    with django_assert_num_queries(0):
        assert citations_of(Statement, []) == {}


def test_what_was_not_fetched_is_asked_for() -> None:
    row = Statement.objects.filter(citations__isnull=False)[0]
    assert list(row.cited) == list(row.citations.all())


def test_a_person_has_the_citations_of_every_part() -> None:
    person = Person.objects.for_page().get(display_name="Yevheny Hrytsiak").with_citations()
    rows = [*person.names.all(), *person.statements.all(), *person.texts.all()]
    assert all("cited" in row.__dict__ for row in rows)
    assert {citation.pk for row in rows for citation in row.cited} <= set(Citation.objects.values_list("pk", flat=True))
