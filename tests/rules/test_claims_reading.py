import unicodedata

import pytest
from hypothesis import given, strategies as st

from assessor.rules.claims_reading import read_text

TEXTS = st.text(
    alphabet=st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("aé\u0301\u0323\u00ad\u200b\u200f\n .İßﬁ«»“”\"'"),
    ),
    max_size=80,
)


@given(TEXTS)
def test_every_place_leads_back_to_the_original(text: str) -> None:
    reading = read_text(text)
    places = [reading.place(index) for index in range(len(reading.text) + 1)]

    assert places == sorted(places)
    assert reading.given(0, len(reading.text)) in {text, text[places[0] :]}
    assert places[-1] == len(text)


@given(st.text(alphabet="aàâçéèêëîïôûùüœ ÀÉÈÇ", max_size=40))
def test_composed_and_decomposed_accents_read_the_same(text: str) -> None:
    apart = unicodedata.normalize("NFD", text)

    assert read_text(apart).text == read_text(text).text


@given(TEXTS, st.integers(0, 80), st.integers(0, 80))
def test_a_sentence_holds_the_part_it_is_asked_for(
    text: str, one: int, other: int
) -> None:
    reading = read_text(text)
    start, end = sorted(min(each, len(reading.text)) for each in (one, other))
    begin, finish = reading.sentence(start, end)

    assert begin <= start <= end <= finish


@pytest.mark.parametrize(
    ("text", "part", "sentence"),
    [
        ("One. Two three. Four.", "Two", "Two three."),
        ("It takes 1.5 kWh. Then it stops.", "1.5", "It takes 1.5 kWh."),
        ("See e.g. this part. End.", "this", "See e.g. this part."),
        ("Un titre\n\nUn texte.", "titre", "Un titre"),
        ("Liste :\n- un point\n- un autre", "un point", "- un point"),
        ("A line that\nis wrapped. End.", "line", "A line that\nis wrapped."),
    ],
)
def test_sentences_end_where_a_reader_sees_the_end(
    text: str, part: str, sentence: str
) -> None:
    reading = read_text(text)
    start = text.index(part)
    begin, finish = reading.sentence(start, start + len(part))

    assert text[begin:finish].strip() == sentence


def test_lines_and_columns_count_from_one() -> None:
    reading = read_text("ab\ncd\n\nef")

    assert [reading.line_and_column(index) for index in (0, 4, 7)] == [
        (1, 1),
        (2, 2),
        (4, 1),
    ]


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("References\nSmith, Green AI, 2020.", True),
        ("# Références\nDupont, L'IA verte, 2021.", True),
        ("References\nOur green AI works.", False),
        ("# References\nSmith, Green AI, 2020.\n# Offer\nGreen AI since 2020.", True),
        ("Green AI since 2020.", False),
        ("Smith et al., Green AI, arXiv 1907.10597, 2019.", True),
    ],
)
def test_cited_works_are_told_from_statements(text: str, listed: bool) -> None:
    reading = read_text(text)
    place = max(reading.text.find("green ai"), reading.text.find("ia verte"))

    assert reading.in_reference_list(place) is listed


def test_a_statement_after_the_list_of_works_is_not_in_it() -> None:
    reading = read_text("# References\nSmith, 2020.\n# Offer\nGreen AI since 2020.")

    assert not reading.in_reference_list(reading.text.index("green"))


@pytest.mark.parametrize(
    "written",
    [
        "c\u0430rbon n\u0435utral",
        "car\u200bbon neu\u200btral",
        "".join(chr(ord(c) + 0xFEE0) if c != " " else c for c in "carbon neutral"),
        "".join(
            chr(0x1D41A + ord(c) - 97) if c != " " else c for c in "carbon neutral"
        ),
        "carb\u03bfn neutral",
    ],
)
def test_look_alike_letters_hide_nothing(written: str) -> None:
    assert read_text(written).text == "carbon neutral"
