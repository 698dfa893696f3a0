import pytest

from assessor.catalogue.packs import load_pack
from assessor.catalogue.vocabularies import Vocabularies
from assessor.domain.assessment import Assessment
from assessor.domain.pack import Pack
from assessor.domain.rules import GateEffect
from assessor.domain.shelf import Shelf
from assessor.domain.wording import LANGUAGES
from assessor.reporting import Layout, build, render
from assessor.reporting.view.model import Officer
from assessor.resources import data_folder
from assessor.rules.claims import scan

HOLDING_BACK = {GateEffect.WATERMARK}


@pytest.fixture(scope="module")
def shipped(shelf: Shelf) -> Pack:
    folder = data_folder("questionnaires") / "ai-environment"
    return load_pack(folder, Vocabularies(shelf))


def free(assessment: Assessment, *effects: GateEffect) -> Assessment:
    return assessment.model_copy(update={"effects": effects})


@pytest.mark.unmeasured
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "effect", [effect for effect in GateEffect if effect not in HOLDING_BACK]
)
def test_two_paragraphs_pass_the_rules_on_claims(
    assessment: Assessment, pack: Pack, shipped: Pack, effect: GateEffect, language: str
) -> None:
    view = build(free(assessment, effect), pack, language)

    texts = {str(n): text for n, text in enumerate(view.speech.publish)}
    hits = scan(texts, shipped.claims, audience="public", today=assessment.made_on)
    assert len(texts) == 2
    assert [hit.text for hit in hits if hit.use] == []


def test_they_carry_figure_range_day_scope_and_method(
    assessment: Assessment, pack: Pack
) -> None:
    figure, limits = build(free(assessment), pack, "en").speech.publish

    for part in ("36 t CO₂e [26 to 50]", "November 20, 2026", "ai-environment 0.1.0"):
        assert part in figure.replace("\N{NO-BREAK SPACE}", " ")
    assert "No independent person" in limits
    assert "neither a label nor a certificate" in limits


def test_nothing_is_to_be_published_from_an_internal_report(
    assessment: Assessment, pack: Pack
) -> None:
    view = build(free(assessment, GateEffect.WATERMARK), pack, "en")

    assert view.speech.publish == ()
    assert "Nothing yet; a gate excludes any communication" in render(view)


def test_a_funder_gets_the_rules_applied_and_room_for_reasons(
    assessment: Assessment, pack: Pack
) -> None:
    funded = assessment.model_copy(update={"profile": "funding"})

    view = build(funded, pack, "en")
    page = render(view)

    assert isinstance(view.officer, Officer)
    assert len(view.officer.rules.rows) == len(assessment.gates)
    assert "Reasons, where they follow the rules" in page
    assert "This is not a decision" in page


def test_others_get_no_such_room(assessment: Assessment, pack: Pack) -> None:
    company = assessment.model_copy(update={"profile": "company"})

    assert build(company, pack, "en").officer is None


@pytest.mark.parametrize("template", ["screening", "card", "plan", "claims"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_template_prints_outcome_gates_and_watermark(
    assessment: Assessment, pack: Pack, template: str, language: str
) -> None:
    view = build(
        free(assessment, *assessment.effects, GateEffect.WATERMARK), pack, language
    )

    page = render(view, Layout(template))

    assert view.cover.outcome.title in page
    assert view.watermark in page
    assert all(gate.mark in page for gate in view.cover.gates)
    assert view.speech.cautions[0] in page
