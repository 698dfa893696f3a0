import re

import pytest

from assessor.domain.pack import Pack
from assessor.domain.rules import ClaimRule

UNBOUNDED = re.compile(r"(?<!\\)(?:\*|\+)")


@pytest.fixture(scope="session")
def lexicon(pack: Pack) -> tuple[ClaimRule, ...]:
    return pack.claims


def test_there_are_sixty_nine_wordings_with_ids_of_their_own(
    lexicon: tuple[ClaimRule, ...],
) -> None:
    assert len({rule.id for rule in lexicon}) == len(lexicon) == 69


def test_every_wording_is_known_in_both_languages(
    lexicon: tuple[ClaimRule, ...],
) -> None:
    assert all({*rule.patterns} == {"en", "fr"} for rule in lexicon)


def test_patterns_are_bounded_so_that_a_scan_takes_linear_time(
    lexicon: tuple[ClaimRule, ...],
) -> None:
    unbounded = [
        rule.id
        for rule in lexicon
        for pattern in rule.patterns.values()
        if UNBOUNDED.search(re.sub(r"\[[^\]]*\]", "", pattern))
    ]

    assert unbounded == []


def test_patterns_are_written_in_small_letters(lexicon: tuple[ClaimRule, ...]) -> None:
    for rule in lexicon:
        for pattern in rule.patterns.values():
            letters = re.sub(r"\\.", "", pattern)
            assert letters == letters.lower(), rule.id


def test_rules_of_the_directive_say_that_transposition_is_not_confirmed(
    lexicon: tuple[ClaimRule, ...],
) -> None:
    for rule in lexicon:
        from_directive = any(name.startswith("EU-UCPD") for name in rule.rules)
        assert (rule.transposition is not None) is from_directive, rule.id


def test_every_rule_says_since_when_and_when_it_was_checked(
    lexicon: tuple[ClaimRule, ...],
) -> None:
    for rule in lexicon:
        assert rule.in_force_from is not None, rule.id
        assert rule.in_force_from <= rule.checked_on
        assert rule.sources


@pytest.mark.parametrize(
    "identifier",
    ["sustainable-ai", "clean", "fully-offset", "green-product", "responsible-ai"],
)
def test_ambiguous_words_are_marked(
    lexicon: tuple[ClaimRule, ...], identifier: str
) -> None:
    (rule,) = [rule for rule in lexicon if rule.id == identifier]

    assert rule.ambiguous


def test_the_green_claims_proposal_is_never_cited_as_a_duty(
    lexicon: tuple[ClaimRule, ...],
) -> None:
    assert not any("Green Claims Directive" in rule.reference for rule in lexicon)
