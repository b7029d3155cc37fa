"""The library: tables, revisions, transactions, search index, on SQLite or PostgreSQL.

Lives here: every word of SQL, the engines, the journal. One save is one transaction that
writes the row, its revision and the clock. Never here: what a user's verb means
(``services``), Qt, files other than the library. sqlite3, sqlite-utils and psycopg only here.
"""
