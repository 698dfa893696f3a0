import re
import shutil
from pathlib import Path

import pytest

from assessor.catalogue.checking import check_pack
from assessor.catalogue.factors import open_shelf
from assessor.catalogue.packs import load_pack
from assessor.catalogue.vocabularies import Vocabularies
from assessor.domain.conventions import REBOUND
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf
from assessor.errors import CatalogueError
from assessor.resources import data_folder

SMALL = Path(__file__).parents[1] / "packs" / "small"
NEED, CONTEXT = "sections/20-need.yaml", "sections/10-context.yaml"
TRAINING, GATE = "sections/30-training.yaml", "gates/G03.yaml"
OUTCOMES = "outcomes.yaml"
FINDINGS = """\
findings:
  - id: needless
    severity: low
    part: NE
    title: {en: Needless, fr: Inutile}
    when: necessity.alternatives < 1
    advice: {en: Stop., fr: Arrêtez.}
    refs: [somebody-2024]
    examples:
      - {values: {necessity.alternatives: 0}, ruling: fired}
      - {values: {necessity.alternatives: 3}, ruling: clear}
"""
BIAS = """\
checks:
  - id: no-need
    title: {en: No need, fr: Aucun besoin}
    passed: necessity.alternatives >= 2
    refs: [somebody-2024]
"""
ACTIONS = """\
actions:
  - id: A-01
    stages: [ideation, communication]
    title: {en: Do less, fr: Faire moins}
    lever: use
    families: [sufficiency]
    questions: [NE-02]
    refs: [somebody-2024]
"""
CLAIMS = """\
claims:
  - id: green
    term: {en: green, fr: vert}
    patterns: {en: 'green\\b', fr: 'vert(?:e|s){0,2}\\b'}
    severity: caution
    rules: [EU-UCPD-4a]
    jurisdiction: EU
    reference: Directive 2005/29/EC
    checked_on: 2026-01-01
    explanation: {en: Vague., fr: Vague.}
    safe_wording: {en: Say what., fr: Dites quoi.}
"""
CONVENTIONS = """\
conventions:
  - id: halves
    statement: {en: Plans count half., fr: Les intentions comptent pour moitié.}
    reason: {en: They may fail., fr: Elles peuvent échouer.}
    author: somebody
    since: 2026-01-01
"""
MORE = {
    "findings/10.yaml": FINDINGS,
    "bias.yaml": BIAS,
    "actions/0.yaml": ACTIONS,
    "claims/1.yaml": CLAIMS,
    "conventions.yaml": CONVENTIONS,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = Path(shutil.copytree(SMALL, tmp_path / "pack"))
    for name, text in MORE.items():
        (copy / name).parent.mkdir(exist_ok=True)
        (copy / name).write_text(text, "utf-8")
    return copy


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
        (GATE, "{necessity.alternatives: 1}", "{necessity.altrnatives: 1}", "does not"),
        (GATE, "ask: [necessity.alternatives]", "ask: [necessity.other]", "ask: there"),
        (
            TRAINING,
            "accept_units: [MWh]",
            "accept_units: [MWhh]",
            "'MWhh' is not known",
        ),
        (TRAINING, "accept_units: [MWh]", "accept_units: [h]", "cannot be converted"),
        (TRAINING, "unit: kWh", "unit: kWhh", "unit: .*'kWhh' is not known"),
        (TRAINING, "type: country", "type: country\n    unit: h", "country has none"),
        (
            TRAINING,
            "example: 1.3\n",
            "example: 1.3\n    required: {screening: true}\n",
            "30-training.yaml:32: training.runs.pue: required: the profile screening",
        ),
        (
            TRAINING,
            "example: 1.3\n",
            "example: 1.3\n    evidence: {need: {screening: suggested}}\n",
            "training.runs.pue: evidence: the profile screening",
        ),
        ("findings/10.yaml", "part: NE", "part: XX", "needless: part: there is no XX"),
        ("findings/10.yaml", "part: NE", "part: GC", "needless: part: there is no GC"),
        (
            "findings/10.yaml",
            "refs: [somebody-2024]",
            "refs: [no]",
            "refs: there is no",
        ),
        (
            "findings/10.yaml",
            "{necessity.alternatives: 0}",
            "{necessity.alternative: 0}",
            "example 1: .*did you mean necessity.alternatives",
        ),
        (
            "bias.yaml",
            "refs: [somebody-2024]",
            "refs: [no]",
            "bias.yaml:2: no-need: refs",
        ),
        ("bias.yaml", "necessity.alternatives", "necessity.alts", "not known here"),
        ("actions/0.yaml", "[ideation,", "[sleep,", "A-01: stages: there is no sleep"),
        ("actions/0.yaml", "[NE-02]", "[NE-99]", "there is no question NE-99"),
        ("actions/0.yaml", "[NE-02]", "[need]", "need is not the code of a question"),
        (
            "actions/0.yaml",
            "refs: [somebody-2024]",
            "refs: [no]",
            "refs: there is no no",
        ),
        (
            "claims/1.yaml",
            "'green\\b'",
            "'green.*'",
            "green: patterns: en: .*upper bound",
        ),
        (
            "claims/1.yaml",
            "'green\\b'",
            "'gre(en'",
            "patterns: en: this is not a regular",
        ),
        (
            OUTCOMES,
            "default: {en: To be",
            "defualt: {en: To be",
            "did you mean default",
        ),
        (OUTCOMES, "default: {en: To be", "audit: {en: To be", "neither screening nor"),
        (OUTCOMES, "id: proceed", "id: rework", "proceed: outcomes: .*no wording"),
        (OUTCOMES, "id: proceed", "id: go_on", "one of 'refer'|one of refer"),
        (CONTEXT, "code: CTX-04", "code: CTX-06", "CTX-06 is used twice, first by aud"),
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


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("findings/10.yaml", "needless"),
        ("bias.yaml", "no-need"),
        ("actions/0.yaml", "A-01"),
        ("claims/1.yaml", "green"),
        ("conventions.yaml", "halves"),
        ("outcomes.yaml", "proceed"),
    ],
)
def test_an_id_is_coined_once(
    folder: Path, shelf: Shelf, name: str, identifier: str
) -> None:
    text = (folder / name).read_text("utf-8")
    head, _, entries = text.partition("\n")
    (folder / name).write_text(f"{head}\n{entries}{entries}", "utf-8")

    _, problems = check_pack(folder, shelf)

    twice = [one for one in problems if "is used twice" in one]
    assert any(f": {identifier}: this id is used twice, first at " in p for p in twice)


def test_an_id_of_another_file_is_taken_too(folder: Path, shelf: Shelf) -> None:
    shutil.copy(folder / GATE, folder / "gates/G04.yaml")

    _, problems = check_pack(folder, shelf)

    assert [p for p in problems if "G04.yaml:1: G3: this id is used twice" in p]


def test_a_pack_with_an_id_twice_is_not_read(folder: Path, shelf: Shelf) -> None:
    shutil.copy(folder / GATE, folder / "gates/G04.yaml")

    with pytest.raises(CatalogueError, match="used twice"):
        load_pack(folder, Vocabularies(shelf))


def test_a_pack_without_a_figure_has_that_of_the_shipped_register(
    folder: Path, shelf: Shelf, pack: Pack
) -> None:
    (folder / "conventions.yaml").unlink(missing_ok=True)
    made = load_pack(folder, Vocabularies(shelf))

    assert made.figure(REBOUND) == pack.figure(REBOUND)
    assert REBOUND in {one.id for one in made.conventions}


def test_the_shipped_pack_is_sound(shelf: Shelf) -> None:
    _, problems = check_pack(data_folder("questionnaires") / "ai-environment", shelf)

    assert problems == []
