"""One module a group of commands; each adds its parser and runs one service call."""
