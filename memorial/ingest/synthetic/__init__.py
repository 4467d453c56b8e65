"""A database of invented people, for measuring: how many, how fast, and never beside a real record.

    make(people=200_000, seed=1) -> Made

Only this package knows how such a database is made and how it is told from a real one. It writes rows in bulk past the
one door, and so without history: there is nobody in it whose history could matter. That is also how it is known: every
entry of a real record came in with a change, and a synthetic database has sources of its own slug and no change at all.
"""

from memorial.ingest.synthetic.make import Made, Occupied, is_synthetic, make

__all__ = ["Made", "Occupied", "is_synthetic", "make"]
