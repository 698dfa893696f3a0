from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from assessor import notation
from assessor.domain.pack import Pack
from assessor.rules.claims import scan

HERE = Path(__file__).parent
LANGUAGES = ["en", "fr"]
STATED_ON = date(2026, 11, 21)
LEAST = 0.95
MOST_TAKEN = 0.02  # mentions that are taken for uses

Sentence = tuple[str, dict[str, str], list[str]]


def sentences(language: str) -> list[Sentence]:
    path = HERE / f"corpus.{language}.yaml"
    rows = notation.read_file(path).data["sentences"]  # type: ignore[index] # a mapping of lists
    return [
        (row["say"], row.get("found", {}), row.get("mentioned", [])) for row in rows
    ]


def used(pack: Pack, text: str) -> set[tuple[str, str]]:
    hits = scan({"": text}, pack.claims, audience="public", today=STATED_ON)
    return {(hit.rule, hit.severity) for hit in hits if hit.use}


def prohibited(pairs: Sequence[tuple[str, str]] | set[tuple[str, str]]) -> set[str]:
    return {rule for rule, severity in pairs if severity == "prohibited"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_corpus_is_large_and_holds_what_is_hard(language: str, pack: Pack) -> None:
    labelled = sentences(language)
    known = {rule.id for rule in pack.claims}
    named = {rule for _, found, mentioned in labelled for rule in (*found, *mentioned)}

    assert len({say for say, _, _ in labelled}) == len(labelled) >= 150
    assert sum(not found for _, found, _ in labelled) >= 60
    assert named <= known


@pytest.mark.parametrize("language", LANGUAGES)
def test_precision_and_recall_hold_for_prohibited_use(
    language: str, pack: Pack
) -> None:
    right = wrong = missed = 0
    for say, found, _ in sentences(language):
        got = prohibited(used(pack, say))
        wanted = prohibited(list(found.items()))
        right += len(got & wanted)
        wrong += len(got - wanted)
        missed += len(wanted - got)

    assert right / (right + wrong) >= LEAST
    assert right / (right + missed) >= LEAST


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_mentioned_is_noted_or_left(language: str, pack: Pack) -> None:
    named = [
        (say, set(mentioned)) for say, _, mentioned in sentences(language) if mentioned
    ]
    taken = [
        say for say, those in named if {rule for rule, _ in used(pack, say)} & those
    ]

    assert len(taken) <= MOST_TAKEN * len(named), taken
