"""Names in both scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.bib.latex import exportable
from annotator.bib.names import CreatorName, format_name, parse_name, parse_names, stored_name


def fa(family: str, given: str = "") -> CreatorName:
    return CreatorName(family, given, script="persian")


def organisation(name: str, script: str = "latin") -> CreatorName:
    return CreatorName(name, is_organisation=True, script=script)  # type: ignore[arg-type]


@pytest.mark.parametrize(("value", "names"), [
    ("Mearsheimer, John J.", [CreatorName("Mearsheimer", "John J.")]),
    ("John J. Mearsheimer and Walt, Stephen", [
        CreatorName("Mearsheimer", "John J."), CreatorName("Walt", "Stephen")]),
    ("Ludwig van Beethoven", [CreatorName("Beethoven", "Ludwig", "van")]),
    ("de la Cruz, Maria", [CreatorName("Cruz", "Maria", "de la")]),
    ("al-Zawahiri, Ayman", [CreatorName("al-Zawahiri", "Ayman")]),
    ("King, Jr., Martin Luther", [CreatorName("King", "Martin Luther", suffix="Jr.")]),
    ("Martin Luther King Jr.", [CreatorName("King", "Martin Luther", suffix="Jr.")]),
    ('M{\\"u}ller, J{\\"o}rg', [CreatorName("Müller", "Jörg")]),
    ("{BBC Persian} and {Ministry of Foreign Affairs and Trade}", [
        organisation("BBC Persian"), organisation("Ministry of Foreign Affairs and Trade")]),
    ("University of Tehran", [organisation("University of Tehran")]),
    ("Smith, A and others", [CreatorName("Smith", "A"), CreatorName("others")]),
    ("Smith, A AND Jones, B\n and\tBrown, C", [
        CreatorName("Smith", "A"), CreatorName("Jones", "B"), CreatorName("Brown", "C")]),
    ("Anderson, Andy and Sand, Band", [CreatorName("Anderson", "Andy"), CreatorName("Sand", "Band")]),
    ("Stepanova", [CreatorName("Stepanova")]),
    ("Smith, A; Jones, B", [CreatorName("Smith", "A"), CreatorName("Jones", "B")]),
    ("حیدری، محمد", [fa("حیدری", "محمد")]),
    ("حیدری, محمد and سیمبر, رضا", [fa("حیدری", "محمد"), fa("سیمبر", "رضا")]),
    ("حیدری، محمد and سیمبر، رضا", [fa("حیدری", "محمد"), fa("سیمبر", "رضا")]),
    ("حیدری، محمد و سیمبر، رضا", [fa("حیدری", "محمد"), fa("سیمبر", "رضا")]),
    ("محمد حیدری و رضا سیمبر", [fa("حیدری", "محمد"), fa("سیمبر", "رضا")]),
    ("محمد حیدری، رضا سیمبر و علی کریمی", [fa("حیدری", "محمد"), fa("سیمبر", "رضا"), fa("کریمی", "علی")]),
    ("محمد حیدری، رضا سیمبر", [fa("حیدری", "محمد"), fa("سیمبر", "رضا")]),
    ("حیدری و سیمبر", [fa("حیدری"), fa("سیمبر")]),
    ("علی اکبر ولایتی", [fa("ولایتی", "علی اکبر")]),
    ("حسین امیر عبداللهیان", [fa("امیر عبداللهیان", "حسین")]),
    ("سید محمد خاتمی", [fa("خاتمی", "سید محمد")]),
    ("رضا حسن زاده", [fa("حسن زاده", "رضا")]),
    ("وزارت علوم و فناوری", [organisation("وزارت علوم و فناوری", "persian")]),
    ("{حیدری و همکاران}", [organisation("حیدری و همکاران", "persian")]),
    ("حیدری، محمد؛ سیمبر، رضا", [fa("حیدری", "محمد"), fa("سیمبر", "رضا")]),
    ("محمد حیدری and John Smith", [fa("حیدری", "محمد"), CreatorName("Smith", "John")]),
    ("", []),
    (" and ", []),
    ("{}", []),
])
def test_name_lists_are_understood(value: str, names: list[CreatorName]) -> None:
    assert list(parse_names(value)) == names


@pytest.mark.parametrize("name", [
    CreatorName("Mearsheimer", "John J."), CreatorName("Cruz", "Maria", "de la"), CreatorName("others"),
    CreatorName("King", "Martin", suffix="Jr."), organisation("A, B and C"), organisation("others"),
    fa("حیدری", "محمد"), fa("امیر عبداللهیان", "حسین"), fa("امیر عبداللهیان"),
    organisation("بی‌بی‌سی فارسی", "persian"),
    CreatorName("A & B_c", "D{e}"), CreatorName("Salt and Pepper", "X"), fa("حیدری", "محمد و رضا"),
])
def test_a_written_name_reads_back(name: CreatorName) -> None:
    read = parse_names(format_name(name))
    assert [(one.full_family, one.given) for one in read] == [(name.full_family, name.given)]


@given(st.text(min_size=1), st.text())
def test_any_two_columns_make_one_name(family: str, given_name: str) -> None:
    name = stored_name(exportable(family), exportable(given_name))
    if name.family.strip():
        assert len(parse_names(format_name(name))) == 1


def test_stored_columns_give_the_name_back() -> None:
    for value in ("de la Cruz, Maria", "King, Jr., Martin", "Smith, A", "{BBC}"):
        name = parse_name(value)
        assert stored_name(name.full_family, name.given, is_organisation=name.is_organisation) == name


def test_hostile_name_lists_are_read_quickly() -> None:
    for value in (" and " * 50_000, "{" * 100_000, "a and " * 50_000, "،" * 100_000, "ب و " * 50_000,
    ";" * 100_000):
        assert isinstance(parse_names(value), tuple)
