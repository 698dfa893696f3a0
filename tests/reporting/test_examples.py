import io
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path
from typing import get_args

import pikepdf
import pytest

from assessor.assessing import assess
from assessor.catalogue.answers import load_answers
from assessor.catalogue.packs import load_pack
from assessor.catalogue.vocabularies import Vocabularies
from assessor.domain.answers import Evidence
from assessor.domain.assessment import Assessment, Standing
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import Kind
from assessor.domain.rules import GateEffect
from assessor.domain.shelf import Shelf
from assessor.reporting import Layout, build, render
from assessor.reporting.layout import FULL
from assessor.reporting.view.editions import EditionId
from assessor.reporting.words import words_of
from assessor.resources import data_folder
from assessor.rules.claims import scan
from assessor.typesetting import pdf

pytestmark = pytest.mark.unmeasured  # whole reports, again
EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = sorted(path.parent.name for path in EXAMPLES.glob("*/answers.yaml"))
FULLEST = "field-sensors-funding"
TODAY = date(2026, 11, 20)
MADE = datetime(2026, 11, 20, tzinfo=UTC)
MOST_PAGES = 46
OPENING = 3
OWN = frozenset({Kind.TEXT, Kind.LONGTEXT})
FREQUENT = (
    "the and of with from not for this that which is are was were be been by it its "
    "at than then they there these those has have had without within between "
    "stated missing unknown found taken drawn given known used answers experimentation "
    "each other only when what how who whose step row here more both such"
)
ENGLISH = frozenset(FREQUENT.split())
TERMS = ("AI for Green", "Green IT", "less-than-one-shot")


@pytest.fixture(scope="module")
def shipped(shelf: Shelf) -> Pack:
    folder = data_folder("questionnaires") / "ai-environment"
    return load_pack(folder, Vocabularies(shelf))


@pytest.fixture(scope="module")
def assessed(shelf: Shelf, shipped: Pack) -> Mapping[str, Assessment]:
    return {
        name: assess(
            load_answers(EXAMPLES / name / "answers.yaml", shipped),
            shipped,
            shelf,
            today=TODAY,
            draws=128,
        )
        for name in NAMES
    }


def neutral(assessment: Assessment, pack: Pack) -> Assessment:
    def of(standing: Standing) -> Standing:
        question = pack.by_id.get(standing.question)
        own = question is not None and question.type in OWN and standing.value
        told: dict[str, object] = {"value": "Texte"} if own else {}
        if isinstance(standing.value, dict):
            cells = standing.value.items()
            told = {"value": {key: held.partition(":")[0] for key, held in cells}}
        return standing.model_copy(update={"note": "", "justification": "", **told})

    file = assessment.answers
    project = file.project.model_copy(
        update={"name": "Projet", "organisation": "", "summary": "", "sources": ()}
    )
    answers = file.model_copy(
        update={
            "project": project,
            "evidence": dict.fromkeys(file.evidence, Evidence(title="Texte")),
            "scenarios": dict.fromkeys(file.scenarios, "Texte"),
        }
    )
    made = assessment.footprint
    scenarios = {
        name: one.model_copy(update={"label": "", "service": ""})
        for name, one in made.scenarios.items()
    }
    trace = {
        name: step.model_copy(update={"source": "", "licence": ""})
        for name, step in made.trace.items()
    }
    footprint = made.model_copy(update={"scenarios": scenarios, "trace": trace})
    return assessment.model_copy(
        update={
            "answers": answers,
            "standings": tuple(of(one) for one in assessment.standings),
            "claims": (),
            "footprint": footprint,
            "yardsticks": tuple(
                one.model_copy(update={"source": ""}) for one in assessment.yardsticks
            ),
        }
    )


def without_sources(pack: Pack) -> Pack:
    header = pack.header.model_copy(update={"sources": {}})
    return pack.model_copy(update={"header": header})


def text_of(page: str) -> str:
    body = page.partition("<main>")[2]
    plain = unescape(re.sub(r"<[^>]*>", " \n ", body))
    return re.sub(r"«[^»]*»|“[^”]*”", " ", plain)


def words_of_prose(text: str) -> set[str]:
    names = r"\S*[\w\])][_.:#/@\[*=][\w\[]\S*|[a-z]*_\S*|\b[\da-f]{32,}\b"
    return set(re.findall(r"[^\W\d_]+", re.sub(names, " ", text).lower()))


@pytest.mark.parametrize("name", NAMES)
def test_a_french_report_says_nothing_in_english(
    name: str, assessed: Mapping[str, Assessment], shipped: Pack
) -> None:
    plain = neutral(assessed[name], shipped)
    text = text_of(render(build(plain, without_sources(shipped), "fr")))
    for term in TERMS:
        text = text.replace(term, "")
    lines = [line for line in text.splitlines() if words_of_prose(line) & ENGLISH]

    assert lines == []


@pytest.mark.parametrize(
    ("name", "language"), [*((name, "fr") for name in NAMES), (FULLEST, "en")]
)
def test_cover_and_decision_take_one_page_each(
    name: str, language: str, assessed: Mapping[str, Assessment], shipped: Pack
) -> None:
    page = render(build(assessed[name], shipped, language), standalone=False)
    sections = re.split(r"(?=<section )", page)
    made = pdf.write("".join(sections[:4]) + "</main></body></html>", created=MADE)

    with pikepdf.open(io.BytesIO(made)) as document:
        assert len(document.pages) == OPENING


def test_the_fullest_report_stays_readable_in_length(
    assessed: Mapping[str, Assessment], shipped: Pack
) -> None:
    page = render(build(assessed[FULLEST], shipped, "fr"), standalone=False)
    made = pdf.write(page, created=MADE)

    with pikepdf.open(io.BytesIO(made)) as document:
        assert len(document.pages) <= MOST_PAGES


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_wording_of_the_report_is_one_that_it_warns_of(
    language: str, shipped: Pack
) -> None:
    words = words_of(language).flat
    hits = scan(words, shipped.claims, audience="public", today=TODAY)

    assert [(hit.where, hit.text) for hit in hits if hit.use] == []


TEMPLATES = ("screening", "card", "plan", "claims")
EVERY = [
    *((FULL, edition) for edition in get_args(EditionId)),
    *((name, None) for name in TEMPLATES),
]


# Each language has half of them: their words were all scanned above.
@pytest.mark.parametrize(
    ("template", "edition", "language"),
    [(*one, ("fr", "en")[number % 2]) for number, one in enumerate(EVERY)],
)
def test_a_report_on_a_neutral_project_warns_of_nothing_in_itself(
    template: str,
    edition: EditionId | None,
    language: str,
    assessment: Assessment,
    pack: Pack,
    shipped: Pack,
) -> None:
    plain = neutral(assessment, pack)
    view = build(plain, without_sources(pack), language, edition)
    text = text_of(render(view, Layout(template)))
    hits = scan({"report": text}, shipped.claims, audience="public", today=TODAY)

    assert [(hit.text, hit.sentence) for hit in hits if hit.use] == []


def test_the_consequence_tree_shows_each_effect_with_its_sign_and_evidence(
    assessed: Mapping[str, Assessment], shipped: Pack
) -> None:
    view = build(assessed["traffic-optimisation"], shipped, "en")
    trees = [part.tree for part in view.parts if part.tree is not None]

    assert len(trees) == 1
    first, second, third = trees[0].orders
    assert first == ("First order", ())
    assert [effect.sign for effect in second[1]] == ["−", "+"]
    assert [effect.evidence for effect in third[1]] == ["nothing supports it yet"] * 2
    assert "−3.5\u00a0kt CO₂e per year" in trees[0].text


@pytest.mark.parametrize("withheld", [True, False])
def test_what_scenarios_do_to_the_activity_shows_only_without_a_gate(
    assessed: Mapping[str, Assessment], shipped: Pack, *, withheld: bool
) -> None:
    effects = (GateEffect.WITHHOLD_NET,) if withheld else ()
    made = assessed[FULLEST].model_copy(update={"effects": effects})
    shown = build(made, shipped, "en").comparison

    assert (shown.activity is None) is withheld
    assert shown.table is not None
    last = shown.table.rows[-1][0]
    assert last.startswith("The activity itself") is not withheld
