"""What a report rests on, gathered from an assessment."""

import hashlib
from collections.abc import Iterator, Mapping

from assessor.assessing.document import document_text
from assessor.domain.assessment import Assessment
from assessor.domain.dossier import (
    Dossier,
    FactorUsed,
    Making,
    QuestionUsed,
    RuleUsed,
    Wording,
)
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import Kind, Question
from assessor.domain.rules import Ruling
from assessor.domain.wording import Language

ANSWERS = "answers.yaml"
EVALUATION = "evaluation.json"
CALL = "call.yaml"
DOSSIER = "dossier.json"
BESIDE = "factors"
"""Folder of the project's own factor tables, in the names of files that travel."""
NAMED = "factors-given"
"""Folder of the tables that were named on the command line, likewise."""


def dossier(
    assessment: Assessment,
    pack: Pack,
    *,
    language: Language,
    files: Mapping[str, bytes],
    edition: str = "",
    layout: str = "",
) -> Dossier:
    """Gather what a report rests on: versions, questions, rules and factor rows.

    Args:
        assessment: What the report shows.
        pack: The pack it was made with.
        language: Language of the report.
        files: The files that travel with the report, by name.
        edition: Edition that was asked for, if any.
        layout: Template it is set with; ``own`` where it takes files of the user's.
    """
    return Dossier(
        made=Making(
            made_on=assessment.made_on,
            language=language,
            program_version=assessment.program_version,
            pack=assessment.pack,
            pack_version=assessment.pack_version,
            pack_sha256=assessment.pack_digest,
            factors_sha256=assessment.factors_digest,
            own_factors_sha256=assessment.own_factors_digest,
            draws=assessment.draws,
            files={name: sha256(content) for name, content in files.items()},
            journal=assessment.journal,
            edition=edition,
            layout=layout,
        ),
        questions={
            question.id: _question(pack, question)
            for question in _asked(assessment, pack)
        },
        rules=dict(_rules(assessment, pack)),
        factors=dict(_factors(assessment)),
    )


def sha256(content: bytes) -> str:
    """Return a SHA-256 in hexadecimal.

    >>> sha256(b"")[:16]
    'e3b0c44298fc1c14'
    """
    return hashlib.sha256(content).hexdigest()


def _asked(assessment: Assessment, pack: Pack) -> Iterator[Question]:
    known = {standing.question for standing in assessment.standings}
    return (question for question in pack.questions() if question.id in known)


def _question(pack: Pack, question: Question) -> QuestionUsed:
    levels = pack.levels_of(question) if question.type is Kind.LEVEL else ()
    return QuestionUsed(
        code=question.code or "",
        ask=question.ask.root,
        unit=question.unit or "",
        gauge=question.gauge or "",
        weight=question.weight,
        levels=tuple(level.root for level in levels),
    )


def _rules(assessment: Assessment, pack: Pack) -> Iterator[tuple[str, RuleUsed]]:
    for name, result in assessment.gates.items():
        gate = result.gate
        yield (
            name,
            RuleUsed(
                kind="gate",
                title=gate.title.root,
                concerns=gate.concerns or "",
                when=gate.when,
                ruling=result.ruling,
            ),
        )
    found = {finding.id: finding.ruling for finding in assessment.findings}
    for finding in pack.findings:
        ruling = found.get(finding.id, Ruling.CLEAR)
        yield finding.id, _plain("finding", finding.title.root, finding.when, ruling)
    results = {check.id: check.result for check in assessment.bias}
    for check in pack.bias:
        if check.id in results:
            result_of = results[check.id]
            yield check.id, _plain("bias", check.title.root, check.passed, result_of)


def _plain(kind: str, title: Wording, when: str, ruling: str) -> RuleUsed:
    return RuleUsed.model_validate(
        {"kind": kind, "title": title, "concerns": "", "when": when, "ruling": ruling}
    )


def _factors(assessment: Assessment) -> Iterator[tuple[str, FactorUsed]]:
    for step in assessment.footprint.trace.values():
        table = step.table.partition("#")[0]
        if not table:
            continue
        title = assessment.tables.get(table)
        yield (
            step.table,
            FactorUsed(
                title={} if title is None else title.root,
                unit=step.unit,
                central=step.central,
                low=step.low,
                high=step.high,
                source=step.source,
                licence=step.licence,
                verification=step.verification,
            ),
        )


def travelling(  # noqa: PLR0913  # one parameter a thing that travels
    assessment: Assessment,
    pack: Pack,
    *,
    language: Language,
    answers: bytes,
    call: bytes | None = None,
    own: Mapping[str, bytes] | None = None,
    edition: str = "",
    layout: str = "",
) -> dict[str, bytes]:
    """Return the files that travel in a report, by name.

    Args:
        assessment: What the report shows.
        pack: The pack it was made with.
        language: Language of the report.
        answers: The answers file, as it is.
        call: The call file, as it is, where the project applies to a call.
        own: Files of the user's own factor tables, by the names they travel under.
        edition: Edition that was asked for, if any.
        layout: Template it is set with; ``own`` where it takes files of the user's.
    """
    files = {ANSWERS: answers, EVALUATION: document_text(assessment).encode()}
    files |= own or {}
    if call is not None:
        files[CALL] = call
    rests_on = dossier(
        assessment,
        pack,
        language=language,
        files=files,
        edition=edition,
        layout=layout,
    )
    return {**files, DOSSIER: rests_on.model_dump_json(indent=2).encode()}
