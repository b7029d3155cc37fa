"""Turns errors into one sentence: what happened, where, and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from annotator import errors
from annotator.gui.widgets.drawing import isolated
from annotator.gui.words import number, word


def is_known(error: BaseException) -> bool:
    """Tell whether an error is the world's fault and has a sentence; others are ours."""
    return isinstance(error, errors.AnnotatorError | OSError | MemoryError)


def sentence(error: BaseException) -> str:
    """Return the sentence for an error the window knows."""
    for kind in type(error).__mro__:
        make = _SENTENCES.get(kind)
        if make is not None:
            return make(error)
    return QCoreApplication.translate("Messages", "Something went wrong; nothing was changed.")


def _missing(error: errors.FileMissing) -> str:
    translate = QCoreApplication.translate
    return _filled(translate("Messages", "There is no file %file. Was it moved or renamed?"), file=error.path)


def _empty(error: errors.FileEmpty) -> str:
    translate = QCoreApplication.translate
    return _filled(translate("Messages", "%file holds no text."), file=error.path)


def _binary(error: errors.FileIsBinary) -> str:
    translate = QCoreApplication.translate
    text = translate("Messages", "%file is not a text file. Save it as plain text (UTF-8) and import that.")
    return _filled(text, file=error.path)


def _unreadable(error: errors.FileUnreadable) -> str:
    translate = QCoreApplication.translate
    return _filled(
        translate("Messages", "%file cannot be used: %detail."), file=error.path, detail=error.detail
    )


def _too_large(error: errors.FileTooLarge) -> str:
    translate = QCoreApplication.translate
    text = translate(
        "Messages", "%file has %size MB; the program reads up to %limit MB. Split it and import the parts."
    )
    size, limit = number(round(error.size / 1_000_000)), number(round(error.limit / 1_000_000))
    return _filled(text, file=error.path, size=size, limit=limit)


def _encoding(error: errors.EncodingUnknown) -> str:
    translate = QCoreApplication.translate
    return _filled(
        translate("Messages", "The encoding of %file is not certain. Choose it in the preview."),
        file=error.path,
    )


def _bad_input(error: errors.BadInput) -> str:
    translate = QCoreApplication.translate
    if error.line is not None:
        text = translate("Messages", "%file cannot be read: line %line. %detail")
    else:
        text = translate("Messages", "%file cannot be read. %detail")
    return _filled(text, file=error.path, line=number(error.line or 0), detail=error.detail)


def _not_found(error: errors.NotFound) -> str:
    translate = QCoreApplication.translate
    text = translate(
        "Messages",
        "%kind %wanted is not there any more; somebody may have deleted it. F5 shows what there is.",
    )
    return _filled(text, kind=word(error.entity), wanted=error.wanted)


def _nothing_to_undo(error: errors.NothingToUndo) -> str:  # noqa: ARG001 - every maker takes its error
    return QCoreApplication.translate("Messages", "There is nothing left to undo or redo.")


def _bad_request(error: errors.BadRequest) -> str:
    translate = QCoreApplication.translate
    return _filled(translate("Messages", "This cannot be done: %detail."), detail=error.detail)


def _library_missing(error: errors.LibraryMissing) -> str:
    translate = QCoreApplication.translate
    return _filled(
        translate("Messages", "There is no library at %file. File > New library makes one."), file=error.path
    )


def _library_foreign(error: errors.LibraryForeign) -> str:
    translate = QCoreApplication.translate
    return _filled(
        translate("Messages", "%file is not a library of this program. It was not touched."), file=error.path
    )


def _library_newer(error: errors.LibraryNewer) -> str:
    translate = QCoreApplication.translate
    text = translate(
        "Messages", "%file was written by a newer version of the program. Update the program to open it."
    )
    return _filled(text, file=error.path)


def _library_damaged(error: errors.LibraryDamaged) -> str:
    translate = QCoreApplication.translate
    text = translate("Messages", "%file is damaged (%detail). Open the latest backup beside it.")
    return _filled(text, file=error.path, detail=error.detail)


def _library_locked(error: errors.LibraryLocked) -> str:
    translate = QCoreApplication.translate
    text = translate(
        "Messages", "Another program is writing to %file. Nothing was changed; try again in a moment."
    )
    return _filled(text, file=error.path)


def _library_read_only(error: errors.LibraryReadOnly) -> str:
    translate = QCoreApplication.translate
    text = translate("Messages", "%file cannot be written. Copy it to a folder of your own to change it.")
    return _filled(text, file=error.path)


def _library_full(error: errors.LibraryFull) -> str:
    translate = QCoreApplication.translate
    text = translate(
        "Messages",
        "There is no room left on the disk of %file. Nothing was changed; make room and try again.",
    )
    return _filled(text, file=error.path)


def _library_unsupported(error: errors.LibraryUnsupported) -> str:
    translate = QCoreApplication.translate
    if error.extra:
        text = translate("Messages", "%file needs a part that is not installed. Install annotator[%extra].")
    else:
        text = translate("Messages", "%file: this version opens no %scheme libraries.")
    return _filled(text, file=error.path, extra=error.extra, scheme=error.scheme)


def _library_error(error: errors.LibraryError) -> str:
    translate = QCoreApplication.translate
    return _filled(
        translate("Messages", "The library %file cannot be used. %detail"),
        file=error.path,
        detail=error.detail,
    )


def _undo_refused(error: errors.UndoRefused) -> str:
    translate = QCoreApplication.translate
    text = translate("Messages", "This cannot be undone: %who changed %fields since. Nothing was changed.")
    return _filled(text, who=error.actor, fields=", ".join(error.fields))


def _conflict(error: errors.Conflict) -> str:
    translate = QCoreApplication.translate
    text = translate(
        "Messages",
        "Somebody changed this %kind first. Look at it as it is now and do it again if you still want to.",
    )
    return _filled(text, kind=word(error.entity))


def _asset(error: errors.AssetMissing) -> str:
    translate = QCoreApplication.translate
    return _filled(
        translate("Messages", "A part of the program is missing (%file). Install it again."),
        file=error.relative,
    )


def _system(error: OSError) -> str:
    translate = QCoreApplication.translate
    text = translate("Messages", "%file: the system says “%detail”.")
    return _filled(text, file=error.filename or "", detail=error.strerror or "")


def _memory(error: MemoryError) -> str:  # noqa: ARG001 - every maker takes its error
    return QCoreApplication.translate("Messages", "There is not enough memory for this. Nothing was changed.")


def _filled(text: str, **facts: object) -> str:
    for name, value in facts.items():
        text = text.replace(f"%{name}", isolated(str(value)))
    return text.strip()


_SENTENCES: Mapping[type[BaseException], Callable[[Any], str]] = {
    errors.FileMissing: _missing,
    errors.FileEmpty: _empty,
    errors.FileIsBinary: _binary,
    errors.FileUnreadable: _unreadable,
    errors.FileTooLarge: _too_large,
    errors.EncodingUnknown: _encoding,
    errors.BadInput: _bad_input,
    errors.NotFound: _not_found,
    errors.NothingToUndo: _nothing_to_undo,
    errors.BadRequest: _bad_request,
    errors.LibraryMissing: _library_missing,
    errors.LibraryForeign: _library_foreign,
    errors.LibraryNewer: _library_newer,
    errors.LibraryDamaged: _library_damaged,
    errors.LibraryLocked: _library_locked,
    errors.LibraryReadOnly: _library_read_only,
    errors.LibraryFull: _library_full,
    errors.LibraryUnsupported: _library_unsupported,
    errors.LibraryError: _library_error,
    errors.UndoRefused: _undo_refused,
    errors.Conflict: _conflict,
    errors.AssetMissing: _asset,
    OSError: _system,
    MemoryError: _memory,
}
