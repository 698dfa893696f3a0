import re
import string

import pytest

from assessor.errors import ReportError
from assessor.reporting.words import words_of


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_words_with_the_same_values() -> None:
    english, french = words_of("en").flat, words_of("fr").flat
    units = {name for name in french if name.startswith("unit.")}

    assert set(english) - units == set(french) - units
    assert {n: fields(t) for n, t in english.items() if n not in units} == {
        n: fields(t) for n, t in french.items() if n not in units
    }


def test_french_words_are_typeset() -> None:
    for text in words_of("fr").flat.values():
        assert not re.search(r" [;!?%»]|« | :(?:\s|$)", text), text


def test_a_language_without_words_is_named_with_those_there_are() -> None:
    with pytest.raises(ReportError, match="language tlh; choose en, fr"):
        words_of("tlh")


def test_a_missing_value_is_named() -> None:
    with pytest.raises(ReportError, match="range is missing or needs"):
        words_of("en")("range", low="1")
