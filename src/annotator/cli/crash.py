"""What happens to a fault of ours: a report without document text in a file, one sentence on stderr."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import traceback
from pathlib import Path
from types import TracebackType

from annotator import __version__


def report(kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
    """Write the report and leave with 70. Only places in our code are kept: messages may quote a paper."""
    lines = [f"annotator {__version__}, Python {platform.python_version()}, {platform.platform()}", kind.__name__]
    lines += [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
    with tempfile.NamedTemporaryFile(
        "w", prefix="annotator-report-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        file.write("\n".join(lines) + "\n")
    print(
        f"The program made a mistake ({kind.__name__}). Your library is as it was before this command. "
        f"A report without any of your text lies in {file.name}.",
        file=sys.stderr,
    )
    sys.stderr.flush()
    os._exit(70)
