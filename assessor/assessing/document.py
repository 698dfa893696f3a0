"""An assessment as the versioned document of ``evaluate --json``."""

import json
import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from assessor.domain.assessment import Assessment, Basis, OutcomeId
from assessor.domain.cell_figures import cell_figure
from assessor.domain.document import (
    About,
    ClaimFigure,
    Document,
    FindingFigure,
    GapFigure,
    GaugeFigure,
    NetFigure,
    OutcomeFigure,
    ScenarioFigures,
    ShareFigure,
    StressFigure,
    TotalFigure,
    UnitFigures,
)
from assessor.domain.impacts import (
    FunctionalUnits,
    Indicator,
    NetEffect,
    ScenarioResult,
    Total,
)
from assessor.domain.review_state import review_state
from assessor.domain.rules import GateEffect
from assessor.domain.wording import said
from assessor.rules.gates import acts

_STEERING = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def document(assessment: Assessment) -> Document:
    """Lay an assessment out as data."""
    footprint = assessment.footprint
    scenarios = {
        name: _scenario(result) for name, result in footprint.scenarios.items()
    }
    project = scenarios["project"]
    return Document(
        about=_about(assessment),
        outcome=_outcome(assessment),
        totals=project.totals,
        market_based=project.market_based,
        functional_units=project.functional_units,
        cells=project.cells,
        scenarios=scenarios,
        net_effect=_net_effects(assessment),
        action_plan=assessment.action_plan,
        gauges={
            name: GaugeFigure(**gauge.model_dump(exclude={"id", "questions"}))
            for name, gauge in assessment.gauges.items()
        },
        gates={name: result.ruling for name, result in assessment.gates.items()},
        findings=_findings(assessment),
        bias={check.id: check.result for check in assessment.bias},
        claims=_claims(assessment),
        confidence=assessment.confidence,
        coverage=assessment.coverage,
        gaps=_gaps(assessment),
        variance_shares=_shares(assessment),
        disagreements=footprint.disagreements,
        warnings=(
            *footprint.warnings,
            *(
                f"{standing.id}: {standing.doubt.in_language('en')}"
                for standing in assessment.standings
                if standing.doubt is not None
            ),
        ),
        water_stress=footprint.water_stress,
        trace=footprint.trace,
        call=assessment.call,
        factors_used=assessment.factors_used,
        attributions=assessment.attributions,
        levels=assessment.levels,
        outcomes=_outcomes(assessment),
        sensitivities=assessment.sensitivities,
        crosswalk=assessment.crosswalk,
        review=review_state(assessment.answers),
    )


def document_text(assessment: Assessment) -> str:
    """Write the document as JSON text; the same assessment gives the same text.

    Characters that steer a terminal are written as their code, which JSON reads as
    the same character.
    """
    data = document(assessment).model_dump(mode="json")
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def document_schema() -> dict[str, Any]:
    """Return the JSON Schema of the document."""
    schema = Document.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _about(assessment: Assessment) -> About:
    project = assessment.answers.project
    return About(
        project=project.name,
        organisation=project.organisation,
        stage=assessment.stage,
        profile=assessment.profile,
        made_on=assessment.made_on,
        program_version=assessment.program_version,
        pack=assessment.pack,
        pack_version=assessment.pack_version,
        pack_sha256=assessment.pack_digest,
        factors_sha256=assessment.factors_digest,
        own_factors_sha256=assessment.own_factors_digest or None,
        draws=assessment.footprint.draws,
        seed=assessment.footprint.seed,
        salt=assessment.footprint.salt,
    )


def _outcome(assessment: Assessment) -> OutcomeFigure:
    outcome = assessment.outcome
    return OutcomeFigure(
        id=outcome.id,
        basis=outcome.basis,
        sentence=outcome.sentence.root,
        because=outcome.because,
        unless=outcome.unless,
    )


def _outcomes(assessment: Assessment) -> dict[Basis, OutcomeId]:
    return {
        assessment.outcome.basis: assessment.outcome.id,
        "declared": assessment.declared_outcome.id,
        "supported": assessment.supported_outcome.id,
    }


def _scenario(result: ScenarioResult) -> ScenarioFigures:
    return ScenarioFigures(
        label=result.label,
        kind=result.kind,
        totals={name: _total(total) for name, total in result.totals.items()},
        market_based=_total(result.market_based),
        functional_units=_units(result.functional_units),
        series=result.series,
        contracts=result.contracts,
        purchases={name: dict(seen) for name, seen in result.purchases.items()},
        cells=tuple(map(cell_figure, result.cells)),
    )


def _units(units: FunctionalUnits) -> UnitFigures:
    return UnitFigures(
        per_use=units.per_use, per_year=units.per_year, whole_life=units.whole_life
    )


def _total(total: Total) -> TotalFigure:
    estimate = total.estimate
    return TotalFigure(
        central=None if estimate is None else estimate.central,
        median=None if estimate is None else estimate.median,
        low=None if estimate is None else estimate.low,
        high=None if estimate is None else estimate.high,
        error=None if estimate is None else estimate.error,
        unit=total.unit,
        assessed=total.assessed,
        at_least=total.at_least,
        missing=total.missing,
    )


_BARS = (GateEffect.WITHHOLD_NET, GateEffect.LOCK_BENEFIT, GateEffect.REFER)
_WITHHOLDING = (*_BARS, GateEffect.STRESS_TEST)


def withholding(
    assessment: Assessment, effects: Collection[GateEffect]
) -> tuple[str, ...]:
    """Return the gates that act with one of these effects, as the report reads them."""
    return tuple(
        name
        for name, result in assessment.gates.items()
        if acts(result) and {*effects} & {*result.gate.effects}
    )


def _net_effects(assessment: Assessment) -> dict[Indicator, NetFigure]:
    effects = assessment.footprint.net_effects
    bars = withholding(assessment, _BARS)
    tested = withholding(assessment, (GateEffect.STRESS_TEST,))
    failed = bool(tested) and any(e.fails_test for e in effects.values())
    held = _Held(
        net=bool(bars) or failed,
        stress=bool(bars),
        share=bool(bars or tested),
        by=withholding(assessment, _WITHHOLDING),
    )
    return {name: _net(effect, held) for name, effect in effects.items()}


@dataclass(frozen=True)
class _Held:
    """What is held back of the net effects, and by which gates.

    A net effect that does not withstand the stress test is held back, while the test
    is shown: it is the reason.
    """

    net: bool
    stress: bool
    share: bool
    by: tuple[str, ...]


def _net(effect: NetEffect, held: _Held) -> NetFigure:
    stress = tuple(
        StressFigure(
            rebound=point.rebound,
            net=point.net,
            share_better=None if held.share else point.share_better,
        )
        for point in effect.stress
    )
    return NetFigure(
        unit=effect.unit,
        gross=effect.gross,
        footprint=None if held.net else effect.footprint,
        net=None if held.net else effect.net,
        share_better=None if held.share or held.net else effect.share_better,
        stress=None if held.stress else stress,
        break_even_rebound=None if held.net else effect.break_even_rebound,
        robust=None if held.net else effect.robust,
        withheld_by=held.by,
    )


def _findings(assessment: Assessment) -> tuple[FindingFigure, ...]:
    return tuple(
        FindingFigure(
            id=finding.id,
            severity=finding.severity,
            ruling=finding.ruling,
            title=finding.title.root,
            advice=finding.advice.root,
        )
        for finding in assessment.findings
    )


def _claims(assessment: Assessment) -> tuple[ClaimFigure, ...]:
    fields = {*ClaimFigure.model_fields}
    return tuple(
        ClaimFigure.model_validate(
            hit.model_dump(include=fields) | {"reference": said(hit.reference, "en")}
        )
        for hit in assessment.claims
    )


def _gaps(assessment: Assessment) -> tuple[GapFigure, ...]:
    return tuple(
        GapFigure(id=gap.id, code=gap.code, ask=gap.ask.root, state=gap.state.value)
        for gap in assessment.gaps
    )


def _shares(assessment: Assessment) -> tuple[ShareFigure, ...]:
    return tuple(
        ShareFigure(
            input=share.key,
            share=share.share,
            low=share.low,
            high=share.high,
            answerable=share.answerable,
        )
        for share in assessment.footprint.shares
    )
