"""Findings: what the answers show that a reader should know."""

from collections.abc import Iterator

from assessor.domain.assessment import FindingResult, LevelResult
from assessor.domain.pack import Pack
from assessor.domain.rules import Ruling, Severity
from assessor.domain.ruling import ruling
from assessor.domain.wording import Text
from assessor.expressions import Environment
from assessor.rules.gates import as_text, looked_at

_CONTRADICTED = Text(
    {
        "en": "{code}: the level declared is above what the other answers bear out",
        "fr": "{code} : le niveau déclaré dépasse ce que les autres réponses étayent",
    }
)
_RECONCILE = Text(
    {
        "en": "Correct the level, or complete the answers it follows from.",
        "fr": "Corrigez le niveau, ou complétez les réponses dont il découle.",
    }
)
_ORDER = {severity: place for place, severity in enumerate(Severity)}


def findings(pack: Pack, environment: Environment) -> tuple[FindingResult, ...]:
    """Return the findings that hold or may hold: the certain and severe ones first."""
    speaking = list(_speaking(pack, environment))
    speaking.sort(key=lambda f: (f.ruling is Ruling.POSSIBLE, _ORDER[f.severity]))
    return tuple(speaking)


def _speaking(pack: Pack, environment: Environment) -> Iterator[FindingResult]:
    for finding in pack.findings:
        said = ruling(finding.when, None, environment)
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


def contradictions(
    pack: Pack, levels: tuple[LevelResult, ...]
) -> tuple[FindingResult, ...]:
    """Return a finding for each level declared above the one that figures settle."""
    return tuple(
        _contradiction(level, level.declared, level.derived)
        for level in levels
        if level.declared is not None
        and level.derived is not None
        and level.declared > level.derived
        and _settles(pack, level)
    )


def _settles(pack: Pack, level: LevelResult) -> bool:
    derive = pack.by_id[level.question].derive
    return derive is not None and derive.settles


def _contradiction(
    level: LevelResult, declared: float, derived: float
) -> FindingResult:
    title = {
        language: line.format(code=level.code)
        for language, line in _CONTRADICTED.root.items()
    }
    return FindingResult(
        id=f"contradiction-{level.question.replace('.', '-').replace('_', '-')}",
        severity=Severity.MEDIUM,
        part=level.part,
        ruling=Ruling.FIRED,
        title=Text(title),
        advice=_RECONCILE,
        values={"declared": as_text(declared), "derived": as_text(derived)},
    )
