"""The desk as most of its tests meet it: somebody is signed in, and no code is asked for."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Any) -> None:
    """`test_second_factor.py` and `test_roles.py` put it on again."""
    settings.SECOND_FACTOR = False
