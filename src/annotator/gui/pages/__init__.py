"""The pages of the inspector, one a kind of thing: claim, citation, source, row.

A page shows a record and emits wishes with ids. Pages do not know each other, the panel that
holds them, or the services.
"""
