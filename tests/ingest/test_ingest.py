"""A record set is stored whole or not at all, and what is wrong is said by file, line, column, value and reason."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from memorial.changes import Actor, Alteration, apply, snapshot
from memorial.ingest import Problem, Refused, bring_in
from memorial.models import Camp, Change, Citation, Person, Source
from tests.builders import ACTOR

pytestmark = pytest.mark.django_db

FOUNDING = Path(settings.BASE_DIR) / "fixtures" / "lituanus_2005"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the founding record with other keys and ids, to be brought in beside it or broken."""
    copy = tmp_path / "other_record"
    copy.mkdir()
    for path in FOUNDING.glob("*.csv"):
        shutil.copy(path, copy)
    return copy


def cells(folder: Path, name: str) -> list[list[str]]:
    with (folder / f"{name}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


def write(folder: Path, name: str, rows: list[list[str]]) -> None:
    with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def put(folder: Path, name: str, line: int, column: str, value: str) -> None:
    rows = cells(folder, name)
    rows[line - 1][rows[0].index(column)] = value
    write(folder, name, rows)


def problems(folder: Path) -> list[Problem]:
    """What the import says of the folder; nothing may be stored."""
    before = (Change.objects.count(), Person.objects.count(), Source.objects.count(), Citation.objects.count())
    with pytest.raises(Refused) as caught:
        bring_in(folder, ACTOR, "test")
    after = (Change.objects.count(), Person.objects.count(), Source.objects.count(), Citation.objects.count())
    assert before == after
    return list(caught.value.problems)


def only(folder: Path) -> Problem:
    found = problems(folder)
    assert len(found) == 1, [str(problem) for problem in found]
    return found[0]


def test_a_second_run_changes_nothing(folder: Path) -> None:
    before = Change.objects.count()
    report = bring_in(folder, ACTOR, "again", publish=True)
    assert Change.objects.count() == before
    assert not report.stored and not report.kept
    assert report.unchanged["person"] == 41


def test_seed_leaves_a_database_that_holds_a_record(capsys: pytest.CaptureFixture[str]) -> None:
    before = Change.objects.count()
    call_command("seed")
    assert "Nothing was changed" in capsys.readouterr().out
    assert Change.objects.count() == before


def test_what_a_curator_changed_is_kept_and_named(folder: Path) -> None:
    person = Person.objects.get(display_name="Misterevičius")
    apply(Alteration(snapshot(person).with_values(sex="male"), person.version, ACTOR, "a curator knows"))
    report = bring_in(folder, ACTOR, "again", publish=True)
    assert report.kept == ["person Misterevičius"]
    assert Person.objects.get(pk=person.pk).sex == "male"


def test_new_people_may_refer_to_each_other(folder: Path) -> None:
    rows = cells(folder, "people")
    write(folder, "people", [*rows, ["one", "zzzzz2", "", "dead", "test"], ["two", "zzzzz3", "", "dead", "test"]])
    names = cells(folder, "names")
    name = ["as_recorded", "Ona", "", "Nauja", "Ona Nauja", "Latn", "lt", "attested", "yes", "", "n62"]
    write(folder, "names", [*names, ["one", *name], ["two", *name]])
    statements = cells(folder, "statements")
    tie = ["related_to", "", "", "", "", "two", "sister of", "", "", "certain", "shown", "", "n62"]
    back = ["related_to", "", "", "", "", "one", "sister of", "", "", "certain", "shown", "", "n62"]
    write(folder, "statements", [*statements, ["one", *tie], ["two", *back]])
    report = bring_in(folder, Actor.operator("import"), "more", publish=True)
    assert report.stored["person"] == 2
    assert Person.objects.get(pk="zzzzz2").statements.get().related_person_id == "zzzzz3"
    assert Person.objects.get(pk="zzzzz2").version == 1


def test_without_publishing_what_comes_in_is_a_draft(folder: Path) -> None:
    put(folder, "people", 2, "id", "zzzzz2")
    bring_in(folder, ACTOR, "new")
    assert Person.objects.get(pk="zzzzz2").standing == "draft"


@pytest.mark.parametrize(
    ("name", "line", "column", "value", "reason"),
    [
        ("statements", 5, "camp", "nowhere", "there is no “nowhere” in camps.csv"),
        ("statements", 5, "citations", "n62; n999", "there is no “n999” in citations.csv"),
        ("statements", 5, "date", "1953-13", "month 13 does not exist (at character 6 of “1953-13”)"),
        ("statements", 5, "person", "", "this is needed"),
        ("statements", 5, "citations", "", "this is needed"),
        ("people", 3, "id", "o0l1ia", "A permanent id has 6 to 8 of these characters: 23456789bcdfghjkmnpqrstvwxyz."),
        (
            "people",
            3,
            "key",
            "Not A Key",
            "a key is made of lower-case letters and digits, its words joined by hyphens",
        ),
        ("figures", 3, "killed_low", "many", "this is not a whole number"),
        ("names", 2, "displayed", "maybe", "write yes, or leave it empty"),
        ("camps", 2, "latitude", "north", "this is not a decimal number"),
    ],
)
def test_a_broken_cell_is_named(folder: Path, name: str, line: int, column: str, value: str, reason: str) -> None:
    put(folder, name, line, column, value)
    found = next(problem for problem in problems(folder) if problem.file == f"{name}.csv")
    assert found == Problem(f"{name}.csv", line, column, value, reason)
    assert str(found).startswith(f"{name}.csv:{line}, {column}")


@pytest.mark.parametrize(
    ("name", "line", "column", "value"),
    [
        ("people", 3, "sex", "unknown"),
        ("people", 3, "living", "perhaps"),
        ("names", 4, "certainty", "sure"),
        ("statements", 5, "kind", "nonsense"),
        ("statements", 5, "standing", "refuted"),
        ("sources", 4, "kind", "film"),
        ("sources", 4, "url", "not an address"),
        ("sources", 4, "priority", "12"),
        ("camps", 5, "kind", "hotel"),
    ],
)
def test_a_rule_of_the_record_is_reported_by_line_too(
    folder: Path, name: str, line: int, column: str, value: str
) -> None:
    if name == "people":
        put(folder, name, line, "id", "zzzzz2")
    else:
        rename_everything(folder)
    put(folder, name, line, column, value)
    found = problems(folder)
    assert all(problem.file == f"{name}.csv" and problem.line == line for problem in found), list(map(str, found))


def rename_everything(folder: Path) -> None:
    """New keys and ids throughout, so that every entry is new to the database."""
    ids = iter(f"zz{first}{second}zz" for first in "bcdfghjk" for second in "mnpqrstvw")
    for name, column in (("people", "id"),):
        rows = cells(folder, name)
        place = rows[0].index(column)
        write(folder, name, [rows[0], *[[*row[:place], next(ids), *row[place + 1 :]] for row in rows[1:]]])
    references = {"parent", "source", "camp", "camps", "event"}
    for path in folder.glob("*.csv"):
        rows = cells(folder, path.stem)
        renamed = {"key"} & set(rows[0]) if path.stem in ("sources", "camps", "events") else set()
        for row in rows[1:]:
            for place, column in enumerate(rows[0]):
                if row[place] and (column in renamed or column in references):
                    row[place] = "; ".join(f"x-{key}" for key in row[place].split("; "))
        write(folder, path.stem, rows)


def test_a_whole_new_record_set_comes_in_beside_the_old(folder: Path) -> None:
    rename_everything(folder)
    report = bring_in(folder, ACTOR, "another", publish=True)
    assert report.stored["person"] == 41
    assert Camp.objects.filter(slug="x-vorkuta-camp-29").exists()


def test_a_missing_column_is_named(folder: Path) -> None:
    rows = [row[:-1] for row in cells(folder, "names")]
    write(folder, "names", rows)
    assert Problem("names.csv", 1, "citations", "", "this column is missing from the heading") in problems(folder)


def test_an_unknown_column_is_an_error_not_ignored(folder: Path) -> None:
    rows = cells(folder, "people")
    write(folder, "people", [[*row, "x"] for row in rows])
    assert only(folder) == Problem("people.csv", 1, "x", "", "this column is not known; is it misspelt?")


def test_a_duplicated_key_names_the_line_of_the_first(folder: Path) -> None:
    rows = cells(folder, "camps")
    write(folder, "camps", [*rows, rows[1]])
    assert only(folder) == Problem("camps.csv", len(rows) + 1, "key", rows[1][0], "this stands on line 2 already")


def test_a_row_of_another_length_is_named(folder: Path) -> None:
    path = folder / "roles.csv"
    path.write_text(path.read_text(encoding="utf-8") + "cook,cook\n", encoding="utf-8")
    assert "has 2 cells" in only(folder).reason


def test_lines_are_counted_as_an_editor_counts_them(folder: Path) -> None:
    rows = cells(folder, "sources")
    rows[1][rows[0].index("note")] = "two\nlines"
    rows[2][rows[0].index("priority")] = "high"
    write(folder, "sources", rows)
    assert only(folder).line == 4


def test_a_file_that_is_not_utf8_is_named_by_line(folder: Path) -> None:
    path = folder / "names.csv"
    path.write_bytes(path.read_bytes().replace("Pūkys".encode(), "Pūkys".encode("cp1257"), 1))
    found = only(folder)
    assert found.file == "names.csv" and found.line > 1 and "UTF-8" in found.reason


def test_a_nul_byte_is_named(folder: Path) -> None:
    path = folder / "roles.csv"
    path.write_bytes(path.read_bytes() + b"a\x00b\n")
    assert "NUL" in only(folder).reason


def test_a_missing_file_an_empty_file_and_a_strange_file_are_named(folder: Path) -> None:
    (folder / "names.csv").unlink()
    (folder / "roles.csv").write_text("")
    (folder / "other.csv").write_text("x\n")
    found = {problem.file: problem.reason for problem in problems(folder)}
    assert found["names.csv"] == "this file is missing"
    assert found["roles.csv"] == "this file is empty; it needs its heading"
    assert found["other.csv"] == "a record set has no file of this name"


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert only(tmp_path / "nothing").reason == "there is no such folder"


@pytest.mark.parametrize(("name", "column"), [("camps", "parent"), ("events", "parent"), ("citations", "via")])
def test_what_leads_back_to_itself_is_named(folder: Path, name: str, column: str) -> None:
    rows = cells(folder, name)
    put(folder, name, 2, column, rows[2][0])
    put(folder, name, 3, column, rows[1][0])
    assert {problem.reason for problem in problems(folder)} == {"this leads back to the row itself"}


def test_a_byte_order_mark_does_no_harm(folder: Path) -> None:
    path = folder / "roles.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert not bring_in(folder, ACTOR, "again", publish=True).stored


def test_the_command_lists_every_problem(folder: Path) -> None:
    put(folder, "statements", 5, "camp", "nowhere")
    put(folder, "people", 3, "id", "o0l1ia")
    with pytest.raises(Refused) as caught:
        bring_in(folder, ACTOR, "test")
    text = str(caught.value)
    assert "statements.csv:5" in text and "people.csv:3" in text


def test_seed_of_an_empty_database_says_what_is_wrong(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("memorial.management.commands.seed.holds_a_record", lambda: False)
    put(folder, "people", 3, "id", "o0l1ia")
    with pytest.raises(CommandError, match=r"people\.csv:3, id, “o0l1ia”"):
        call_command("seed", folder)
