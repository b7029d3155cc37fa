"""The window of the journeys is that of the window's own tests."""

from tests.gui.conftest import library, make_window, opened, sample_library

__all__ = ["library", "make_window", "opened", "sample_library"]
