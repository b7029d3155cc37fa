"""Bibliography: BibTeX and biblatex read and written without loss, names, keys, checks.

Lives here: everything that is about citing and is true without a library or a window.
Never here: the store, running text (that is ``text``), Qt. bibtexparser is imported here only.
"""
