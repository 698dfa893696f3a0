"""What rules may read besides the answers: the figures and the claims."""

import re
from collections.abc import Iterable, Iterator, Mapping

from assessor.domain.assessment import ClaimHit, LevelResult
from assessor.domain.conventions import OPEN_THRESHOLD, REBOUND
from assessor.domain.coverage import grid, share
from assessor.domain.impacts import INDICATORS, Cell, Estimate, Footprint
from assessor.domain.questionnaire import GAUGES, GaugeId, Kind
from assessor.domain.sheet import Sheet
from assessor.expressions import ABSENT, OPEN, Value, parse
from assessor.rules.levels import open_share

_POSITIONING = "context.positioning"
_POSITIONED = parse(f"'ai_for_green' in {_POSITIONING}")
_STATEMENTS_PART = "GC"
_BENEFIT = re.compile(
    r"\b(?:avoid|reduc|lower|cut(?:s|ting)?\b|sav(?:e|ing)|évit|réduc|réduir|réduis"
    r"|réduit|diminu|économis|abaiss)\w*",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"\b(?:no|not|never|without|cannot|aucune?|jamais|sans|ne|n['’]\w+|pas)\b",
    re.IGNORECASE,
)


def rule_facts(
    footprint: Footprint, claims: Iterable[ClaimHit], sheet: Sheet
) -> dict[str, Value]:
    """Return the names that rules read besides questions, levels and gauges.

    What the footprint does not say is open, never zero.
    """
    counted = share(grid(sheet))
    return {
        "benefit.claimed": benefit_claimed(sheet, footprint),
        "coverage.share": ABSENT if counted is None else counted,
        "open.threshold": sheet.pack.figure(OPEN_THRESHOLD),
        **_claim_facts(claims),
        **_impact_facts(footprint),
        **_assessed_facts(footprint),
        **_net_facts(footprint, sheet.pack.figure(REBOUND)),
    }


def level_facts(
    levels: tuple[LevelResult, ...], gauges: Mapping[GaugeId, tuple[float, float]]
) -> dict[str, Value]:
    """Return the share still open, and the gauges, read at worst.

    A gauge without a question that applies is absent.
    """
    found: dict[str, Value] = {"open.share": open_share(levels)}
    for gauge in GAUGES:
        low, high = gauges.get(gauge, (ABSENT, ABSENT))
        found[f"gauge.{gauge}"] = found[f"gauge.{gauge}.low"] = low
        found[f"gauge.{gauge}.high"] = high
    return found


def hangs_on_weights(name: str) -> bool:
    """Say whether a fact moves when a question weighs more or less.

    Examples:
        >>> hangs_on_weights("gauge.claims.low"), hangs_on_weights("impact.gwp")
        (True, False)
    """
    return name == "open.share" or name.startswith("gauge.")


def benefit_claimed(sheet: Sheet, footprint: Footprint) -> Value:
    """Say whether a benefit for the environment is claimed.

    It is where the project presents itself as AI for green, where a scenario has an
    effect that lowers an impact, or where a statement says so.
    """
    if footprint.benefit_lines:
        return True
    positioned = _POSITIONED.truth(sheet.environment(unknown_level="open"))
    texts = list(_statements(sheet))
    if positioned is True or any(says_benefit(t) for t in texts if isinstance(t, str)):
        return True
    return OPEN if OPEN in (positioned, *texts) else False


def _statements(sheet: Sheet) -> Iterator[Value]:
    for standing in sheet.standings:
        question = sheet.pack.by_id[standing.question]
        part = sheet.pack.section_of[question.id].part
        if question.type is Kind.LONGTEXT and part == _STATEMENTS_PART:
            yield sheet.environment().value(question.id)


def says_benefit(text: str) -> bool:
    """Say whether a sentence of a text says that something is avoided or reduced.

    Examples:
        >>> says_benefit("Our tool reduces emissions.")
        True
        >>> says_benefit("We do not claim that it reduces anything.")
        False
    """
    sentences = re.split(r"[.!?;\n]", text)
    return any(_BENEFIT.search(s) and not _DENIAL.search(s) for s in sentences)


def _claim_facts(claims: Iterable[ClaimHit]) -> dict[str, Value]:
    used = [hit.severity for hit in claims if hit.use]
    return {
        "claims.prohibited": used.count("prohibited"),
        "claims.unsubstantiated": used.count("needs_substantiation"),
    }


def _impact_facts(footprint: Footprint) -> dict[str, Value]:
    project = footprint.scenarios["project"]
    found: dict[str, Value] = {}
    for indicator in INDICATORS:
        total = project.totals.get(indicator)
        estimate = None if total is None else total.estimate
        found |= _ends(f"impact.{indicator}", estimate)
    market = project.market_based.estimate
    found["impact.market_based"] = OPEN if market is None else market.central
    return found


def _ends(name: str, estimate: Estimate | None) -> dict[str, Value]:
    if estimate is None:
        return {name: OPEN, f"{name}.low": OPEN, f"{name}.high": OPEN}
    return {
        name: estimate.central,
        f"{name}.low": estimate.low,
        f"{name}.high": estimate.high,
    }


def _assessed_facts(footprint: Footprint) -> dict[str, Value]:
    project = footprint.scenarios["project"]
    cells = [cell for cell in project.cells if cell.indicator == "gwp"]
    made = [cell for cell in cells if cell.stage == "manufacture" or _whole(cell)]
    total = project.totals.get("gwp")
    return {
        "assessed.embodied": _assessed(made),
        "assessed.inference": _assessed(_used(cells, "inference")),
        "assessed.training": _assessed(_used(cells, "training")),
        "assessed.share": OPEN if total is None else total.assessed,
    }


def _whole(cell: Cell) -> bool:
    return cell.stage == "unsplit"


def _used(cells: list[Cell], phase: str) -> list[Cell]:
    """Return the use of the machines of a phase; networks and terminals are not it.

    What is not split counts only where a row has no use of its own: beside a use, it
    is the making of the machines.
    """
    mine = [c for c in cells if c.phase == phase and c.tier in {"datacentre", "edge"}]
    used = {c.row for c in mine if c.stage == "use"}
    return [c for c in mine if c.stage == "use" or (_whole(c) and c.row not in used)]


def _assessed(cells: list[Cell]) -> Value:
    """Say whether a part is assessed; what was excluded with a reason is not it."""
    applicable = [cell for cell in cells if cell.state != "not_applicable"]
    if cells and not applicable:
        return ABSENT
    counted = [cell for cell in applicable if cell.state != "excluded"]
    return bool(counted) and all(cell.state == "assessed" for cell in counted)


def _net_facts(footprint: Footprint, rebound: float) -> dict[str, Value]:
    effect = footprint.net_effects.get("gwp")
    if effect is None:
        ends = _ends("net.gwp", None)
        return {"net.known": False, "net.robust": OPEN, "net.stressed": OPEN, **ends}
    return {
        "net.known": True,
        "net.robust": effect.robust,
        "net.stressed": stressed(footprint, rebound),
        **_ends("net.gwp", effect.net),
    }


def stressed(footprint: Footprint, rebound: float) -> Value:
    """Return the central net effect at a rebound: ``B (1 - r) - F``. [kgCO2e/year].

    Args:
        footprint: What the estimator found.
        rebound: Share of the gross benefit that is lost. [0 to 1]
    """
    effect = footprint.net_effects.get("gwp")
    if effect is None:
        return OPEN
    for point in effect.stress:
        if point.rebound == rebound:
            return point.net.central
    return effect.gross.central * (1 - rebound) - effect.footprint.central
