"""The one door for questions about names.

    find(Query("Мендрикс"), page=1) -> Page of Hits, each with its reason
    facets(query, page) -> how many each filter would leave
    suggest("mend") -> the first few, while somebody types
    alike("Mendzzzz") -> people whose names begin alike, where nobody is found
    explain("laiciunas") -> how that is read, what its words may mean, whom it finds
    contrast("Jonas", "Иван") -> two names held against each other, word by word
    rebuild(), differing() -> the index made anew from the names; whether it agrees with them
    letters("lt") -> the first letters of all family names
    everyone(query) -> all of them, in batches, to be carried away
    statements_resting_on(source, 500), names_resting_on(source, 500) -> what a source carries

Nobody outside this package knows how a name is found. The index is written by `index.refresh`, called inside
`changes.apply`, so that a correction can be found in the next request.
"""

from memorial.search.agreement import differing
from memorial.search.alike import alike
from memorial.search.contrast import Contrast, contrast
from memorial.search.explain import Explanation, explain
from memorial.search.facets import Facets, facets
from memorial.search.find import find
from memorial.search.letters import Letter, letters
from memorial.search.marked import marked
from memorial.search.narrow import narrow
from memorial.search.query import Audience, Filters, Hit, Page, Query, Reason, Sort
from memorial.search.rebuild import Progress, needs_rebuilding, rebuild
from memorial.search.resting import Resting, entries_citing, names_resting_on, statements_resting_on
from memorial.search.stream import Everyone, everyone
from memorial.search.suggest import suggest
from memorial.search.words import warm

__all__ = [
    "Audience",
    "Contrast",
    "Everyone",
    "Explanation",
    "Facets",
    "Filters",
    "Hit",
    "Letter",
    "Page",
    "Progress",
    "Query",
    "Reason",
    "Resting",
    "Sort",
    "alike",
    "contrast",
    "differing",
    "entries_citing",
    "everyone",
    "explain",
    "facets",
    "find",
    "letters",
    "marked",
    "names_resting_on",
    "narrow",
    "needs_rebuilding",
    "rebuild",
    "statements_resting_on",
    "suggest",
    "warm",
]
