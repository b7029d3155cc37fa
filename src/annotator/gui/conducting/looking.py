"""What changes nothing in the library: searching, filtering, copying, looks, help."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from annotator import __version__
from annotator.gui.conducting import showing
from annotator.gui.conducting.deeds import Deeds
from annotator.gui.conducting.desk import Desk
from annotator.gui.models.records import CitationItem, ClaimItem, HitItem, ReviewItem, SourceItem
from annotator.gui.settings import Settings
from annotator.gui.stylesheet import theme_of
from annotator.gui.widgets.drawing import isolated_code
from annotator.gui.words import locator_text, moment, number, tag_name, word

_MANY = 500


class Looking:
    """The wishes that only look."""

    def __init__(self, desk: Desk, deeds: Deeds, settings: Settings) -> None:
        self._desk = desk
        self._deeds = deeds
        self._window = desk.window
        self._settings = settings

    # --- tables and filters ---

    def show_record(self, kind: str, record: Any, *, goes_there: bool) -> None:  # noqa: ANN401 - each table has its own
        """Show what a row of a table stands for."""
        if kind == "claims" and isinstance(record, ClaimItem):
            self._desk.show_claim(record.id, goes_there=True)
        elif kind == "citations" and isinstance(record, CitationItem):
            self._desk.show_citation(record.id, goes_there=True)
        elif kind == "sources" and isinstance(record, SourceItem):
            self._desk.show_source(record.id)
            if goes_there:
                self._deeds.ask_source(record.id)
        elif kind == "review" and isinstance(record, ReviewItem):
            self._desk.show_claim(record.target_id, goes_there=True)
        elif kind == "search" and isinstance(record, HitItem):
            self._show_hit(record)

    def search(self, text: str) -> None:
        """Search everything and list what was found."""
        if not self._desk.is_open:
            return
        found = self._deeds.attempt(lambda: self._desk.workspace.searching.search(text, _MANY)) or ()
        titles = {
            view.paper.id: view.paper.title_en or view.paper.title_fa or "" for view in self._desk.papers
        }
        self._hits = {(one.entity, one.record_id): one for one in found}
        page = self._window.tables.page("search")
        nothing = QCoreApplication.translate("Looking", "Nothing holds all these words: %1")
        typed = QCoreApplication.translate("Looking", "Type in the search field above (Ctrl+P).")
        page.set_hint(nothing.replace("%1", text) if text.strip() else typed)
        self._window.tables.set_records("search", [showing.hit_item(one, titles) for one in found])
        self._window.show_part("tables", True)
        self._window.tables.show_kind("search")

    def filter_by_tag(self, tag_id: str) -> None:
        """List the claims that bear a tag."""
        tag = next((one for one in self._desk.tags if one.id == tag_id), None)
        if tag is not None:
            bearing = {
                view.claim.id
                for view in self._desk.claims.values()
                if any(one.id == tag_id for one in view.tags)
            }
            self._desk.filter_claims(tag_name(tag.name_en, tag.name_fa), bearing)

    def filter_citations(self, filter_id: str) -> None:
        """List citations in one state or with one problem, or the sources nobody cites."""
        translate = QCoreApplication.translate
        tables = self._window.tables
        self._window.show_part("tables", True)
        if filter_id == "uncited":
            title = translate("Navigator", "Sources never cited")
            tables.page("sources").set_scope(title, lambda source: not source.cited)
            tables.show_kind("sources")
        elif filter_id.startswith(showing.PROBLEM_FILTER):
            problem = filter_id.removeprefix(showing.PROBLEM_FILTER)
            tables.page("citations").set_scope(word(problem), lambda citation: problem in citation.problems)
            tables.show_kind("citations")
        else:
            tables.page("citations").set_scope(word(filter_id), lambda citation: citation.state == filter_id)
            tables.show_kind("citations")

    def filter_reviews(self, filter_id: str) -> None:
        """List the claims of a review queue."""
        translate = QCoreApplication.translate
        claims = self._desk.claims.values()
        self._window.show_part("tables", True)
        if filter_id == "mine":
            self._desk.filter_claims(translate("Navigator", "Waiting for me"), self._desk.waiting_for_me())
        elif filter_id == "without_source":
            without = {view.claim.id for view in claims if not view.links}
            self._desk.filter_claims(translate("Navigator", "Claims without a source"), without)
        else:
            standing = {view.claim.id for view in claims if view.review.standing == filter_id}
            self._desk.filter_claims(word(filter_id), standing)

    def show_mode(self, mode: str) -> None:
        """Read, look through the sources, or review."""
        self._window.show_mode(mode)
        if mode == "sources":
            self._window.tables.show_kind("sources")
        elif mode == "review" and self._desk.is_open:
            self.filter_reviews("mine")
        else:
            self._window.tables.page("claims").clear_scope()

    def step_claim(self, steps: int) -> None:
        """Go to the next or previous claim in the order of the table."""
        model = self._window.tables.page("claims").model
        if not model.matching:
            return
        row = model.row_of(self._desk.focus.claim_id)
        following = 0 if row is None else (row + steps) % model.matching
        self._desk.show_claim(model.record(following).id, goes_there=True)

    def show_place(self, row_id: str) -> None:
        """Mark the heading above a row in the navigator, and the page in the bar."""
        page = self._desk.page
        if page is None:
            return
        here = self._desk.places.number_of(row_id)
        heading = ""
        for entry in page.outline:
            if self._desk.places.number_of(entry.row_id) <= here:
                heading = entry.row_id
        self._window.navigator.show_place(heading)
        row = self._desk.places.row(row_id)
        if row is not None and row.page is not None:
            self._window.reader_bar.show_page(row.page, page.pages)

    # --- copying ---

    def copy(self) -> None:
        """Copy what the focused part has selected."""
        part = self._window.focusWidget()
        if isinstance(part, QLineEdit | QPlainTextEdit):
            part.copy()
        elif self._window.tables.isAncestorOf(part) if part is not None else False:
            self._window.tables.page(self._window.tables.current_kind).view.copy()
        else:
            self._desk.reader.copy()

    def citable_keys(self) -> tuple[str, ...]:
        """Return the keys of what is selected: a source, a citation's, a claim's."""
        focus = self._desk.focus
        if focus.kind == "claim" and focus.claim_id in self._desk.claims:
            return tuple(
                dict.fromkeys(link.source.citekey for link in self._desk.claims[focus.claim_id].links)
            )
        source = self._desk.sources.get(focus.source_id) if focus.kind in ("source", "citation") else None
        return (source.key,) if source is not None else ()

    def copy_cite(self) -> None:
        """Copy ``\\cite{key}``."""
        self._put(f"\\cite{{{','.join(self.citable_keys())}}}")

    def copy_key(self) -> None:
        """Copy the key."""
        self._put(",".join(self.citable_keys()))

    def copy_reference(self) -> None:
        """Copy who, when, what, where of each source, one a line."""
        keys = self.citable_keys()
        chosen = [source for source in self._desk.sources.values() if source.key in keys]
        self._put("\n".join(_reference(source) for source in chosen))

    def copy_quote(self) -> None:
        """Copy the quotations of the claim with the sources they rest on."""
        view = self._desk.claims.get(self._desk.focus.claim_id)
        if view is None:
            return
        cited = "; ".join(
            ", ".join(
                part
                for part in (one.source_label, locator_text(one.link.locator_label, one.link.locator))
                if part
            )
            for one in view.links
        )
        quotes = [f"«{text}»" if lang == "fa" else f"“{text}”" for lang, text in view.quotes.items()]
        self._put("\n".join(f"{quote} ({cited})" if cited else quote for quote in quotes))

    # --- editing fields, finding ---

    def edit(self, field: str) -> None:
        """Put the keyboard into the statement or the note of the selected claim."""
        self._window.show_part("inspector", True)
        page = self._window.inspector.claim
        editor = page.statement if field == "statement" else page.note
        editor.setFocus()
        editor.selectAll()

    def open_find(self) -> None:
        """Open the find bar with what is selected."""
        text = self._desk.reader.selected_text()
        self._window.find_bar.open_bar(text if 0 < len(text) <= 80 and "\n" not in text else "")

    # --- looks ---

    def follow_theme(self) -> None:
        """Give the reader the theme the window has."""
        self._desk.reader.set_theme(theme_of(self._window.palette()))

    def zoom(self, steps: int) -> None:
        """Make the text larger, smaller, or as it was."""
        reader = self._desk.reader
        if steps == 0:
            reader.set_zoom(100)
        else:
            (reader.zoom_in if steps > 0 else reader.zoom_out)()

    def keep_zoom(self, percent: int) -> None:
        """Show and keep the text size."""
        self._window.reader_bar.show_zoom(percent)
        self._settings.set("reader/zoom", percent)

    def keep_view(self, view: str) -> None:
        """Show and keep which languages are shown."""
        self._window.reader_bar.show_view(view)
        for name, wanted in (("view_english", "en"), ("view_both", "both"), ("view_persian", "fa")):
            self._window.actions_table[name].setChecked(view == wanted)
        self._settings.set("reader/view", view)

    def choose_language(self, language: str) -> None:
        """Keep the language of the interface for the next start."""
        self._settings.set("language", language)
        text = QCoreApplication.translate(
            "Looking", "The window will be in this language from the next start."
        )
        self._window.messages.say(text)

    # --- help and state ---

    def say_saved(self) -> None:
        """Answer Ctrl+S: all saved, and when the last backup was made."""
        from annotator.store.backup import backups_of

        translate = QCoreApplication.translate
        path = self._desk.workspace.library.path
        text = translate("Looking", "Everything is saved in %1; every deed is stored at once.")
        said = [text.replace("%1", isolated_code(path))]
        backups = [] if "://" in path else backups_of(path)
        if backups:
            last = translate("Looking", "Last backup: %1.")
            said.append(last.replace("%1", moment(backups[0].at.isoformat())))
        self._window.messages.say(" ".join(said))

    def check_library(self) -> None:
        """Check the library and say what was found."""
        problems = self._deeds.attempt(self._desk.workspace.check)
        if problems is None:
            return
        translate = QCoreApplication.translate
        if problems:
            kinds = ", ".join(sorted({f"{problem.kind} ({problem.entity})" for problem in problems}))
            text = translate("Looking", "The library has %1 problems: %2. A backup from before may help.")
            self._window.messages.say(
                text.replace("%1", number(len(problems))).replace("%2", kinds), "problem"
            )
        else:
            self._window.messages.say(translate("Looking", "The library is sound."))

    def ask_settings(self, choose_theme: Callable[[str], None]) -> None:
        """Change the settings."""
        from annotator.gui.dialogs.settings_dialog import Preferences, SettingsDialog

        settings = self._settings
        person = settings.text("person") or (self._desk.workspace.me.login if self._desk.is_open else "")
        dialog = SettingsDialog(
            Preferences(settings.text("theme"), settings.text("language"), person), self._window
        )

        def take(preferences: Preferences) -> None:
            settings.set("language", preferences.language)
            settings.set("person", preferences.person)
            settings.save()
            choose_theme(preferences.theme)

        dialog.preferences_given.connect(take)
        dialog.open()

    def show_shortcuts(self, remap: Callable[[], None]) -> None:
        """Show all keys."""
        from annotator.gui.dialogs.shortcuts_dialog import ShortcutsDialog

        dialog = ShortcutsDialog(self._window.actions_table.keys, self._window)

        def give(action_id: str, keys: list[str]) -> None:
            self._settings.set("keys", {**self._settings.plain("keys"), action_id: keys})
            remap()

        def reset(action_id: str) -> None:
            stored = {} if not action_id else self._settings.plain("keys")
            stored.pop(action_id, None)
            self._settings.set("keys", stored)
            remap()

        dialog.keys_given.connect(give)
        dialog.keys_reset.connect(reset)
        dialog.open()

    def show_help(self) -> None:
        """Show the page of help."""
        from annotator.gui.dialogs.about_dialog import HelpDialog

        HelpDialog(self._window).open()

    def show_about(self) -> None:
        """Show name, version, licences."""
        from annotator.gui.dialogs.about_dialog import AboutDialog

        AboutDialog(__version__, self._window).open()

    # --- private ---

    def _show_hit(self, hit: HitItem) -> None:
        found = self._hits.get((hit.entity, hit.record_id))
        if found is None:
            return
        if found.paper_id and found.paper_id != self._desk.focus.paper_id:
            self._desk.open_paper(found.paper_id)
        if found.block_id:
            self._window.show_mode("read")
            self._desk.reader.go_to_block(found.block_id, found.position)
        elif hit.entity == "claims":
            self._desk.show_claim(hit.record_id, goes_there=True)
        elif hit.entity == "sources":
            self._desk.show_source(hit.record_id)

    def _put(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        said = QCoreApplication.translate("Looking", "Copied: %1")
        self._window.messages.say(said.replace("%1", text[:120]))


def _reference(source: SourceItem) -> str:
    fields = source.fields
    where = fields.get("journaltitle") or fields.get("booktitle") or fields.get("publisher") or ""
    parts = (
        source.authors,
        f"({source.year})" if source.year else "",
        source.title,
        where,
        fields.get("doi", ""),
    )
    return ". ".join(part for part in parts if part)
