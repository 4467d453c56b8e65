"""The ground is judged before the house is opened."""

from __future__ import annotations

from memorial.checks import judge_sqlite


def test_a_mended_sqlite_is_fine_for_any_number_of_processes() -> None:
    assert judge_sqlite((3, 51, 3), 1) == judge_sqlite((3, 53, 4), 8) == []


def test_a_faulty_sqlite_is_warned_of() -> None:
    (message,) = judge_sqlite((3, 40, 1), 1)
    assert message.id == "memorial.W001"
    assert not message.is_serious()
    assert "3.40.1" in message.msg


def test_several_processes_on_a_faulty_sqlite_are_refused() -> None:
    (message,) = judge_sqlite((3, 51, 2), 2)
    assert message.id == "memorial.E001"
    assert message.is_serious()
