"""The words that tell a citation from its false friends: signals, locator labels, months, things with a year.

Lists are by language; comparison is by folded form (``folding.fold``), so spelling variants need no line.
"""

from __future__ import annotations

from functools import lru_cache

from annotator.core.calendar import (
    GREGORIAN_MONTHS_AFGHANISTAN,
    GREGORIAN_MONTHS_ARAB,
    GREGORIAN_MONTHS_ENGLISH,
    GREGORIAN_MONTHS_IRAN,
    GREGORIAN_MONTHS_LEVANT,
    SOLAR_MONTHS_AFGHANISTAN,
    SOLAR_MONTHS_IRAN,
)
from annotator.text.folding import fold


@lru_cache(maxsize=20_000)
def folded_word(word: str) -> str:
    """Return the form under which a word is looked up here: folded, its parts joined."""
    return fold(word.replace("\u200c", ""))


def _folded(*lists: str) -> frozenset[str]:
    return frozenset(folded_word(word) for words in lists for word in words.split("|") if word.strip())


def _months(*lists: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(name) for names in lists for name in names)


MONTHS = (_months(
    SOLAR_MONTHS_IRAN, SOLAR_MONTHS_AFGHANISTAN, GREGORIAN_MONTHS_IRAN, GREGORIAN_MONTHS_AFGHANISTAN,
    GREGORIAN_MONTHS_ARAB, GREGORIAN_MONTHS_LEVANT, GREGORIAN_MONTHS_ENGLISH,
) | _folded(
    "spring|summer|autumn|fall|winter|بهار|تابستان|پاییز|پائیز|زمستان|jan|feb|mar|apr|jun|jul|aug|sep",
    "sept|oct",
    "nov|dec|monday|tuesday|wednesday|thursday|friday|saturday|sunday",
)) - _folded("مهر|اسد|می|آب|جون|مه|دی")
"""Months and seasons; those that are also family names or everyday words are left out."""

ENGLISH_SIGNALS = (
    "see also", "see, for example", "see for example", "see e.g.", "see, e.g.", "see", "e.g.", "i.e.",
    "cf.", "cf",
    "compare", "for example", "for instance", "for a review see", "for details see", "as cited in",
    "cited in",
    "quoted in", "as quoted in", "cited by", "qtd. in", "quoted by", "adapted from", "after", "following",
    "and see",
    "but see", "also", "and", "source", "from", "according to", "in",
)
"""What may stand before the authors inside a bracket."""

PERSIAN_SIGNALS = (
    "برای مطالعه بیشتر ر.ک", "برای نمونه ر.ک", "برای نمونه نک", "برای مثال ر.ک", "رجوع کنید به",
    "رجوع شود به",
    "نگاه کنید به", "نگاه شود به", "بنگرید به", "بنگرید", "مراجعه شود به", "مراجعه کنید به", "به نقل از",
    "به‌نقل از",
    "نقل از", "نقل در", "نقل شده در", "برگرفته از", "اقتباس از", "با اقتباس از", "برای نمونه", "برای مثال",
    "به عنوان مثال", "به عنوان نمونه", "از جمله", "همچنین", "نیز", "ر. ک. به", "ر.ک. به", "ر. ک", "ر.ک",
    "رک", "نک",
    "بنابر", "طبق", "منبع", "مأخذ", "و", "مقایسه کنید با", "ن.ک", "ن. ک",
)

SECONDARY = (
    "as cited in", "cited in", "as quoted in", "quoted in", "qtd. in", "cited by", "quoted by", "به نقل از",
    "به‌نقل از", "نقل از", "نقل در", "نقل شده در",
)
"""A work read about in another: the work after these words is the one at hand."""

LOCATOR_LABELS: dict[str, str] = {
    label: kind
    for kind, labels in (
        ("page", "p|pp|pg|pgs|page|pages|ص|صص|صفحه|صفحات|صفحه‌ی|صفحهٔ"),
        ("chapter", "ch|chs|chap|chaps|chapter|chapters|فصل|فصول"),
        ("paragraph", "para|paras|paragraph|paragraphs|¶|¶¶|بند|پاراگراف"),
        ("section", "sec|secs|sect|section|sections|§|§§|بخش|باب|گفتار"),
        ("volume", "vol|vols|volume|volumes|ج|جلد|مجلد|دفتر"),
        ("note", "n|nn|note|notes|fn|fns|footnote|پانوشت|پانویس|پاورقی|یادداشت"),
        ("figure", "fig|figs|figure|figures|شکل|نمودار|تصویر"),
        ("table", "table|tables|tab|جدول"),
        ("line", "line|lines|l|ll|سطر"),
        ("verse", "verse|verses|v|vv|بیت|آیه|آیات"),
        ("article", "art|arts|article|articles|ماده|مواد|اصل"),
        ("part", "part|parts|pt|جزء"),
        ("book", "book|books|bk|کتاب"),
        ("issue", "no|issue|شماره|ش"),
        ("time", "slide|min|timestamp|دقیقه|اسلاید"),
        ("letter", "letter|نامه|خطبه|حکمت"),
        ("location", "loc|location|locs"),
    )
    for label in labels.split("|")
}
"""Written label to the kind of locator, in CSL's words where it has one."""

PARTICLES = _folded(
    "van|von|de|der|den|del|della|di|da|dos|du|la|le|ten|ter|al|el|ul|bin|ibn|bint|abu|al-|el-|zu|zur",
    "af|av|y|e",
    "und|van't|d'|st|st.",
)

GIVEN_NAMES_LATIN = _folded(
    "john|james|robert|michael|william|david|richard|joseph|thomas|charles|christopher|daniel|matthew",
    "anthony|mark",
    "donald|steven|paul|andrew|joshua|kenneth|kevin|brian|george|edward|ronald|timothy|jason|jeffrey",
    "ryan|jacob|gary",
    "nicholas|eric|jonathan|stephen|larry|justin|scott|brandon|benjamin|samuel|gregory|frank|alexander",
    "raymond|patrick",
    "jack|dennis|jerry|peter|henry|adam|zachary|nathan|walter|kyle|harold|carl|arthur|roger|keith",
    "jeremy|lawrence|sean",
    "mary|patricia|jennifer|linda|elizabeth|barbara|susan|jessica|sarah|karen|lisa|nancy|betty|margaret",
    "sandra|ashley",
    "kimberly|emily|donna|michelle|carol|amanda|melissa|deborah|stephanie|rebecca|laura|helen|sharon",
    "cynthia|kathleen",
    "amy|angela|anna|ruth|brenda|pamela|nicole|katherine|samantha|christine|emma|catherine|virginia",
    "rachel|janet|maria",
    "barry|kenneth|hans|francis|immanuel|karl|max|martin|alexandra|joanna|hedley|ole|jaap|robert|graham",
    "fareed|zbigniew",
    "samuel|noam|edward|olivier|gilles|ahmed|ekaterina|sergei|vladimir|dmitri|ivan|olga|natalia|andrei",
    "yevgeny|sun",
    "ali|mohammad|mohammed|muhammad|hossein|hassan|reza|mahdi|mehdi|ahmad|mahmoud|abbas|amir|saeed",
    "hamid|majid|mohsen",
    "fatemeh|zahra|maryam|mostafa|javad|hadi|ebrahim|barnett|stephen|jean|pierre|michel|jacques|louis",
    "juan|jose|luis",
)

THINGS_ENGLISH = _folded(
    "war|wars|agreement|agreements|treaty|accord|accords|act|acts|law|laws|bill|resolution|resolutions",
    "conference",
    "summit|meeting|meetings|session|convention|protocol|declaration|charter|constitution|election",
    "elections|crisis",
    "revolution|uprising|coup|invasion|attack|attacks|battle|operation|strategy|doctrine|document",
    "documents|plan|format",
    "emirate|republic|government|regime|administration|period|era|decade|century|year|years|season",
    "phase|stage|world",
    "table|figure|chart|appendix|chapter|section|part|article|volume|edition|issue|number|no|page",
    "equation|map|box|step",
    "withdrawal|peace|ceasefire|talks|dialogue|pact|games|olympics|cup|prize|award|film|movie|version",
    "windows|covid",
    "pandemic|earthquake|genocide|movement|census|survey|sample|study|wave|round|cohort|born|died",
    "founded|established",
    "spring|september|taliban|isis|daesh|islamic state|experiment|model|hypothesis|question|item|goal",
    "goals|target",
    "author|authors|calculations|calculation|ibid|directive|regulation|amendment|order|code|case|report",
    "summary|budget|scenario|forecast|initiative",
    "framework",
    "published|accepted|received|revised|copyright|available|edited|printed|translated|reprinted|retrieved|accessed",
    "today|yesterday|now|present|total|mean|average|range|min|max|percent|dollars|people|however",
    "therefore|thus|moreover",
)
"""Words that, at the end of what stands before a bracketed year, name a thing or an event, not an author."""

LEADERS_ENGLISH = _folded(
    "the|a|an|this|that|these|those|in|on|at|by|for|from|to|of|as|with|since|during|after|before|until",
    "between|and|or|but",
    "however|moreover|furthermore|similarly|likewise|also|although|though|while|whereas|when|where",
    "because|if|so|then",
    "thus|hence|therefore|according|following|see|both|like|unlike|such|according to|recently|later",
    "earlier|finally",
    "first|second|third|next|additionally|indeed|consequently|accordingly|specifically|notably|author",
    "authors|professor",
    "prof|dr|mr|mrs|ms|sir|president|scholar|scholars|researcher|researchers|philosopher|historian",
    "theorist|sociologist",
    "economist|analyst|realist|critics|studies|research|work|works|paper|papers|book|books|theory",
    "theories|given",
    "based|drawing|building|using|its|his|her|their|our|my|it|he|she|they|we|there|here|not|nor|yet",
    "through|under|over",
    "per|via|cf|compare|contra|against|about|into|within|without|regarding|concerning|despite|instead",
    "rather|still|once",
)

TITLES_ENGLISH = _folded(
    "president|king|queen|prince|minister|general|senator|ambassador|chancellor|emperor|shah|emir",
)
"""Titles of people whose deeds have years; whoever bears one is an author only if cited elsewhere."""

AUTHOR_VERBS_ENGLISH = (
    "report|argu|stat|not(?:e|ing)|find|found|defin|describ|announc|publish|show|suggest|claim|estimat|conclud|maintain"
    "|contend|propos|observ|identif|point|highlight|emphasi|explain|discuss|examin|analy|warn|confirm|writ|wrote|believ"
    "|hold|held|view|consider|offer|provid|assert|stress|in (?:its|a|his|her|their)"
)
"""What organisations do as authors: beginnings of verbs, for a pattern."""

ORGANISATION_ENGLISH = _folded(
    "bank|organization|organisation|ministry|university|institute|institution|group|center|centre",
    "council|committee",
    "agency|commission|association|department|foundation|office|bureau|company|corporation|society",
    "federation|union",
    "service|services|academy|college|laboratory|press|news|times|post|journal|network|board|authority",
    "parliament|fund",
    "nations|network|library|museum|observatory|team|consortium|alliance|party|court|persian|reuters",
    "bbc|cnn|unama|who",
)
ORGANISATION_PERSIAN = _folded(
    "سازمان|وزارت|بانک|مرکز|موسسه|دانشگاه|انجمن|شورای|مجلس|دفتر|اداره|کمیته|کمیسیون|گروه|خبرگزاری",
    "روزنامه|بنیاد|صندوق",
    "معاونت|شرکت|پژوهشگاه|پژوهشکده|فرهنگستان|دیوان|ستاد|پایگاه|سایت|وبگاه|تارنمای|شبکه|هفته‌نامه",
    "ماهنامه|نهاد|اتحادیه",
    "بی‌بی‌سی|ایسنا|ایرنا|تسنیم|فارس|دبیرخانه|نمایندگی|کتابخانه|حزب|دیده‌بان|اندیشکده|آژانس|رادیو",
    "تلویزیون",
)

PLACES = _folded(
    "afghanistan|iran|russia|china|india|pakistan|tajikistan|uzbekistan|turkmenistan|kazakhstan",
    "kyrgyzstan|turkey|iraq",
    "syria|ukraine|germany|france|britain|england|america|usa|us|u.s|uk|u.k|eu|un|nato|israel|palestine",
    "lebanon|qatar",
    "japan|korea|canada|australia|italy|spain|europe|asia|africa|moscow|kabul|tehran|doha|london|paris",
    "berlin|geneva",
    "washington|new york|beijing|delhi|islamabad|tashkent|dushanbe|vienna|brussels|rome|istanbul|ankara",
    "baghdad|dubai",
    "افغانستان|ایران|روسیه|چین|هند|پاکستان|تاجیکستان|ازبکستان|ترکمنستان|قزاقستان|قرقیزستان|ترکیه|عراق",
    "سوریه|اوکراین",
    "آلمان|فرانسه|بریتانیا|انگلستان|انگلیس|آمریکا|امریکا|اسرائیل|فلسطین|لبنان|قطر|ژاپن|کره|کانادا",
    "ایتالیا|اسپانیا",
    "اروپا|آسیا|آفریقا|مسکو|کابل|تهران|دوحه|لندن|پاریس|برلین|ژنو|واشنگتن|نیویورک|پکن|دهلی|اسلام‌آباد",
    "تاشکند|دوشنبه",
    "وین|بروکسل|رم|استانبول|آنکارا|بغداد|دبی|شوروی|طالبان|داعش|القاعده|ناتو|هرات|مشهد|قم|اصفهان|شیراز",
    "تبریز|قندهار",
)

THINGS_PERSIAN = _folded(
    "نگارنده|نگارندگان|نویسنده|نویسندگان|یافته‌های|محاسبات",
    "سال|سالهای|ماه|دهه|قرن|سده|دوره|دوران|عصر|زمان|تاریخ|روز|هفته|فصل|جدول|شکل|نمودار|نقشه|تصویر|بند",
    "ماده|اصل|بخش",
    "قانون|قوانین|سند|اسناد|راهبرد|استراتژی|دکترین|برنامه|طرح|توافق|توافقنامه|موافقتنامه|معاهده|پیمان",
    "قرارداد|عهدنامه",
    "قطعنامه|بیانیه|اعلامیه|منشور|پروتکل|کنوانسیون|نشست|نشستهای|اجلاس|کنفرانس|همایش|مذاکرات|جلسه|دور",
    "فرمت|جنگ|انقلاب",
    "کودتا|کودتای|حمله|تهاجم|اشغال|سقوط|خروج|بحران|شورش|قیام|انتخابات|جمهوری|امارت|حکومت|دولت|رژیم",
    "سلطنت|پادشاهی",
    "متولد|متوفی|وفات|مصوب|مصوبه|تصویب|اصلاحی|چاپ|نشر|انتشارات|ترجمه|ویرایش|شماره|جلد|صفحه|نسخه|تاسیس",
    "نظرسنجی|سرشماری",
    "آمار|نرخ|درصد|میلیون|میلیارد|هزار|نفر|دلار|تومان|ریال|زلزله|همه‌گیری|کرونا|فیلم|سریال|جایزه",
    "مسابقات|المپیک|جام",
    "حدود|بین|آغاز|پایان|ابتدای|اواخر|اوایل|اواسط|نیمه|پیش|پس|بعد|قبل|تا|کنون|امروز|اکنون|منطقه|کشور",
    "کشورهای|شهر|استان",
    "شانگهای|ملل|امنیت|سیاست|اقتصاد|قدرت|روابط|نظام|ارتش|نیروهای|مجاهدین|مشروطه|مشروطیت|عملیات|رویداد",
    "حادثه|واقعه",
)
"""Words that, in what stands before a bracketed year, name a time, a thing or an event."""

CUES_BEFORE_PERSIAN = _folded(
    "دکتر|استاد|پروفسور|مرحوم|آقای|خانم|شهید|آیت‌الله|حجت‌الاسلام|مهندس",
    "نظر|باور|گفته|عقیده|زعم|اعتقاد|تعبیر|قول|نوشته|نقل|دید|دیدگاه|نگاه|منظر|پژوهش|پژوهشهای|مطالعه",
    "مطالعات|مقاله|کتاب",
    "یافته|یافته‌های|نظریه|نظریات|آرای|تعریف|مدل|تحقیق|تحقیقات|اثر|آثار|توسط|مانند|همچون|نظیر|چون",
    "همانند|مثل|افرادی|کسانی",
    "پژوهشگرانی|نویسندگانی|محققانی|اندیشمندانی|صاحبنظرانی|نتایج|الگوی|رویکرد|پرسشنامه|پرسش‌نامه|مقیاس",
    "آزمون|روش|ازنظر",
    "ازدیدگاه|به‌زعم|به‌نظر|به‌گفته|به‌باور|استدلال|گزارش|مقالات|کتابهای|رساله|پایان‌نامه|سوی|طبق|بنابر",
    "مطابق|براساس|طبقه‌بندی",
)
"""Words after which a Persian author's name is to be expected."""

ADJECTIVES_PERSIAN = _folded(
    "حاضر|پیشین|مذکور|فوق|دیگری|جدید|مهم|خارجی|داخلی|میدانی|تجربی|کیفی|کمی|مشابه|قبلی|بعدی|نخستین|اولین",
    "مختلف",
    "متعدد|بنیادی|کاربردی|علمی|تاریخی|فرهنگی|اجتماعی|سیاسی|اقتصادی|ملی|بین‌المللی|انجام‌شده|صورت‌گرفته",
    "منتشرشده",
    "گذشته|آینده|معاصر|نظامی|امنیتی|راهبردی|منطقه‌ای|جهانی|کنونی|فعلی|اصلی|کلی|گرفته|آمده|یافته|یافت",
    "پیرامون",
)
"""Adjectives that end many a noun phrase before a bracket; also with the ی of the indefinite."""

STOP_PERSIAN = _folded(
    "و|در|به|از|که|را|با|تا|این|آن|است|بود|شد|شده|شود|می|نمی|برای|بر|هم|نیز|اما|ولی|یا|اگر|چه|هر|همه",
    "همین|همان|خود|دیگر",
    "یک|دو|سه|نه|بی|باید|شاید|اند|ای|ها|های|هایی|کرد|کرده|کردند|کند|کنند|داد|دهد|داشت|دارد|دارند|گردید",
    "گشت|هست|نیست|هستند",
    "بودند|شدند|باشد|یعنی|پس|همچنین|همچنان|چنانکه|چنان|چون|زیرا|لذا|البته|مورد|طی|ضمن|درباره|دربارۀ",
    "درخصوص|علیه|بدون|سپس",
    "ابتدا|نخست|سرانجام|اخیرا|اخیر|برخی|بعضی|چند|چندین|بسیاری|کسی|کسانی|آنها|آنان|ایشان|وی|او|ما|شما|من",
    "تو|گفت|نوشت",
    "می‌گوید|می‌نویسد|معتقد|معتقدند|بیان|اشاره|تأکید|عنوان|همانطور|همانگونه|چنانچه|بنابراین|ازاین‌رو",
    "بدین|ترتیب|اساس|ویژه",
    "جمله|مثال|نمونه|خصوص|رابطه|زمینه|مقابل|کنار|میان|نزد|سوی|طریق|وسیله|جهت|دلیل|علت|واسطه|منظور|نوع",
    "شیوه|طور|گونه",
) | CUES_BEFORE_PERSIAN | ADJECTIVES_PERSIAN
"""Words that are never part of a person's name."""

CUES_AFTER_PERSIAN = (
    "در (?:مقاله|پژوهش|کتاب|تحقیق|مطالعه|اثر|پایان|رساله|گزارش|بررسی|یادداشت|نوشتار)",
    "در (?:تبیین|تعریف|توضیح|این|پی|باره|ارتباط)",
    "به (?:بررسی|تحلیل|این نتیجه|مطالعه|تبیین|واکاوی|درستی|نقش|نقد|عنوان|طور)", "معتقد",
    "بر این (?:باور|نظر|عقیده",
    "اعتقاد)", "نشان", "اظهار", "بیان", "تأکید", "تاکید", "استدلال", "باور", "عقیده",
    "اشاره", "تلاش", "با (?:بررسی|عنوان|استفاده|تاکید)", "نتیجه", "دریافت", "نوشت", "گفت", "پیشنهاد", "تعریف",
    "مطرح", "ضمن", "می[ ‌]?(?:نویس|گوی|کن|دان|کوش|پرداز|گذار|ده)", "کوشید", "پرداخت", "انجام", "ارائه",
    "نیز", "مدعی", "اعلام", "گزارش", "تصریح", "یافت",
)
"""What follows a narrative citation: the author writes, holds, shows."""
