"""Files in and out: import with a preview, bibliographies, export with a preview, backup."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from annotator.errors import EncodingUnknown
from annotator.gui.conducting import showing
from annotator.gui.conducting.deeds import Deeds
from annotator.gui.conducting.desk import Desk
from annotator.gui.messages import is_known, sentence
from annotator.gui.models.records import ExportChoice
from annotator.gui.settings import Settings
from annotator.gui.widgets.drawing import isolated, isolated_code
from annotator.gui.words import number
from annotator.gui.work import Progress, Work
from annotator.services.views import ExportedBibliography, ImportPreview
from annotator.services.workspace import Workspace

if TYPE_CHECKING:
    from annotator.gui.dialogs.export_dialog import ExportDialog
    from annotator.gui.dialogs.import_dialog import ImportDialog
    from annotator.services.source_views import BibImportReport

BIBLIOGRAPHIES = (".bib",)


class Files:
    """Import and export. Long work runs in threads with library connections of their own.

    Dialogs are loaded when they are first asked for, so that the first window opens sooner.
    """

    def __init__(self, desk: Desk, deeds: Deeds, settings: Settings) -> None:
        self._desk = desk
        self._deeds = deeds
        self._window = desk.window
        self._settings = settings
        self._works: list[Work] = []
        self._preview: Work | None = None
        self._queue: list[str] = []

    # --- work ---

    def start(self, what: str, job: Callable[[Progress], Any], done: Callable[[Any], None]) -> Work:
        """Run a job off the window's thread; the status bar shows it and offers Cancel."""
        work = Work(job, self._window)
        self._works.append(work)
        status = self._window.status
        status.show_work(what)
        work.progressed.connect(lambda _stage, share: status.show_work(what, share))
        work.succeeded.connect(done)
        work.failed.connect(self._fail)
        work.finished.connect(lambda: self._forget(work))
        work.start()
        return work

    def start_in_library(
        self, what: str, job: Callable[[Workspace, Progress], Any], done: Callable[[Any], None]
    ) -> Work:
        """Run a job on a connection to the library of its own; the window's learns of it by ``notice_others``."""
        return self.start(what, _with_workspace(self._desk.workspace, job), done)

    def cancel(self) -> None:
        """Call all running work off."""
        for work in self._works:
            work.cancel()

    def wait(self) -> None:
        """Wait until nothing runs any more."""
        for work in list(self._works):
            work.cancel()
            work.wait()

    # --- import ---

    def ask_import(self) -> None:
        """Choose files and import them."""
        translate = QCoreApplication.translate
        title = translate("Files", "Import")
        kinds = translate("Files", "Papers and bibliographies (*.txt *.text *.bib);;All files (*)")
        paths, _ = QFileDialog.getOpenFileNames(self._window, title, "", kinds)
        self.import_files(paths)

    def import_files(self, paths: list[str]) -> None:
        """Import files one after the other: bibliographies at once, papers with a preview."""
        self._queue += paths
        self._next_file()

    # --- export ---

    def ask_export(self, kind: str = "") -> None:
        """Ask what to export; ``kind`` is a format of the dialog, the last one if empty."""
        from annotator.gui.dialogs.export_dialog import ExportDialog

        stored = self._settings.plain("export/last")
        last = ExportChoice(**{name: str(stored[name]) for name in ("format", "scope") if name in stored})
        folder = str(stored.get("folder", "")) if isinstance(stored, dict) else ""
        if kind:
            last = ExportChoice(kind, last.scope)
        dialog = ExportDialog(last, folder, self._window)
        dialog.preview_requested.connect(lambda choice: self._preview_export(dialog, choice))
        dialog.export_requested.connect(self.export)
        dialog.begin()
        dialog.open()

    def export(self, choice: ExportChoice) -> None:
        """Write a file and offer its folder."""
        made = self._deeds.attempt(lambda: self._exported(choice))
        if made is None:
            return
        text, _, keys = made
        path = Path(choice.path).expanduser()
        from annotator.services.exporting import write_atomically

        if not self._deeds.succeeds(lambda: write_atomically(path, text)):
            return
        if keys and not self._desk.workspace.library.read_only:
            self._deeds.attempt(lambda: self._desk.workspace.exporting.pin_keys(keys))
        remembered = {"format": choice.format, "scope": choice.scope, "folder": str(path.parent)}
        self._settings.set("export/last", remembered)
        translate = QCoreApplication.translate
        said = translate("Files", "Written: %1").replace("%1", isolated_code(str(path)))
        folder = QUrl.fromLocalFile(str(path.parent))
        show = (translate("Files", "Open the folder"), lambda: QDesktopServices.openUrl(folder))
        self._window.messages.say(said, "news", (show,))

    def ask_backup(self) -> None:
        """Write a copy of the library."""
        translate = QCoreApplication.translate
        path, _ = QFileDialog.getSaveFileName(
            self._window, translate("Files", "Back up the library"), "", "*.annotator"
        )
        if path and self._deeds.succeeds(lambda: self._desk.workspace.library.backup(path)):
            said = translate("Files", "Backup written: %1").replace("%1", isolated_code(path))
            self._window.messages.say(said)

    # --- private: import ---

    def _next_file(self) -> None:
        if not self._queue:
            return
        path = self._queue.pop(0)
        if Path(path).suffix.lower() in BIBLIOGRAPHIES:
            self._import_bibliography(path)
        else:
            self._preview_paper(path)

    def _preview_paper(self, path: str) -> None:
        from annotator.gui.dialogs.import_dialog import ImportDialog

        dialog = ImportDialog(path, self._window)
        dialog.preview_requested.connect(lambda encoding, off: self._read(dialog, path, encoding, off))
        dialog.import_requested.connect(lambda encoding, off: self._store(path, encoding, off))
        dialog.cancel_requested.connect(self._stop_preview)
        dialog.finished.connect(lambda _: self._next_file())
        dialog.open()
        self._read(dialog, path, "", [])

    def _read(self, dialog: ImportDialog, path: str, encoding: str, rules_off: list[str]) -> None:
        if self._preview is not None:
            self._preview.cancel()
        job = _with_workspace(
            self._desk.workspace,
            lambda workspace, progress: workspace.reading.preview(
                path, encoding=encoding or None, rules_off=rules_off, progress=progress
            ),
        )
        work = Work(job, self._window)
        self._preview = work
        self._works.append(work)

        def when_wanted(show: Callable[..., None]) -> Callable[..., None]:
            """Call ``show`` unless the dialog was closed or another reading began meanwhile."""

            def call(*facts: Any) -> None:  # noqa: ANN401 - whatever the signal carries
                if work is self._preview and isValid(dialog):
                    show(*facts)

            return call

        work.progressed.connect(when_wanted(lambda _stage, share: dialog.show_work(_reading(), share)))
        work.succeeded.connect(when_wanted(lambda preview: self._show_preview(dialog, preview, rules_off)))
        work.failed.connect(when_wanted(lambda error: self._fail_preview(dialog, error)))
        work.finished.connect(lambda: self._forget(work))
        work.start()

    def _stop_preview(self) -> None:
        if self._preview is not None:
            self._preview.cancel()
            self._preview = None

    def _show_preview(self, dialog: ImportDialog, preview: ImportPreview, rules_off: list[str]) -> None:
        from annotator.text.repair import RULES

        rules = [
            (
                rule.name,
                QCoreApplication.translate("Repairs", rule.title),
                QCoreApplication.translate("Repairs", rule.description),
            )
            for rule in RULES
        ]
        dialog.show_preview(showing.import_shown(preview, rules_off, rules))

    def _fail_preview(self, dialog: ImportDialog, error: Exception) -> None:
        if isinstance(error, EncodingUnknown):
            dialog.show_guesses(error.guesses)
        elif is_known(error):
            dialog.show_failure(sentence(error))
        else:
            dialog.reject()
            raise error

    def _store(self, path: str, encoding: str, rules_off: list[str]) -> None:
        job = _with_workspace(
            self._desk.workspace,
            lambda workspace, progress: (
                workspace.reading.import_file(
                    path, encoding=encoding or None, rules_off=rules_off, progress=progress
                )[0].id
            ),
        )
        what = QCoreApplication.translate("Files", "Importing %1").replace("%1", isolated(Path(path).name))
        self.start(what, job, self._show_new_paper)

    def _show_new_paper(self, paper_id: str) -> None:
        self._desk.workspace.notice_others()
        self._desk.open_paper(paper_id)

    def _import_bibliography(self, path: str) -> None:
        job = _with_workspace(
            self._desk.workspace, lambda workspace, _progress: workspace.bibliography.import_bib(path)
        )
        what = QCoreApplication.translate("Files", "Importing %1").replace("%1", isolated(Path(path).name))
        self.start(what, job, self._show_report)

    def _show_report(self, report: BibImportReport) -> None:
        self._desk.workspace.notice_others()
        translate = QCoreApplication.translate
        text = translate(
            "Files",
            "%1: %2 entries read, %3 new, %4 there already, %5 refused. Citations that found their "
            "source: %6.",
        )
        facts = (
            isolated_code(Path(report.path).name),
            *(
                number(count)
                for count in (
                    report.read,
                    len(report.new),
                    len(report.already_there),
                    len(report.refused),
                    report.resolved,
                )
            ),
        )
        for place, fact in enumerate(facts, 1):
            text = text.replace(f"%{place}", fact)
        refused = [
            translate("Files", "line %1: %2").replace("%1", number(one.line)).replace("%2", one.reason)
            for one in report.refused[:3]
        ]
        self._window.messages.say(" ".join([text, *refused]), "question" if refused else "news")
        self._window.tables.show_kind("sources")
        self._next_file()

    # --- private: export ---

    def _preview_export(self, dialog: ExportDialog, choice: ExportChoice) -> None:
        try:
            text, count, _ = self._exported(choice)
        except Exception as error:
            if not is_known(error):
                raise
            dialog.show_preview("", 0, sentence(error))
        else:
            dialog.show_preview(text, count)

    def _exported(self, choice: ExportChoice) -> tuple[str, int, tuple[str, ...]]:
        """Return the text, how many entries or claims, and the keys in it."""
        exporting = self._desk.workspace.exporting
        paper_id = self._desk.focus.paper_id or None
        if choice.format in ("bibtex", "biblatex"):
            made: ExportedBibliography = exporting.bibliography(
                choice.format,
                scope="keys" if choice.scope == "chosen" else choice.scope,
                keys=self._chosen_keys() if choice.scope == "chosen" else (),
                paper_id=paper_id if choice.scope == "paper" else None,
            )
            return made.text, len(made.keys), made.keys
        scope = paper_id if choice.scope == "paper" else None
        make = {
            "claims_csv": exporting.claims_csv,
            "claims_html": exporting.claims_html,
            "report": exporting.report_html,
        }[choice.format]
        return make(paper_id=scope), len(self._desk.workspace.tagging.claims(scope)), ()

    def _chosen_keys(self) -> tuple[str, ...]:
        return tuple(source.key for source in self._window.tables.page("sources").view.selected_records())

    # --- private ---

    def _fail(self, error: Exception) -> None:
        if not is_known(error):
            raise error
        self._window.messages.say(sentence(error), "problem")

    def _forget(self, work: Work) -> None:
        self._works.remove(work)
        if not self._works:
            self._window.status.show_work("")
        work.deleteLater()


def _reading() -> str:
    return QCoreApplication.translate("Files", "Reading the file…")


def _with_workspace(
    workspace: Workspace, job: Callable[[Workspace, Progress], Any]
) -> Callable[[Progress], Any]:
    """Return a job that opens the same library for itself, for no connection may change threads."""
    path, login = workspace.library.path, workspace.me.login
    read_only = workspace.library.read_only

    def run(progress: Progress) -> Any:  # noqa: ANN401 - what the job returns
        with Workspace.open(path, user=login, read_only=read_only) as own:
            return job(own, progress)

    return run
