from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from assessor.catalogue.schemas import schemas
from assessor.notation import read, read_file

ROOT = Path(__file__).parents[2]
SCHEMAS = schemas()
PACKS = (ROOT / "questionnaires" / "ai-environment", ROOT / "tests/packs/small")
EXTENSIONS = (
    ROOT / "examples/calls/regional-fund/pack",
    ROOT / "tests/packs/small-fund",
)
PATTERNS = {
    "section": "sections/*.yaml",
    "gate": "gates/*.yaml",
    "findings": "findings/*.yaml",
    "actions": "actions/*.yaml",
    "claims": "claims/*.yaml",
    "bias": "bias.yaml",
    "conventions": "conventions.yaml",
    "outcomes": "outcomes.yaml",
    "additions": "additions.yaml",
    "migrations": "migrations.yaml",
    "expected": "tests/cases/*/expected.yaml",
    "answers": "tests/cases/*/answers.yaml",
}


def shipped() -> Iterator[tuple[str, Path]]:
    for folder in (*PACKS, *EXTENSIONS):
        yield "extension" if folder in EXTENSIONS else "pack", folder / "pack.yaml"
        for name, pattern in PATTERNS.items():
            yield from ((name, path) for path in sorted(folder.glob(pattern))[:40])
    for path in sorted((ROOT / "examples").rglob("answers.yaml")):
        yield "answers", path
    for path in sorted((ROOT / "examples").rglob("call.yaml")):
        yield "call", path


FILES = sorted({*shipped()})


@pytest.fixture(scope="module")
def validators() -> dict[str, Draft202012Validator]:
    return {name: Draft202012Validator(found) for name, found in SCHEMAS.items()}


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("name", sorted({name for name, _ in FILES}))
def test_shipped_files_fit_their_schema(
    validators: dict[str, Draft202012Validator], name: str
) -> None:
    for path in [path for kind, path in FILES if kind == name]:
        found = [
            str(e.message) for e in validators[name].iter_errors(read_file(path).data)
        ]
        assert found == [], path


def errors(validator: Draft202012Validator, text: str) -> list[str]:
    data: Any = read(text, "x.yaml").data
    return [error.message for error in validator.iter_errors(data)]


SECTION = """\
id: need
part: NE
title: {en: Need, fr: Besoin}
questions:
  - id: necessity.more
    type: text
    ask: {en: More?, fr: Plus ?}
"""
GATE = "id: G1\ncolour: red\ntitle: {en: A, fr: B}\nwhen: a.b\n"
ANSWERS = """\
format: 1
pack: {id: small, version: 1.0.0}
project: {name: A, stage: idea}
profile: funding
answers:
  a.one: 1200 h
"""


@pytest.mark.parametrize(
    ("name", "text", "old", "new"),
    [
        ("section", SECTION, ", fr: Besoin", ""),
        ("section", SECTION, "part: NE", "part: XX"),
        ("section", SECTION, "type: text", "type: essay"),
        ("section", SECTION, "type: text", "type: quantity"),
        ("section", SECTION, "type: text", "type: level"),
        ("section", SECTION, "type: text", "type: text\n    holdr: [it]"),
        ("section", SECTION, "id: necessity.more", "id: More"),
        ("answers", ANSWERS, "format: 1", "format: 2"),
        ("answers", ANSWERS, "profile: funding", "profil: funding"),
        ("answers", ANSWERS, "a.one: 1200 h", "a.one: {state: perhaps}"),
        ("answers", ANSWERS, "a.one: 1200 h", "a.one: {sate: unknown}"),
        ("answers", ANSWERS, "a.one: 1200 h", "a.one:"),
    ],
)
def test_a_bad_file_does_not_fit(
    validators: dict[str, Draft202012Validator],
    name: str,
    text: str,
    old: str,
    new: str,
) -> None:
    assert errors(validators[name], text) == []
    assert errors(validators[name], text.replace(old, new, 1)) != []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("gate", GATE),
        ("findings", "findings: [{id: a}]"),
        ("actions", "actions: [{id: a, title: {en: A, fr: B}}]"),
        ("call", "format: 1\nid: a"),
        ("migrations", "migrations: [{from: 1.0.0, to: 2.0.0, steps: [{do: move}]}]"),
        ("additions", "additions: [{id: a.b, type: text}]"),
        ("extension", "id: a\nversion: 1.0.0"),
        ("expected", "title: A\non: 2026-01-01\ngate: {}"),
    ],
)
def test_a_file_that_lacks_what_it_needs_does_not_fit(
    validators: dict[str, Draft202012Validator], name: str, text: str
) -> None:
    assert errors(validators[name], text) != []


@pytest.mark.parametrize(
    "answer", ["12", "true", "'?'", "[a, b]", "{a/b: counted}", "{value: 3, unit: h}"]
)
def test_short_and_full_answers_fit(
    validators: dict[str, Draft202012Validator], answer: str
) -> None:
    text = ANSWERS.replace("1200 h", answer)

    assert errors(validators["answers"], text) == []
