import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from assessor.assessing import assess
from assessor.catalogue.answers import load_answers
from assessor.catalogue.checking import check_pack
from assessor.catalogue.migrating import load_migrations, migrate, opened
from assessor.catalogue.packs import load_pack
from assessor.catalogue.vocabularies import Vocabularies
from assessor.domain.answers import State
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf
from assessor.errors import CatalogueError

PACKS = Path(__file__).parents[1] / "packs"
MIGRATIONS = """\
migrations:
  - from: 0.1.0
    to: 0.2.0
    steps:
      - do: rename
        id: necessity.need
        to: necessity.problem
        reason: {en: Plainer., fr: Plus simple.}
      - do: convert
        id: training.runs.energy
        from_unit: kWh
        to_unit: MWh
        reason: {en: Larger., fr: Plus grand.}
      - do: map_values
        id: training.runs.method
        values: {metered: metered}
        reason: {en: Power is gone., fr: Plus de puissance.}
      - do: map_values
        id: project.stage
        values: {ideation: idea, production: production}
        reason: {en: Plainer., fr: Plus simple.}
"""
ANSWERS = """\
format: 1
pack: {id: small, version: 0.1.0}
project: {name: Example, stage: ideation}
profile: funding
groups: {training.runs: [a, b]}
answers:
  necessity.need: Sort mail
  necessity.alternatives: 3
  service.uses_per_year: 1000 [500, 2000]
  training.runs[a].method: metered
  training.runs[a].energy: 1200 kWh
  training.runs[a].place: FRA
  training.runs[b].method: power_time
"""
SECTIONS = {
    "10-context": [
        ("ideation: {en", "idea: {en"),
        ("example: ideation", "example: idea"),
    ],
    "20-need": [("necessity.need", "necessity.problem")],
    "30-training": [
        ("necessity.need", "necessity.problem"),
        ("unit: kWh", "unit: MWh"),
        ("accept_units: [MWh]", "accept_units: [kWh]"),
        ("    feeds: training.runs.energy\n", ""),
        (", power_time: {en: Power and time, fr: Puissance et durée}", ""),
    ],
}


@pytest.fixture
def later(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(PACKS / "small", tmp_path / "later"))
    head = (folder / "pack.yaml").read_text("utf-8")
    head = head.replace("version: 0.1.0", "version: 0.2.0").replace(
        "  ideation: {title", "  idea: {title"
    )
    (folder / "pack.yaml").write_text(head, "utf-8")
    (folder / "migrations.yaml").write_text(MIGRATIONS, "utf-8")
    for name, pairs in SECTIONS.items():
        path = folder / "sections" / f"{name}.yaml"
        text = path.read_text("utf-8")
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new, 1)
        path.write_text(text, "utf-8")
    return folder


@pytest.fixture
def pack(later: Path, shelf: Shelf) -> Pack:
    return load_pack(later, Vocabularies(shelf))


def test_answers_arrive_whole_and_what_is_not_settled_is_open(
    later: Path, pack: Pack
) -> None:
    found, log = migrate(ANSWERS.encode(), "a.yaml", pack, load_migrations(later))

    assert (found.pack.version, found.project.stage) == ("0.2.0", "idea")
    assert found.pack.sha256 == pack.digest
    assert found.answers["necessity.problem"].value == "Sort mail"
    assert found.answers["training.runs[a].energy"].value == 1.2
    assert found.answers["service.uses_per_year"].range == (500, 2000)
    assert "training.runs[b].method" not in found.answers
    assert opened(log) == ("training.runs[b].method",)
    assert [move.id for move in log.moves] == [
        "necessity.need",
        "training.runs[a].energy",
        "training.runs[a].method",
        "training.runs[b].method",
        "project.stage",
    ]


def test_the_log_names_the_file_it_came_from(later: Path, pack: Pack) -> None:
    _, log = migrate(ANSWERS.encode(), "a.yaml", pack, load_migrations(later))

    assert (log.source, log.before, log.after) == (
        "a.yaml",
        "small 0.1.0",
        "small 0.2.0",
    )
    assert len(log.source_sha256) == 64


def test_what_no_step_takes_is_left_out_or_asked_again_and_said(
    later: Path, pack: Pack
) -> None:
    text = ANSWERS.replace("alternatives: 3", "alternatives: 9\n  gone.away: 1")

    found, log = migrate(text.encode(), "a.yaml", pack, load_migrations(later))

    said = {move.id: move.step for move in log.moves}
    assert said["gone.away"] == "left out"
    assert said["necessity.alternatives"] == "asked again"
    assert "necessity.alternatives" not in found.answers


def test_a_stage_that_no_step_maps_stops_the_migration(later: Path, pack: Pack) -> None:
    path = later / "migrations.yaml"
    text = path.read_text("utf-8").replace("ideation: idea", "other: idea")
    path.write_text(text, "utf-8")

    with pytest.raises(CatalogueError, match="no step says what this stage is called"):
        migrate(ANSWERS.encode(), "a.yaml", pack, load_migrations(later))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("version: 0.1.0", "version: 0.0.1", "no migration leads from version 0.0.1"),
        ("version: 0.1.0", "version: 0.2.0", "to version 0.2.0 already"),
        ("id: small", "id: other", "belong to other 0.1.0"),
        ("pack: {id: small, version: 0.1.0}", "pack: 1", "the id and the version"),
    ],
)
def test_answers_that_cannot_be_brought_over_are_refused(
    later: Path, pack: Pack, old: str, new: str, said: str
) -> None:
    text = ANSWERS.replace(old, new)

    with pytest.raises(CatalogueError, match=said):
        migrate(text.encode(), "a.yaml", pack, load_migrations(later))


def test_answers_to_a_pack_are_taken_over_by_its_extension(shelf: Shelf) -> None:
    folder = PACKS / "small-fund"
    extension = load_pack(folder, Vocabularies(shelf))

    found, log = migrate(ANSWERS.encode(), "a.yaml", extension, ())

    assert found.pack.id == "small-fund"
    assert len(found.answers) == 7
    assert log.moves == ()


def test_the_message_about_another_version_names_the_command(
    tmp_path: Path, pack: Pack
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(ANSWERS, "utf-8")

    with pytest.raises(CatalogueError, match="assessor migrate"):
        load_answers(path, pack)


def test_old_answers_with_the_old_pack_still_give_the_old_result(
    tmp_path: Path, later: Path, small_pack: Pack, pack: Pack, shelf: Shelf
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(ANSWERS, "utf-8")
    moved, _ = migrate(path.read_bytes(), "a.yaml", pack, load_migrations(later))
    day = date(2026, 1, 1)

    old = assess(load_answers(path, small_pack), small_pack, shelf, today=day, draws=16)
    new = assess(moved, pack, shelf, today=day, draws=16)
    totals = [
        made.footprint.scenarios["project"].totals["energy"].estimate
        for made in (old, new)
    ]

    assert (old.pack_version, new.pack_version) == ("0.1.0", "0.2.0")
    assert old.gauges["question"].low == 0.75
    assert totals[0] is not None
    assert totals[1] is None


def test_a_pack_with_sound_migrations_is_sound(later: Path, shelf: Shelf) -> None:
    _, problems = check_pack(later, shelf)

    assert [one for one in problems if "migrations" in one] == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("reason: {en: Plainer., fr: Plus simple.}", "", "reason: this key is missing"),
        ("do: rename", "do: move", "migrations.yaml:5: .*do must be one of"),
        (
            "to: necessity.problem",
            "to: necessity.problm",
            "no question .*mean necessity",
        ),
        ("from: 0.1.0", "from: 0.3.0", "leads to a later version"),
        ("from_unit: kWh", "from_uni: kWh", "did you mean from_unit"),
    ],
)
def test_a_migration_that_is_wrong_is_found(
    later: Path, shelf: Shelf, old: str, new: str, said: str
) -> None:
    path = later / "migrations.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")

    _, problems = check_pack(later, shelf)

    assert any(re.search(said, one) for one in problems), problems


def test_an_unknown_answer_stays_unknown(later: Path, pack: Pack) -> None:
    text = ANSWERS.replace("energy: 1200 kWh", "energy: '?'")

    found, _ = migrate(text.encode(), "a.yaml", pack, load_migrations(later))

    assert found.answers["training.runs[a].energy"].state is State.UNKNOWN
