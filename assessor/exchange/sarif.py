"""Claims as SARIF 2.1.0, the form in which code hosts show findings of tools."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from urllib.parse import quote

from assessor.exchange.statements import FoundClaim

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {
    "prohibited": "error",
    "needs_substantiation": "warning",
    "caution": "note",
    "note": "note",
}
Json = Mapping[str, object]


def sarif(
    claims: Sequence[FoundClaim], problems: Iterable[str], *, version: str
) -> Json:
    """Return a SARIF log of one run.

    Args:
        claims: What was found.
        problems: Messages on files that could not be read.
        version: Version of the program.
    """
    rules = {claim.rule: claim for claim in reversed(claims)}
    order = sorted(rules)
    notes = [{"level": "error", "message": {"text": text}} for text in problems]
    driver = {
        "name": "assessor",
        "version": version,
        "rules": [_rule(rules[each]) for each in order],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not notes,
                "toolExecutionNotifications": notes,
            }
        ],
        "results": [_result(claim, order.index(claim.rule)) for claim in claims],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(claim: FoundClaim) -> Json:
    return {
        "id": claim.rule,
        "shortDescription": {"text": f"{', '.join(claim.rules)}: {claim.reference}"},
        "fullDescription": {"text": claim.explanation},
        "help": {"text": claim.safe_wording},
        "properties": {
            "jurisdiction": claim.jurisdiction,
            "in_force_from": _day(claim.in_force_from),
            "in_force_until": _day(claim.in_force_until),
            "checked_on": _day(claim.checked_on),
            "transposition": claim.transposition,
        },
    }


def _day(day: object) -> str | None:
    return None if day is None else str(day)


def _result(claim: FoundClaim, index: int) -> Json:
    return {
        "ruleId": claim.rule,
        "ruleIndex": index,
        "level": _LEVELS[claim.severity] if claim.use else "none",
        "kind": "fail" if claim.use else "informational",
        "message": {"text": f"{claim.message} {claim.explanation}"},
        "locations": [{"physicalLocation": _location(claim)}],
        "properties": {
            "severity": claim.severity,
            "use": claim.use,
            "page": claim.page,
            "safe_wording": claim.safe_wording,
        },
    }


def _location(claim: FoundClaim) -> Json:
    name = "stdin" if claim.file == "-" else PurePath(claim.file).as_posix()
    return {
        "artifactLocation": {"uri": quote(name)},
        "region": {
            "startLine": claim.line,
            "startColumn": claim.column,
            "snippet": {"text": claim.text},
        },
    }
