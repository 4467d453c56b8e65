"""The one door for questions about names.

    find(Query("Мендрикс"), page=1) -> Page of Hits, each with its reason

Nobody outside this package knows how a name is found. The index is written by `index.refresh`, called inside
`changes.apply`, so that a correction can be found in the next request.
"""

from memorial.search.find import find
from memorial.search.narrow import narrow
from memorial.search.query import Audience, Filters, Hit, Page, Query, Reason, Sort

__all__ = ["Audience", "Filters", "Hit", "Page", "Query", "Reason", "Sort", "find", "narrow"]
