import pytest
from hypothesis import given, strategies as st

from assessor.reporting.cleaning import clean, shorten
from assessor.reporting.glyphs import drawable
from assessor.reporting.pen import pen_for

NEEDED = "\u202f\u2011\u00a0₂→←✓✗×÷±≤≥−–—…«»“”’·≈⁻⁰¹²³□É\u0153\u20ac\u05d0\u0628"


@pytest.mark.parametrize("character", NEEDED)
def test_the_fonts_draw_what_a_report_needs(character: str) -> None:
    assert ord(character) in drawable()


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("plain", "plain"),
        ("e\u0301", "é"),
        ("a\x00\x07b", "ab"),
        ("line\nline", "line\nline"),
        ("lone \ud800 surrogate", "lone □ surrogate"),
        ("\u202eevil\u2066", "evil"),
        ("soft\u00adhyphen", "softhyphen"),
        ("\u4e2d\u6587", "□□"),
        ("\ue000", "□"),
        ("שלום", "שלום"),
        ("a\u2028b", "a\nb"),
    ],
)
def test_a_text_is_made_fit_to_print(typed: str, printed: str) -> None:
    assert clean(typed, drawable()) == printed


@given(st.text(st.characters(exclude_categories=())))
def test_every_character_left_can_be_drawn(text: str) -> None:
    assert {ord(c) for c in clean(text, drawable())} <= drawable() | {9, 10}


@given(st.text(), st.integers(1, 50))
def test_a_text_is_never_longer_than_asked(text: str, limit: int) -> None:
    kept, length = shorten(text, limit)

    assert len(kept) <= limit
    assert length in {0, len(text)}


def test_a_shortened_text_says_so() -> None:
    printed = pen_for("en").say("word " * 1000, limit=100)

    assert len(printed) < 200
    assert printed.endswith("[shortened here: 5,000 characters in all]")
