"""A person on one page: rows that say what they are, citations taken over, errors at the very field."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from memorial.admin.site import site
from memorial.models import Camp, Change, Citation, Person
from memorial.models.statement import VALUE_COLUMNS, VALUES
from tests.admin.page_forms import PageForm, form_of
from tests.builders import a_citation, make_person, name_row, statement_row

pytestmark = pytest.mark.django_db

REASON = "As the letter of 3 May says."


@pytest.fixture
def curator(db: None) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("ona", first_name="Ona", last_name="Kuratorė"))
    return client


def draft(*statements: dict[str, Any], **values: Any) -> Person:
    return make_person("Ona Juodraštinė", *statements, **{"standing": "draft", **values})


def address(person: Person) -> str:
    return f"/admin/memorial/person/{person.pk}/change/"


def page_of(client: Client, at: str) -> str:
    answer = client.get(at)
    assert answer.status_code == 200
    return str(answer.content.decode())


def opened(client: Client, person: Person) -> PageForm:
    return form_of(page_of(client, address(person)))


def saved(client: Client, person: Person, form: PageForm) -> Change:
    answer = client.post(address(person), form.values)
    assert answer.status_code == 302, answer.content.decode()
    change = Change.objects.of("person", person.pk).first()
    assert change is not None
    return change


def refused(client: Client, person: Person, form: PageForm) -> str:
    changes = Change.objects.count()
    answer = client.post(address(person), form.values)
    assert answer.status_code == 200 and Change.objects.count() == changes
    return str(answer.content.decode())


def row(page: str, prefix: str, number: int) -> str:
    found = re.search(rf'<details [^>]*id="{prefix}-{number}".*?</details>', page, re.DOTALL)
    assert found is not None
    return found.group()


class _Labelled(HTMLParser):
    """The fields of a page, the labels there are for them, and the ids of the helps."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.labels: set[str] = set()
        self.ids: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids.add(given.get("id", ""))
        if tag == "label":
            self.labels.add(given.get("for", ""))
        hidden = given.get("type") in ("hidden", "submit", "search") or "name" not in given
        if tag in ("input", "select", "textarea") and not hidden:
            self.fields[given["name"]] = given.get("id", "")


@pytest.mark.parametrize("noun", ["person", "camp", "event", "source", "citation", "nationality", "role"])
def test_every_field_has_a_label_and_help(curator: Client, noun: str) -> None:
    page = _Labelled(page_of(curator, f"/admin/memorial/{noun}/add/"))
    assert len(page.fields) >= 4
    assert [name for name, key in page.fields.items() if key not in page.labels] == []
    assert [name for name, key in page.fields.items() if f"{key}_helptext" not in page.ids] == []


def test_the_page_is_in_the_order_of_the_work_and_the_reason_stands_beside_the_buttons(curator: Client) -> None:
    page = page_of(curator, address(draft()))
    places = ["names-heading", "statements-heading", "texts-heading", "records-heading", 'name="living"',
              'name="standing"', 'name="reason"', 'name="_save"']  # fmt: skip
    found = [page.index(place) for place in places]
    assert found == sorted(found)
    assert page.count('name="reason"') == 1 and page.count("<h1") == 1


def test_a_closed_row_says_its_sentence_its_date_and_its_citations(curator: Client) -> None:
    camp = Camp.objects.get(slug="vorkuta-camp-29")
    held = statement_row(
        "held_in", camp=camp.slug, date="1953-22", certainty="probable", standing="competing", reason="x"
    )
    page = page_of(curator, address(draft(held)))
    assert f"Held in: {camp} (probable), summer 1953 – competing" in row(page, "statements", 0)
    assert str(a_citation()) in row(page, "statements", 0).partition("</summary>")[0]
    assert "Ona Juodraštinė (displayed)" in row(page, "names", 0)
    assert " open>" not in row(page, "statements", 0).partition("<summary>")[0]


def test_a_new_person_begins_with_an_open_row_for_the_name(curator: Client) -> None:
    page = page_of(curator, "/admin/memorial/person/add/")
    assert " open>" in row(page, "names", 0).partition("<summary>")[0]
    assert " open>" not in row(page, "statements", 0).partition("<summary>")[0]


def test_the_citations_of_the_row_above_are_taken_over(curator: Client) -> None:
    numbers = [citation.pk for citation in Citation.objects.order_by("pk")[:2]]
    person = draft(statement_row("rank", text="captain", citations=numbers))
    form = opened(curator, person).fill(reason=REASON)
    form.add_row("statements", kind="occupation", text="nurse", same_as_above="on")
    form.values["statements-TOTAL_FORMS"] = ["3"]
    for name in [name for name in form.values if name.startswith("statements-1-")]:
        form.values[name.replace("-1-", "-2-")] = list(form.values[name])
    form.fill_row("statements", 2, text="cook")
    stored = saved(curator, person, form).after["parts"]["statements"]
    assert [(part["text"], part["citations"]) for part in stored] == [
        ("captain", numbers), ("nurse", numbers), ("cook", numbers)
    ]  # fmt: skip


def test_a_row_that_is_removed_lends_no_citations(curator: Client) -> None:
    first, second = (citation.pk for citation in Citation.objects.order_by("pk")[:2])
    person = draft(
        statement_row("rank", text="captain", citations=[first]),
        statement_row("rank", text="major", citations=[second]),
    )
    form = opened(curator, person).fill(reason=REASON).fill_row("statements", 1, DELETE="on")
    form.add_row("statements", kind="occupation", text="nurse", same_as_above="on")
    stored = saved(curator, person, form).after["parts"]["statements"]
    assert [(part["text"], part["citations"]) for part in stored] == [("captain", [first]), ("nurse", [first])]


def test_the_first_row_has_nothing_above_it_and_says_so_at_the_box(curator: Client) -> None:
    person = draft()
    form = opened(curator, person).fill(reason=REASON)
    form.add_row("statements", kind="occupation", text="nurse", same_as_above="on")
    page = refused(curator, person, form)
    assert "There is no row above with citations to take." in row(page, "statements", 0)
    assert form_of(page).values["statements-0-same_as_above"] == ["on"]


def test_without_the_box_citations_are_needed_as_ever(curator: Client) -> None:
    person = draft(statement_row("rank", text="captain"))
    form = opened(curator, person).fill(reason=REASON)
    form.add_row("statements", kind="occupation", text="nurse")
    assert 'href="#id_statements-1-citations"' in refused(curator, person, form)


@pytest.mark.parametrize(
    ("places", "order"),
    [
        ({2: "1"}, ["c", "a", "b"]),
        ({0: "3"}, ["b", "c", "a"]),
        ({0: "2"}, ["b", "a", "c"]),
        ({2: "2"}, ["a", "c", "b"]),
        ({0: "3", 2: "1"}, ["c", "b", "a"]),
        ({}, ["a", "b", "c"]),
    ],
)
def test_rows_stand_in_the_order_of_their_numbers(curator: Client, places: dict[int, str], order: list[str]) -> None:
    person = draft(*(statement_row("other", text=text) for text in "abc"))
    form = opened(curator, person).fill(reason=REASON, sex="female")
    assert [form.values[f"statements-{number}-place"] for number in range(3)] == [["1"], ["2"], ["3"]]
    for number, place in places.items():
        form.fill_row("statements", number, place=place)
    stored = saved(curator, person, form).after["parts"]["statements"]
    assert [part["text"] for part in stored] == order


def test_a_new_row_goes_to_the_end_or_where_its_number_says(curator: Client) -> None:
    person = draft(statement_row("other", text="a"), statement_row("other", text="b"))
    form = opened(curator, person).fill(reason=REASON)
    form.add_row("statements", kind="other", text="new", place="2", citations=[a_citation().pk])
    stored = saved(curator, person, form).after["parts"]["statements"]
    assert [part["text"] for part in stored] == ["a", "new", "b"]


def test_the_kind_of_a_statement_tells_the_script_its_values_and_the_reader_in_words(curator: Client) -> None:
    page = page_of(curator, address(draft(statement_row("rank", text="captain"))))
    found = re.search(r'<select name="statements-0-kind"[^>]*data-values="([^"]*)"', page)
    assert found is not None
    told = json.loads(found[1].replace("&quot;", '"'))
    assert told == {kind: sorted(values.needs | values.may) for kind, values in VALUES.items()}
    for column in VALUE_COLUMNS:
        assert f'id="id_statements-0-{column}_helptext"' in page
    assert "Needed for: held in, transferred to." in row(page, "statements", 0)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"statements-0-kind": "held_in"}, "id_statements-0-camp"),
        ({"statements-0-kind": "took_part"}, "id_statements-0-event"),
        ({"statements-0-date": "banana"}, "id_statements-0-date"),
        ({"statements-0-standing": "refuted"}, "id_statements-0-reason"),
        ({"statements-0-citations": []}, "id_statements-0-citations"),
        ({"names-0-displayed": []}, "names-heading"),
        ({"names-0-text": ""}, "id_names-0-text"),
        ({"sex": "nonsense"}, "id_sex"),
        ({"reason": ""}, "id_reason"),
    ],
)
def test_what_is_wrong_is_said_once_at_the_head_and_leads_to_the_very_field(
    curator: Client, values: dict[str, Any], field: str
) -> None:
    person = draft(statement_row("rank", text="captain"))
    form = PageForm({}, {**opened(curator, person).fill(reason=REASON).values, **{
        name: value if isinstance(value, list) else [value] for name, value in values.items()
    }})  # fmt: skip
    page = refused(curator, person, form)
    assert page.count(f'<li><a href="#{field}">') == 1
    assert f'id="{field}"' in page
    assert 'id="problems" role="alert" tabindex="-1" autofocus' in page
    if field.startswith("id_statements"):
        assert " open>" in row(page, "statements", 0).partition("<summary>")[0]
        assert " open>" not in row(page, "names", 0).partition("<summary>")[0]


def test_a_value_that_does_not_belong_is_refused_at_its_field_in_words(curator: Client) -> None:
    person = draft(statement_row("rank", text="captain"))
    camp = Camp.objects.get(slug="vorkuta-camp-29")
    page = refused(curator, person, opened(curator, person).fill_row("statements", 0, camp=camp.pk).fill(reason=REASON))
    assert "Statement: Camp: This kind of statement has no such value; leave it empty." in page
    assert 'href="#id_statements-0-camp"' in page


def test_what_the_door_alone_refuses_stands_at_its_row(curator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the form's own look at the rule taken away: the door names a row of the entry, the page shows it there."""
    monkeypatch.setattr("memorial.admin.people.StatementForm._post_clean", lambda self: None)
    person = draft(statement_row("rank", text="captain"), statement_row("rank", text="major"))
    form = opened(curator, person).fill(reason=REASON, sex="male").fill_row("statements", 0, DELETE="on")
    form.add_row("statements", kind="held_in", citations=[a_citation().pk])
    page = refused(curator, person, form)
    assert 'href="#id_statements-2-' in page
    assert "statements[" not in page


def test_a_person_that_is_looked_at_only_shows_its_rows_without_fields(db: None) -> None:
    user = User.objects.create_user("petras", is_staff=True)
    user.user_permissions.add(*Permission.objects.filter(codename__startswith="view_"))
    client = Client()
    client.force_login(user)
    page = page_of(client, address(draft(statement_row("rank", text="captain"))))
    assert "Rank: captain" in page
    assert 'name="statements-0-text"' not in page and 'name="statements-0-place"' not in page
    assert "Preview</button>" not in page


def test_recently_used_citations_are_offered_first(curator: Client) -> None:
    last = Citation.objects.order_by("-pk")[0]
    person = draft(statement_row("rank", text="captain"))
    asked = {"app_label": "memorial", "model_name": "statement", "field_name": "citations", "term": ""}
    before = json.loads(curator.get("/admin/autocomplete/", asked).content)["results"]
    assert str(last.pk) not in [found["id"] for found in before][:3]
    saved(curator, person, opened(curator, person).fill(reason=REASON).fill_row("statements", 0, citations=[last.pk]))
    after = json.loads(curator.get("/admin/autocomplete/", asked).content)["results"]
    assert after[0]["id"] == str(last.pk)
    assert len(after) == len(before)


def test_a_citation_made_in_the_small_window_is_handed_back_to_the_form(curator: Client) -> None:
    at = "/admin/memorial/citation/add/?_popup=1"
    form = form_of(page_of(curator, at))
    form.fill(source=Citation.objects.all()[0].source_id, locator="f. 27", reason=REASON)
    answer = curator.post(at, form.values)
    made = Citation.objects.get(locator="f. 27")
    assert answer.status_code == 200
    assert f"&quot;value&quot;: &quot;{made.pk}&quot;" in answer.content.decode()


def test_the_page_of_a_long_life_is_drawn_in_a_bounded_number_of_queries(
    curator: Client, django_assert_max_num_queries: Any
) -> None:
    camp = "vorkuta-camp-29"
    short = draft(statement_row("held_in", camp=camp))
    long = draft(*(statement_row("held_in", camp=camp, date=str(1940 + year)) for year in range(10)))
    page_of(curator, address(short))
    with django_assert_max_num_queries(90):
        page_of(curator, address(long))


def test_no_page_of_the_desk_holds_style_or_script_of_its_own(curator: Client) -> None:
    person = draft(statement_row("rank", text="captain"))
    inline = re.compile(r"<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|<script(?![^>]*\ssrc=)[^>]*>")
    for at in (
        address(person), f"/admin/memorial/person/{person.pk}/history/", "/admin/", "/admin/memorial/person/",
        "/admin/memorial/person/?q=ona", "/admin/memorial/camp/", "/admin/memorial/person/add/",
    ):  # fmt: skip
        assert inline.findall(page_of(curator, at)) == [], at


def test_rows_nothing_was_typed_into_are_no_part_of_the_entry(curator: Client) -> None:
    person = make_person("Ona", names=(name_row("Anna", displayed=False),), standing="draft")
    form = opened(curator, person).fill(reason=REASON, sex="female")
    assert int(form.values["names-TOTAL_FORMS"][0]) == 3
    assert len(saved(curator, person, form).after["parts"]["names"]) == 2


def test_every_part_on_the_desk_is_a_row_of_the_same_make(db: None) -> None:
    inlines = [inline for admin in site._registry.values() for inline in getattr(admin, "inlines", ())]
    assert len(inlines) >= 10
    assert {inline.template for inline in inlines} == {"admin/memorial/rows.html"}
