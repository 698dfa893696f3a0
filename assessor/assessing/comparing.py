"""Several assessments side by side, their totals compared draw by draw."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from assessor.assessing import DRAWS, assess
from assessor.assessing.comparability import Compared, left_out, remarks
from assessor.assessing.costs import costs_of
from assessor.assessing.document import document, withholding
from assessor.assessing.inventory import take_inventory
from assessor.domain.answers import AnswersFile
from assessor.domain.comparison import ComparedProject, Comparison, Difference, Side
from assessor.domain.document import Document
from assessor.domain.impacts import INDICATORS, Indicator, ScenarioResult
from assessor.domain.pack import Pack
from assessor.domain.rules import GateEffect
from assessor.domain.sheet import read_sheet
from assessor.domain.shelf import Shelf
from assessor.errors import EstimationError, UsageError
from assessor.estimation.draws import Draws
from assessor.estimation.pairing import BASES, Basis, TotalDraws, paired, total_draws
from assessor.estimation.plans import WITH_LEGACY

_PROJECT = "project"
_WITHHOLD = (GateEffect.WITHHOLD_NET, GateEffect.LOCK_BENEFIT, GateEffect.STRESS_TEST)


@dataclass(frozen=True)
class Variant:
    """Answers to be compared.

    Attributes:
        file: Name of the answers file.
        overlay: Name of the what-if that was applied; empty where none was.
        changed: Ids that the what-if changes.
    """

    file: str
    answers: AnswersFile
    overlay: str = ""
    changed: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What it is called beside others."""
        return self.overlay or self.file


@dataclass(frozen=True)
class _Assessed:
    """A variant with what was found of it."""

    compared: Compared
    document: Document
    draws: TotalDraws


@dataclass(frozen=True)
class _Place:
    """A side before it is laid out: which project, which scenario."""

    project: int
    scenario: str


@dataclass(frozen=True)
class _Placed:
    """A scenario of an assessed variant."""

    found: _Assessed
    scenario: str

    @property
    def result(self) -> ScenarioResult:
        return _scenarios(self.found)[self.scenario]

    @property
    def draws(self) -> Mapping[tuple[Basis, Indicator], Draws]:
        return self.found.draws[self.scenario]

    def central(self, key: tuple[Basis, Indicator]) -> float | None:
        basis, indicator = key
        units = self.result.functional_units
        estimate = {
            "whole_life": units.whole_life,
            "per_year": units.per_year,
            "per_use": units.per_use,
        }[basis].get(indicator)
        return None if estimate is None else estimate.central

    def missing(self, indicator: Indicator) -> set[str]:
        return left_out(self.result.totals[indicator])


def compare(
    variants: Sequence[Variant],
    pack: Pack,
    shelf: Shelf,
    *,
    today: date,
    draws: int = DRAWS,
) -> Comparison:
    """Put the scenarios of a first project and other projects side by side.

    Args:
        variants: What is compared; every other one is compared with the first.
        pack: The questionnaire that all of them answer.
        shelf: Factor tables.
        today: Day of the assessments.
        draws: Number of Monte Carlo draws, the same for all.

    Raises:
        EstimationError: A quantity of one of them is physically impossible.
        UsageError: There is nothing to compare with.
    """
    found = [_named(v, pack, shelf, today=today, draws=draws) for v in variants]
    places = [*_places(found)]
    if len(places) < 2:  # noqa: PLR2004  # a comparison takes two
        message = (
            f"{variants[0].file}: no other scenario of this file has anything to "
            "estimate; name a second answers file or a what-if with --overlay"
        )
        raise UsageError(message)
    about = found[0].document.about
    return Comparison(
        made_on=about.made_on,
        program_version=about.program_version,
        pack=about.pack,
        pack_version=about.pack_version,
        pack_sha256=about.pack_sha256,
        factors_sha256=about.factors_sha256,
        draws=draws,
        projects=tuple(map(_project, variants, found)),
        sides=tuple(
            _side(number, place, found[place.project], alone=len(found) == 1)
            for number, place in enumerate(places)
        ),
        differences=tuple(_differences(places, found)),
        remarks=tuple(text.root for text in remarks([one.compared for one in found])),
    )


def _named(
    variant: Variant, pack: Pack, shelf: Shelf, *, today: date, draws: int
) -> _Assessed:
    """Assess one of several, and say of which a refusal speaks."""
    try:
        return _assess(variant, pack, shelf, today=today, draws=draws)
    except EstimationError as error:
        raise error.within(variant.title) from error


def _assess(
    variant: Variant, pack: Pack, shelf: Shelf, *, today: date, draws: int
) -> _Assessed:
    assessment = assess(variant.answers, pack, shelf, today=today, draws=draws)
    sheet = read_sheet(pack, variant.answers, basis=assessment.outcome.basis)
    inventory = take_inventory(sheet, year=today.year)
    unread = tuple(
        name
        for name in variant.changed
        if sheet.standing(name) is None and name not in sheet.unasked
    )
    return _Assessed(
        compared=Compared(variant.title, assessment, variant.overlay, unread),
        document=document(assessment),
        draws=total_draws(inventory, shelf, draws=draws),
    )


def _scenarios(found: _Assessed) -> dict[str, ScenarioResult]:
    return found.compared.assessment.footprint.scenarios


def _places(found: Sequence[_Assessed]) -> Iterator[_Place]:
    """Yield the sides: all scenarios of the first project, then the other projects."""
    yield _Place(0, _PROJECT)
    for name, scenario in _scenarios(found[0]).items():
        if name != _PROJECT and (scenario.cells or scenario.application):
            yield _Place(0, name)
    for number in range(1, len(found)):
        yield _Place(number, _PROJECT)


def _project(variant: Variant, found: _Assessed) -> ComparedProject:
    about = found.document.about
    return ComparedProject(
        title=variant.title,
        file=variant.file,
        overlay=variant.overlay,
        project=about.project,
        stage=about.stage,
        profile=about.profile,
        outcome=found.document.outcome,
        gates=found.document.gates,
        gauges=found.document.gauges,
    )


def _letter(number: int) -> str:
    """Return the letter of a side: A to Z, then A1 and so on.

    Examples:
        >>> _letter(1), _letter(27)
        ('B', 'B1')
    """
    turn, place = divmod(number, 26)
    return chr(ord("A") + place) + (str(turn) if turn else "")


def _side(number: int, place: _Place, found: _Assessed, *, alone: bool) -> Side:
    figures = found.document.scenarios[place.scenario]
    result = _scenarios(found)[place.scenario]
    label = result.label or place.scenario
    title = found.compared.title
    if alone:
        title = label
    elif place.scenario != _PROJECT:
        title = f"{title}: {label}"
    return Side(
        id=_letter(number),
        title=title,
        project=place.project,
        scenario=place.scenario,
        totals=figures.totals,
        functional_units=figures.functional_units,
        application=result.application,
        service=result.service,
        meets_need=result.meets_need,
        costs=costs_of(found.compared.assessment).get(place.scenario, ()),
        series=result.series,
    )


def _differences(
    places: Sequence[_Place], found: Sequence[_Assessed]
) -> Iterator[Difference]:
    first = _Placed(found[0], _PROJECT)
    for number, place in enumerate(places[1:], 1):
        other = _Placed(found[place.project], place.scenario)
        gates = _withholding(found[0], place.scenario)
        for basis in BASES:
            for indicator in INDICATORS:
                key = (basis, indicator)
                difference = _difference(first, other, key, gates)
                if difference is not None:
                    yield difference.model_copy(update={"side": _letter(number)})


def _withholding(first: _Assessed, scenario: str) -> tuple[str, ...]:
    """Return the gates that forbid to say which of two scenarios is better."""
    if scenario in {_PROJECT, WITH_LEGACY}:
        return ()
    return withholding(first.compared.assessment, _WITHHOLD)


def _difference(
    first: _Placed,
    other: _Placed,
    key: tuple[Basis, Indicator],
    gates: tuple[str, ...],
) -> Difference | None:
    one, two = first.central(key), other.central(key)
    if one is None or two is None:
        return None
    basis, indicator = key
    unit = INDICATORS[indicator]
    found = paired(first.draws[key], other.draws[key], two - one, unit)
    partial = first.missing(indicator) != other.missing(indicator)
    withheld = partial or bool(gates)
    return Difference(
        side="",
        per=basis,
        indicator=indicator,
        unit=unit,
        central=found.estimate.central,
        low=found.estimate.low,
        high=found.estimate.high,
        relative=found.estimate.central / one if one > 0 else None,
        share_lower=None if withheld else found.share_lower,
        share_equal=None if withheld else found.share_equal,
        partial=partial,
        withheld_by=gates,
    )


def comparison_schema() -> dict[str, Any]:
    """Return the JSON Schema of what ``compare --json`` prints."""
    schema = Comparison.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
