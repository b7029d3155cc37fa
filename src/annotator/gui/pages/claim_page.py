"""A claim in the inspector: quotations, statement, kind, note, tags, sources, reviews."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from annotator.core.model import RELATIONS
from annotator.gui.models.records import ClaimDetail, LinkItem, QuoteItem, ReviewItem, TagItem
from annotator.gui.stylesheet import theme_of
from annotator.gui.widgets.cards import (
    Card,
    CommittingEdit,
    QuoteFrame,
    SectionLine,
    empty_layout,
    make_button,
)
from annotator.gui.widgets.chips import Chip
from annotator.gui.widgets.choice import ChoiceBox
from annotator.gui.widgets.flow import FlowLayout
from annotator.gui.widgets.labels import PlainLabel
from annotator.gui.words import CLAIM_KINDS, locator_text, moment, number, review_text, tag_name, word


class ClaimPage(QWidget):
    """The page of a claim.

    Signals:
        statement_edited(claim_id, text), note_edited(claim_id, text), kind_chosen(claim_id, kind).
        relation_chosen(claim_id, relation): how its two languages agree.
        tag_requested(claim_id, tag_id), untag_requested(claim_id, tag_id), new_tag_requested.
        link_requested(claim_id), link_edit_requested(link_id), unlink_requested(link_id).
        check_requested(link_id, check_state): somebody looked into the source.
        verdict_requested(entity, id, verdict): accept or reject; a reason is asked for elsewhere.
        comment_requested(entity, id), comment_resolved(comment_id).
        quote_chosen(block_id, start, end): code points; go there.
        source_chosen(source_id), delete_requested(claim_id).
        reader_wanted: the keyboard belongs to the reader again.
    """

    statement_edited = Signal(str, str)
    note_edited = Signal(str, str)
    kind_chosen = Signal(str, str)
    relation_chosen = Signal(str, str)
    tag_requested = Signal(str, str)
    untag_requested = Signal(str, str)
    new_tag_requested = Signal()
    link_requested = Signal(str)
    link_edit_requested = Signal(str)
    unlink_requested = Signal(str)
    check_requested = Signal(str, str)
    verdict_requested = Signal(str, str, str)
    comment_requested = Signal(str, str)
    comment_resolved = Signal(str)
    quote_chosen = Signal(str, int, int)
    source_chosen = Signal(str)
    delete_requested = Signal(str)
    reader_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._detail: ClaimDetail | None = None
        self._tags: tuple[TagItem, ...] = ()
        self._title = PlainLabel(role="title")
        self._state = QHBoxLayout()
        self._more = make_button("⋯", "plain", self)
        self._more.setAccessibleName(self.tr("More"))
        self._more.setToolTip(self.tr("More"))
        self._more.clicked.connect(self._show_menu)
        self._quotes = QVBoxLayout()
        self._quotes.setSpacing(8)
        self.statement = CommittingEdit(
            self.tr("Statement"), self.tr("What does the paper state here?"), 2, self
        )
        self._kind = ChoiceBox(self)
        self._kind.setAccessibleName(self.tr("Kind"))
        for kind in CLAIM_KINDS:
            self._kind.addItem(word(kind), kind)
        self._kind.activated.connect(self._tell_kind)
        self._relation = ChoiceBox(self)
        self._relation.setAccessibleName(self.tr("Languages"))
        self._relation.addItem(self.tr("not compared"), "")
        for relation in RELATIONS:
            self._relation.addItem(word(relation), relation)
        self._relation.activated.connect(self._tell_relation)
        self.note = CommittingEdit(self.tr("Note"), self.tr("Your reasoning"), 1, self)
        self._chips = FlowLayout(spacing=4)
        self._links = QVBoxLayout()
        self._links.setSpacing(8)
        self._reviews = QVBoxLayout()
        self._reviews.setSpacing(8)
        self._lay_out()
        self.statement.committed.connect(lambda text: self.statement_edited.emit(self.claim_id, text))
        self.note.committed.connect(lambda text: self.note_edited.emit(self.claim_id, text))
        self.statement.left.connect(self.reader_wanted)
        self.note.left.connect(self.reader_wanted)

    @property
    def claim_id(self) -> str:
        """The id of the claim shown, or an empty string."""
        return self._detail.claim.id if self._detail else ""

    def show_claim(self, detail: ClaimDetail, tags: Sequence[TagItem]) -> None:
        """Show a claim; ``tags`` is the whole codebook."""
        if self._detail is not None and self._detail.claim.id != detail.claim.id:
            self.commit()
        self._detail = detail
        self._tags = tuple(tags)
        claim = detail.claim
        self._title.setText(self.tr("Claim %1").replace("%1", number(claim.number)))
        empty_layout(self._state)
        self._state.addWidget(Chip(review_text(claim.review), self, state=claim.review.state))
        self.statement.show_text(claim.statement)
        self.note.show_text(claim.note)
        place = self._kind.findData(claim.kind)
        if place < 0:
            self._kind.addItem(word(claim.kind), claim.kind)
            place = self._kind.count() - 1
        self._kind.setCurrentIndex(place)
        self._relation.setCurrentIndex(max(0, self._relation.findData(claim.relation)))
        self._show_quotes(detail.quotes)
        self._show_tags(claim.tags)
        self._show_links(detail.links)
        self._show_reviews(detail.reviews)

    def commit(self) -> None:
        """Commit what was typed."""
        self.statement.commit()
        self.note.commit()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addLayout(self._state)
        head.addStretch(1)
        head.addWidget(self._more)
        kind = QHBoxLayout()
        kind.addWidget(PlainLabel(self.tr("Kind"), role="section"))
        kind.addWidget(self._kind, 1)
        relation = QHBoxLayout()
        relation.addWidget(PlainLabel(self.tr("Languages"), role="section"))
        relation.addWidget(self._relation, 1)
        self._link_button = make_button(self.tr("+ Link a source   L"), "link", self)
        self._link_button.clicked.connect(lambda: self.link_requested.emit(self.claim_id))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addLayout(self._quotes)
        layout.addWidget(SectionLine(self.tr("Statement")))
        layout.addWidget(self.statement)
        layout.addLayout(kind)
        layout.addLayout(relation)
        layout.addWidget(SectionLine(self.tr("Note")))
        layout.addWidget(self.note)
        layout.addWidget(SectionLine(self.tr("Tags")))
        layout.addLayout(self._chips)
        layout.addWidget(SectionLine(self.tr("Sources")))
        layout.addLayout(self._links)
        layout.addWidget(self._link_button, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addWidget(SectionLine(self.tr("Review")))
        layout.addLayout(self._reviews)
        layout.addLayout(self._verdict_buttons())
        layout.addStretch(1)

    def _verdict_buttons(self) -> FlowLayout:
        row = FlowLayout(spacing=4)
        accept = make_button(self.tr("Accept  A"), "success", self)
        reject = make_button(self.tr("Reject  R"), "danger", self)
        comment = make_button(self.tr("Comment  C"), "", self)
        accept.clicked.connect(lambda: self.verdict_requested.emit("claims", self.claim_id, "accept"))
        reject.clicked.connect(lambda: self.verdict_requested.emit("claims", self.claim_id, "reject"))
        comment.clicked.connect(lambda: self.comment_requested.emit("claims", self.claim_id))
        for button in (accept, reject, comment):
            row.addWidget(button)
        return row

    def _show_quotes(self, quotes: Sequence[QuoteItem]) -> None:
        empty_layout(self._quotes)
        claim = self._detail.claim if self._detail else None
        colour = claim.tags[0].colour if claim and claim.tags else theme_of(self.palette()).faint
        for quote in quotes:
            frame = QuoteFrame(quote.text, quote.lang, colour, self)
            frame.activated.connect(
                lambda quote=quote: self.quote_chosen.emit(quote.block_id, quote.start, quote.end)
            )
            self._quotes.addWidget(frame)
            if quote.state != "exact":
                self._quotes.addWidget(PlainLabel(word(quote.state), self, role="warning"))

    def _show_tags(self, tags: Sequence[TagItem]) -> None:
        empty_layout(self._chips)
        for tag in tags:
            chip = Chip(tag_name(tag.name_en, tag.name_fa), self, dot=tag.colour, removable=True)
            chip.removal_requested.connect(lambda tag=tag: self.untag_requested.emit(self.claim_id, tag.id))
            self._chips.addWidget(chip)
        add = make_button(self.tr("+ tag"), "plain", self)
        add.clicked.connect(lambda: self._show_tag_menu(add))
        self._chips.addWidget(add)

    def _show_tag_menu(self, button: QWidget) -> None:
        menu = QMenu(self)
        has = {tag.id for tag in self._detail.claim.tags} if self._detail else set()
        for tag in self._tags:
            key = f"   {number(tag.shortcut)}" if tag.shortcut else ""
            name = tag_name(tag.name_en, tag.name_fa).replace("&", "&&")
            action = menu.addAction(f"{name}{key}")
            action.setEnabled(tag.id not in has)
            action.triggered.connect(lambda _=False, tag=tag: self.tag_requested.emit(self.claim_id, tag.id))
        menu.addSeparator()
        menu.addAction(self.tr("New tag…")).triggered.connect(self.new_tag_requested)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _show_links(self, links: Sequence[LinkItem]) -> None:
        empty_layout(self._links)
        for link in links:
            self._links.addWidget(self._link_card(link))
        if not links:
            self._links.addWidget(
                PlainLabel(self.tr("This claim rests on no source yet."), self, role="warning", wraps=True)
            )

    def _link_card(self, link: LinkItem) -> Card:
        card = Card(self)
        card.setAccessibleName(f"{link.source.label}, {word(link.role)}")
        card.setToolTip(self.tr("Enter edits, Delete removes, A accepts, R rejects, C comments"))
        card.add_head(link.source.label, Chip(word(link.role), card, state=link.role))
        card.add_text(link.source.title, role="muted")
        card.add_text(link.source.label_fa, role="muted", lang="fa")
        facts = [locator_text(link.locator_label, link.locator), word(link.check_state)]
        if link.is_cited_here:
            facts.insert(1, self.tr("cited in the text here"))
        card.add_text(" · ".join(fact for fact in facts if fact), role="muted")
        card.add_text(f"“{link.evidence}”" if link.evidence else "")
        card.add_text(link.note, role="muted")
        if link.review.state != "waiting":
            card.body.addWidget(
                Chip(review_text(link.review), card, state=link.review.state),
                0,
                Qt.AlignmentFlag.AlignLeading,
            )
        card.activated.connect(lambda: self.link_edit_requested.emit(link.id))
        card.key_pressed.connect(lambda key: self._link_key(link, key))
        card.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        card.customContextMenuRequested.connect(
            lambda place: self._show_link_menu(link, card.mapToGlobal(place))
        )
        return card

    def _link_key(self, link: LinkItem, key: int) -> None:
        if key == Qt.Key.Key_Delete:
            self.unlink_requested.emit(link.id)
        elif key == Qt.Key.Key_A:
            self.verdict_requested.emit("links", link.id, "accept")
        elif key == Qt.Key.Key_R:
            self.verdict_requested.emit("links", link.id, "reject")
        elif key == Qt.Key.Key_C:
            self.comment_requested.emit("links", link.id)

    def _show_link_menu(self, link: LinkItem, place: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("Edit link…")).triggered.connect(
            lambda: self.link_edit_requested.emit(link.id)
        )
        menu.addAction(self.tr("Show the source")).triggered.connect(
            lambda: self.source_chosen.emit(link.source.id)
        )
        checks = menu.addMenu(self.tr("Check state"))
        for state in ("unchecked", "seen_in_source", "not_in_source", "source_unavailable"):
            action = checks.addAction(word(state))
            action.setCheckable(True)
            action.setChecked(state == link.check_state)
            action.triggered.connect(lambda _=False, state=state: self.check_requested.emit(link.id, state))
        menu.addSeparator()
        for text, key in (
            (self.tr("Accept the link"), Qt.Key.Key_A),
            (self.tr("Reject the link…"), Qt.Key.Key_R),
            (self.tr("Comment on the link…"), Qt.Key.Key_C),
            (self.tr("Remove the link"), Qt.Key.Key_Delete),
        ):
            menu.addAction(text).triggered.connect(lambda _=False, key=key: self._link_key(link, key))
        menu.popup(place)

    def _show_reviews(self, reviews: Sequence[ReviewItem]) -> None:
        empty_layout(self._reviews)
        for review in reviews:
            self._reviews.addWidget(self._review_card(review))
        if not reviews:
            self._reviews.addWidget(PlainLabel(self.tr("Nobody has looked at this yet."), self, role="muted"))

    def _review_card(self, review: ReviewItem) -> Card:
        card = Card(self)
        mark = Chip(word(review.verdict), card, state=review.verdict) if review.verdict else None
        card.setAccessibleName(f"{review.person}, {word(review.verdict) if review.verdict else review.text}")
        card.add_head(review.person, mark)
        card.add_text(review.text)
        about = [self.tr("on the link") if review.target_entity == "links" else "", moment(review.when)]
        if review.is_stale:
            about.insert(0, word("stale"))
        if review.is_resolved:
            about.insert(0, self.tr("resolved"))
        card.add_text(" · ".join(part for part in about if part), role="muted")
        if not review.verdict and not review.is_resolved:
            resolve = make_button(self.tr("Resolve"), "link", card)
            resolve.clicked.connect(lambda: self.comment_resolved.emit(review.id))
            card.body.addWidget(resolve, 0, Qt.AlignmentFlag.AlignLeading)
        return card

    def _show_menu(self) -> None:
        menu = QMenu(self)
        delete = menu.addAction(self.tr("Delete claim"))
        delete.triggered.connect(lambda: self.delete_requested.emit(self.claim_id))
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _tell_kind(self) -> None:
        self.kind_chosen.emit(self.claim_id, self._kind.currentData())

    def _tell_relation(self) -> None:
        self.relation_chosen.emit(self.claim_id, self._relation.currentData())
