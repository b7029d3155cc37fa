"""The window: Qt and nothing else decides here how a thing looks, not what it does.

Views emit wishes and report facts with a dataclass or an id; models translate indexes; the
conductor alone connects wishes to services. Positions leave the reader as code points.
"""
