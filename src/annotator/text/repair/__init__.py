"""Repair rules, one small rule a file; each yields ``FoundRepair`` records."""
