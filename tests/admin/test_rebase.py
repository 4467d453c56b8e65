"""A form whose rows somebody else removed meanwhile: what was typed becomes new rows, and nothing else moves."""

from __future__ import annotations

from django.http import QueryDict

from memorial.admin.rebase import rebased


def form(prefix: str, *rows: dict[str, str], initial: int, **others: str) -> QueryDict:
    made = QueryDict(mutable=True)
    made.update({f"{prefix}-TOTAL_FORMS": str(len(rows)), f"{prefix}-INITIAL_FORMS": str(initial), **others})
    for index, row in enumerate(rows):
        for name, value in row.items():
            made[f"{prefix}-{index}-{name}"] = value
    return made


def rows_of(sent: QueryDict, prefix: str) -> list[dict[str, str]]:
    total = int(str(sent[f"{prefix}-TOTAL_FORMS"]))
    names = [name for name in sent if name.startswith(f"{prefix}-") and not name.endswith("_FORMS")]
    return [
        {name.split("-", 2)[2]: str(sent[name]) for name in names if name.startswith(f"{prefix}-{index}-")}
        for index in range(total)
    ]


def test_a_form_whose_rows_all_stand_comes_back_as_it_came() -> None:
    sent = form("names", {"id": "7", "text": "Ona"}, {"id": "", "text": "Anna"}, initial=1)
    assert rebased(sent, {"names": [7, 8]}) is sent


def test_a_row_that_is_gone_stands_after_those_that_stand_and_before_the_new() -> None:
    sent = form(
        "names",
        {"id": "7", "text": "gone", "place": "1"}, {"id": "8", "text": "stands"}, {"id": "", "text": "new"},
        initial=2, reason="why",
    )  # fmt: skip
    made = rebased(sent, {"names": [8]})
    assert rows_of(made, "names") == [{"id": "8", "text": "stands"}, {"text": "gone"}, {"id": "", "text": "new"}]
    assert (made["names-INITIAL_FORMS"], made["reason"]) == ("1", "why")


def test_a_row_that_both_removed_is_left_out() -> None:
    sent = form("names", {"id": "7", "text": "gone", "DELETE": "on"}, {"id": "8", "text": "stands"}, initial=2)
    assert rows_of(rebased(sent, {"names": [8]}), "names") == [{"id": "8", "text": "stands"}]


def test_lists_are_kept_whole() -> None:
    sent = form("names", {"id": "7"}, initial=1)
    sent.setlist("names-0-citations", ["1", "2"])
    assert rebased(sent, {"names": []}).getlist("names-0-citations") == ["1", "2"]


def test_one_part_does_not_disturb_another() -> None:
    sent = form("names", {"id": "7", "text": "gone"}, initial=1)
    sent.update(form("statements", {"id": "3", "text": "captain"}, initial=1))
    assert rows_of(rebased(sent, {"names": [], "statements": [3]}), "statements") == [{"id": "3", "text": "captain"}]


def test_numbers_nobody_could_have_sent_are_left_to_the_formset() -> None:
    for total, initial in (("x", "1"), ("9" * 50, "1"), ("1", "2"), ("", "")):
        sent = QueryDict(mutable=True)
        sent.update({"names-TOTAL_FORMS": total, "names-INITIAL_FORMS": initial})
        assert rebased(sent, {"names": []}) is sent
