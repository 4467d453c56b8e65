"""A folder of CSV files becomes entries of the record: read, parse, validate, match, apply, report.

    report = bring_in(Path("fixtures/lituanus_2005"), Actor.operator("..."), reason="...")

The format is described in docs/data-format.md. Either every row of every file is stored, or nothing is.
"""

from memorial.ingest.apply import bring_in
from memorial.ingest.report import Problem, Refused, Report

__all__ = ["Problem", "Refused", "Report", "bring_in"]
