"""Everything on its way out: the record as JSON and linked data. Every way out obeys the rule for the living."""
