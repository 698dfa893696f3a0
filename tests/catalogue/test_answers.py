from pathlib import Path

import pytest

from assessor.catalogue.answers import load_answers, read_answers
from assessor.domain.answers import State
from assessor.domain.pack import Pack
from assessor.errors import CatalogueError

HEAD = """\
format: 1
pack: {id: small, version: 0.1.0}
project: {name: Mail sorter, stage: ideation}
profile: funding
scenarios: {project: With, reference: Without}
groups: {training.runs: [main]}
evidence: {E1: {title: Meter log}}
answers:
"""


def test_reads_short_and_full_forms(small_pack: Pack) -> None:
    text = HEAD + (
        "  necessity.alternatives: 2\n"
        "  necessity.need: '?'\n"
        "  audience.readers: [internal, press]\n"
        "  training.runs[main].energy: 1.2 MWh [0.9, 1.6]\n"
        "  training.runs[main].scenario: reference\n"
        "  service.uses_per_year: {state: answered, value: 12, evidence: [E1]}\n"
    )

    answers = read_answers(text, "a.yaml", small_pack).answers

    assert answers["necessity.alternatives"].value == 2
    assert answers["necessity.need"].state is State.UNKNOWN
    assert answers["training.runs[main].energy"].unit == "MWh"
    assert answers["training.runs[main].energy"].range == (0.9, 1.6)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("profile:", "profil:", "a.yaml:4: profil: .*profile"),
        ("profile: funding", "profile: other", "a.yaml:4: profile"),
        ("stage: ideation", "stage: dreaming", "expected one of ideation, production"),
        ("version: 0.1.0", "version: 0.2.0", "a.yaml:2: pack: .*version 0.2.0"),
        ("id: small", "id: other", "belong to the pack other"),
        ("reference: Without", "other: Without", "the scenario reference must be"),
        ("training.runs: [main]", "training.run: [main]", "did you mean training.runs"),
        ("format: 1", "format: 2", "a.yaml:1: format"),
    ],
)
def test_says_what_is_wrong_with_the_head(
    small_pack: Pack, old: str, new: str, said: str
) -> None:
    text = HEAD.replace(old, new) + "  necessity.alternatives: 2\n"

    with pytest.raises(CatalogueError, match=said):
        read_answers(text, "a.yaml", small_pack)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("necessity.alternative: 2", "a.yaml:9: .*did you mean necessity.alternatives"),
        ("necessity.alternatives: 7", "a.yaml:9: .*level from 0 to 4, got 7"),
        ("training.runs[main].pue: 0.8", "a.yaml:9: .*0.8 is below 1"),
        ("training.runs[main].energy: -3 h", "a.yaml:9: training.runs"),
        ("training.runs[main].energy: {value: 3, unit: h}", "a.yaml:9: training.runs"),
        ("training.runs[other].energy: 3", "row other is not listed under groups"),
        ("training.runs.energy: 3", "there is no such question"),
        ("training.runs[main].scenario: {value: mars}", "not one of the choices"),
        ("training.runs[main].scenario: mars", "not one of the choices"),
        ("necessity.need: {value: x, evidence: [E9]}", "evidence E9 is not listed"),
        ("necessity.need: {state: not_applicable}", "needs a reason"),
        ("necessity.need: {state: answered}", "needs a value"),
        ("necessity.need: {valeu: x}", "a.yaml:9"),
    ],
)
def test_says_what_is_wrong_with_an_answer(
    small_pack: Pack, line: str, said: str
) -> None:
    with pytest.raises(CatalogueError, match=said):
        read_answers(f"{HEAD}  {line}\n", "a.yaml", small_pack)


def test_says_everything_at_once(small_pack: Pack) -> None:
    text = HEAD + "  necessity.alternatives: 7\n  training.runs[main].pue: 0.8\n"

    with pytest.raises(CatalogueError) as caught:
        read_answers(text, "a.yaml", small_pack)

    assert len(str(caught.value).splitlines()) == 2


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (Path.exists, "answers.yaml"),
        (Path.mkdir, "folder"),
        (lambda path: path.write_text("a: [b"), "answers.yaml:"),
        (lambda path: path.write_text("- just\n- a list\n"), "not an answers file"),
        (lambda path: path.write_text(""), "not an answers file"),
        (lambda path: path.write_bytes(b"\xff\xfe\x00"), "answers.yaml"),
        (lambda path: path.write_text("a: " + "x" * 10_000_000), "answers.yaml"),
    ],
    ids=["missing", "folder", "broken", "list", "empty", "not utf-8", "10 MB"],
)
def test_a_file_that_is_no_answers_file_gets_one_clear_message(
    small_pack: Pack, tmp_path: Path, make: object, said: str
) -> None:
    path = tmp_path / "answers.yaml"
    make(path)  # type: ignore[operator]  # each makes a file

    with pytest.raises(CatalogueError, match=said):
        load_answers(path, small_pack)
