import re

import pytest

from assessor.catalogue.patterns import pattern_faults
from assessor.domain.pack import Pack


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("carbon.*neutral", "without an upper bound"),
        ("carbon.+neutral", "without an upper bound"),
        (r"carbon\s{1,}neutral", "without an upper bound"),
        (r"carbon\s{,}neutral", "without an upper bound"),
        (r"carbon\s{1,9999}neutral", "repetition of 9999 times"),
        ("(?:a{1,9}b?){1,9}c", "repetition inside one of more"),
        ("((?:a{2,3})){2,8}c", "repetition inside one"),
        ("(?:a+){1,6}c", "repetition inside one"),
        ("carbon(neutral", "not a regular expression"),
        ("[carbon", "not a regular expression"),
        ("carbon{3,1}", "not a regular expression"),
        ("(?:neutral)?", "matches an empty text"),
        ("", "matches an empty text"),
        ("a" * 2001, "at most 2000 characters"),
        ("a{" + "9" * 30 + "}", "not a regular expression"),
    ],
)
def test_a_pattern_that_is_broken_or_may_never_end_is_refused(
    pattern: str, said: str
) -> None:
    found = list(pattern_faults(pattern))

    assert any(said in one for one in found), found


@pytest.mark.parametrize(
    "pattern",
    [
        r"carbon[\s\-‐‑–]{1,4}neutral\b",
        r"carbon[]*+]{1,4}neutral",
        r"100\s?%\s{1,9}green\+",
        r"(?:very|so){1,2} green",
        r"(?:a{1,3}|b) c{2}",
        r"(?:greens?){1,9}",
        r"(?:\w{1,30}\s{1,9}){0,4}green",
        r"co\*2\{1,\}",
    ],
)
def test_a_bounded_pattern_is_taken(pattern: str) -> None:
    assert list(pattern_faults(pattern)) == []


def test_the_patterns_of_the_pack_are_bounded(pack: Pack) -> None:
    patterns = [p for claim in pack.claims for p in claim.patterns.values()]

    assert len(patterns) > 50
    assert [p for p in patterns if [*pattern_faults(p)] or not re.compile(p)] == []
