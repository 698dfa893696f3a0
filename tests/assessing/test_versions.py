import shutil
from datetime import date
from pathlib import Path

import pytest

from assessor.assessing.versions import Edition, moved
from assessor.catalogue.packs import load_pack
from assessor.catalogue.vocabularies import Vocabularies
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf
from assessor.domain.versions import BUMPS, Bump, changes, highest, refusal

PACKS = Path(__file__).parents[1] / "packs"
SHIPPED = Path(__file__).parents[2] / "questionnaires"
DAY = date(2026, 1, 1)
ANSWERS = """\
format: 1
pack: {id: small, version: 1.0.0}
project: {name: Example, stage: production}
profile: funding
groups: {training.runs: [a]}
answers:
  necessity.need: Sort mail
  necessity.alternatives: 3
  service.uses_per_year: 1000
  context.volume: 2
  training.runs[a].method: metered
  training.runs[a].energy: 1000 kWh
  training.runs[a].pue: 1.2
  training.runs[a].place: FRA
"""
NEED, CONTEXT, TRAINING, GATE = (
    "sections/20-need.yaml",
    "sections/10-context.yaml",
    "sections/30-training.yaml",
    "gates/G03.yaml",
)
FIRST = "example: Sort mail faster.\n"
FREE = """
  - id: necessity.more
    type: text
    ask: {en: Anything else?, fr: Autre chose ?}
    example: x
"""


def edition(
    tmp_path: Path, shelf: Shelf, version: str, *edits: tuple[str, str, str]
) -> Edition:
    folder = Path(shutil.copytree(PACKS / "small", tmp_path / version))
    for name, old, new in (
        ("pack.yaml", "version: 0.1.0", f"version: {version}"),
        *edits,
    ):
        path = folder / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
    steps = f"migrations:\n  - {{from: 1.0.0, to: {version}, steps: []}}\n"
    if version != "1.0.0":
        (folder / "migrations.yaml").write_text(steps, "utf-8")
    return Edition(folder, load_pack(folder, Vocabularies(shelf)))


def needed(before: Edition, after: Edition, answers: Path, shelf: Shelf) -> Bump:
    """Say how far a version has to rise, from what it changes and what it moves."""
    if [*moved(answers, before, after, shelf, today=DAY)]:
        return "major"
    return highest(one.bump for one in changes(before.pack, after.pack))


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "answers.yaml"
    path.write_text(ANSWERS, "utf-8")
    return path


@pytest.mark.parametrize(
    ("edit", "bump"),
    [
        ((NEED, "What is the need?", "Which need is there?"), "patch"),
        ((NEED, FIRST, FIRST + FREE), "minor"),
        (
            (CONTEXT, "press: {en: Press", "web: {en: W, fr: W}, press: {en: Press"),
            "minor",
        ),
        ((NEED, "weight: 1", "weight: 1.5"), "major"),
        ((NEED, "required: {funding: true}", "required: {audit: true}"), "major"),
        ((NEED, "{en: None considered", "{en: Nothing considered"), "major"),
        ((TRAINING, "missing: datacentre/pue#unknown_site", "missing: none"), "major"),
        ((GATE, "colour: red", "colour: amber"), "major"),
        (("pack.yaml", "evidence_target: 4", "evidence_target: 3"), "major"),
        (("pack.yaml", "{en: Guess,", "{en: A guess,"), "patch"),
    ],
)
def test_a_change_asks_for_a_rise_of_the_version(
    tmp_path: Path, shelf: Shelf, edit: tuple[str, str, str], bump: Bump
) -> None:
    before = edition(tmp_path, shelf, "1.0.0")
    after = edition(tmp_path, shelf, "2.0.0", edit)

    assert highest(one.bump for one in changes(before.pack, after.pack)) == bump


def test_what_differs_is_named_by_kind_id_and_field(
    tmp_path: Path, shelf: Shelf
) -> None:
    before = edition(tmp_path, shelf, "1.0.0")
    after = edition(tmp_path, shelf, "2.0.0", (NEED, "weight: 1", "weight: 1.5"))

    [one] = changes(before.pack, after.pack)

    assert (one.kind, one.id, one.what) == (
        "question",
        "necessity.alternatives",
        "changed",
    )
    assert one.fields == ("weight",)


def test_a_question_that_is_gone_asks_for_a_major_version(
    tmp_path: Path, shelf: Shelf
) -> None:
    before = edition(tmp_path, shelf, "1.0.0", (NEED, FIRST, FIRST + FREE))
    after = edition(tmp_path, shelf, "2.0.0")

    [one] = changes(before.pack, after.pack)

    assert (one.id, one.what, one.bump) == ("necessity.more", "removed", "major")


def test_an_extension_only_adds(shelf: Shelf, small_pack: Pack) -> None:
    extension = load_pack(PACKS / "small-fund", Vocabularies(shelf))

    found = [*changes(small_pack, extension)]

    assert {one.what for one in found if one.kind in {"question", "gate"}} == {
        "added",
        "changed",
    }
    assert highest(one.bump for one in found if one.what == "changed") == "patch"


def test_results_that_move_are_named_with_both_values(
    tmp_path: Path, shelf: Shelf, answers: Path
) -> None:
    before = edition(tmp_path, shelf, "1.0.0")
    rule = (TRAINING, "    feeds: training.runs.pue\n", "")
    after = edition(tmp_path, shelf, "1.1.0", rule)

    found = [*moved(answers, before, after, shelf, today=DAY)]

    energy = next(one for one in found if one.what == "project.energy")
    assert energy.before.endswith("1200 kWh")
    assert not energy.after.endswith("1200 kWh")


@pytest.mark.parametrize(
    ("version", "edits", "refused"),
    [
        ("1.1.0", [(NEED, FIRST, FIRST + FREE)], False),
        ("1.0.1", [(NEED, FIRST, FIRST + FREE)], True),
        ("1.0.1", [(NEED, "What is the need?", "Which need?")], False),
        ("1.1.0", [(TRAINING, "    feeds: training.runs.pue\n", "")], True),
        ("2.0.0", [(TRAINING, "    feeds: training.runs.pue\n", "")], False),
    ],
)
def test_a_minor_version_that_moves_a_result_is_refused(
    tmp_path: Path,
    shelf: Shelf,
    answers: Path,
    version: str,
    edits: list[tuple[str, str, str]],
    refused: bool,
) -> None:
    before = edition(tmp_path, shelf, "1.0.0")
    after = edition(tmp_path, shelf, version, *edits)

    rise = needed(before, after, answers, shelf)

    assert bool(refusal("1.0.0", version, rise)) is refused


@pytest.mark.parametrize(
    ("before", "after", "enough"),
    [
        ("1.0.0", "2.0.0", "major"),
        ("1.2.3", "1.3.0", "minor"),
        ("1.2.3", "1.2.4", "patch"),
        ("0.1.0", "0.2.0", "major"),
        ("0.1.0", "0.1.1", "patch"),
        ("1.0.0", "1.0.0", "none"),
        ("2.0.0", "1.9.9", "none"),
    ],
)
def test_a_number_may_rise_further_than_needed(
    before: str, after: str, enough: Bump
) -> None:
    for bump in BUMPS:
        fits = BUMPS.index(bump) <= BUMPS.index(enough)
        assert (refusal(before, after, bump) == "") is fits
