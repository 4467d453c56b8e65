"""What changed is said in words."""

import pytest

from memorial.changes import differences, snapshot
from tests.builders import make_person, statement_row

pytestmark = pytest.mark.django_db


def test_values_are_said_as_readers_say_them() -> None:
    before = snapshot(make_person("Ona"))
    (found,) = differences(before, before.with_values(sex="female"))
    assert (found.place, found.before, found.after) == ("sex", "", "female")
    assert str(found) == "sex: added “female”"


def test_a_changed_row_is_named_by_what_it_says() -> None:
    before = snapshot(make_person("Ona", statement_row("held_in", camp="vorkuta-camp-29")))
    row = {**before.parts["statements"][0], "camp": "vorkuta-camp-7", "certainty": "probable"}
    found = differences(before, before.with_part("statements", [row]))
    assert [str(one) for one in found] == [
        (
            "Statement “held in, Camp No. 7, Rechlag, Vorkuta”: camp: “Camp No. 29, Rechlag, Vorkuta” became "
            "“Camp No. 7, Rechlag, Vorkuta”"
        ),
        "Statement “held in, Camp No. 7, Rechlag, Vorkuta”: certainty: “stated” became “probable”",
    ]


def test_added_and_removed_rows_are_told_whole() -> None:
    before = snapshot(make_person("Ona", statement_row("rank", text="captain")))
    (removed,) = differences(before, before.with_part("statements", ()))
    assert removed.before.startswith("rank, captain") and removed.after == ""
    row = statement_row("rank", text="major")
    added = differences(before, before.with_part("statements", [*before.parts["statements"], row]))
    assert len(added) == 1 and "major" in added[0].after


def test_the_same_is_no_difference() -> None:
    state = snapshot(make_person("Ona", statement_row("rank", text="captain")))
    assert differences(state, state) == []
    assert differences(None, None) == []
