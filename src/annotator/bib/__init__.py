"""Bibliography: BibTeX and biblatex read and written without loss, names, keys, checks.

Lives here: everything that is about citing and is true without a library or a window. ``bibtex`` is the
door; ``reader``, ``grammar``, ``blocks`` and ``strings`` read; ``entries`` makes sources of entries;
``sources`` says where both scripts of a source stand in biblatex's fields; ``latex``, ``commands``, ``names``
and ``dates`` translate; ``dialects`` and ``writer`` write; ``keys``, ``checks``, ``stubs``, ``duplicates`` and
``inheritance`` help the librarian.
Never here: the store, running text (that is ``text``), Qt. bibtexparser is imported here only.
"""
