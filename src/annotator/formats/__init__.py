"""Files in and out: readers of papers, writers of reports and tables.

Lives here: decoding, file limits, one module a format.
Never here: decisions about what to export (``services``), SQL, Qt.
"""
