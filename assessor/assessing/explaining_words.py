"""What an explanation is written with: words, figures, names."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Protocol

from assessor.domain.assessment import Assessment, Standing
from assessor.domain.impacts import Estimate
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import Question
from assessor.domain.wording import Text
from assessor.notation import read_file
from assessor.quantities import said_unit

_SMALL, _LARGE = 1e-4, 1e12
FILE = Path(__file__).with_name("explaining.yaml")


@cache
def _words() -> Mapping[str, Text]:
    data = read_file(FILE).data
    words = data if isinstance(data, dict) else {}
    return {name: Text.model_validate(text) for name, text in words.items()}


class Speech(Protocol):
    """The words of a language for what the estimator notes while it computes."""

    def remark(self, remark: str) -> str:
        """Return a remark in the language; empty where it has no words for it."""

    def relation(self, formula: str) -> str:
        """Return a formula with its quantities in words."""

    def quantity(self, name: str) -> str:
        """Return a quantity in words; empty where it has none."""


class AsNoted:
    """Nothing but what the estimator noted, as it noted it."""

    def remark(self, remark: str) -> str:
        """Return a remark as it is."""
        return remark

    def relation(self, formula: str) -> str:
        """Return a formula as it is."""
        return formula

    def quantity(self, _name: str) -> str:
        """Return nothing: the name of the step says it."""
        return ""


@dataclass(frozen=True)
class Desk:
    """What is explained, in which language, with which words for remarks."""

    assessment: Assessment
    pack: Pack
    language: str
    speech: Speech

    def say(self, sentence: str, /, **values: str) -> str:
        """Return a sentence with values put in."""
        return self.text(_words()[sentence]).format(**values)

    def text(self, text: Text) -> str:
        """Return a text of the questionnaire."""
        return text.in_language(self.language)

    def number(self, value: float) -> str:
        """Write a figure with four digits, as precise as a check by hand needs."""
        shown = _four_digits(value)
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

    def remark(self, step: str, note: str) -> str:
        """Return what is noted of a step; empty without words for it.

        Args:
            step: Id of the step.
            note: The note; that of a row is in the words of its table.
        """
        text = self._row_notes.get(step)
        if text is not None and note in text.root.values():
            return self.text(text) if self.language in text.root else ""
        return self.speech.remark(note)

    @cached_property
    def _row_notes(self) -> Mapping[str, Text]:
        used = self.assessment.factors_used
        return {one.step: one.note for one in used if one.note is not None}

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        """Answers by id, and by the id of their question outside of rows."""
        return {standing.id: standing for standing in self.assessment.standings}

    def value(self, text: str) -> str:
        """Return what a rule read: yes, no, open or absent in words, else as it is."""
        word = f"value_{text}"
        return self.say(word) if word in _words() else text

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
            self.say("source", text=known[ref].cited(self.language))
            for ref in refs
            if ref in known
        ]


def _four_digits(value: float) -> str:
    """Write a figure with four significant digits, thousands apart.

    Examples:
        >>> _four_digits(396_812.0), _four_digits(0.041444), _four_digits(2e-9)
        ('396,800', '0.04144', '2e-09')
    """
    size = abs(value)
    if not (value == 0 or _SMALL <= size < _LARGE):
        return f"{value:.4g}"
    places = 0 if value == 0 else 3 - math.floor(math.log10(size))
    shown = f"{round(value, places):,.{max(0, places)}f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def _without_row(name: str) -> str:
    """Return the id of a question without the row.

    Examples:
        >>> _without_row("training.runs[main].energy")
        'training.runs.energy'
    """
    before, opened, rest = name.partition("[")
    return before + rest.partition("]")[2] if opened else name
