"""The few lines that a terminal shows of an assessment."""

from collections.abc import Iterator

from assessor.domain.assessment import Assessment, GateResult
from assessor.domain.impacts import Estimate, Total
from assessor.domain.rules import Ruling

GAPS = 3
WORDS = {
    "en": {
        "footprint": "Footprint",
        "not_assessed": "not assessed",
        "at_least": "at least",
        "life": "over the whole life of the service",
        "fired": "Gate",
        "possible": "Possible gate",
        "next": "Answer next",
        "colon": ": ",
    },
    "fr": {
        "footprint": "Empreinte",
        "not_assessed": "non évaluée",
        "at_least": "au moins",
        "life": "sur toute la durée de vie du service",
        "fired": "Verrou",
        "possible": "Verrou possible",
        "next": "À répondre ensuite",
        "colon": "\N{NO-BREAK SPACE}: ",
    },
}


def outcome_line(assessment: Assessment, language: str) -> str:
    """Return the outcome in one line.

    Args:
        assessment: What was assessed.
        language: Language of the line.
    """
    return assessment.outcome.sentence.in_language(language)


def summary_lines(assessment: Assessment, language: str) -> Iterator[str]:
    """Yield the outcome, the footprint, the gates and what to answer next.

    Args:
        assessment: What was assessed.
        language: Language of the lines.
    """
    words = WORDS.get(language, WORDS["en"])
    yield outcome_line(assessment, language)
    total = assessment.footprint.scenarios["project"].totals.get("gwp")
    yield f"{words['footprint']}{words['colon']}{_total(total, words)}"
    for ruling in (Ruling.FIRED, Ruling.POSSIBLE):
        for result in assessment.gates.values():
            if result.ruling is ruling:
                yield f"{words[ruling]} {_gate(result, language, words['colon'])}"
    for gap in assessment.gaps[:GAPS]:
        name = f"{gap.code} ({gap.id})" if gap.code else gap.id
        asked = gap.ask.in_language(language)
        yield words["colon"].join((words["next"], name, asked))


def figure(value: float) -> str:
    """Write a figure with two significant digits.

    Examples:
        >>> figure(24_690), figure(0.0123), figure(0)
        ('25000', '0.012', '0')
    """
    if value == 0:
        return "0"
    rounded = float(f"{value:.1e}")
    return f"{rounded:.0f}" if abs(rounded) >= 10 else f"{rounded:.2g}"  # noqa: PLR2004  # two digits


def _gate(result: GateResult, language: str, colon: str) -> str:
    return f"{result.gate.id}{colon}{result.gate.title.in_language(language)}"


def _total(total: Total | None, words: dict[str, str]) -> str:
    if total is None or total.estimate is None:
        return words["not_assessed"]
    start = f"{words['at_least']} " if total.at_least else ""
    return f"{start}{_range(total.estimate)} {words['life']}"


def _range(estimate: Estimate) -> str:
    low, high = figure(estimate.low), figure(estimate.high)
    return f"{figure(estimate.central)} {estimate.unit} [{low}, {high}]"
