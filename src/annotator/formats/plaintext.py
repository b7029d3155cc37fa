"""Text files in: bytes to text, losing nothing and guessing nothing silently.

A byte order mark or well-formed UTF-8 settles the encoding. Otherwise it is guessed from what
the bytes would read as, and the result says so; a face asks before it goes on.
Whatever is returned, ``text.encode(encoding)`` (after the mark) is the file again, line ends kept.
"""

from __future__ import annotations

import codecs
import hashlib
import stat
from dataclasses import dataclass
from pathlib import Path

from annotator.errors import (
    EncodingUnknown,
    FileEmpty,
    FileIsBinary,
    FileMissing,
    FileTooLarge,
    FileUnreadable,
)

LIMIT = 64 * 1024 * 1024
"""Bytes of the largest text file that is read."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32 stands before UTF-16, whose little-endian mark begins its own."""

_SIGNATURES = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"\xd0\xcf\x11\xe0", "ole"),
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"\x1f\x8b", "gzip"),
    (b"SQLite format 3\x00", "sqlite"),
    (b"\x7fELF", "elf"),
    (b"{\\rtf", "rtf"),
)
_ONE_BYTE = ("cp1256", "iso-8859-6", "windows-1252")
_PLAIN_CONTROLS = frozenset("\t\n\r\f\v\x1a")
_LATIN_MARKS = frozenset("‘’“”–—…«»°§·•©®")
_SAMPLE = 65_536
_PREVIEW = 240
_ENOUGH = 0.6


@dataclass(frozen=True)
class DecodedText:
    """A text file as read. ``guesses`` are (encoding, first lines), likeliest first, when guessed."""

    text: str
    encoding: str
    has_bom: bool
    guessed: bool
    sha256: str
    size: int
    guesses: tuple[tuple[str, str], ...] = ()


def read(path: str | Path, encoding: str | None = None, limit: int = LIMIT) -> DecodedText:
    """Read and decode a text file of at most ``limit`` bytes.

    Raises:
        FileMissing, FileUnreadable, FileTooLarge, FileEmpty, FileIsBinary: as they say.
        EncodingUnknown: nothing fits, or the bytes are not in the encoding asked for.
    """
    name = str(path)
    data = _bytes(Path(path), limit)
    if not data:
        raise FileEmpty(name)
    found = _decode_as(name, data, encoding) if encoding else _detect(name, data)
    if not found.text.strip():
        raise FileEmpty(name)
    _refuse_binary(name, found.text)
    return found


def encode(text: str, encoding: str, *, has_bom: bool) -> bytes:
    """Return the bytes of the file that :func:`read` decoded so: the mark, if it had one, and the text.

    Raises:
        UnicodeEncodeError: the text was never in this encoding.
    """
    codec = codecs.lookup(encoding).name
    mark = next((mark for mark, marked in _MARKS if marked == codec), b"") if has_bom else b""
    return mark + text.encode(codec)


def _bytes(path: Path, limit: int) -> bytes:
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            raise FileUnreadable(str(path), detail="not a file")
        if facts.st_size > limit:
            raise FileTooLarge(str(path), facts.st_size, limit)
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileMissing(str(path)) from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise FileUnreadable(str(path), detail=reason or str(error)) from error
    if len(data) > limit:
        raise FileTooLarge(str(path), len(data), limit)
    return data


def _detect(name: str, data: bytes) -> DecodedText:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise FileIsBinary(name, detail=kind)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_as(name, data, encoding)
    wide = _wide_encoding(data)
    if wide:
        return _made(data, b"", data.decode(wide), wide, guessed=True)
    if b"\x00" in data:
        raise FileIsBinary(name, detail=f"NUL at byte {data.index(0)}")
    try:
        return _made(data, b"", data.decode("utf-8"), "utf-8", guessed=False)
    except UnicodeDecodeError:
        return _guess(name, data)


def _decode_as(name: str, data: bytes, encoding: str) -> DecodedText:
    try:
        codec = codecs.lookup(encoding).name
    except LookupError as error:
        raise EncodingUnknown(name, _guesses(data)) from error
    codec = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(codec, codec)
    mark = b""
    for candidate, marked in _MARKS:
        if data.startswith(candidate) and marked[:6] == codec[:6]:
            mark, codec = candidate, marked
            break
    try:
        text = data[len(mark) :].decode(codec)
        is_recoverable = text.encode(codec) == data[len(mark) :]
    except (UnicodeError, LookupError, TypeError, AttributeError) as error:
        raise EncodingUnknown(name, _guesses(data)) from error
    if not is_recoverable:
        raise EncodingUnknown(name, _guesses(data))
    return _made(data, mark, text, codec, guessed=False)


def _made(data: bytes, mark: bytes, text: str, encoding: str, *, guessed: bool) -> DecodedText:
    guesses = ((encoding, text[:_PREVIEW]),) if guessed else ()
    digest = hashlib.sha256(data).hexdigest()
    return DecodedText(text, encoding, bool(mark), guessed, digest, len(data), guesses)


def _wide_encoding(data: bytes) -> str | None:
    """Return UTF-16 without a mark, told by high bytes that are nearly all 00, 06 or 20."""
    sample = data[:_SAMPLE]
    if len(data) % 2 or len(sample) < 4:
        return None
    odd, even = sample[1::2], sample[0::2]
    for encoding, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        usual = sum(byte in b"\x00\x06\x20\xfb\xfe" for byte in high) / len(high)
        zeros_below = low.count(0) / len(low)
        if usual > 0.95 and high.count(0x20) < len(high) / 2 and 0 in high and zeros_below < 0.02:
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            if "\x00" not in text:
                return encoding
    return None


def _guess(name: str, data: bytes) -> DecodedText:
    ranked = _ranked(data)
    if not ranked or ranked[0][0] < _ENOUGH:
        raise EncodingUnknown(name, _guesses(data))
    encoding = ranked[0][1]
    text = data.decode(encoding)
    digest = hashlib.sha256(data).hexdigest()
    return DecodedText(text, encoding, False, True, digest, len(data), _guesses(data))


def _guesses(data: bytes) -> tuple[tuple[str, str], ...]:
    return tuple((encoding, data.decode(encoding)[:_PREVIEW]) for _, encoding in _ranked(data))


def _ranked(data: bytes) -> list[tuple[float, str]]:
    """Return (plausibility 0 to 1, encoding) of the one-byte encodings that fit, best first."""
    found: list[tuple[float, str]] = []
    for encoding in _ONE_BYTE:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        found.append((_plausibility(text[:_SAMPLE]) * _liking(encoding, text), encoding))
    return sorted(found, key=lambda item: (-item[0], _ONE_BYTE.index(item[1])))


def _liking(encoding: str, text: str) -> float:
    """Prefer windows-1252 where an Arabic code page, which has French letters too, shows nothing Arabic."""
    return 1.0 if encoding == "windows-1252" or any(map(_is_arabic, text[:_SAMPLE])) else 0.9


def _plausibility(text: str) -> float:
    """Return the share of characters above ASCII that stand where such a character would.

    An Arabic-script letter stands beside another one; an accented Latin letter beside a letter a-z.
    """
    fits = total = 0
    padded = f" {text} "
    for before, character, after in zip(padded, text, padded[2:], strict=False):
        if character < "\x80":
            continue
        total += 1
        neighbours = before + after
        if _is_arabic(character):
            is_alone = not any(_is_arabic(one) for one in neighbours)
            fits += not is_alone and not any(_is_ascii_letter(one) for one in neighbours)
        elif character.isalpha():
            fits += any(_is_ascii_letter(one) for one in neighbours)
        else:
            fits += character in _LATIN_MARKS or character in "\u200c\u200d\u200e\u200f\u00a0،؛؟٪ـ"
    return fits / total if total else 0.0


def _is_arabic(character: str) -> bool:
    return "\u0621" <= character <= "\u06d3" or character == "\u200c"


def _is_ascii_letter(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _refuse_binary(name: str, text: str) -> None:
    """Refuse NUL, and text of which more than one character in a hundred is a control character."""
    if "\x00" in text:
        raise FileIsBinary(name, detail=f"NUL at character {text.index(chr(0))}")
    sample = text[:_SAMPLE]
    controls = sum(character < " " and character not in _PLAIN_CONTROLS for character in sample)
    if controls * 100 > len(sample):
        raise FileIsBinary(name, detail=f"{controls} control characters")
