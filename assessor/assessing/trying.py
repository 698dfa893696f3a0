"""Trials of a pack: what it says of its own cases beside what it must say."""

from collections.abc import Iterator
from dataclasses import dataclass

from assessor.assessing import assess
from assessor.assessing.exam import Mark
from assessor.catalogue.cases import Trial
from assessor.domain.assessment import Assessment
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf
from assessor.domain.trials import Expected

_DRAWS = 16
_NOT_ASSESSED = "not assessed"


@dataclass(frozen=True)
class Tried:
    """One thing that a pack must say, beside what it says."""

    case: str
    what: str
    expected: str
    found: str

    @property
    def holds(self) -> bool:
        """Whether the pack says what it must."""
        return self.expected == self.found


def try_out(trial: Trial, pack: Pack, shelf: Shelf) -> Iterator[Tried]:
    """Assess the answers of a trial and compare what is expected of them.

    Ranges depend on the draws and are not compared.

    Args:
        trial: The answers and what is expected.
        pack: The pack on trial.
        shelf: Factor tables.
    """
    wanted = trial.expected
    made = assess(trial.answers, pack, shelf, today=wanted.on, draws=_DRAWS)
    for what, expected, found in (*_rulings(wanted, made), *_figures(wanted, made)):
        yield Tried(trial.name, what, expected, found)


def of_mark(mark: Mark) -> Tried | None:
    """Return a published figure among the trials; nothing where it does not count.

    Args:
        mark: The figure beside ours.
    """
    if mark.verdict not in {"passed", "failed"}:
        return None
    published = f"{mark.published:.6g} {mark.unit}" if mark.published else "0"
    ours = _NOT_ASSESSED if mark.ours is None else f"{mark.ours:.6g} {mark.unit}"
    within = published if mark.verdict == "passed" else ours
    return Tried(mark.case, mark.figure, published, within)


Said = tuple[str, str, str]
"""What is compared, what is expected, what is found."""


def _rulings(wanted: Expected, made: Assessment) -> Iterator[Said]:
    if wanted.outcome is not None:
        yield "outcome", wanted.outcome, made.outcome.id
    for name, ruling in wanted.gates.items():
        gate = made.gates.get(name)
        yield name, ruling.value, gate.ruling.value if gate else "no such gate"
    said = {finding.id: finding.ruling.value for finding in made.findings}
    for name, state in wanted.findings.items():
        yield name, state, said.get(name, "absent")
    seen = {standing.question for standing in made.standings}
    for names, expected in ((wanted.asked, "asked"), (wanted.not_asked, "not asked")):
        for name in names:
            yield name, expected, "asked" if name in seen else "not asked"


def _figures(wanted: Expected, made: Assessment) -> Iterator[Said]:
    for name, (low, high) in wanted.gauges.items():
        gauge = made.gauges.get(name)
        found = f"{gauge.low:.2f} to {gauge.high:.2f}" if gauge else _NOT_ASSESSED
        yield f"gauge.{name}", f"{low:.2f} to {high:.2f}", found
    totals = made.footprint.scenarios["project"].totals
    for indicator, figure in wanted.totals.items():
        total = totals.get(indicator)
        expected = f"{figure.central:.6g} {figure.unit}"
        if total is None or total.estimate is None:
            yield indicator, expected, _NOT_ASSESSED
            continue
        central = total.estimate.central
        apart = abs(central - figure.central)
        near = apart <= figure.tolerance * abs(figure.central)
        same = near and total.unit == figure.unit
        yield indicator, expected, expected if same else f"{central:.6g} {total.unit}"
