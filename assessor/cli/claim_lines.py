"""From files to the lines that ``assessor claims`` writes."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Literal

from assessor.assessing import assess
from assessor.cli.language import language_here, worded
from assessor.cli.opening import open_project, open_questionnaire
from assessor.domain.rules import Audience
from assessor.domain.wording import Language, Text
from assessor.errors import ExchangeError
from assessor.exchange.files import read_document
from assessor.exchange.sarif import sarif
from assessor.exchange.statements import READ_BY, FoundClaim, Reader, visible
from assessor.exchange.supported import supported_values

_SEVERITIES: dict[Language, dict[str, str]] = {
    "en": {
        "prohibited": "prohibited",
        "needs_substantiation": "needs substantiation",
        "caution": "caution",
        "note": "note",
    },
    "fr": {
        "prohibited": "interdit",
        "needs_substantiation": "à étayer",
        "caution": "prudence",
        "note": "note",
    },
}
_HEADS: dict[Language, tuple[str, str, str, str]] = {
    "en": ("Reference:", "checked on", "Why:", "Instead:"),
    "fr": (
        "Référence\u00a0:",
        "vérifiée le",
        "Pourquoi\u00a0:",
        "À écrire plutôt\u00a0:",
    ),
}
_SUMMARY = Text(
    {
        "en": "{counts}; as read by {readers} on {day}. This is not legal advice.",
        "fr": "{counts}\u00a0; lu par {readers} le {day}. "
        "Ceci n’est pas un avis juridique.",
    }
)


def open_reader(
    audience: Audience,
    day: date,
    language: Language | None,
    *,
    answers: Path | None = None,
    pack: Path | None = None,
    factors: Path | None = None,
) -> Reader:
    """Return what reads documents.

    Args:
        audience: Who will read the documents.
        day: Date of the statement.
        language: Language of the documents; found out for each if absent.
        answers: Answers file whose results figures are held against.
        pack: Folder of the pack; the shipped one if absent.
        factors: Folder of the factor tables; the shipped one if absent.
    """
    if answers is None:
        rules = open_questionnaire(pack, factors).pack.claims
        return Reader(rules, audience, day, language)
    project = open_project(answers, pack, factors)
    assessment = assess(project.answers, project.pack, project.shelf, today=day)
    known: Mapping[str, Sequence[float]] = supported_values(assessment)
    return Reader(project.pack.claims, audience, day, language, known)


def read_all(
    files: Sequence[str], reader: Reader
) -> tuple[list[FoundClaim], list[str]]:
    """Return what was found in all files, and a message for each that is unreadable.

    Args:
        files: Paths, or ``-`` for the standard input; a path named twice is read once.
        reader: What reads them.
    """
    found: list[FoundClaim] = []
    problems: list[str] = []
    for path in dict.fromkeys(files):
        try:
            found += reader.read(read_document(path))
        except ExchangeError as error:
            language = reader.language or language_here()
            problems.append(visible(worded(str(error), language)))
    return found, problems


def written(
    form: Literal["human", "json", "sarif"],
    found: Sequence[FoundClaim],
    problems: Sequence[str],
    reader: Reader,
) -> Iterator[str]:
    """Yield the lines to write.

    Args:
        form: What is written.
        found: The claims.
        problems: Messages on files that could not be read.
        reader: What read them.
    """
    if form == "json":
        hits = [claim.model_dump(mode="json") for claim in found]
        yield json.dumps(hits, ensure_ascii=False, indent=2)
    elif form == "sarif":
        log = sarif(found, problems, version=version("assessor"))
        yield json.dumps(log, ensure_ascii=False, indent=2)
    else:
        for claim in found:
            yield from _lines(claim)
        yield _summary(found, reader)


def _lines(claim: FoundClaim) -> Iterator[str]:
    page = f"page {claim.page}:" if claim.page else ""
    place = f"{visible(claim.file)}:{page}{claim.line}:{claim.column}"
    severity = _SEVERITIES[claim.language][claim.severity]
    colon = "\u00a0:" if claim.language == "fr" else ":"
    yield f"{place}: {severity}{colon} {claim.message}"
    if not claim.use:
        return
    reference, checked, why, instead = _HEADS[claim.language]
    yield f"    {reference} {claim.reference} ({checked} {claim.checked_on})"
    yield f"    {why} {claim.explanation}"
    if claim.transposition:
        yield f"    {claim.transposition}"
    yield f"    {instead} {claim.safe_wording}"


def _summary(found: Sequence[FoundClaim], reader: Reader) -> str:
    counts = Counter[str](claim.severity for claim in found)
    spoken: set[Language | None] = {claim.language for claim in found}
    # Where nothing was found nobody knows what the texts are written in.
    spoken = spoken or {reader.language or ("fr" if language_here() == "fr" else "en")}
    language: Language = "fr" if spoken == {"fr"} else "en"
    told = ", ".join(
        f"{counts[each]} {name}" for each, name in _SEVERITIES[language].items()
    )
    return _SUMMARY.in_language(language).format(
        counts=told,
        readers=READ_BY[reader.audience].in_language(language),
        day=reader.on,
    )
