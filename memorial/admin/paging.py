"""Turning the pages of long lists without counting them to the end."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator

#: A list is counted and opened up to here. Further in, a word or a filter helps more than turning pages.
COUNTED_TO = 5000


class BoundedPaginator(Paginator):  # type: ignore[type-arg]
    """Counts no further than `COUNTED_TO`, and reads whole rows only of the page that is opened.

    The numbers of the rows alone come from an index in their order, however many there are; the rows come by their
    numbers, without what the query had annotated.
    """

    @cached_property
    def count(self) -> int:
        return int(self.object_list.order_by()[: COUNTED_TO + 1].count()) if self._is_query else len(self.object_list)

    @property
    def cut(self) -> bool:
        """Whether there are more than were counted."""
        return self.count > COUNTED_TO

    @property
    def num_pages(self) -> int:  # type: ignore[override]
        return max(1, -(-min(self.count, COUNTED_TO) // self.per_page))

    @property
    def _is_query(self) -> bool:
        return hasattr(self.object_list, "values_list")

    def page(self, number: int | str) -> Page[Any]:
        number = self.validate_number(number)
        start = (number - 1) * self.per_page
        if not self._is_query:
            return self._get_page(self.object_list[start : start + self.per_page], number, self)
        keys = list(self.object_list.values_list("pk", flat=True)[start : start + self.per_page])
        rows = self.object_list.model._default_manager.in_bulk(keys)
        return self._get_page([rows[key] for key in keys if key in rows], number, self)
