"""The conductor's hands: what the window shows out of the services, and what it asks of them.

Only here and in ``gui.conductor`` and ``gui.app`` does the window know the services. Nothing here
paints; panels, pages and dialogs get plain records and give back wishes with ids.
"""
