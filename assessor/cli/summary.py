"""The few lines that a terminal shows of an assessment."""

from collections.abc import Iterator

from assessor.domain.assessment import Assessment, GateResult
from assessor.domain.factor_use import FactorUse
from assessor.domain.impacts import Estimate, Total
from assessor.domain.rules import Ruling

GAPS = 3
WORDS = {
    "en": {
        "footprint": "Footprint",
        "partial": "Footprint (partial, some parts not assessed)",
        "not_assessed": "not assessed",
        "range": "{central} {unit}, {low} to {high}",
        "life": "over the whole life of the service",
        "fired": "Gate",
        "possible": "Possible gate",
        "next": "Answer next",
        "error": (
            "The range holds 95 % of {draws} draws; its ends have a Monte Carlo error "
            "of {error} {unit}"
        ),
        "shares": "Most of the uncertainty (squared rank correlation)",
        "own": "Your own table",
        "instead": "{name} ({value} {unit}, in place of {replaced})",
        "alone": "{name} ({value} {unit})",
        "attribution": "To be named with the result",
        "colon": ": ",
    },
    "fr": {
        "footprint": "Empreinte",
        "partial": "Empreinte (partielle, des parts ne sont pas évaluées)",
        "not_assessed": "non évaluée",
        "range": "{central}\N{NO-BREAK SPACE}{unit}, de {low} à {high}",
        "life": "sur toute la durée de vie du service",
        "fired": "Verrou",
        "possible": "Verrou possible",
        "next": "À répondre ensuite",
        "error": (
            "La fourchette contient 95\N{NO-BREAK SPACE}% de {draws} tirages"
            "\N{NO-BREAK SPACE}; ses bornes ont une erreur de Monte-Carlo de {error}"
            "\N{NO-BREAK SPACE}{unit}"
        ),
        "shares": "Plus grandes parts de l’incertitude (corrélation de rang au carré)",
        "own": "Votre propre table",
        "instead": (
            "{name} ({value}\N{NO-BREAK SPACE}{unit}, à la place de {replaced})"
        ),
        "alone": "{name} ({value}\N{NO-BREAK SPACE}{unit})",
        "attribution": "À mentionner avec le résultat",
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
    partial = total is not None and total.estimate is not None and total.at_least
    name = words["partial" if partial else "footprint"]
    yield f"{name}{words['colon']}{_total(total, words, language)}"
    for use in assessment.factors_used:
        if use.origin == "user":
            yield f"{words['own']}{words['colon']}{_own(use, words, language)}"
    for source in assessment.attributions:
        yield f"{words['attribution']}{words['colon']}{source} (ODbL-1.0)"
    for ruling in (Ruling.FIRED, Ruling.POSSIBLE):
        for result in assessment.gates.values():
            if result.ruling is ruling:
                yield f"{words[ruling]} {_gate(result, language, words['colon'])}"
    for gap in assessment.gaps[:GAPS]:
        name = f"{gap.code} ({gap.id})" if gap.code else gap.id
        asked = gap.ask.in_language(language)
        yield words["colon"].join((words["next"], name, asked))


def uncertainty_lines(assessment: Assessment, language: str) -> Iterator[str]:
    """Yield how exact the ends of the range are, and what carries most of it.

    Args:
        assessment: What was assessed.
        language: Language of the lines.
    """
    words = WORDS.get(language, WORDS["en"])
    footprint = assessment.footprint
    total = footprint.scenarios["project"].totals["gwp"].estimate
    if total is None or not total.error:
        return
    yield words["error"].format(
        draws=grouped(footprint.draws, language),
        error=shown(total.error, language),
        unit=total.unit,
    )
    parts = [
        f"{share.key.partition(':')[2]} {share.share:.0%}"
        for share in footprint.shares[:GAPS]
    ]
    if language == "fr":
        parts = [part.replace("%", "\N{NO-BREAK SPACE}%") for part in parts]
    yield f"{words['shares']}{words['colon']}{', '.join(parts)}"


_ASTRONOMIC = 1e18
"""From here on nobody counts the zeros."""


def grouped(number: int, language: str) -> str:
    """Write a whole number in groups of three digits.

    Examples:
        >>> grouped(4096, "en")
        '4,096'
    """
    text = f"{number:,}"
    return text.replace(",", "\N{NO-BREAK SPACE}") if language == "fr" else text


def figure(value: float) -> str:
    """Write a figure with two significant digits.

    Examples:
        >>> figure(24_690), figure(0.0123), figure(0)
        ('25000', '0.012', '0')
    """
    if value == 0:
        return "0"
    rounded = float(f"{value:.1e}")
    if abs(rounded) >= _ASTRONOMIC:
        return f"{rounded:.1e}"
    return f"{rounded:.0f}" if abs(rounded) >= 10 else f"{rounded:.2g}"  # noqa: PLR2004  # two digits


def _own(use: FactorUse, words: dict[str, str], language: str) -> str:
    instead = "alone" if use.replaces is None else "instead"
    return words[instead].format(
        name=f"{use.table} {use.key}",
        value=exact(use.central, language),
        unit=use.unit,
        replaced="" if use.replaces is None else exact(use.replaces, language),
    )


def exact(value: float, language: str) -> str:
    """Write a factor with up to six digits and the decimal sign of a language.

    Examples:
        >>> exact(0.0441791, "en"), exact(0.05, "fr")
        ('0.0441791', '0,05')
    """
    text = f"{value:.6g}"
    return text.replace(".", ",") if language == "fr" else text


def _gate(result: GateResult, language: str, colon: str) -> str:
    return f"{result.gate.id}{colon}{result.gate.title.in_language(language)}"


def _total(total: Total | None, words: dict[str, str], language: str) -> str:
    if total is None or total.estimate is None:
        return words["not_assessed"]
    return f"{range_text(total.estimate, language)} {words['life']}"


def range_text(estimate: Estimate, language: str, scale: float = 1) -> str:
    """Write an estimate with its range.

    Args:
        estimate: What was estimated.
        language: Language of the line.
        scale: What the figures are divided by; the unit is the caller's. [1]
    """
    return WORDS[language if language in WORDS else "en"]["range"].format(
        central=shown(estimate.central / scale, language),
        unit=estimate.unit,
        low=shown(estimate.low / scale, language),
        high=shown(estimate.high / scale, language),
    )


def shown(value: float, language: str) -> str:
    """Write a figure with two significant digits and the signs of a language.

    Examples:
        >>> shown(4_210, "en"), shown(2.44, "fr")
        ('4,200', '2,4')
    """
    text = figure(value)
    if text.lstrip("-").isdecimal():
        text = f"{int(text):,}"
        return text.replace(",", "\N{NO-BREAK SPACE}") if language == "fr" else text
    return text.replace(".", ",") if language == "fr" else text
