"""Nouns and positions: what the program talks about.

Lives here: frozen dataclasses of the records (``model``), of what the text engine finds
(``analysis``), span arithmetic and offset maps, anchors, calendars, ids.
Never here: files, SQL, Qt, third-party imports. Standard library only, so that every
room above can share these words and nothing else.
"""
