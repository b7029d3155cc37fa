"""The command line: argv in, services called, text or JSON out. No rules of its own."""
