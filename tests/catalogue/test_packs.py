import re
import shutil
from pathlib import Path

import pytest

from assessor.catalogue.checking import check_pack
from assessor.catalogue.factors import open_shelf
from assessor.catalogue.packs import load_pack
from assessor.catalogue.vocabularies import Vocabularies
from assessor.domain.shelf import Shelf
from assessor.errors import CatalogueError
from assessor.resources import data_folder

SMALL = Path(__file__).parents[1] / "packs" / "small"
NEED, CONTEXT = "sections/20-need.yaml", "sections/10-context.yaml"
TRAINING, GATE = "sections/30-training.yaml", "gates/G03.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "pack"))


def test_a_sound_pack_has_no_problem(folder: Path, shelf: Shelf) -> None:
    _, problems = check_pack(folder, shelf)

    assert problems == []


def test_choices_come_from_tables(folder: Path, shelf: Shelf) -> None:
    pack = load_pack(folder, Vocabularies(shelf))

    place = pack.by_id["training.runs.place"]
    assert place.choices["FRA"].in_language("fr") == "France"
    assert "WLD" in place.choices


def test_the_digest_follows_the_content(folder: Path, shelf: Shelf) -> None:
    before = load_pack(folder, Vocabularies(shelf)).digest
    change(folder, NEED, "Sort mail faster.", "Sort mail slower.")

    assert load_pack(folder, Vocabularies(shelf)).digest != before


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (NEED, ", fr: Besoin}", "}", "20-need.yaml:3: title: .*fr wording"),
        (NEED, "type: longtext", "type: essay", "20-need.yaml:6"),
        (
            NEED,
            "id: necessity.need\n",
            "id: necessity.need\n    holdr: [it]\n",
            "holdr: .*holder",
        ),
        (NEED, "example: 2", "example: 9", "necessity.alternatives: example"),
        (NEED, "    example: Sort mail faster.\n", "", "every question has one"),
        (CONTEXT, "source: somebody-2024", "source: nobody", "no source nobody"),
        (CONTEXT, "scale: EVID", "scale: EVIL", "no scale EVIL"),
        (CONTEXT, "feeds: service.uses_per_year", "feeds: service.uses", "no fact"),
        (CONTEXT, "unit: 1/year", "unit: h", "is in 1/year"),
        (CONTEXT, "quality(service.uses_per_year)", "quality(service.uses)", "derive"),
        (CONTEXT, "id: context.volume", "id: audience.readers", "used twice"),
        (TRAINING, 'necessity.need != "nothing"', "training.x > 1", "not known here"),
        (TRAINING, '== "metered"', '== "wished"', "wished"),
        (TRAINING, "#unknown_site", "#nowhere", "no verified row nowhere"),
        (TRAINING, "holder: [it]", "holder: [boss]", "no holder boss"),
        (TRAINING, "choices_from: scenarios", "choices_from: a/b", "no table a/b"),
        (GATE, "alternatives < 2", "alternatives < 9", "G3"),
        (GATE, "alternatives < 2", "alternatives >= 0", "always true"),
        (GATE, "ruling: fired", "ruling: clear", "example 1: expected clear"),
        (GATE, "refs: [somebody-2024]", "refs: [nobody]", "no nobody"),
        ("pack.yaml", "order: [need, training]", "order: [sleep]", "no section sleep"),
    ],
)
def test_names_the_file_the_line_and_the_fault(
    folder: Path, shelf: Shelf, name: str, old: str, new: str, said: str
) -> None:
    change(folder, name, old, new)

    _, problems = check_pack(folder, shelf)

    assert any(re.search(said, problem) for problem in problems), problems


def test_a_later_question_cannot_decide_an_earlier_one(
    folder: Path, shelf: Shelf
) -> None:
    change(
        folder,
        NEED,
        "  - id: necessity.need\n",
        "  - id: necessity.need\n    when: necessity.alternatives > 1\n",
    )

    _, problems = check_pack(folder, shelf)

    assert any("necessity.need: when" in problem for problem in problems)


def test_all_files_are_reported_together(folder: Path) -> None:
    change(folder, NEED, "type: longtext", "type: essay")
    change(folder, CONTEXT, "type: multi", "type: many")

    with pytest.raises(CatalogueError) as caught:
        load_pack(folder, Vocabularies(open_shelf(data_folder("factor_db"))))

    said = str(caught.value)
    assert "10-context.yaml" in said
    assert "20-need.yaml" in said


def test_an_empty_folder_is_no_pack(tmp_path: Path, shelf: Shelf) -> None:
    with pytest.raises(CatalogueError, match="no questionnaire pack here"):
        load_pack(tmp_path, Vocabularies(shelf))
