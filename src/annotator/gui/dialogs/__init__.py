"""Windows that ask: import preview, source form, export, settings."""
