import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from assessor.assessing import assess
from assessor.catalogue.checking import check_pack
from assessor.catalogue.packs import load_pack
from assessor.catalogue.vocabularies import Vocabularies
from assessor.domain.answers import AnswersFile
from assessor.domain.assessment import Assessment
from assessor.domain.pack import Pack
from assessor.domain.sheet import read_sheet
from assessor.domain.shelf import Shelf
from assessor.errors import CatalogueError

PACKS = Path(__file__).parents[1] / "packs"
HEAD, SECTION = "pack.yaml", "sections/10-fund.yaml"
ADDITIONS, FINDINGS = "additions.yaml", "findings/10-fund.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(PACKS / "small", tmp_path / "small")
    return Path(shutil.copytree(PACKS / "small-fund", tmp_path / "small-fund"))


@pytest.fixture(scope="module")
def extension(shelf: Shelf) -> Pack:
    return load_pack(PACKS / "small-fund", Vocabularies(shelf))


def answered(pack: Pack, profile: str, **answers: object) -> AnswersFile:
    given = {
        "necessity.need": {"value": "Sort mail"},
        "necessity.alternatives": {"value": 3},
        "context.volume": {"value": 3},
        "service.uses_per_year": {"value": 1000.0},
        "training.runs[a].method": {"value": "metered"},
        "training.runs[a].energy": {"value": 1200.0},
        "training.runs[a].place": {"value": "FRA"},
        **answers,
    }
    return AnswersFile.model_validate(
        {
            "pack": {"id": pack.header.id, "version": pack.header.version},
            "project": {"name": "A", "stage": "production"},
            "profile": profile,
            "groups": {"training.runs": ["a"]},
            "answers": given,
        }
    )


def assessed(pack: Pack, shelf: Shelf, profile: str) -> Assessment:
    answers = answered(pack, profile)
    return assess(answers, pack, shelf, today=date(2026, 1, 1), draws=16)


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text("utf-8") if path.exists() else ""
    assert old in text
    path.parent.mkdir(exist_ok=True)
    path.write_text(text.replace(old, new, 1) if old else new, "utf-8")


def test_an_extension_is_sound_and_holds_what_it_inherits_and_what_it_adds(
    shelf: Shelf, small_pack: Pack
) -> None:
    pack, problems = check_pack(PACKS / "small-fund", shelf)

    assert problems == []
    assert pack is not None
    assert [*pack.by_id] == [
        *small_pack.by_id,
        "small_fund.jobs",
        "small_fund.sharing",
    ]
    assert pack.header.extends is not None
    assert pack.header.extends.sha256 == small_pack.digest


def test_an_own_profile_asks_what_its_kind_asks_and_the_own_questions(
    extension: Pack,
) -> None:
    def asked(profile: str) -> set[str]:
        return {s.id for s in read_sheet(extension, answered(extension, profile))}

    assert asked("fund") - asked("funding") == {"small_fund.jobs", "small_fund.sharing"}
    assert asked("funding") <= asked("fund")


def test_what_an_own_profile_requires_is_inherited_and_added_to(
    extension: Pack,
) -> None:
    required = {q.id for q in extension.questions() if q.required.get("fund")}

    assert required == {
        "necessity.need",
        "necessity.alternatives",
        "small_fund.jobs",
    }
    assert "fund" not in extension.by_id["service.uses_per_year"].evidence.need
    assert extension.by_id["context.volume"].evidence.need["fund"] == "required"


def test_hints_and_translations_stand_beside_the_inherited_texts(
    extension: Pack, small_pack: Pack
) -> None:
    question = extension.by_id["necessity.need"]
    hint = extension.by_id["context.volume"].evidence.hint

    assert question.ask.in_language("de") == "Was wird gebraucht?"
    assert question.ask.in_language("fr") == small_pack.by_id[
        question.id
    ].ask.in_language("fr")
    assert question.help is not None
    assert question.help.in_language("fr") == "Deux phrases suffisent."
    assert hint is not None
    assert hint.in_language("en") == "A forecast."


def test_an_own_profile_has_its_own_sentence_and_level_of_evidence(
    extension: Pack,
) -> None:
    proceed = next(one for one in extension.outcomes if one.id == "proceed")

    assert proceed.wordings["fund"].in_language("en") == "The fund may examine this."
    assert extension.header.evidence_target("fund", "ideation") == 2
    assert extension.header.evidence_target("funding", "ideation") == 1
    assert extension.header.evidence_target("fund", "production") == 4


def test_rules_say_the_same_of_an_own_profile_as_of_its_kind(
    extension: Pack, small_pack: Pack, shelf: Shelf
) -> None:
    own = assessed(extension, shelf, "fund")
    inherited = assessed(small_pack, shelf, "funding")

    assert own.outcome.id == inherited.outcome.id
    assert own.gauges["measure"].low == inherited.gauges["measure"].low
    assert {n: g.ruling for n, g in own.gates.items()} == {
        n: g.ruling for n, g in inherited.gates.items()
    }
    totals = [
        each.footprint.scenarios["project"].totals["gwp"].estimate
        for each in (own, inherited)
    ]
    assert totals[0] == totals[1]
    assert totals[0] is not None


def test_profiles_of_the_pack_below_are_not_touched(
    extension: Pack, small_pack: Pack
) -> None:
    for question in small_pack.questions():
        now = extension.by_id[question.id]
        assert [p for p in now.profiles if p != "fund"] == [*question.profiles]
        assert now.ask.in_language("en") == question.ask.in_language("en")


NEW_ID = (
    "  - id: necessity.need\n    type: text\n    ask: {en: A, fr: B}\n    example: x\n"
)


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (
            ADDITIONS,
            "    required: {fund: true}",
            "    type: text\n    required: {fund: true}",
            r"additions.yaml:3: necessity.need: type: an extension cannot change this",
        ),
        (
            ADDITIONS,
            "  - id: context.volume",
            "  - id: context.volume\n    unit: h",
            "unit: an",
        ),
        (
            ADDITIONS,
            "  - id: context.volume",
            "  - id: context.volume\n    choices: {}",
            "choic",
        ),
        (
            ADDITIONS,
            "  - id: context.volume",
            "  - id: context.volume\n    feeds: a.b",
            "feeds: ",
        ),
        (
            ADDITIONS,
            "  - id: context.volume",
            "  - id: context.volume\n    levels: []",
            "levels",
        ),
        (
            ADDITIONS,
            "id: context.volume",
            "id: context.volum",
            "small has no such question.*did you mean context.volume",
        ),
        (
            ADDITIONS,
            "required: {fund: true}",
            "required: {funding: true}",
            "required: funding is not a profile of this extension",
        ),
        (
            ADDITIONS,
            "required: {fund: true}",
            "required: {fund: false}",
            "additions.yaml:3",
        ),
        (ADDITIONS, "de: {ask", "fr: {ask", "the fr wording belongs to the pack below"),
        (
            SECTION,
            "questions:\n",
            "questions:\n" + NEW_ID,
            r"means the same in every pack \(it would change type, ask",
        ),
        (SECTION, "small_fund.jobs", "fund.jobs", "begins with small_fund."),
        (
            SECTION,
            "code: SF-01",
            "code: SF-01\n    weight: 1\n    gauge: measure",
            "weight: g",
        ),
        (
            SECTION,
            "type: integer",
            "type: quantity\n    unit: 1/year\n    feeds: service.uses_per_year",
            "feeds: service.uses_per_year is asked by service.uses_per_year",
        ),
        (SECTION, "id: fund\n", "id: need\n", "section: need belongs to small"),
        (
            SECTION,
            "    example: 3",
            "    example: 3\n    profiles: [audit]",
            "audit is not",
        ),
        (SECTION, "{fund: true}", "{fun: true}", "no profile fun: did you mean fund"),
        (FINDINGS, "small_fund.sharing <", "small_fund.share <", "not known here"),
        (HEAD, "version: 0.1.0}", "version: 0.2.0}", "0.1.0 is here: put that folder"),
        (HEAD, "{id: small,", "{id: big,", "there is no pack big beside this one"),
        (
            HEAD,
            "version: 0.1.0}",
            f"version: 0.1.0, sha256: {'0a' * 32}}}",
            "SHA-256 is",
        ),
        (HEAD, "based_on: funding", "based_on: other", "pack.yaml:9"),
        (HEAD, "  fund:\n", "  funding:\n", "profiles: funding belongs to small"),
        (HEAD, "ideation: 2", "idea: 2", "evidence_targets: there is no stage idea"),
        (HEAD, "  fund-rules:", "  somebody-2024:", "somebody-2024 belongs to small"),
        ("gates/G90.yaml", "", "id: G90\n", "an extension has no such file"),
        ("bias.yaml", "", "checks: []\n", "an extension has no such file"),
        ("outcomes.yaml", "fund:", "funding:", "funding is not a profile of this"),
    ],
)
def test_an_extension_changes_nothing_that_it_inherits(
    folder: Path, shelf: Shelf, name: str, old: str, new: str, said: str
) -> None:
    change(folder, name, old, new)

    _, problems = check_pack(folder, shelf)

    assert any(re.search(said, problem) for problem in problems), problems


def test_a_broken_extension_is_not_used(folder: Path, shelf: Shelf) -> None:
    change(folder, ADDITIONS, "required: {fund: true}", "type: text")

    with pytest.raises(CatalogueError, match="an extension cannot change this"):
        load_pack(folder, Vocabularies(shelf))


def test_an_extension_of_an_extension_is_refused(folder: Path, shelf: Shelf) -> None:
    second = Path(shutil.copytree(folder, folder.parent / "second"))
    change(second, HEAD, "{id: small,", "{id: small-fund,")
    change(second, HEAD, "id: small-fund\n", "id: second\n")
    change(second, HEAD, "version: 0.1.0}", "version: 1.0.0}")

    _, problems = check_pack(second, shelf)

    assert any("is an extension itself" in problem for problem in problems), problems


def test_a_digest_does_not_depend_on_what_stands_at_its_default(
    tmp_path: Path, shelf: Shelf, small_pack: Pack
) -> None:
    copy = Path(shutil.copytree(PACKS / "small", tmp_path / "small"))
    change(
        copy,
        "sections/20-need.yaml",
        "type: longtext",
        "type: longtext\n    when: null",
    )

    assert load_pack(copy, Vocabularies(shelf)).digest == small_pack.digest
