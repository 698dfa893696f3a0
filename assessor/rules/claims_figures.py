"""Figures in a text that no result of an assessment supports."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assessor.domain.assessment import ClaimHit
from assessor.domain.wording import Text
from assessor.rules.claims_mention import is_mention
from assessor.rules.claims_reading import Reading, read_text

RULE = "figure-without-source"
PERCENT = "%"
_CLOSE = 0.01
_NUMBER = (
    r"(?<![\w.,])(\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,4}(?:[.,]\d{1,6})?|\d[\d.,]{0,15})"
)
_CO2 = r"\s?(?:of\s|de\s|d['’])?(?:co2|co₂)[\s-]?(?:e(?:q\w{0,9})?|[ée]quivalent)?\b"
_FIGURE = re.compile(
    rf"{_NUMBER}\s?(?:"
    rf"(?P<mass>kt|mt|kg|mg|g|t|tonnes?|tons?|grammes?|grams?|kilos?){_CO2}"
    r"|(?P<weight>kt|t|tonnes?|tons?|kg)\b|(?P<energy>[kmgt]?wh)\b|(?P<heat>[mg]j)\b"
    r"|(?P<water>l|lit(?:re|er)s?|m3|m³)\b|(?P<percent>%))"
)
# Base units: kgCO2e, kWh, MJ, L. A prefix that letters cannot tell apart once they
# are small (Mt and mt, Mg and mg) is read as people write it of emissions.
_SIZES = {
    "kt": 1e6,
    "mt": 1e9,
    "t": 1e3,
    "ton": 1e3,
    "kg": 1.0,
    "kilo": 1.0,
    "g": 1e-3,
    "gram": 1e-3,
    "mg": 1e-6,
    "wh": 1e-3,
    "kwh": 1.0,
    "mwh": 1e3,
    "gwh": 1e6,
    "twh": 1e9,
    "mj": 1.0,
    "gj": 1e3,
    "l": 1.0,
    "lit": 1.0,
    "m3": 1e3,
    "m³": 1e3,
}
_UNITS = {
    "mass": "kgCO2e",
    "weight": "kgCO2e",
    "energy": "kWh",
    "heat": "MJ",
    "water": "L",
    "percent": PERCENT,
}
_SUBJECT = re.compile(
    r"emission|émission|footprint|empreinte|carbon|co2|co₂|greenhouse|effet de serre"
    r"|energ|énerg|électri|electric|climat|water|\beau\b|environ|impact"
)
_NEEDS_SUBJECT = frozenset(("weight", "water", "percent"))
_TERM = Text({"en": "figure without source", "fr": "chiffre sans source"})
_REFERENCE = Text(
    {
        "en": "assessor, comparison with the results of the assessment",
        "fr": "assessor, comparaison avec les résultats de l’évaluation",
    }
)
_WHY = Text(
    {
        "en": (
            "No total, no row and no answer of the assessment rounds to this figure: "
            "a reader who asks where it comes from would find nothing."
        ),
        "fr": (
            "Aucun total, aucune ligne ni aucune réponse de l’évaluation ne s’arrondit "
            "à ce chiffre : qui demanderait d’où il vient ne trouverait rien."
        ),
    }
)
_SAFE = Text(
    {
        "en": "[figure of the assessment, with its range], [scope], [method], [date].",
        "fr": "[chiffre de l’évaluation et sa fourchette], [périmètre], [méthode], "
        "[date].",
    }
)


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure as a text gives it.

    Attributes:
        readings: What it may mean, "1,200" being 1.2 or 1200, each with half a
            unit of its last digit. [unit]
    """

    start: int
    end: int
    unit: str
    readings: tuple[tuple[float, float], ...]


def figures_without_source(
    where: str, text: str, supported: Mapping[str, Sequence[float]], today: date
) -> tuple[ClaimHit, ...]:
    """Find the environmental figures of a text that no known value rounds to.

    Args:
        where: Name of the text.
        text: The text.
        supported: What is known, by unit: kgCO2e, kWh, MJ, L and %.
        today: Date of the statement.

    Examples:
        >>> day = date(2026, 11, 21)
        >>> found = figures_without_source(
        ...     "a", "The footprint is 12 tCO2e, or 3 kg.", {"kgCO2e": [12_300]}, day
        ... )
        >>> [hit.text for hit in found]
        ['3 kg']
    """
    reading = read_text(text)
    return tuple(
        _hit(where, reading, figure, today)
        for figure in _figures(reading)
        if not _supported(figure, supported.get(figure.unit, ()))
    )


def _figures(reading: Reading) -> Iterator[_Figure]:
    for match in _FIGURE.finditer(reading.text):
        kind = match.lastgroup or ""
        if kind in _NEEDS_SUBJECT:
            begin, finish = reading.sentence(match.start(), match.end())
            if not _SUBJECT.search(reading.text, begin, finish):
                continue
        size = _size(kind, match[kind])
        readings = tuple(
            (number * size, slack * size) for number, slack in _numbers(match[1])
        )
        yield _Figure(match.start(), match.end(), _UNITS[kind], readings)


def _size(kind: str, unit: str) -> float:
    if kind == "percent":
        return 1.0
    for spelling in (unit, unit.rstrip("s"), unit[:4], unit[:3], unit[:1]):
        if spelling in _SIZES:
            return _SIZES[spelling]
    return 1.0


def _numbers(written: str) -> Iterator[tuple[float, float]]:
    """Yield what a written number may mean, each with half of its last digit.

    Examples:
        >>> sorted(_numbers("1,200"))
        [(1.2, 0.0005), (1200.0, 0.5)]
        >>> list(_numbers("12"))
        [(12.0, 0.5)]
    """
    plain = re.sub(r"[ \u00a0\u202f]", "", written).rstrip(".,")
    marks = re.findall(r"[.,]", plain)
    if not marks:
        yield float(plain), 0.5
        return
    whole, _, decimals = plain.rpartition(marks[-1])
    if len(set(marks)) == len(marks):
        yield (
            float(f"{re.sub('[.,]', '', whole)}.{decimals}"),
            0.5 / 10 ** len(decimals),
        )
    if len(set(marks)) == 1 and len(decimals) == len("000"):
        yield float(re.sub(r"[.,]", "", plain)), 0.5


def _supported(figure: _Figure, known: Sequence[float]) -> bool:
    return any(
        abs(number - abs(value)) <= max(slack * (1 + 1e-9), _CLOSE * abs(value))
        for number, slack in figure.readings
        for value in known
    )


def _hit(where: str, reading: Reading, figure: _Figure, today: date) -> ClaimHit:
    begin, finish = reading.sentence(figure.start, figure.end)
    line, column = reading.line_and_column(figure.start)
    use = not is_mention(reading, figure.start, figure.end)
    return ClaimHit(
        where=where,
        line=line,
        column=column,
        text=reading.given(figure.start, figure.end),
        sentence=" ".join(reading.given(begin, finish).split()),
        severity="caution" if use else "note",
        use=use,
        rule=RULE,
        term=_TERM,
        rules=(RULE,),
        jurisdiction="method",
        reference=_REFERENCE,
        in_force_from=None,
        in_force=True,
        checked_on=today,
        explanation=_WHY,
        safe_wording=_SAFE,
    )
