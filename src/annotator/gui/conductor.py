"""The conductor: connects wishes of the views to deeds, and deeds to what the views show.

All wiring of the window stands in ``_wire_*`` here, sorted by sender.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QInputDialog

from annotator.core.model import Deed
from annotator.gui.action_table import ACTION_BY_ID
from annotator.gui.actions import shown_keys, translated
from annotator.gui.bridge import Bridge
from annotator.gui.conducting.deeds import Deeds
from annotator.gui.conducting.desk import Desk
from annotator.gui.conducting.facts import Facts
from annotator.gui.conducting.files import Files
from annotator.gui.conducting.finding import Finding
from annotator.gui.conducting.looking import Looking
from annotator.gui.conducting.mending import Mending
from annotator.gui.conducting.menus import Menus
from annotator.gui.conducting.opening import Opening
from annotator.gui.main_window import PARTS, MainWindow
from annotator.gui.reader.view import ReaderView
from annotator.gui.settings import Settings
from annotator.gui.undo import DeedStack
from annotator.gui.widgets.drawing import isolated
from annotator.gui.words import number, tag_name
from annotator.services.workspace import Workspace

_TYPING_PAUSE = 250
"""Milliseconds after which a search starts by itself."""


class Conductor(QObject):
    """Runs one window.

    Signals:
        theme_requested(name): system, light or dark.
    """

    theme_requested = Signal(str)

    def __init__(self, window: MainWindow, reader: ReaderView, settings: Settings, person: str) -> None:
        super().__init__(window)
        self._window = window
        self._reader = reader
        self._settings = settings
        self.desk = Desk(window, reader)
        self.deeds = Deeds(self.desk)
        self.files = Files(self.desk, self.deeds, settings)
        self.opening = Opening(self.desk, self.deeds, self.files, settings, person)
        self.finding = Finding(self.desk, window.find_bar)
        self.looking = Looking(self.desk, self.deeds, settings)
        self.mending = Mending(self.desk, self.deeds, self.files, settings)
        self.undo = DeedStack()
        self._bridge = Bridge(self)
        self._is_turning = False
        self._facts = Facts(self.desk, self.looking, self.undo.stack, lambda: self.mending.is_shown)
        self._menus = Menus(self.desk, self.deeds, self.looking, self.enable)
        self._search_timer = QTimer(self, singleShot=True, interval=_TYPING_PAUSE)
        self._proposal_timer = QTimer(self, singleShot=True, interval=_TYPING_PAUSE)
        self._proposal_timer.timeout.connect(self.deeds.propose_counterpart)
        self._wire_actions()
        self._wire_bars()
        self._wire_inspector()
        self._wire_navigator_and_tables()
        self._wire_reader()
        self._wire_rest()
        self._apply_settings()
        self.enable()

    # --- the library ---

    def take(self, workspace: Workspace) -> None:
        """Work with this library from now on; the one before is closed."""
        self.close_library()
        self.desk.lay_page(workspace)
        self._take_rest(workspace)

    def _take_rest(self, workspace: Workspace) -> None:
        if not self.desk.is_open or self.desk.workspace is not workspace:
            return  # another library was opened in between
        self._bridge.watch(workspace.hub.subscribe, workspace.library.data_version)
        self.desk.show_rest()
        self._name_tags()
        self._load_undo()
        self.enable()
        self._reader.setFocus()

    def take_in_turns(self, workspace: Workspace) -> None:
        """Work with this library as :meth:`take` does, but paint its text before its lists are read.

        At the start of the program the text is what people wait for.
        """
        self.close_library()
        self.desk.lay_page(workspace)
        self._window.repaint()
        QTimer.singleShot(0, self, lambda: self._take_rest(workspace))

    def close_library(self) -> None:
        """Finish what runs and close the library."""
        self.files.wait()
        self._bridge.leave()
        if self.desk.is_open:
            workspace = self.desk.workspace
            self.desk.lay(None)
            workspace.close()

    def refresh(self) -> None:
        """Ask the library what others did."""
        if self.desk.is_open:
            self.deeds.attempt(self.desk.workspace.notice_others)
            self._load_undo()
            self.enable()

    def enable(self) -> None:
        """Enable what can be done now."""
        actions = self._window.actions_table
        actions.enable(self._facts.holds)
        self._window.top_bar.enable(
            can_import=actions["import"].isEnabled(),
            can_claim=actions["claim_new"].isEnabled(),
            can_export=actions["export"].isEnabled(),
        )
        self._window.top_bar.set_tips(
            {one: actions[one] for one in ("import", "claim_new", "export", "search")}
        )

    # --- wiring, by sender ---

    def _wire_actions(self) -> None:
        actions = self._window.actions_table
        for action_id, deed in self._action_deeds().items():
            actions[action_id].triggered.connect(lambda _=False, deed=deed: deed())
        for digit in range(1, 10):
            actions[f"tag_{digit}"].triggered.connect(
                lambda _=False, digit=digit: self.deeds.tag_by_key(digit)
            )
        for mode in ("read", "sources", "review"):
            actions[f"mode_{mode}"].triggered.connect(lambda _=False, mode=mode: self.looking.show_mode(mode))
        for theme in ("system", "light", "dark"):
            actions[f"theme_{theme}"].triggered.connect(lambda _=False, theme=theme: self.choose_theme(theme))
        for view, name in (("en", "english"), ("both", "both"), ("fa", "persian")):
            actions[f"view_{name}"].triggered.connect(
                lambda _=False, view=view: self._reader.set_columns(view)
            )

    def _action_deeds(self) -> Mapping[str, Callable[[], Any]]:
        return {**self._file_deeds(), **self._reader_deeds(), **self._claim_deeds(), **self._other_deeds()}

    def _file_deeds(self) -> Mapping[str, Callable[[], Any]]:
        files, opening = self.files, self.opening
        return {
            "library_new": lambda: opening.ask_new(self.take),
            "library_open": lambda: opening.ask_open(self.take),
            "library_sample": lambda: opening.open_sample(self.take),
            "import": files.ask_import,
            "export": files.ask_export,
            "export_bib": lambda: files.ask_export("biblatex"),
            "export_claims": lambda: files.ask_export("claims_csv"),
            "export_report": lambda: files.ask_export("report"),
            "save": self.looking.say_saved,
            "refresh": self.refresh,
            "quit": self._window.close,
            "undo": self.undo.stack.undo,
            "redo": self.undo.stack.redo,
            "backup": files.ask_backup,
            "check": self.looking.check_library,
        }

    def _reader_deeds(self) -> Mapping[str, Callable[[], Any]]:
        reader = self._reader
        return {
            "copy": self.looking.copy,
            "find": self.looking.open_find,
            "find_next": lambda: self.finding.step(1),
            "find_previous": lambda: self.finding.step(-1),
            "search": self._go_to_search,
            "swap_sides": reader.swap_sides,
            "one_pane": self._show_reader_only,
            "focus_mode": lambda: self._set_focus_mode(self._window.actions_table["focus_mode"].isChecked()),
            "patterns": lambda: self._set_patterns(self._window.actions_table["patterns"].isChecked()),
            "zoom_in": reader.zoom_in,
            "zoom_out": reader.zoom_out,
            "zoom_reset": lambda: reader.set_zoom(100),
            "back": reader.go_back,
            "forward": reader.go_forward,
            "counterpart": reader.go_to_counterpart,
            "go_to_row": self._ask_row,
            "next_to_confirm": self.deeds.next_to_confirm,
            "confirm_row": self.deeds.confirm_row,
            "join_row": self.deeds.join_row,
            "split_row": self.deeds.split_row,
            "unlink_row": self.deeds.unlink_row,
            "add_translation": self.deeds.ask_translation,
            "realign": self.deeds.realign,
            "sentence_up": lambda: self.deeds.move_sentence(-1),
            "sentence_down": lambda: self.deeds.move_sentence(1),
            "show_repairs": self.mending.toggle,
            "paper_repairs": self.mending.ask_repairs,
            "repair_refuse": self.mending.refuse_here,
            "repair_accept": self.mending.accept_here,
        }

    def _claim_deeds(self) -> Mapping[str, Callable[[], Any]]:
        deeds, looking = self.deeds, self.looking
        return {
            "claim_new": deeds.make_claim,
            "claim_add_anchor": deeds.add_selection,
            "claim_both": deeds.claim_both,
            "claim_note": lambda: looking.edit("note"),
            "claim_statement": lambda: looking.edit("statement"),
            "tag_last": deeds.tag_with_last,
            "tag_remove": deeds.untag_all,
            "tag_new": deeds.ask_tag,
            "claim_next": lambda: looking.step_claim(1),
            "claim_previous": lambda: looking.step_claim(-1),
            "claim_delete": deeds.delete_claim,
            "link": deeds.ask_link,
            "accept": lambda: deeds.give_verdict("claims", self.desk.focus.claim_id, "accept"),
            "reject": lambda: deeds.give_verdict("claims", self.desk.focus.claim_id, "reject"),
            "comment": lambda: deeds.ask_comment("claims", self.desk.focus.claim_id),
            "copy_quote": looking.copy_quote,
        }

    def _other_deeds(self) -> Mapping[str, Callable[[], Any]]:
        deeds, looking = self.deeds, self.looking
        return {
            "source_new": deeds.ask_source,
            "source_edit": lambda: deeds.ask_source(self.desk.focus.source_id),
            "source_delete": deeds.delete_source,
            "source_from_citation": deeds.source_from_citation,
            "sources_from_citations": deeds.sources_from_citations,
            "copy_cite": looking.copy_cite,
            "copy_key": looking.copy_key,
            "copy_reference": looking.copy_reference,
            "audit": lambda: looking.filter_citations("unresolved"),
            "paper_edit": deeds.ask_paper,
            "paper_delete": deeds.delete_paper,
            "settings": lambda: looking.ask_settings(self.choose_theme),
            "help": looking.show_help,
            "about": looking.show_about,
            "shortcuts": self._show_shortcuts,
        }

    def _wire_bars(self) -> None:
        window, reader = self._window, self._reader
        actions = window.actions_table
        window.top_bar.import_requested.connect(self.files.ask_import)
        window.top_bar.claim_requested.connect(actions["claim_new"].trigger)
        window.top_bar.mode_requested.connect(self.looking.show_mode)
        window.top_bar.search_requested.connect(self.looking.search)
        window.top_bar.search_left.connect(reader.setFocus)
        window.top_bar.search.textEdited.connect(lambda _: self._search_timer.start())
        self._search_timer.timeout.connect(lambda: self.looking.search(window.top_bar.search.text()))
        window.reader_bar.view_requested.connect(reader.set_columns)
        window.reader_bar.confirm_requested.connect(self.deeds.next_to_confirm)
        window.reader_bar.page_requested.connect(reader.go_to_page)
        window.reader_bar.zoom_requested.connect(self.looking.zoom)
        window.find_bar.text_changed.connect(self.finding.find)
        window.find_bar.step_requested.connect(self.finding.step)
        window.find_bar.closed.connect(self.finding.stop)
        window.find_bar.closed.connect(reader.setFocus)
        window.status.cancel_requested.connect(self.files.cancel)
        window.try_card.dismissed.connect(self.opening.dismiss_card)
        window.try_card.own_library_requested.connect(lambda: self.opening.ask_new(self.take))
        window.try_card.language_chosen.connect(self.looking.choose_language)

    def _wire_inspector(self) -> None:
        deeds, desk, inspector = self.deeds, self.desk, self._window.inspector
        claim = inspector.claim
        claim.statement_edited.connect(deeds.edit_statement)
        claim.note_edited.connect(deeds.edit_note)
        claim.kind_chosen.connect(deeds.choose_kind)
        claim.relation_chosen.connect(deeds.choose_relation)
        claim.tag_requested.connect(deeds.add_tag_to)
        claim.untag_requested.connect(deeds.untag)
        claim.new_tag_requested.connect(deeds.ask_tag)
        claim.link_requested.connect(deeds.ask_link)
        claim.link_edit_requested.connect(deeds.ask_link_edit)
        claim.unlink_requested.connect(deeds.unlink)
        claim.check_requested.connect(deeds.set_check)
        claim.verdict_requested.connect(deeds.give_verdict)
        claim.comment_requested.connect(deeds.ask_comment)
        claim.comment_resolved.connect(deeds.resolve_comment)
        claim.quote_chosen.connect(lambda block_id, start, _end: self._reader.go_to_block(block_id, start))
        claim.source_chosen.connect(desk.show_source)
        claim.delete_requested.connect(deeds.delete_claim)
        claim.reader_wanted.connect(self._reader.setFocus)
        inspector.citation.source_wanted.connect(deeds.source_from_citation)
        inspector.citation.resolve_requested.connect(deeds.resolve)
        inspector.citation.choice_requested.connect(deeds.ask_resolve)
        inspector.citation.source_chosen.connect(desk.show_source)
        inspector.citation.row_requested.connect(self._reader.go_to_row)
        inspector.source.edit_requested.connect(deeds.ask_source)
        inspector.source.delete_requested.connect(deeds.delete_source)
        inspector.source.claim_chosen.connect(lambda one: desk.show_claim(one, goes_there=True))
        inspector.source.citation_chosen.connect(lambda one: desk.show_citation(one, goes_there=True))
        inspector.row.row_requested.connect(self._reader.go_to_row)
        inspector.row.candidates_requested.connect(deeds.offer_candidates)
        inspector.row.candidate_chosen.connect(deeds.choose_candidate)
        inspector.row.confirm_requested.connect(lambda _: deeds.confirm_row())

    def _wire_navigator_and_tables(self) -> None:
        navigator, tables, looking = self._window.navigator, self._window.tables, self.looking
        navigator.paper_requested.connect(self.desk.open_paper)
        navigator.row_requested.connect(self._reader.go_to_row)
        navigator.tag_filter_requested.connect(looking.filter_by_tag)
        navigator.citation_filter_requested.connect(looking.filter_citations)
        navigator.review_filter_requested.connect(looking.filter_reviews)
        navigator.tag_requested.connect(self.deeds.ask_tag)
        navigator.menu_requested.connect(self._menus.show_for_entry)
        tables.record_chosen.connect(lambda kind, record: looking.show_record(kind, record, goes_there=False))
        tables.record_opened.connect(lambda kind, record: looking.show_record(kind, record, goes_there=True))
        tables.menu_requested.connect(self._menus.show_for_record)
        tables.page_changed.connect(lambda _: self.desk.show_history())

    def _wire_reader(self) -> None:
        reader = self._reader
        reader.selection_changed.connect(self._take_selection)
        reader.row_changed.connect(self.desk.show_row)
        reader.row_changed.connect(self.looking.show_place)
        reader.row_in_view_changed.connect(self.looking.show_place)
        reader.row_changed.connect(lambda _: self.enable())
        reader.claim_selected.connect(self.desk.show_claim)
        reader.citation_selected.connect(self.desk.show_citation)
        reader.tag_key_pressed.connect(lambda digit: self._answer_key(f"tag_{digit}"))
        reader.tag_dropped.connect(self.deeds.tag)
        reader.key_wish.connect(self._answer_key)
        reader.menu_requested.connect(self._menus.show_for_text)
        reader.zoom_changed.connect(self.looking.keep_zoom)
        reader.columns_changed.connect(self.looking.keep_view)
        reader.places_changed.connect(self._take_places)

    def _wire_rest(self) -> None:
        self.desk.tell_focus = self.enable
        # Qt's stack moves after the deed was taken back, so the names are read when it has moved.
        self.undo.stack.indexChanged.connect(self._name_undo)
        self._bridge.done.connect(self._notice)
        self._bridge.others_wrote.connect(self.refresh)
        self._window.files_dropped.connect(self.files.import_files)
        self._window.welcome.import_requested.connect(self.files.ask_import)
        self._window.welcome.sample_requested.connect(lambda: self.opening.open_sample(self.take))
        self._window.closing.connect(self._window.inspector.claim.commit)
        self._window.closing.connect(self.close_library)
        self._window.closing.connect(lambda: self.undo.stack.blockSignals(True))
        self._window.theme_changed.connect(self.looking.follow_theme)

    # --- slots ---

    def choose_theme(self, theme: str) -> None:
        """Take a theme and keep it."""
        self._settings.set("theme", theme)
        self._mark_theme()
        self.theme_requested.emit(theme)

    def _notice(self, deed: Deed) -> None:
        """Show what a deed changed, and whether it can be undone."""
        self.desk.show_changes({change.entity for change in deed.changes})
        self._name_tags()
        if not self._is_turning:
            self._load_undo()
        self._name_undo()

    def _load_undo(self) -> None:
        library = self.desk.workspace.library
        done, undone = ([], []) if library.read_only else (library.undo_stack(), library.redo_stack())
        self.undo.load(done, undone, lambda: self._turn("undo"), lambda: self._turn("redo"))
        self._name_undo()

    def _turn(self, way: str) -> None:
        """Undo or redo below the window; where that is refused, the stack is read again."""
        workspace = self.desk.workspace
        self._is_turning = True
        turned = self.deeds.attempt(workspace.undo if way == "undo" else workspace.redo)
        self._is_turning = False
        if turned is None:
            # The Qt stack moves after this returns; it is corrected then.
            QTimer.singleShot(0, self, self._load_undo)

    def _name_undo(self) -> None:
        actions, stack = self._window.actions_table, self.undo.stack
        for action_id, can, text in (
            ("undo", stack.canUndo(), stack.undoText()),
            ("redo", stack.canRedo(), stack.redoText()),
        ):
            name = translated(ACTION_BY_ID[action_id].text)
            actions.rename(action_id, f"{name} {text}" if can and text else name)
        self.enable()

    def _name_tags(self) -> None:
        """Write the names of the tags on the actions of their keys."""
        names = {tag.shortcut: tag_name(tag.name_en, tag.name_fa) for tag in self.desk.tags if tag.shortcut}
        for digit in range(1, 10):
            text = translated(ACTION_BY_ID[f"tag_{digit}"].text)
            shown = isolated(names[digit]) if digit in names else number(digit)
            self._window.actions_table.rename(f"tag_{digit}", text.replace("%1", shown))

    def _take_selection(self, spans: list[tuple[str, int, int]]) -> None:
        self.desk.focus.selections = [(block_id, start, end) for block_id, start, end in spans]
        self._proposal_timer.start()
        self.enable()

    def _take_places(self, back: bool, forward: bool) -> None:
        self._facts.places = (back, forward)
        self.enable()

    def _answer_key(self, action_id: str) -> None:
        """Do what a key of the reader asks for, or say why not; keys the user moved are not answered."""
        spec = ACTION_BY_ID.get(action_id)
        if spec is None:
            return
        action = self._window.actions_table[action_id]
        if self._window.actions_table.keys(action_id) != spec.keys:
            return
        if action.isEnabled():
            action.trigger()
        else:
            self._window.messages.say(self._window.actions_table.missing(action_id))

    def _go_to_search(self) -> None:
        self._window.top_bar.search.setFocus()
        self._window.top_bar.search.selectAll()

    def _set_focus_mode(self, is_on: bool) -> None:
        self._reader.set_focus_mode(is_on)
        self._window.actions_table["focus_mode"].setChecked(is_on)
        self._settings.set("reader/focus", is_on)

    def _set_patterns(self, is_on: bool) -> None:
        self._reader.set_patterns(is_on)
        self._window.actions_table["patterns"].setChecked(is_on)
        self._settings.set("reader/patterns", is_on)

    def _show_reader_only(self) -> None:
        is_alone = self._window.actions_table["one_pane"].isChecked()
        for name in PARTS:
            self._window.show_part(name, not is_alone)

    def _ask_row(self) -> None:
        title = QCoreApplication.translate("Conductor", "Go to row")
        last = len(self.desk.page.rows) if self.desk.page else 1
        row, is_given = QInputDialog.getInt(self._window, title, title, 1, 1, last)
        if is_given:
            self._reader.go_to_row(row)

    def _show_shortcuts(self) -> None:
        self.looking.show_shortcuts(self._remap)

    def _remap(self) -> None:
        self._window.actions_table.remap(self._settings.remapped_keys())
        keys = self._window.actions_table.keys
        self._window.top_bar.show_keys(shown_keys(keys("search")[:1]), shown_keys(keys("claim_new")[:1]))
        self.enable()

    def _apply_settings(self) -> None:
        self._reader.set_zoom(self._settings.number("reader/zoom"))
        view = self._settings.text("reader/view")
        self._reader.set_columns(view if view in ("en", "both", "fa") else "both")
        self.looking.keep_view(self._reader.columns.value)
        if self._settings.is_on("reader/swapped") != self._reader.is_swapped:
            self._reader.swap_sides()
        self._set_focus_mode(self._settings.is_on("reader/focus"))
        self._set_patterns(self._settings.is_on("reader/patterns"))
        self._window.show_mode("read")
        self._mark_theme()
        self._remap()
        self.looking.follow_theme()

    def _mark_theme(self) -> None:
        chosen = self._settings.text("theme")
        for theme in ("system", "light", "dark"):
            self._window.actions_table[f"theme_{theme}"].setChecked(theme == chosen)
