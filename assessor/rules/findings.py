"""Findings: what the answers show that a reader should know."""

from collections.abc import Iterator

from assessor.domain.assessment import FindingResult
from assessor.domain.pack import Pack
from assessor.domain.rules import Finding, Ruling, Severity
from assessor.expressions import OPEN, Environment, parse
from assessor.rules.gates import looked_at

_ORDER = {severity: place for place, severity in enumerate(Severity)}


def ruling(finding: Finding, environment: Environment) -> Ruling:
    """Return what a finding says: it fires only on true."""
    holds = parse(finding.when).truth(environment)
    if holds is OPEN:
        return Ruling.POSSIBLE
    if isinstance(holds, bool):
        return Ruling.FIRED if holds else Ruling.CLEAR
    return Ruling.NOT_CONCERNED


def findings(pack: Pack, environment: Environment) -> tuple[FindingResult, ...]:
    """Return the findings that hold or may hold: the certain and severe ones first."""
    speaking = list(_speaking(pack, environment))
    speaking.sort(key=lambda f: (f.ruling is Ruling.POSSIBLE, _ORDER[f.severity]))
    return tuple(speaking)


def _speaking(pack: Pack, environment: Environment) -> Iterator[FindingResult]:
    for finding in pack.findings:
        said = ruling(finding, environment)
        if said in {Ruling.FIRED, Ruling.POSSIBLE}:
            yield FindingResult(
                id=finding.id,
                severity=finding.severity,
                part=finding.part,
                ruling=said,
                title=finding.title,
                advice=finding.advice,
                values=looked_at((finding.when,), environment),
                refs=finding.refs,
            )
