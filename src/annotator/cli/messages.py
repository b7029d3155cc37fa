"""Facts into sentences: what happened, where, and the way out, in English or Persian."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from annotator import errors

INTERRUPTED = {"en": "Stopped. Nothing of this command was stored.", "fa": "متوقف شد. چیزی از این فرمان ذخیره نشد."}

_Words = dict[str, str]

_NOUNS: dict[str, _Words] = {
    "papers": {"en": "paper", "fa": "مقاله"}, "texts": {"en": "text", "fa": "متن"},
    "rows": {"en": "row", "fa": "ردیف"}, "sentences": {"en": "sentence", "fa": "جمله"},
    "repairs": {"en": "repair", "fa": "ترمیم"}, "claims": {"en": "claim", "fa": "ادعا"},
    "tags": {"en": "tag", "fa": "برچسب"}, "sources": {"en": "source", "fa": "منبع"},
    "citations": {"en": "citation", "fa": "ارجاع"}, "links": {"en": "link", "fa": "پیوند"},
    "reviews": {"en": "review", "fa": "داوری"}, "comments": {"en": "comment", "fa": "نظر"},
    "people": {"en": "person", "fa": "شخص"}, "originals": {"en": "original", "fa": "اصل"},
    "translations": {"en": "translation", "fa": "ترجمه"}, "lexicons": {"en": "lexicon", "fa": "واژه‌نامه"},
    "anchors": {"en": "anchor", "fa": "لنگر"}, "blocks": {"en": "block", "fa": "بند"},
}
"""The glossary's nouns for tables; another table keeps its own name."""


def _place(error: errors.BadInput) -> str:
    """Return file, line and column as editors read them."""
    return ":".join(str(part) for part in (error.path, error.line, error.column) if part is not None)


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.0f} MB"


def _guesses(error: errors.EncodingUnknown) -> str:
    if not error.guesses:
        return ""
    return " ".join(f"[{encoding}: {' '.join(text.split())[:60]}]" for encoding, text in error.guesses)


def _facts(error: errors.AnnotatorError, lang: str) -> dict[str, Any]:
    facts: dict[str, Any] = dict(vars(error))
    if isinstance(error, errors.NotFound | errors.Ambiguous | errors.Conflict):
        facts["entity"] = _NOUNS.get(error.entity, {}).get(lang, error.entity)
    if isinstance(error, errors.BadInput):
        facts["place"] = _place(error)
        facts["because"] = f" ({error.detail})" if error.detail else ""
    if isinstance(error, errors.LibraryError):
        facts["because"] = f" ({error.detail})" if error.detail else ""
    if isinstance(error, errors.FileTooLarge):
        facts["size"], facts["limit"] = _megabytes(error.size), _megabytes(error.limit)
    if isinstance(error, errors.EncodingUnknown):
        facts["shown"] = _guesses(error)
    if isinstance(error, errors.Ambiguous):
        facts["candidates"] = ", ".join(error.candidates)
    if isinstance(error, errors.BadRequest):
        # sentences end with a stop of their own; names of files keep theirs ("../paper.txt")
        facts |= {"detail": facts["detail"].rstrip(".")} if "detail" in facts else {}
    if isinstance(error, errors.UndoRefused):
        facts["fields"] = ", ".join(error.fields)
    return facts


SENTENCES: dict[type[errors.AnnotatorError], _Words] = {
    errors.AssetMissing: {
        "en": "The program's own file {relative} is missing; install the program again.",
        "fa": "پروندهٔ {relative} از خود برنامه نیست؛ برنامه را دوباره نصب کنید.",
    },
    errors.FileMissing: {
        "en": "{place}: there is no such file. Check the name.",
        "fa": "{place}: چنین پرونده‌ای نیست. نام را بررسی کنید.",
    },
    errors.FileEmpty: {
        "en": "{place}: the file is empty; there is nothing to read.",
        "fa": "{place}: پرونده خالی است و چیزی برای خواندن ندارد.",
    },
    errors.FileIsBinary: {
        "en": "{place}: this is not a text file{because}. Save the paper as text (UTF-8) and import that.",
        "fa": "{place}: این پروندهٔ متنی نیست{because}. مقاله را به صورت متن (UTF-8) ذخیره و همان را وارد کنید.",
    },
    errors.FileUnreadable: {
        "en": "{place}: the system does not let the program use this file{because}. "
              "Check the place and its permissions.",
        "fa": "{place}: سیستم اجازهٔ کار با این پرونده را نمی‌دهد{because}. جا و مجوزهای آن را بررسی کنید.",
    },
    errors.FileTooLarge: {
        "en": "{place}: {size} is more than the {limit} the program reads. Split the file and import the parts.",
        "fa": "{place}: {size} بیش از {limit} است که برنامه می‌خواند. پرونده را تکه کنید و تکه‌ها را وارد کنید.",
    },
    errors.EncodingUnknown: {
        "en": "{place}: the encoding is not certain. Choose one with --encoding after looking at how it reads: {shown}",
        "fa": "{place}: کدگذاری روشن نیست. پس از دیدن نمونه‌ها یکی را با ‎--encoding‎ برگزینید: {shown}",
    },
    errors.BibliographyDamaged: {
        "en": "{place}: no entry could be read{because}. Nothing was imported; mend that place and import again.",
        "fa": "{place}: هیچ مدخلی خوانده نشد{because}. چیزی وارد نشد؛ آن جا را درست کنید و دوباره وارد کنید.",
    },
    errors.BadInput: {
        "en": "{place}: the file cannot be used{because}.",
        "fa": "{place}: از این پرونده نمی‌توان استفاده کرد{because}.",
    },
    errors.NotFound: {
        "en": "There is no {entity} “{wanted}” in this library. The list commands show ids and numbers.",
        "fa": "در این کتابخانه {entity} «{wanted}» نیست. فرمان‌های فهرست، شناسه‌ها و شماره‌ها را نشان می‌دهند.",
    },
    errors.Ambiguous: {
        "en": "“{wanted}” may mean more than one {entity}: {candidates}. Give more of the id.",
        "fa": "«{wanted}» بیش از یک {entity} را می‌رساند: {candidates}. بخش بیشتری از شناسه را بدهید.",
    },
    errors.NothingToUndo: {
        "en": "There is nothing of yours to {what}.",
        "fa": "کاری از شما برای بازگرداندن نیست ({what}).",
    },
    errors.BadRequest: {"en": "Not done: {detail}.", "fa": "انجام نشد: {detail}."},
    errors.LibraryMissing: {
        "en": "{path}: there is no library here. Import a paper to make one, or give its place with --library.",
        "fa": "{path}: اینجا کتابخانه‌ای نیست. برای ساختن آن مقاله‌ای وارد کنید یا جایش را با ‎--library‎ بدهید.",
    },
    errors.LibraryForeign: {
        "en": "{path}: this is not a library of this program{because}. It was not touched.",
        "fa": "{path}: این کتابخانهٔ این برنامه نیست{because}. به آن دست زده نشد.",
    },
    errors.LibraryNewer: {
        "en": "{path}: this library was made by a newer version (schema {found}, this program knows {known}). "
              "Update the program; the library was not touched.",
        "fa": "{path}: این کتابخانه را نسخهٔ تازه‌تری ساخته است (طرح {found}، این برنامه {known} را می‌شناسد). "
              "برنامه را به‌روز کنید؛ به کتابخانه دست زده نشد.",
    },
    errors.LibraryDamaged: {
        "en": "{path}: the library is damaged{because}. Keep this file and open the newest backup beside it.",
        "fa": "{path}: کتابخانه آسیب دیده است{because}. این پرونده را نگه دارید و تازه‌ترین پشتیبان کنارش را باز کنید.",
    },
    errors.LibraryLocked: {
        "en": "{path}: another program holds the library{because}. Nothing was stored; close it there and try again.",
        "fa": "{path}: برنامهٔ دیگری کتابخانه را در دست دارد{because}. چیزی ذخیره نشد؛ آن را ببندید و دوباره بکوشید.",
    },
    errors.LibraryReadOnly: {
        "en": "{path}: the library can only be read here{because}. Copy it to a place you may write to.",
        "fa": "{path}: کتابخانه در اینجا فقط خواندنی است{because}. آن را در جایی نوشتنی رونوشت کنید.",
    },
    errors.LibraryFull: {
        "en": "{path}: the disk is full{because}. The deed was not done, everything before it is kept; free some room.",
        "fa": "{path}: دیسک پر است{because}. این کار انجام نشد و همهٔ کارهای پیشین برجاست؛ جا باز کنید.",
    },
    errors.LibraryUnsupported: {
        "en": "{path}: this version cannot open such a library{because}. Use a library file.",
        "fa": "{path}: این نسخه چنین کتابخانه‌ای را باز نمی‌کند{because}. از پروندهٔ کتابخانه استفاده کنید.",
    },
    errors.LibraryError: {
        "en": "{path}: the library cannot be used{because}.",
        "fa": "{path}: از کتابخانه نمی‌توان استفاده کرد{because}.",
    },
    errors.UndoRefused: {
        "en": "This cannot be undone: {actor} has changed {fields} since. Edit it by hand instead.",
        "fa": "این را نمی‌توان بازگرداند: {actor} پس از آن {fields} را دگرگون کرده است. دستی ویرایش کنید.",
    },
    errors.Conflict: {
        "en": "Somebody saved this {entity} first; nothing of yours was stored. Look at it again and repeat.",
        "fa": "کسی پیش از شما این {entity} را ذخیره کرد؛ از کار شما چیزی ذخیره نشد. دوباره ببینید و تکرار کنید.",
    },
}
"""One sentence for every class of error, in each language; a class without one uses its parent's."""


def sentence(error: errors.AnnotatorError, lang: str = "en") -> str:
    """Return the sentence for an error: what happened, where, and the way out."""
    for kind in type(error).__mro__:
        words = SENTENCES.get(kind)
        if words is not None:
            return words[lang].format_map(_facts(error, lang))
    fallback: Callable[[errors.AnnotatorError], str] = str
    return fallback(error)
