"""The command line keeps its contract: exit codes, JSON, one sentence for everything that goes wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.cli import crash
from annotator.cli.main import command_names, main
from tests.cli.conftest import Terminal

README = Path(__file__).resolve().parents[2] / "README.md"


def test_an_unknown_command_is_wrong_usage(terminal: Terminal) -> None:
    code, out, err = terminal.run("clams")
    assert code == 2
    assert out == ""
    assert "clams" in err


@pytest.mark.parametrize("command", sorted(command_names()))
def test_every_command_explains_itself(terminal: Terminal, command: str) -> None:
    code, out, _ = terminal.run(command, "--help")
    assert code == 0
    assert command in out


@pytest.mark.parametrize("command", sorted(command_names()))
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"annotator {command}" in README.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("none.txt", None, "there is no such file"),
        ("empty.txt", b"", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x00\x00", "not a text file"),
        ("guessed.txt", "سلام دنيا. اين يك آزمايش است.".encode("cp1256"), "encoding"),
    ],
)
@pytest.mark.parametrize("command", ["inspect", "import"])
def test_a_file_that_cannot_be_read_gets_one_sentence(
    terminal: Terminal, tmp_path: Path, name: str, content: bytes | None, words: str, command: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    code, out, err = terminal.run(command, name)
    assert code == 3
    assert out == ""
    assert name in err
    assert words in err
    assert err.count("\n") == 1
    assert not (tmp_path / "library.annotator").exists()


def test_a_guessed_encoding_is_read_once_it_is_named(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes("سلام دنيا. اين يك آزمايش است.".encode("cp1256"))
    code, _, err = terminal.run("inspect", "old.txt", "--encoding", "cp1256")
    assert (code, err) == (0, "")


def test_a_sentence_may_be_had_in_persian(terminal: Terminal) -> None:
    _, _, err = terminal.run("inspect", "none.txt", "--lang", "fa")
    assert "چنین پرونده‌ای نیست" in err


@pytest.mark.parametrize("command", ["papers", "claims", "sources", "audit", "info", "undo"])
def test_a_missing_library_is_not_made_by_asking(terminal: Terminal, tmp_path: Path, command: str) -> None:
    code, _, err = terminal.run(command)
    assert code == 4
    assert "library.annotator" in err
    assert not (tmp_path / "library.annotator").exists()


def test_a_foreign_file_is_not_touched(terminal: Terminal, tmp_path: Path) -> None:
    foreign = tmp_path / "library.annotator"
    foreign.write_bytes(b"not a library" * 1000)
    code, _, err = terminal.run("import", "paper.txt")
    assert code == 4
    assert "not a library of this program" in err
    assert foreign.read_bytes() == b"not a library" * 1000


def test_json_is_the_only_thing_on_standard_output(terminal: Terminal) -> None:
    (paper,) = terminal.json("import", "paper.txt")
    assert paper["citations"] == 2
    assert terminal.json("papers")[0]["id"] == paper["id"]


def test_common_options_may_stand_before_or_after_the_command(terminal: Terminal, tmp_path: Path) -> None:
    other = str(tmp_path / "other.annotator")
    assert terminal.run("--library", other, "import", "paper.txt")[0] == 0
    code, _, _ = terminal.run("papers", "--library", other, "--json")
    assert code == 0
    assert terminal.run("papers")[0] == 4


def test_a_fault_of_ours_leaves_a_report_without_any_text(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom annotator.cli import crash\nsys.excepthook = crash.report\n"
        "def fail():\n    raise RuntimeError('متن محرمانه secret text')\nfail()"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False,
        env={**os.environ, "TMPDIR": str(tmp_path), "PYTHONIOENCODING": "utf-8"},
    )
    assert result.returncode == 70
    assert "Traceback" not in result.stderr
    (written,) = tmp_path.glob("annotator-report-*.txt")
    report = written.read_text(encoding="utf-8")
    assert "RuntimeError" in report
    assert "fail" in report
    assert "secret" not in report + result.stderr
    assert crash.report.__doc__


def test_output_into_a_closed_pipe_is_no_error(terminal: Terminal) -> None:
    assert terminal.run("import", "paper.txt")[0] == 0
    shell = f"{sys.executable} -m annotator rows --json | head -c 10 > /dev/null; exit ${{PIPESTATUS[0]}}"
    result = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=False)
    assert result.stderr == ""
    assert result.returncode == 0


def test_the_version_is_told() -> None:
    with pytest.raises(SystemExit) as leaving:
        main(["--version"])
    assert leaving.value.code == 0


@pytest.mark.parametrize("place", ["paper.txt/below.annotator", "x" * 300 + ".annotator", "\udcff.annotator"])
def test_a_place_no_library_can_have_gets_one_sentence(terminal: Terminal, tmp_path: Path, place: str) -> None:
    (tmp_path / "paper.txt").write_text("A paper.")
    code, out, err = terminal.run("--library", str(tmp_path / place), "tag", "add", "Finding")
    assert (code, out) == (4, "")
    assert err.count("\n") == 1


def test_a_backup_into_a_folder_gets_one_sentence(terminal: Terminal, tmp_path: Path) -> None:
    library = str(tmp_path / "a.annotator")
    terminal.run("--library", library, "tag", "add", "Finding")
    for place in (str(tmp_path), ".", ""):
        code, out, err = terminal.run("--library", library, "backup", place)
        assert (code, out) == (3, "")
        assert "folder" in err


def test_output_onto_a_full_disk_is_no_fault_of_the_program(tmp_path: Path) -> None:
    library = str(tmp_path / "a.annotator")
    command = [sys.executable, "-c", "from annotator.cli.main import run; run()", "--library", library]
    subprocess.run([*command, "tag", "add", "Rivers"], check=True, capture_output=True)
    with open("/dev/full", "w") as full:  # noqa: PTH123 - a device
        result = subprocess.run([*command, "tags"], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert result.returncode == 3
    assert result.stderr.startswith("<stdout>: ")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("inspect", "paper.txt", "--without-rule", "bogus"), "there are embedded_runs"),
        (("import", "paper.txt", "--without-rule", "bogus"), "no repair rule bogus"),
        (("import", "paper.txt", "--encoding", "nope"), "no encoding nope"),
    ],
)
def test_what_nobody_knows_is_named_before_a_file_is_read(
    terminal: Terminal, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    code, out, err = terminal.run(*arguments)
    assert (code, out) == (2, "")
    assert words in err
    assert not (tmp_path / "library.annotator").exists()


def test_a_second_import_says_how_to_mean_it(terminal: Terminal) -> None:
    assert terminal.run("import", "paper.txt")[0] == 0
    code, _, err = terminal.run("import", "paper.txt")
    assert code == 2
    assert "--again" in err
    assert terminal.run("import", "paper.txt", "--again")[0] == 0


def test_a_backup_replaces_nothing_unasked(terminal: Terminal, tmp_path: Path) -> None:
    assert terminal.run("import", "paper.txt")[0] == 0
    (tmp_path / "copy.annotator").write_bytes(b"mine")
    assert terminal.run("backup", "copy.annotator")[0] == 2
    assert (tmp_path / "copy.annotator").read_bytes() == b"mine"
    assert terminal.run("backup", "copy.annotator", "--replace")[0] == 0
