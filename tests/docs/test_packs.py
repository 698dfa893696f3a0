import re
import shutil
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from pydantic import BaseModel

from assessor.catalogue.checking import check_pack
from assessor.catalogue.pack_files import Additions
from assessor.domain.migrations import Migrations
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import Kind, Question
from assessor.domain.rules import GateEffect
from assessor.domain.shelf import Shelf
from assessor.domain.trials import Expected
from assessor.notation import read
from assessor.resources import data_folder
from assessor.rules.claims import scan

PAGE = (Path(__file__).parents[2] / "docs" / "packs.md").read_text("utf-8")
FENCE = re.compile(r"^```(\w+) ?(.*?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
STEPS = [
    (*what.split(), body)
    for language, what, body in FENCE.findall(PAGE)
    if language == "yaml" and what
]
SHOWN = [
    body
    for language, what, body in FENCE.findall(PAGE)
    if language == "yaml" and not what
]
EDITS = [
    (verb, name, body, after[2] if verb == "from" else "")
    for (verb, name, body), after in pairwise([*STEPS, ("", "", "")])
    if verb != "to"
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = data_folder("questionnaires") / "ai-environment"
    return Path(shutil.copytree(source, tmp_path / "pack"))


def apply(folder: Path, edit: tuple[str, str, str, str]) -> None:
    verb, name, body, after = edit
    path = folder / name
    if verb == "new":
        assert not path.exists()
        path.write_text(body, "utf-8")
        return
    text = path.read_text("utf-8")
    if verb == "append":
        path.write_text(text + body, "utf-8")
        return
    assert verb == "from"
    assert text.count(body) == 1, body
    path.write_text(text.replace(body, after), "utf-8")


def test_the_page_has_an_example_for_each_kind_of_change() -> None:
    assert {Path(name).parts[0] for _, name, *_ in EDITS} >= {
        "sections",
        "gates",
        "findings",
        "actions",
        "claims",
        "outcomes.yaml",
        "pack.yaml",
    }


@pytest.mark.parametrize("number", range(len(EDITS)))
def test_a_pack_stays_sound_after_an_example_and_those_before(
    folder: Path, shelf: Shelf, pack: Pack, number: int
) -> None:
    for edit in EDITS[: number + 1]:
        apply(folder, edit)

    changed, problems = check_pack(folder, shelf)

    assert problems == []
    assert changed is not None
    assert changed.digest != pack.digest


def test_every_example_is_read_into_the_pack(folder: Path, shelf: Shelf) -> None:
    for edit in EDITS:
        apply(folder, edit)

    changed, _ = check_pack(folder, shelf)

    assert changed is not None
    assert changed.by_id["data.retention"].unit == "year"
    assert changed.by_code["DA-90"].scored
    assert "G13" in {gate.id for gate in changed.gates}
    assert "data-kept-long" in {finding.id for finding in changed.findings}
    assert "A-90" in {action.id for action in changed.actions}
    assert "Asserted, nothing written" in {
        text.in_language("en") for text in changed.header.scales["JUST"]
    }


@pytest.mark.parametrize(
    "text", ["A bee-friendly chatbot.", "Un assistant bon pour les abeilles."]
)
def test_the_new_wording_is_found(folder: Path, shelf: Shelf, text: str) -> None:
    for edit in EDITS:
        apply(folder, edit)
    changed, _ = check_pack(folder, shelf)
    assert changed is not None

    hits = scan(
        {"text": text}, changed.claims, audience="public", today=date(2026, 11, 21)
    )

    assert [hit.rule for hit in hits] == ["bee-friendly"]


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("| kind (`type`)", [str(kind) for kind in Kind]),
        ("| effect |", [str(effect) for effect in GateEffect]),
    ],
)
def test_tables_name_everything_there_is(heading: str, names: list[str]) -> None:
    table = PAGE.partition(heading)[2].partition("\n\n")[0]

    assert sorted(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == sorted(names)


def test_every_key_of_a_question_is_described() -> None:
    table = PAGE.partition("| key | what it says |")[2].partition("\n\n")[0]
    described = set(re.findall(r"`(\w+)`", table))

    assert set(Question.model_fields) - {"id", "type"} <= described


def test_every_file_of_the_shipped_pack_is_described() -> None:
    source = data_folder("questionnaires") / "ai-environment"
    table = PAGE.partition("| file | what it holds |")[2].partition("\n\n")[0]

    for path in source.iterdir():
        assert f"| `{path.name}" in table


@pytest.mark.parametrize(
    ("key", "model"),
    [("additions:", Additions), ("migrations:", Migrations), ("title:", Expected)],
)
def test_what_the_page_shows_of_other_files_can_be_read(
    key: str, model: type[BaseModel]
) -> None:
    [text] = [body for body in SHOWN if body.startswith(key)]

    assert model.model_validate(read(text, "page").data)
