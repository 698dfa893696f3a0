"""A measurement of a model in use: what it says of one use, or of one year.

The same files are written whether a model is trained or answers. Over a known number
of uses they give the energy of one use; over a known time that of a year, which the
measured time has to stand for.
"""

from dataclasses import replace

from assessor.domain.answers import Quality
from assessor.domain.wording import Text
from assessor.exchange.measurements.model import (
    Figure,
    Measured,
    MeasurementError,
    say,
)
from assessor.quantities import convert, parse_quantity

GROUP = "inference.endpoints"
_TRAINING = "training.runs"
_OF_TRAINING = {"method", "duration", "accelerators"}
_NEARLY = 0.99
"""Part of a year from which a measurement is taken for the year. [1]"""
_METHODS = {"energy": "energy_per_use", "accelerator_energy": "accelerator_energy"}


def in_use(measured: Measured, uses: float | None = None) -> Measured:
    """Return a measured run as a place where a model answers.

    Args:
        measured: The row as a run of training, with its energy.
        uses: How often the model answered meanwhile; unknown if absent. [uses]

    Raises:
        MeasurementError: The file gives no energy, no time, or no number of uses
            where only its cards were measured.

    Examples:
        >>> run = Measured("training.runs", "Chat", (Figure("energy", "5 kWh"),))
        >>> [figure.raw for figure in in_use(run, 1000).figures]
        ['energy_per_use', '0.005 kWh']
    """
    found = {figure.to: figure for figure in measured.figures}
    energy = next((found[name] for name in _METHODS if name in found), None)
    if measured.group != _TRAINING or energy is None:
        raise MeasurementError(
            say(
                "“{name}” has no measured energy: only files with energy or power "
                "say something of a model in use.",
                "« {name} » n’a pas d’énergie mesurée : seuls les fichiers d’énergie "
                "ou de puissance disent quelque chose d’un modèle en service.",
                name=measured.name,
            )
        )
    figures = (
        _of_a_use(energy, uses)
        if uses is not None
        else _of_a_year(measured.name, energy, found.get("duration"))
    )
    gone = _OF_TRAINING | _METHODS.keys()
    kept = tuple(figure for figure in measured.figures if figure.to not in gone)
    return replace(measured, group=GROUP, figures=(*figures, *kept))


def _of_a_use(energy: Figure, uses: float) -> tuple[Figure, ...]:
    method = _METHODS[energy.to]
    said = say(
        "divided by {uses:g} uses in the measured time",
        "divisée par {uses:g} usages pendant la mesure",
        uses=uses,
    )
    field = method if method == "energy_per_use" else "accelerator_energy_per_use"
    amount = replace(energy, to=field, raw=_times(energy, 1 / uses, "kWh"))
    return _told(method, amount, said)


def _of_a_year(
    name: str, energy: Figure, duration: Figure | None
) -> tuple[Figure, ...]:
    if energy.to != "energy":
        raise MeasurementError(
            say(
                "“{name}” holds the energy of the cards alone. Give with --uses how "
                "often the model answered meanwhile.",
                "« {name} » contient l’énergie des cartes seules. Donnez avec --uses "
                "combien de fois le modèle a répondu pendant ce temps.",
                name=name,
            )
        )
    lasted = parse_quantity(str(duration.raw), "h") if duration else None
    hours = lasted.value if lasted is not None else None
    if hours is None or hours <= 0:
        raise MeasurementError(
            say(
                "“{name}” does not say over what time it was measured. Give with "
                "--uses how often the model answered meanwhile.",
                "« {name} » ne dit pas sur quelle durée la mesure a porté. Donnez avec "
                "--uses combien de fois le modèle a répondu pendant ce temps.",
                name=name,
            )
        )
    year = convert(1.0, "year", "h")
    said = say(
        "{hours:.4g} h measured stand for a year of {year:.4g} h",
        "{hours:.4g} h mesurées valent pour une année de {year:.4g} h",
        hours=hours,
        year=year,
    )
    # Less than the year is not the year: what was measured is only a sample of it.
    whole = hours >= year * _NEARLY
    quality = energy.quality if whole else Quality.ESTIMATED
    raw = _times(energy, year / hours, "kWh/year")
    amount = replace(energy, to="energy_per_year", raw=raw, quality=quality)
    return _told("energy_per_year", amount, said)


def _told(method: str, amount: Figure, said: Text) -> tuple[Figure, ...]:
    way = Figure("method", method, amount.columns[:1])
    return way, replace(amount, said=(*amount.said, said))


def _times(energy: Figure, factor: float, unit: str) -> str:
    found = parse_quantity(str(energy.raw), "kWh")
    ends = [convert(end, found.unit, "kWh") * factor for end in found.range or ()]
    bounds = f" [{ends[0]:.10g}, {ends[1]:.10g}]" if ends else ""
    if found.value is None:
        return f"{bounds} {unit}".strip()
    return f"{convert(found.value, found.unit, 'kWh') * factor:.10g} {unit}{bounds}"
