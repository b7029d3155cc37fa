"""Docked parts: navigator, inspector, tables. They do not know each other."""
