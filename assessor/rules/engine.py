"""All rules over one project, in the order in which they lean on each other.

Facts, then levels, gauges, gates, findings, biases, the outcome, and last what
happens to the outcome when a convention moves.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from assessor.domain.answers import AnswersFile
from assessor.domain.applicable import actions_that_apply
from assessor.domain.assessment import Basis, ClaimHit, Judgement, Outcome
from assessor.domain.conventions import GAUGE_THRESHOLD
from assessor.domain.coverage import grid, share
from assessor.domain.impacts import Footprint
from assessor.domain.pack import Pack
from assessor.domain.sheet import Sheet
from assessor.rules.bias import bias
from assessor.rules.conclusion import Bench, conclude
from assessor.rules.confidence import confidence
from assessor.rules.facts import rule_facts
from assessor.rules.findings import contradictions, findings
from assessor.rules.gaps import gaps
from assessor.rules.gates import effects, rule_gates
from assessor.rules.gauges import gauges, parts
from assessor.rules.levels import level_results
from assessor.rules.outcome import worded
from assessor.rules.sensitivity import check_first, sensitivities


@dataclass(frozen=True)
class Sheets:
    """The same answers on each basis.

    Attributes:
        reviewed: With the values of accepted reviews; ``None`` where there is none.
    """

    declared: Sheet
    supported: Sheet
    reviewed: Sheet | None = None

    @property
    def basis(self) -> Basis:
        """The basis of the outcome: reviews replace both others."""
        if self.reviewed is not None:
            return "reviewed"
        return "supported" if self.declared.kind == "audit" else "declared"


def judge(
    pack: Pack,
    answers: AnswersFile,
    sheets: Sheets,
    footprint: Footprint,
    claims: tuple[ClaimHit, ...],
) -> Judgement:
    """Apply every rule of a pack to one project.

    Gates, findings and biases are read on the basis of the outcome: reviewed where a
    review was accepted, supported in an audit, declared elsewhere. The declared and
    the supported outcome stand beside it.
    """
    benches = _benches(pack, sheets, footprint, claims)
    bench = benches[sheets.basis]
    shown = benches["reviewed"] if sheets.reviewed else benches["declared"]
    upheld = benches["reviewed"] if sheets.reviewed else benches["supported"]
    readings = bench.readings()
    gates = rule_gates(pack, readings, bench.sheet)
    cells = grid(bench.sheet)
    standings = shown.sheet.standings
    return Judgement(
        levels=shown.levels,
        parts=parts(shown.levels, standings, pack),
        gauges=gauges(shown.levels, upheld.levels, standings, pack),
        gates=gates,
        effects=effects(gates),
        findings=findings(pack, readings.proof) + contradictions(pack, shown.levels),
        bias=bias(pack, readings.act, bench.sheet.unasked),
        benefit_claimed=bench.facts["benefit.claimed"] is True,
        confidence=confidence(bench.levels, pack, answers, share(cells)),
        outcome=_outcome(bench, sheets.basis),
        declared_outcome=_outcome(benches["declared"], "declared"),
        supported_outcome=_outcome(benches["supported"], "supported"),
        sensitivities=sensitivities(bench, footprint),
        actions=actions_that_apply(pack, bench.sheet.stage, readings.act),
        gaps=gaps(pack, standings, shown.levels, footprint),
        check_first=check_first(benches["declared"], footprint),
        coverage=cells,
    )


def _benches(
    pack: Pack, sheets: Sheets, footprint: Footprint, claims: tuple[ClaimHit, ...]
) -> Mapping[Basis, Bench]:
    found: dict[Basis, Bench] = {}
    by_basis: dict[Basis, Sheet | None] = {
        "declared": sheets.declared,
        "supported": sheets.supported,
        "reviewed": sheets.reviewed,
    }
    for basis, sheet in by_basis.items():
        if sheet is not None:
            facts = rule_facts(footprint, claims, sheet)
            supported = basis == "supported"
            levels = level_results(sheet, pack, facts, supported=supported)
            threshold = pack.figure(GAUGE_THRESHOLD)
            found[basis] = Bench(pack, sheet, levels, facts, threshold)
    return found


def _outcome(bench: Bench, basis: Basis) -> Outcome:
    results = rule_gates(bench.pack, bench.readings(), bench.sheet)
    return worded(conclude(bench), bench.pack, basis, bench.sheet.profile, results)
