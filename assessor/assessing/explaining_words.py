"""What an explanation is written with: words, figures, names."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from assessor.domain.assessment import Assessment, Standing
from assessor.domain.impacts import Estimate
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import Question
from assessor.domain.wording import Text
from assessor.notation import read_file
from assessor.quantities import said_unit

FILE = Path(__file__).with_name("explaining.yaml")


@cache
def _words() -> Mapping[str, Text]:
    data = read_file(FILE).data
    words = data if isinstance(data, dict) else {}
    return {name: Text.model_validate(text) for name, text in words.items()}


@dataclass(frozen=True)
class Desk:
    """What is explained, and in which language."""

    assessment: Assessment
    pack: Pack
    language: str

    def say(self, sentence: str, /, **values: str) -> str:
        """Return a sentence with values put in."""
        return self.text(_words()[sentence]).format(**values)

    def text(self, text: Text) -> str:
        """Return a text of the questionnaire."""
        return text.in_language(self.language)

    def number(self, value: float) -> str:
        """Write a figure with four digits, as precise as a check by hand needs."""
        shown = f"{value:,.4g}" if abs(value) < 1e6 else f"{value:.4g}"  # noqa: PLR2004  # digits
        if self.language == "fr":
            return shown.replace(",", "\u202f").replace(".", ",")
        return shown

    def share(self, value: float) -> str:
        """Write a share as a percentage."""
        space = "\u202f" if self.language == "fr" else ""
        return f"{value * 100:.0f}{space}%"

    def estimate(self, estimate: Estimate | None) -> str:
        """Write a figure with its unit and its range."""
        if estimate is None:
            return self.say("not_assessed")
        low, high = self.number(estimate.low), self.number(estimate.high)
        span = self.say("range", low=low, high=high)
        unit = said_unit(estimate.unit, self.language)
        return f"{self.number(estimate.central)} {unit} [{span}]"

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        """Answers by id, and by the id of their question outside of rows."""
        return {standing.id: standing for standing in self.assessment.standings}

    def named(self, name: str) -> str:
        """Return a name with what it asks, where it is a question."""
        question = self.pack.by_id.get(name.partition("[")[0])
        question = question or self.pack.by_id.get(_without_row(name))
        return name if question is None else f"{name} ({self.asked(question)})"

    def asked(self, question: Question) -> str:
        """Return what a question asks, after its code."""
        code = f"{question.code} " if question.code else ""
        return code + self.text(question.ask)

    def sources(self, refs: tuple[str, ...]) -> list[str]:
        """Return the citation of each source."""
        known = self.pack.header.sources
        return [
            self.say("source", text=known[ref].citation) for ref in refs if ref in known
        ]


def _without_row(name: str) -> str:
    """Return the id of a question without the row.

    Examples:
        >>> _without_row("training.runs[main].energy")
        'training.runs.energy'
    """
    before, opened, rest = name.partition("[")
    return before + rest.partition("]")[2] if opened else name
