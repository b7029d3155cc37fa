import dataclasses
import json

from annotator.cli.inspection import document
from annotator.core.analysis import FoundReference
from annotator.text.pipeline import analyse

PAPER = """Water and power

Introduction

Water matters a great deal (Buzan, 2003, p. 4). Others say that it does not matter at all.

Conclusion

We conclude that water matters in the region.

References

Buzan, B. (2003). Regions and powers. Cambridge: Cambridge University Press.
"""


def test_references_are_printed_under_the_names_of_the_analysis() -> None:
    printed = json.loads(json.dumps(document(analyse(PAPER))))
    reference = printed["references"][0]
    assert set(reference) == {field.name for field in dataclasses.fields(FoundReference)}
    assert reference["authors"] == [{"family": "Buzan", "given": "B."}]
    assert (reference["title"], reference["entry_type"]) == ("Regions and powers", "book")
    start, end = reference["raw_spans"][0]
    assert PAPER[start:end] == reference["text"]
    assert reference["work"] == printed["works"][0]["id"]
    assert printed["works"][0]["number"] is None
