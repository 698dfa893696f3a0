import unicodedata

import pytest
from hypothesis import given, strategies as st

from assessor.domain.visible import short, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Projet d’été 🌍", "Projet d’été 🌍"),
        ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        ("\x9b31m", "\\x9b31m"),
        ("a\r\nb", "a\\r\\nb"),
        ("\u202egnp", "\\u202egnp"),
        ("a\u200bb", "a\\u200bb"),
        ("\u2028", "\\u2028"),
        ("\ud800", "\\ud800"),
    ],
)
def test_what_steers_a_terminal_is_written_as_its_code(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_what_is_shown_stays_on_one_line_and_can_be_printed(text: str) -> None:
    shown = visible(text)

    assert not {unicodedata.category(c) for c in shown} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert "\n" not in shown


def test_a_long_word_is_cut() -> None:
    assert short("x" * 100_000) == "x" * 60 + "…"
