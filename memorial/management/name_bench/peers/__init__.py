"""Other ways to look for a name, each as somebody would build it in an afternoon from parts at hand.

All of them get what costs them nothing: names in plain Latin letters by `anyascii`, as their users would make them.
Each stands in a database of its own that is thrown away, holds the same people and is asked the same cases.
"""

from memorial.management.name_bench.peers.run import NotRun, Result, run

__all__ = ["NotRun", "Result", "run"]
