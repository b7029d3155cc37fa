"""A wheel carries every kind of shipped file, and the program finds them from there."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

ASK = """
import sys
sys.path.insert(0, sys.argv[1])
import annotator
assert annotator.__file__.startswith(sys.argv[1]), annotator.__file__
from annotator import assets
for name in sys.argv[2:]:
    path = assets.asset(name)
    assert str(path).startswith(sys.argv[1]), path
    assert path.is_dir() or path.stat().st_size > 0, path
print("found", len(sys.argv) - 2)
"""


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT, check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    target = folder / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


def shipped(folder: str) -> list[str]:
    listed = subprocess.run(["git", "ls-files", folder], cwd=ROOT, capture_output=True, text=True, check=True)
    return listed.stdout.split()


def test_every_asset_is_found_in_an_installed_wheel(unpacked: Path) -> None:
    names = shipped("db") + shipped("resources")
    assert len(names) > 10
    kinds = {Path(name).suffix for name in names}
    assert {".sql", ".ttf", ".svg", ".bib", ".txt", ".json"} <= kinds
    result = subprocess.run(
        [sys.executable, "-c", ASK, str(unpacked), *names], capture_output=True, text=True, check=False,
        env={key: value for key, value in os.environ.items() if key != "PYTHONPATH"}, cwd=unpacked,
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip() == f"found {len(names)}"


def test_fonts_and_icons_come_with_their_licence(unpacked: Path) -> None:
    for folder in ("fonts", "icons"):
        files = list((unpacked / "annotator" / "_assets" / "resources" / folder).rglob("*"))
        assert any("LICEN" in file.name.upper() or "OFL" in file.name.upper() for file in files), folder


def test_a_missing_asset_is_named(unpacked: Path) -> None:
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from annotator import assets, errors\n"
        "try:\n    assets.resource('icons/none.svg')\n"
        "except errors.AssetMissing as error:\n    print(error.relative)"
    )
    result = subprocess.run([sys.executable, "-c", script, str(unpacked)], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "resources/icons/none.svg"
