"""The Persian and English text engine: what stands in a damaged paper, and how to read it.

Lives here: repair rules, structure, sentences, citations, footnotes, tables, names across
scripts, alignment, folding. All of it pure functions over strings and ``core`` dataclasses.
Never here: files, the store, Qt, bibliography formats, a sentence for people.
"""
