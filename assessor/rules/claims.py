"""Wordings that law or good practice limits, found in the texts of a project.

A hit says that a wording matches a rule under its conditions; whether a text is
lawful is for a person to say.
"""

import re
from bisect import insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from assessor.domain.assessment import ClaimHit
from assessor.domain.audience import audiences
from assessor.domain.rules import Audience, ClaimRule
from assessor.domain.wording import LANGUAGES, Language
from assessor.errors import AnswerError
from assessor.rules.claims_mention import is_mention
from assessor.rules.claims_reading import Reading, readings

__all__ = ["LONGEST_TEXT", "MOST_HITS", "audiences", "scan"]

LONGEST_TEXT = 1_000_000
MOST_HITS = 1_000

SeverityOfHit = Literal["prohibited", "needs_substantiation", "caution", "note"]
_RANK = {"prohibited": 0, "needs_substantiation": 1, "caution": 2}
_SEVERITY: dict[Audience, dict[str, SeverityOfHit]] = {
    "public": {
        "prohibited": "prohibited",
        "needs_substantiation": "needs_substantiation",
        "caution": "caution",
    },
    "business": {
        "prohibited": "needs_substantiation",
        "needs_substantiation": "needs_substantiation",
        "caution": "caution",
    },
    "funder": {
        "prohibited": "needs_substantiation",
        "needs_substantiation": "needs_substantiation",
        "caution": "caution",
    },
    "internal": {
        "prohibited": "caution",
        "needs_substantiation": "caution",
        "caution": "note",
    },
}
_FRENCH_ADVERTISING = "FR-L229-68"
_GENERIC_CLAIM = "EU-UCPD-4a"
_FIGURE = re.compile(
    r"\d\s?(?:%|[kmg]?wh\b|[kmg]?g\s?(?:co2|co₂|eq)|kg\b|t\b|tonnes?\b|t\s?co2|mj\b"
    r"|l/|m3\b|litres?\b)"
)


@dataclass(frozen=True, slots=True)
class _Match:
    """A rule's wording in a text, before it is decided which rule wins."""

    reading: Reading
    start: int
    end: int
    rule: ClaimRule
    language: Language

    @property
    def span(self) -> tuple[int, int]:
        """Where the wording begins and ends in the text as it was given."""
        return self.reading.place(self.start), self.reading.place(self.end)

    @property
    def order(self) -> tuple[bool, int, int, int]:
        """Sort key: the first of two that overlap wins.

        A caution never hides a stronger rule; else the longest wording wins.
        """
        rank = _RANK[self.rule.severity]
        start, end = self.span
        return rank == _RANK["caution"], start - end, rank, start


def scan(
    texts: Mapping[str, str],
    rules: Sequence[ClaimRule],
    *,
    audience: Audience,
    today: date,
    languages: Sequence[Language] = LANGUAGES,
) -> tuple[ClaimHit, ...]:
    """Find limited wordings, in both languages at once unless told otherwise.

    Args:
        texts: Texts by the id of the answer that holds them.
        rules: The wordings to look for.
        audience: Strictest of the audiences that will read the texts.
        today: Date at which the rules are read.
        languages: Languages whose wordings are looked for.

    Returns:
        Hits in the order of the texts and of their lines, the first 1,000 of each
        text. What is only mentioned is a note.

    Raises:
        AnswerError: If a text is longer than a million characters.
    """
    found: list[ClaimHit] = []
    for where, text in texts.items():
        if len(text) > LONGEST_TEXT:
            message = (
                f"{where}: the text has {len(text)} characters and at most "
                f"{LONGEST_TEXT} are scanned: split it into several texts"
            )
            raise AnswerError(message)
        winners = _winners(_matches(text, rules, languages), len(text))[:MOST_HITS]
        found += [_hit(where, each, audience, today) for each in winners]
    return tuple(found)


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _matches(
    text: str, rules: Sequence[ClaimRule], languages: Sequence[Language]
) -> Iterator[_Match]:
    for number, reading in enumerate(readings(text)):
        for match in _matches_in(reading, rules, languages):
            if not number or reading.mended(match.start, match.end):
                yield match


def _matches_in(
    reading: Reading, rules: Sequence[ClaimRule], languages: Sequence[Language]
) -> Iterator[_Match]:
    for rule in rules:
        for language in languages:
            pattern = rule.patterns.get(language)
            if pattern is None:
                continue
            for start, end in _found(_compiled(pattern), reading.text):
                yield _Match(reading, start, end, rule, language)


def _found(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield where a pattern matches from the beginning of a word on.

    Patterns do not say so themselves: those that begin with letters are found some
    twenty times faster.
    """
    place = 0
    while match := pattern.search(text, place):
        start, end = match.span()
        begins_a_word = start == 0 or not text[start - 1].isalnum()
        if begins_a_word and end > start:
            yield start, end
            place = end
        else:
            place = start + 1


def _winners(matches: Iterator[_Match], length: int) -> list[_Match]:
    taken = bytearray(length)
    winners: list[_Match] = []
    for match in sorted(matches, key=lambda each: each.order):
        start, end = match.span
        if not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            insort(winners, match, key=lambda each: each.span)
    return winners


def _hit(where: str, match: _Match, audience: Audience, today: date) -> ClaimHit:
    rule, reading = match.rule, match.reading
    begin, finish = reading.sentence(match.start, match.end)
    line, column = reading.line_and_column(match.start)
    in_force = _in_force(rule, today)
    use = not is_mention(reading, match.start, match.end)
    severity = _severity(rule, audience, match)
    if not use:
        severity = "note"
    elif severity == "prohibited" and not in_force:
        severity = "needs_substantiation"
    return ClaimHit(
        where=where,
        line=line,
        column=column,
        text=reading.given(match.start, match.end),
        sentence=" ".join(reading.given(begin, finish).split()),
        severity=severity,
        use=use,
        rule=rule.id,
        term=rule.term,
        rules=rule.rules,
        jurisdiction=rule.jurisdiction,
        reference=rule.reference,
        in_force_from=_binding_from(rule, today),
        in_force=in_force,
        checked_on=rule.checked_on,
        explanation=rule.explanation,
        safe_wording=rule.safe_wording,
        ambiguous=rule.ambiguous and match.language == "fr",
    )


def _in_force(rule: ClaimRule, today: date) -> bool:
    started = not rule.starts or rule.starts[0] <= today
    return started and (rule.in_force_until is None or today <= rule.in_force_until)


def _binding_from(rule: ClaimRule, today: date) -> date | None:
    """Return the first day of the latest rule that binds, else of the next to do so."""
    begun = [day for day in rule.starts if day <= today]
    return begun[-1] if begun else next(iter(rule.starts), None)


def _severity(rule: ClaimRule, audience: Audience, match: _Match) -> SeverityOfHit:
    if audience == "business" and _FRENCH_ADVERTISING in rule.rules:
        return "prohibited" if rule.severity == "prohibited" else rule.severity
    severity = _SEVERITY[audience][rule.severity]
    generic = _GENERIC_CLAIM in rule.rules and severity == "needs_substantiation"
    if audience == "public" and generic and not _made_specific(match):
        return "prohibited"
    return severity


def _made_specific(match: _Match) -> bool:
    """Whether a figure stands in the sentence of a generic claim or in the next."""
    reading = match.reading
    begin, finish = reading.sentence(match.start, match.end)
    _, following = reading.sentence(finish, min(finish + 1, len(reading.text)))
    return bool(_FIGURE.search(reading.text, begin, max(finish, following)))
