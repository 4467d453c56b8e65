"""What the public reads of an entry, and that no alteration of it slips by."""

from __future__ import annotations

from typing import Any

import pytest

from memorial.changes import DECIDE, Actor, Alteration, NeedsSecond, apply, blank, find_entry, snapshot
from memorial.changes.public_side import face, is_read_elsewhere
from memorial.models import Camp, Citation, Event, Nationality, Person, Source
from tests.builders import ACTOR, a_citation, make_person, name_row, statement_row

pytestmark = pytest.mark.django_db

CURATOR = Actor("Ona", "ona", may=frozenset([DECIDE]))


def made(kind: str, key: str | None, /, **values: Any) -> Any:
    change = apply(Alteration(blank(kind, key, **values), 0, ACTOR, "made for a test"))
    assert change is not None
    return find_entry(blank(kind, change.key))


def a_draft_camp(**values: Any) -> Camp:
    values = {"name": "Camp of a test", "kind": "camp", "citations": [a_citation().pk], **values}
    camp = made("camp", values.pop("slug", "camp-of-a-test"), **values)
    assert isinstance(camp, Camp)
    return camp


def a_draft_source(slug: str = "letter-of-a-test") -> Source:
    source = made("source", slug, kind="memoir", title="A letter")
    assert isinstance(source, Source)
    return source


def a_new_citation(source: Source, **values: Any) -> Citation:
    change = apply(Alteration(blank("citation", source=source.slug, locator="f. 1", **values), 0, ACTOR, "for a test"))
    assert change is not None
    return Citation.objects.get(pk=change.key)


def touches(entry: Any, **values: Any) -> bool:
    """Whether a curator alone is told to find somebody else for this."""
    try:
        apply(Alteration(snapshot(entry).with_values(**values), entry.version, CURATOR, "because"))
    except NeedsSecond:
        return True
    return False


@pytest.mark.parametrize(
    ("before", "after", "touched"),
    [
        ("draft", "in_review", False),
        ("in_review", "draft", False),
        ("draft", "published", True),
        ("in_review", "published", True),
        ("published", "draft", True),
        ("published", "withdrawn", True),
        ("withdrawn", "published", True),
    ],
)
def test_what_is_published_before_or_after_needs_two(before: str, after: str, touched: bool) -> None:
    assert touches(make_person(standing=before), standing=after) is touched
    assert touches(a_draft_camp(standing=before), standing=after) is touched


def test_the_page_a_withdrawn_person_leaves_is_read_too() -> None:
    """Its reason stands at the address, and taking the page away alters what is found there."""
    person = make_person(standing="withdrawn", withdrawn_reason="The family asked for it.")
    assert touches(person, withdrawn_reason="Something else.")
    assert touches(person, standing="draft")
    assert not touches(person, sex="female")
    assert touches(
        make_person("Ona Juodraštinė", standing="draft"), standing="withdrawn", withdrawn_reason="No reason."
    )


def test_an_address_that_leads_on_is_read_too() -> None:
    last = make_person("Ona Likusi")
    first = make_person("Ona Pirmoji", standing="draft")
    assert touches(first, merged_into=last.pk)
    assert touches(make_person("Ona Antroji", standing="draft", merged_into=last.pk), merged_into=None)


def test_other_nouns_leave_nothing_when_they_are_withdrawn() -> None:
    assert not touches(a_draft_camp(standing="withdrawn"), standing="draft")


@pytest.mark.parametrize("kind", ["nationality", "role"])
def test_words_of_lists_are_public_by_nature(kind: str) -> None:
    with pytest.raises(NeedsSecond):
        apply(Alteration(blank(kind, "of-a-test", label_en="new"), 0, CURATOR, "needed"))
    assert Nationality.objects.filter(slug="of-a-test").count() == 0
    assert touches(made(kind, "of-a-test", label_en="new"), label_en="other")


def test_a_camp_a_published_person_was_held_in_is_read_though_it_is_a_draft() -> None:
    camp = a_draft_camp()
    assert not touches(camp, name="Another")
    camp.refresh_from_db()
    make_person("Ona", statement_row("held_in", camp=camp.slug), standing="draft")
    assert not touches(camp, name="A third")
    camp.refresh_from_db()
    make_person("Petras", statement_row("held_in", camp=camp.slug))
    assert touches(camp, name="A fourth")


def test_the_camp_a_read_section_belongs_to_is_read_in_its_name() -> None:
    upper = a_draft_camp(slug="complex-of-a-test", name="Complex")
    section = a_draft_camp(slug="section-of-a-test", name="Section", parent=upper.slug)
    assert not is_read_elsewhere(upper)
    make_person("Ona", statement_row("held_in", camp=section.slug))
    assert is_read_elsewhere(section) and is_read_elsewhere(upper)


def test_a_citation_is_read_once_something_published_rests_on_it() -> None:
    citation = a_new_citation(Source.objects.get(slug="kozlov-2004"))
    assert not touches(citation, locator="f. 2")
    citation.refresh_from_db()
    make_person("Ona", statement_row("rank", text="captain", citations=[citation.pk]))
    assert touches(citation, locator="f. 3")


def test_the_way_by_which_a_citation_is_known_is_read_with_it() -> None:
    hidden = a_draft_source()
    through = a_new_citation(a_draft_source("carrier-of-a-test"))
    citation = a_new_citation(hidden, via=through.pk)
    for entry in (hidden, through, through.source, citation):
        assert not is_read_elsewhere(entry)
    make_person("Ona", statement_row("rank", text="captain", citations=[citation.pk]))
    for entry in (hidden, through, through.source, citation):
        assert is_read_elsewhere(entry)


def test_a_citation_that_puts_a_source_into_the_list_of_another_needs_two() -> None:
    """A source's page lists what is known through it; the first citation that says so is what puts it there."""
    kozlov, other = Source.objects.get(slug="kozlov-2004"), made("source", "open", kind="book", title="A book")
    apply(Alteration(snapshot(other).with_values(standing="published"), 1, ACTOR, "for a test"))
    through = Citation.objects.filter(source=kozlov, via__isnull=True).first() or a_new_citation(kozlov)

    def enter(locator: str, actor: Actor) -> None:
        apply(Alteration(blank("citation", source="open", locator=locator, via=through.pk), 0, actor, "for a test"))

    with pytest.raises(NeedsSecond):
        enter("1", CURATOR)
    enter("2", ACTOR)
    enter("3", CURATOR)


def test_a_citation_can_be_made_while_one_writes() -> None:
    state = blank("citation", source="kozlov-2004", locator="f. 27 of a test")
    assert apply(Alteration(state, 0, CURATOR, "for a test")) is not None


def test_people_are_named_nowhere_before_they_are_published() -> None:
    hidden = make_person("Ona", standing="draft")
    make_person("Petras", statement_row("related_to", related_person=hidden.pk, text="brother"))
    assert not touches(hidden, sex="female")


def test_every_entry_of_the_founding_record_that_is_published_is_read() -> None:
    for model in (Person, Camp, Event, Source):
        assert face(snapshot(model.objects.public()[0])) is not None
    assert is_read_elsewhere(a_citation())


def test_a_draft_of_a_person_shows_nothing() -> None:
    state = blank("person", Person().pk).with_part("names", [name_row("Ona")])
    assert face(state) is None and face(None) is None
