"""Walking the two small trees of the record, camps and events, by their `parent` column.

Both hold thousands of rows where people are counted in millions, so one query for the (id, parent) pairs and a walk
in memory is quicker than a recursive query, and the same on every database.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import models


def within(model: type[models.Model], root: int) -> frozenset[int]:
    """The ids of `root` and everything below it. A loop in the data ends the walk, not the request."""
    children: dict[int, list[int]] = defaultdict(list)
    for pk, parent in _pairs(model):
        if parent is not None:
            children[parent].append(pk)
    found: set[int] = set()
    waiting = [root]
    while waiting:
        pk = waiting.pop()
        if pk not in found:
            found.add(pk)
            waiting.extend(children[pk])
    return frozenset(found)


def above(model: type[models.Model], leaf: int) -> frozenset[int]:
    """The ids of `leaf` and everything it is part of."""
    parents = dict(_pairs(model))
    found: set[int] = set()
    step: int | None = leaf
    while step is not None and step not in found:
        found.add(step)
        step = parents.get(step)
    return frozenset(found)


def _pairs(model: type[Any]) -> Iterable[tuple[int, int | None]]:
    return model.objects.values_list("pk", "parent_id").iterator()  # type: ignore[no-any-return]
