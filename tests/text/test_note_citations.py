import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.note_citations import note_citations


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("کریمی، 1400: 25.", (("کریمی",), "1400", "25")),
        ("Ibid., p. 3.", ((), None, "3")),
        ("See Buzan, 2010, p. 3.", (("Buzan",), "2010", "3")),
        ("محمود سریع‌القلم، روش تحقیق (تهران: فرزان، ۱۳۸۰)، ص ۱۲.", (("سریع‌القلم",), "1380", "12")),
        ("Barry Buzan, People, States and Fear (London: Harvester, 1983), p. 25.", (("Buzan",), "1983", "25")),
        ("Stephen Walt, “Alliance Formation,” International Security, Vol. 9, No. 4 (1985), p. 8.",
         (("Walt",), "1985", "8")),
        ("علی کریمی و رضا احمدی، «امنیت»، فصلنامه سیاست، شماره ۵ (۱۳۹۰)، صص ۱۲-۱۵.",
         (("کریمی", "احمدی"), "1390", "12-15")),
    ],
)
def test_a_note_that_is_a_citation_is_read(note: str, expected: tuple[object, ...]) -> None:
    (part,) = note_citations(note)
    assert (part.authors, part.year, part.locator.value if part.locator else None) == expected


@pytest.mark.parametrize(
    "note",
    [
        "Sun Tzu",
        "نظام جمهوری اسلامی افغانستان در سال 2021 سقوط کرد.",
        "سند راهبرد امنیت ملی فدراسیون روسیه در 2 ژوئیه 2021 به امضای رئیس جمهور رسید.",
        "برای آگاهی بیشتر از این موضوع باید به فصل بعد (1400) رجوع کرد.",
        "Commonwealth of Independent States (1991)",
        "پیمان ورشو (لهستان: ورشو، 1955) که پایان یافت و دیگر زنده نشد.",
        "",
    ],
)
def test_a_note_that_explains_is_none(note: str) -> None:
    assert note_citations(note) == ()


@given(st.text(alphabet=st.sampled_from("()؛،,.: 0123۱۲۳۴abAB&و'همانpص-–:«»\u200c\n")))
def test_any_note_can_be_read(note: str) -> None:
    for part in note_citations(note):
        assert 0 <= part.start <= part.end <= len(note)
