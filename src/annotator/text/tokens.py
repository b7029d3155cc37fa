"""Words of both languages as an aligner compares them: numbers, Latin words, names, stems.

The stemmers are light and only have to treat a text and the bilingual lexicon alike: a stem is a key,
not a word. English: ``lemma`` has lost its inflection, ``stem`` its derivation too (policies: policy,
polic). Persian: plural, comparative, enclitic pronoun and verb endings go, Arabic broken plurals and
present stems are led back through small tables.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from annotator.text.folding import fold
from annotator.text.script import LATIN_LETTERS, MARKS, PERSIAN_LETTERS, ZWNJ, ascii_digits

WordKind = Literal["word", "name", "number", "latin"]


@dataclass(frozen=True)
class Word:
    """A word of a sentence; ``written`` is as it stands in the text, ``lemma`` and ``stem`` are keys."""

    kind: WordKind
    lemma: str
    stem: str
    written: str


_ENGLISH_TOKEN = re.compile(rf"[{LATIN_LETTERS}]+(?:['’][a-z]+)?|\d+(?:[.,]\d+)*")
_PERSIAN_TOKEN = re.compile(rf"[{PERSIAN_LETTERS}{MARKS}{ZWNJ}]+|[{LATIN_LETTERS}]+|\d+(?:[.,٫]\d+)*")
_CITATION = re.compile(r"\([^()]*[A-Z][^()]*(?:\d{4}[a-z]?|n\.d\.)[^()]*\)")

_ENGLISH_STOP = """
the a an of and to in for on with as by is are was were be been being it its this that these those
from at or but not have has had having do does did will would can could should may might must i you
he she they we his her their our your my me him them us who whom whose which what when where how
there here also than then so if into such about out up no any all more most other some only own same
very just over under through while after before during both each few between among against within
without upon per via yet nor either neither because since until although though however therefore
thus hence moreover it's one s t re ll ve
"""
_PERSIAN_STOP = """
و در به از که این آن را با است برای تا بر یا هم هر اما نیز شود شده می های ها کرد کرده کند کنند دارد
دارند بود بوده باشد باشند شد شدند شده‌اند اند ای یک خود ما من شما او آنها آنان ایشان اگر چه نه چون
پس بین باید تواند توانند توان داشته داشت دارید کنید بی نمی همه همین چنین وی هستند نیست نیستند گردد
گردید گردیده گردند نماید نمایند نمود نموده کردن شدن بودن داشتن ولی بلکه زیرا چرا هنوز سوی طی جز
درباره پیرامون ضمن خواهد خواهند بتواند بتوان بوده‌اند می‌شود می‌کند اینکه آنکه آنچه چنانچه همچون
مانند نظیر هستیم باشیم کنیم کنم ایم اید
"""
_BROKEN = """
: منابع:منبع ابعاد:بعد اهداف:هدف عوامل:عامل روابط:رابطه مناطق:منطقه منافع:منفعت امور:امر افکار:فکر
اصول:اصل مفاهیم:مفهوم شرایط:شرط حوادث:حادثه مسائل:مساله مسایل:مساله مواد:ماده نتایج:نتیجه
وظایف:وظیفه قوانین:قانون دلایل:دلیل مراکز:مرکز اعضا:عضو افراد:فرد جوامع:جامعه مراحل:مرحله موانع:مانع
احزاب:حزب اسناد:سند اثار:اثر اخبار:خبر عناصر:عنصر ارکان:رکن اقوام:قوم ملل:ملت دول:دولت علوم:علم
فنون:فن قرون:قرن نقاط:نقطه وسایل:وسیله کتب:کتاب تدابیر:تدبیر مقاصد:مقصد مبانی:مبنا مباحث:بحث
مواضع:موضع موارد:مورد مزایا:مزیت مظاهر:مظهر معایب:عیب مقاطع:مقطع ملزومات:لازم نواحی:ناحیه نظرات:نظر
نقوش:نقش اشکال:شکل اشخاص:شخص اصحاب:صاحب اضلاع:ضلع اعداد:عدد اعمال:عمل الگوها:الگو القاب:لقب
امثال:مثل املاک:ملک اموال:مال انواع:نوع اوضاع:وضع ایام:روز بحار:بحر تجارب:تجربه جرایم:جرم جرائم:جرم
جوانب:جانب حدود:حد حقایق:حقیقت خطوط:خط خدمات:خدمت دروس:درس رسوم:رسم رهبران:رهبر سنن:سنت سوانح:سانحه
شعب:شعبه شهدا:شهید ضوابط:ضابطه طبقات:طبقه طرق:طریق ظروف:ظرف عقاید:عقیده علل:علت علایم:علامت فرق:فرقه
فصول:فصل قبایل:قبیله قواعد:قاعده قوا:نیرو محافل:محفل مدارس:مدرسه مدارک:مدرک مذاهب:مذهب مراتب:مرتبه
مراسم:رسم مساجد:مسجد مشاغل:شغل مصادیق:مصداق مصالح:مصلحت معادن:معدن معارف:معرفت معانی:معنا
معاهدات:معاهده مقررات:مقرر مکاتب:مکتب ممالک:کشور مناصب:منصب منازل:منزل نهضت‌ها:نهضت نوابغ:نابغه
وزرا:وزیر وقایع:واقعه وجوه:وجه سفرا:سفیر علما:عالم فقرا:فقیر رؤسا:رییس روسا:رییس امرا:امیر شرکا:شریک
ادیان:دین ابنیه:بنا ادله:دلیل اماکن:مکان اراضی:زمین اهالی:اهل اقشار:قشر اقلام:قلم اتباع:تبعه اجزا:جز
اوراق:ورق اوقات:وقت
"""
_PRESENT = """
: گیر:گرفت ده:داد رو:رفت ای:امد بین:دید دان:دانست خواه:خواست ساز:ساخت پرداز:پرداخت گو:گفت گوی:گفت
گذار:گذاشت یاب:یافت نویس:نوشت خوان:خواند کوش:کوشید رس:رسید افزا:افزود افزای:افزود کاه:کاست
پذیر:پذیرفت نگر:نگریست شناس:شناخت اموز:اموخت فروش:فروخت خر:خرید کش:کشید جنگ:جنگید گرد:گشت اور:اورد
بر:برد پوش:پوشید ترس:ترسید جو:جست چین:چید خیز:خاست دار:داشت ران:راند ریز:ریخت زن:زد زی:زیست
سپار:سپرد ست:ستاند سوز:سوخت شکن:شکست شنو:شنید فرست:فرستاد فهم:فهمید گریز:گریخت گزین:گزید ماند:ماند
مان:ماند میر:مرد نشین:نشست نه:نهاد انداز:انداخت انگیز:انگیخت ایست:ایستاد بخش:بخشید بند:بست
پیوند:پیوست تاز:تاخت خور:خورد رسان:رساند سنج:سنجید گشا:گشود گستر:گسترد باز:باخت افرین:افرید
اندیش:اندیشید انجام:انجامید طلب:طلبید چرخ:چرخید پاش:پاشید کن:کرد شو:شد
"""
ENGLISH_STOP_WORDS = frozenset(_ENGLISH_STOP.split())
PERSIAN_STOP_WORDS = frozenset(_PERSIAN_STOP.split())
_BROKEN_PLURALS = dict(pair.split(":") for pair in _BROKEN.split())
_PAST_STEM = dict(pair.split(":") for pair in _PRESENT.split())

_SEPARATE_PLURAL = re.compile(r" (?=(?:ها|های|هایی|هایشان|تر|ترین)(?![آ-ی]))")


def english_words(text: str) -> list[Word]:
    """Return the content words of an English text in order; stop words are left out."""
    words = []
    for match in _ENGLISH_TOKEN.finditer(text):
        token = match.group()
        if token[0].isdigit():
            number = token.replace(",", "").rstrip(".")
            words.append(Word("number", number, number, token))
            continue
        bare = re.sub("['’].*$", "", token)
        lower = fold(bare)
        if len(lower) < 2 or lower in ENGLISH_STOP_WORDS:
            continue
        kind: WordKind = "name" if bare[0].isupper() else "word"
        words.append(Word(kind, english_lemma(lower), english_stem(lower), bare))
    return words


def persian_words(text: str, *, citations: bool = True) -> list[Word]:
    """Return the content words of a Persian text in order, the parts of a compound apart.

    ``citations`` False leaves out citations in Latin script, which a counterpart without them cannot have.
    """
    if not citations:
        text = _CITATION.sub(" ", text)
    text = _SEPARATE_PLURAL.sub(ZWNJ, ascii_digits(text))
    words = []
    for match in _PERSIAN_TOKEN.finditer(text):
        token = match.group()
        if token[0].isdigit():
            number = token.replace(",", "").replace("٫", ".")
            words.append(Word("number", number, number, token))
        elif token[0] < "\u0600":
            words.append(Word("latin", english_lemma(fold(token)), english_stem(fold(token)), token))
        else:
            words += _persian_parts(token)
    return words


def _persian_parts(token: str) -> list[Word]:
    parts = [part for part in token.split(ZWNJ) if part]
    if len(parts) > 1 and parts[0] in ("می", "نمی"):
        parts = [ZWNJ.join(parts[:2]), *parts[2:]]
    words = []
    for part in parts:
        if part in PERSIAN_STOP_WORDS or part in _NOUN_ENDINGS or len(part) < 2:
            continue
        stem = persian_stem(part)
        if stem:
            words.append(Word("word", stem, stem, part))
    return words


_NO_PLURAL = ("ss", "us", "is", "ics")


@lru_cache(maxsize=65536)
def english_lemma(word: str) -> str:
    """Return a lower-case English word without its inflection."""
    for ending, replacement in (
        ("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("ves", "ve"), ("s", ""),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith(_NO_PLURAL):
            return _without_e(word.removesuffix(ending) + replacement)
    for ending in ("ied", "ing", "ed"):
        root = word.removesuffix(ending)
        if root != word and len(root) >= 3 and re.search("[aeiouy]", root):
            return _undoubled(root) + ("y" if ending == "ied" else "")
    return _without_e(word)


def _without_e(word: str) -> str:
    return word.removesuffix("e") if len(word) > 4 else word


def _undoubled(stem: str) -> str:
    return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz" else stem


_DERIVATIONS = (
    "ization", "isation", "ational", "fulness", "iveness", "ously", "ically", "ations", "ation",
    "ition", "ments", "ment", "ical", "ics", "ness", "ability", "ibility", "ility", "ality", "ity",
    "ally", "anc", "enc", "ancy", "ency", "abl", "ibl", "ious", "eous", "ous", "ism", "ist", "iz", "is",
    "iv", "ion", "ial", "ian", "al", "ic", "ly", "ary", "ant", "ent", "ful", "less", "or", "er", "y",
    "i",
)


@lru_cache(maxsize=65536)
def english_stem(word: str) -> str:
    """Return what the members of an English word family share, at least four letters of it."""
    stem = english_lemma(word)
    for _ in range(3):
        for ending in _DERIVATIONS:
            if stem.endswith(ending) and len(stem) - len(ending) >= 4:
                stem = stem[: -len(ending)]
                break
        else:
            return stem
    return stem


_NOUN_ENDINGS = ("هایشان", "هایمان", "هایتان", "هایش", "هایم", "هایت", "هایی", "های", "ها", "ترین", "تر")
_OTHER_ENDINGS = (
    ("گان", 3), ("یات", 3), ("ات", 3), ("شان", 3), ("مان", 4),
    ("ین", 4), ("ان", 4), ("یی", 3), ("اش", 4),
)


@lru_cache(maxsize=65536)
def persian_stem(word: str) -> str:
    """Return the key of one Persian word (no spaces; ZWNJ only after می)."""
    prefix, _, verb = word.partition(ZWNJ)
    if verb:
        return _verb_stem(fold(verb)) if prefix in ("می", "نمی") else persian_stem(word.replace(ZWNJ, ""))
    stem = fold(word).replace(" ", "")
    if stem in _BROKEN_PLURALS:
        return _final(_BROKEN_PLURALS[stem])
    for ending in _NOUN_ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= 2:
            stem = stem[: -len(ending)]
            break
    for ending, least in _OTHER_ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= least:
            stem = stem[: -len(ending)]
            break
    return _final(_BROKEN_PLURALS.get(stem, stem))


def _verb_stem(form: str) -> str:
    for ending in ("یم", "ید", "ند", "م", "ی", "د", ""):
        stem = form[: len(form) - len(ending)]
        if form.endswith(ending) and stem in _PAST_STEM:
            return _PAST_STEM[stem]
    for ending in ("یم", "ید", "ند", "م"):
        if form.endswith(ending) and len(form) - len(ending) >= 3:
            return form[: -len(ending)]
    return form


def _final(stem: str) -> str:
    """Cut what spelling varies at the end: ی of relation or indefiniteness, silent ه, ن of an infinitive."""
    if len(stem) > 3 and stem[-1] == "ی":
        stem = stem[:-1]
    if len(stem) > 4 and stem.endswith(("دن", "تن")):
        return stem[:-1]
    return stem[:-1] if len(stem) > 3 and stem[-1] == "ه" else stem
