"""What a new version of a pack moves in the results of projects."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assessor.assessing import assess
from assessor.catalogue.answers import load_answers
from assessor.catalogue.migrating import load_migrations, migrate
from assessor.domain.assessment import Assessment
from assessor.domain.impacts import Total
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf

_DRAWS = 16  # central figures, which are compared, do not depend on the draws
_DIGITS = 6


@dataclass(frozen=True)
class Edition:
    """A version of a pack.

    Attributes:
        folder: Where it lies, with its migrations.
    """

    folder: Path
    pack: Pack


@dataclass(frozen=True)
class Moved:
    """A result that is another one now.

    Attributes:
        file: Answers file.
        what: The outcome, a gate, a gauge, an indicator.
    """

    file: str
    what: str
    before: str
    after: str


def moved(
    answers: Path, before: Edition, after: Edition, shelf: Shelf, *, today: date
) -> Iterator[Moved]:
    """Yield which results of a project are other ones under a new version.

    Args:
        answers: Answers to the earlier version; they are brought to the later one.
        before: The earlier version.
        after: The later one.
        shelf: Factor tables, the same for both.
        today: Day of both assessments.

    Raises:
        CatalogueError: The answers belong to neither, or cannot be brought over.
    """
    read = load_answers(answers, before.pack)
    old = assess(read, before.pack, shelf, today=today, draws=_DRAWS)
    one, other = before.pack.header, after.pack.header
    if (one.id, one.version) == (other.id, other.version):
        again = load_answers(answers, after.pack)
    else:
        steps = load_migrations(after.folder)
        again, _ = migrate(answers.read_bytes(), str(answers), after.pack, steps)
    new = assess(again, after.pack, shelf, today=today, draws=_DRAWS)
    was, now = results(old), results(new)
    for what in dict.fromkeys((*was, *now)):
        pair = was.get(what, "none"), now.get(what, "none")
        if pair[0] != pair[1]:
            yield Moved(str(answers), what, *pair)


def results(made: Assessment) -> dict[str, str]:
    """Return the results of an assessment that a version may not move unseen.

    Args:
        made: The assessment.
    """
    found: dict[str, str] = {
        "outcome": made.outcome.id,
        "declared outcome": made.declared_outcome.id,
        "supported outcome": made.supported_outcome.id,
    }
    found |= {name: gate.ruling.value for name, gate in made.gates.items()}
    for name, gauge in made.gauges.items():
        found[f"gauge.{name}"] = f"{gauge.low:.3f} to {gauge.high:.3f}"
    found |= {f"bias.{check.id}": check.result for check in made.bias}
    for scenario, result in made.footprint.scenarios.items():
        for indicator, total in result.totals.items():
            found[f"{scenario}.{indicator}"] = _figure(total)
    return found


def _figure(total: Total) -> str:
    if total.estimate is None:
        return "not assessed"
    least = "at least " if total.at_least else ""
    return f"{least}{total.estimate.central:.{_DIGITS}g} {total.unit}"
