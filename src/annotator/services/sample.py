"""The bundled sample: a bilingual paper with sources, tags, claims, links and reviews.

It is made through the services like any other library, so it shows what they do and tests them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.assets import resource
from annotator.core.model import Claim, Link, Paper, Person, Row, Tag
from annotator.errors import BadRequest, FileUnreadable
from annotator.services.exporting import write_atomically
from annotator.services.hub import Progress
from annotator.services.tagging import Tagging
from annotator.services.workspace import Workspace

AUTHOR = "Analyst A"
"""The sample's claims are this person's, so that whoever opens it can review them and undo only own deeds."""

_LIBRARY, _SOURCES, _CLAIMS, _REPORT = "sample.annotator", "sources.bib", "claims.csv", "report.html"


@dataclass(frozen=True)
class DemoReport:
    """What the demonstration made: counts by what was counted, and the files, the library first."""

    paper_title: str
    counts: Mapping[str, int]
    files: tuple[str, ...]


def make_sample(path: str | Path, user: str, *, progress: Progress | None = None) -> Workspace:
    """Make the sample library and open it for a person. It appears under its name whole or not at all.

    Raises:
        BadRequest: there is a library of that name somebody has worked in.
        FileUnreadable: the place cannot be written.
    """
    target = Path(path)
    _refuse_used(target)
    draft = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        _Sample(draft, progress).make()
        os.replace(draft, target)  # noqa: PTH105 - says that it replaces
    except OSError as error:
        raise FileUnreadable(str(target), detail=error.strerror or str(error)) from error
    finally:
        for left in (draft, draft.with_name(f"{draft.name}-journal")):
            with suppress(OSError):
                left.unlink(missing_ok=True)
    return Workspace.open(target, user=user, backup=False)


def make_demo(folder: str | Path, user: str, *, progress: Progress | None = None) -> DemoReport:
    """Do the main job on the sample: library, bibliography, claims table and report in a folder.

    Raises:
        BadRequest, FileUnreadable: as :func:`make_sample`.
    """
    place = Path(folder)
    with make_sample(place / _LIBRARY, user, progress=progress) as workspace:
        paper = workspace.reading.papers()[0].paper
        bibliography = workspace.exporting.bibliography("biblatex", scope="cited")
        texts = {
            _SOURCES: bibliography.text,
            _CLAIMS: workspace.exporting.claims_csv(),
            _REPORT: workspace.exporting.report_html(),
        }
        for name, text in texts.items():
            write_atomically(place / name, text)
        counts = _counts(workspace, paper, len(bibliography.keys))
    return DemoReport(
        paper_title=paper.title_en or paper.title_fa or "",
        counts=counts,
        files=tuple(str(place / name) for name in (_LIBRARY, *texts)),
    )


class _Sample:
    """One making of the sample, in the names of its author and its reviewers."""

    def __init__(self, path: Path, progress: Progress | None) -> None:
        self._path = path
        self._progress = progress
        self._plan = json.loads(resource("sample/sample.json").read_text(encoding="utf-8"))
        self._people: dict[str, Workspace] = {}
        self._tags: dict[str, str] = {}

    def make(self) -> None:
        """Import the paper and its sources, then tag, link, review and comment as planned.

        Raises:
            NotFound, Ambiguous: the plan names a quote, tag or source that is not there, or is there twice.
        """
        with ExitStack() as stack:
            author = stack.enter_context(Workspace.open(self._path, user=AUTHOR, create=True, codebook=False))
            self._people = {AUTHOR: author}
            for login in _reviewers(self._plan):
                self._people[login] = stack.enter_context(
                    Workspace.open(self._path, user=login, backup=False)
                )
            paper = self._import(author)
            for planned in self._plan["tags"]:
                self._tags[planned["key"]] = self._tag(author, planned)
            for planned in self._plan["claims"]:
                self._claim(author, paper, planned)

    def _import(self, author: Workspace) -> Paper:
        planned = self._plan["paper"]
        file = resource(f"sample/{planned['file']}")
        paper, _ = author.reading.import_file(file, progress=self._progress)
        names = ("title_en", "title_fa", "container", "issued", "note")
        author.reading.edit_paper(paper.id, **{name: planned[name] for name in names if planned.get(name)})
        author.bibliography.import_bib(resource(f"sample/{self._plan['bibliography']}"))
        return paper

    def _tag(self, author: Workspace, planned: Mapping[str, Any]) -> str:
        names = ("name_en", "name_fa", "colour", "definition", "shortcut")
        deed = author.tagging.add_tag(
            **{name: planned[name] for name in names if planned.get(name) is not None}
        )
        return deed.changes[0].record_id

    def _claim(self, author: Workspace, paper: Paper, planned: Mapping[str, Any]) -> None:
        places = [
            author.reading.find_quote(paper.id, one["quote"], one["lang"]) for one in planned["anchors"]
        ]
        tags = [self._tags[key] for key in planned["tags"]]
        deed = author.tagging.claim_from_selection(
            paper.id,
            places,
            tag_id=tags[0] if tags else None,
            statement=planned["statement"],
            note=planned["note"],
        )
        claim_id = Tagging.claim_of(deed)
        for tag_id in tags[1:]:
            author.tagging.set_tag(claim_id, tag_id)
        for link in planned["links"]:
            self._link(author, claim_id, link)
        self._review(Claim.TABLE, claim_id, planned)

    def _link(self, author: Workspace, claim_id: str, planned: Mapping[str, Any]) -> None:
        names = ("role", "locator", "evidence", "note", "check_state")
        source = author.bibliography.source(planned["source"])
        deed = author.bibliography.link(
            claim_id, source.id, **{name: planned[name] for name in names if planned.get(name)}
        )
        self._review(Link.TABLE, deed.changes[0].record_id, planned)

    def _review(self, entity: str, target_id: str, planned: Mapping[str, Any]) -> None:
        for one in planned.get("reviews", ()):
            self._people[one["reviewer"]].reviewing.review(entity, target_id, one["verdict"], one["reason"])
        for one in planned.get("comments", ()):
            self._people[one["author"]].reviewing.comment(entity, target_id, one["body"])


def _reviewers(plan: Mapping[str, Any]) -> list[str]:
    """Return everybody the plan names, in the order of their first word."""
    names: list[str] = []
    for claim in plan["claims"]:
        for target in (claim, *claim["links"]):
            names += [one["reviewer"] for one in target.get("reviews", ())]
            names += [one["author"] for one in target.get("comments", ())]
    return [name for name in dict.fromkeys(names) if name != AUTHOR]


def _refuse_used(path: Path) -> None:
    """Refuse to replace a library in which anybody but the people of the sample has worked."""
    if not path.exists():
        return
    plan = json.loads(resource("sample/sample.json").read_text(encoding="utf-8"))
    with Workspace.open(path, user=AUTHOR, read_only=True) as workspace:
        people = {person.login for person in workspace.library.all(Person)}
    if not people <= {AUTHOR, *_reviewers(plan)}:
        raise BadRequest(f"there is a library {path} somebody has worked in")


def _counts(workspace: Workspace, paper: Paper, exported: int) -> dict[str, int]:
    citations = workspace.reading.citations(paper.id)
    claims = workspace.tagging.claims(paper.id)
    return {
        "rows": workspace.library.count(Row, paper_id=paper.id),
        "repairs": len(workspace.reading.repairs(paper.id)),
        "citations": len(citations),
        "citations with a source": sum(view.citation.state == "resolved" for view in citations),
        "sources": len(workspace.bibliography.sources()),
        "tags": workspace.library.count(Tag),
        "claims": len(claims),
        "links": sum(len(view.links) for view in claims),
        "reviews": sum(
            len(view.review.reviews) + sum(len(link.review.reviews) for link in view.links) for view in claims
        ),
        "audit findings": len(workspace.auditing.audit()),
        "sources exported": exported,
    }
