"""Headings of both languages and which of them open the same section."""

from __future__ import annotations

import pytest

from annotator.text.headings import pair_headings, sections_related, usual_section


@pytest.mark.parametrize(("heading", "section"), [
    ("1- INTRODUCTION", "introduction"), ("مقدمه", "introduction"), ("۱. مقدمه", "introduction"), ("چکیده", "abstract"),
    ("Extended Abstract", "abstract"), ("3- METHODOLOGY", "method"), ("روش‌شناسی پژوهش", "method"),
    ("نتیجه‌گیری", "conclusion"),
    ("نتیجه گیری", "conclusion"), ("5- CONCLUSIONS", "conclusion"), ("4- RESULTS & DISCUSSION", "results"),
    ("2- THEORETICAL FRAMEWORK", "theory"), ("2.  چارچوب نظری: رئالیسم تهاجمی", "theory"),
    ("1.  پیشینه پژوهش", "prior_research"),
    ("Key Words:", "keywords"), ("واژگان کلیدی", "keywords"), ("کلیدواژه‌ها", "keywords"), ("منابع", "references"),
    ("3 –1.  بند کمال خان و نگاه کابل", ""), ("Water and Power", ""),
])
def test_usual_sections_are_known_in_both_languages(heading: str, section: str) -> None:
    assert usual_section(heading) == section


def test_headings_are_paired_by_section_each_once() -> None:
    english = ["1- INTRODUCTION", "2- RESULTS", "3- CONCLUSION", "CONCLUSION"]
    persian = ["چکیده", "مقدمه", "آب و قدرت", "نتیجه‌گیری"]
    assert pair_headings(english, persian) == [(0, 1), (2, 3)]


def test_an_abstract_is_looked_for_in_the_introduction_too_but_not_in_the_conclusion() -> None:
    assert sections_related("introduction", "abstract")
    assert not sections_related("introduction", "conclusion")
    assert sections_related("results", "")
