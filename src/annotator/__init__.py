"""Annotator: read research papers in Persian and English, tag claims, link them to sources.

Rooms, top to bottom; imports go downwards only (see ``tests/architecture``):
cli and gui, services, store and formats, text and bib, core, assets and errors.
"""

__version__ = "0.1.0"
