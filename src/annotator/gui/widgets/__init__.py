"""Small parts every panel and dialog shares: plain labels, chips, cards, text drawn by direction.

They know neither records nor services. Foreign text (anything from a paper, a library or a
file) goes through ``labels`` or ``drawing`` only, where nothing is read as HTML.
"""
