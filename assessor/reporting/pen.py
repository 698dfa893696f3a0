"""One language's way of writing texts, figures and dates."""

from collections.abc import Iterable, Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from assessor.domain.impacts import Estimate, Total
from assessor.domain.wording import Text
from assessor.quantities import said_unit
from assessor.reporting import figures
from assessor.reporting.cleaning import clean, shorten
from assessor.reporting.figures import Scale
from assessor.reporting.glyphs import drawable
from assessor.reporting.remarks import in_language, is_known, quantities
from assessor.reporting.typography import typeset
from assessor.reporting.words import Words, words_of

NAME = 120
LINE = 600
PARAGRAPH = 4000


@dataclass(frozen=True)
class Pen:
    """Writes in one language.

    Attributes:
        words: The words of the report in that language.
        characters: Code points that the fonts have.
    """

    language: str
    words: Words
    characters: AbstractSet[int]

    def say(self, text: str, limit: int = PARAGRAPH) -> str:
        """Return a text that somebody wrote, fit to print.

        Args:
            text: What somebody wrote.
            limit: Most characters to print; the rest is named. [characters]
        """
        kept, length = shorten(clean(text, self.characters), limit)
        kept = typeset(kept, self.language)
        if not length:
            return kept
        return f"{kept}… {self.word('shortened', length=self.whole(length))}"

    def brief(self, text: Text, limit: int) -> str:
        """Return a text of the questionnaire as a label, cut where it is long."""
        whole = self.text(text)
        kept, length = shorten(whole, limit)
        return f"{kept}…" if length else kept

    def name(self, text: str) -> str:
        """Return a name fit to print, on one line."""
        return self.say(" ".join(text.split()), NAME)

    def remark(self, remark: str) -> str:
        """Return what the estimator noted, in the language of the report."""
        return self.say(in_language(remark, self.words), LINE)

    def has_remark(self, remark: str) -> bool:
        """Say whether there are words for what the estimator noted."""
        return is_known(remark)

    def quantities(self, names: str) -> str:
        """Return names of quantities, separated by commas, in words."""
        return self.say(quantities(names, self.words), LINE)

    def years(self, number: float) -> str:
        """Write a number of years."""
        one = abs(number) < 2 if self.language == "fr" else number == 1  # noqa: PLR2004  # plural
        return self.word("year" if one else "years", number=self.exact(number))

    def text(self, text: Text | None, limit: int = PARAGRAPH) -> str:
        """Return a text of the questionnaire in the language of the report."""
        return "" if text is None else self.say(text.in_language(self.language), limit)

    def word(self, name: str, /, **values: str) -> str:
        """Return words of the report, with values put in."""
        return self.words(name, **values)

    def number(self, value: float) -> str:
        """Write a figure with two significant digits."""
        return figures.number(value, self.language)

    def exact(self, value: float) -> str:
        """Write a value with the digits it was given with."""
        return figures.exact(value, self.language)

    def labelled(self, name: str, text: str) -> str:
        """Return a name and what is said of it, with the colon of the language."""
        return self.word("labelled", label=name, text=text)

    def join(self, parts: Iterable[str]) -> str:
        """Return texts on one line, with the semicolon of the language."""
        return self.word("semicolon", left="", right="").join(parts)

    def precise(self, value: float) -> str:
        """Write a value with six digits, so that a calculation can be redone."""
        return figures.precise(value, self.language)

    def quantity(self, value: float, unit: str) -> str:
        """Write a value with up to six digits and its unit."""
        if unit == "year":
            return self.years(value)
        shown = self.precise(value)
        return shown if unit in {"", "1"} else f"{shown}\u00a0{self.unit(unit)}"

    def unit(self, unit: str) -> str:
        """Return a unit as it is printed."""
        said = said_unit(unit, self.language)
        shown = said.replace("CO2", " CO₂").replace("Sbeq", " Sb eq.")
        return self.say(self.words.known(f"unit.{unit}", shown), NAME)

    def whole(self, value: float) -> str:
        """Write a count in full."""
        return figures.whole(value, self.language)

    def share(self, value: float) -> str:
        """Write a share as a percentage."""
        return figures.share(value, self.language)

    def day(self, value: date) -> str:
        """Write a date in words."""
        return figures.day(value, self.language)

    def amount(self, value: float, unit: str) -> str:
        """Write a figure with the unit that fits its size."""
        return self.scaled(value, figures.scale_of([value], unit))

    def scaled(self, value: float, scale: Scale) -> str:
        """Write a figure with a chosen unit."""
        return f"{self.number(value / scale.per)}\u00a0{self.unit(scale.symbol)}"

    def range(self, low: float, high: float, scale: Scale) -> str:
        """Write an interval in a chosen unit, without the unit, on one line."""
        ends = self.word(
            "range",
            low=self.number(low / scale.per),
            high=self.number(high / scale.per),
        )
        return ends.replace(" ", "\u00a0")

    def estimate(self, estimate: Estimate | None, *, at_least: bool = False) -> str:
        """Write a figure with its unit and its interval.

        Args:
            estimate: The figure, ``None`` where it is not assessed.
            at_least: Something is missing from it.
        """
        if estimate is None:
            return self.word("not_assessed")
        values = (estimate.central, estimate.high, estimate.low)
        scale = figures.scale_of(values, estimate.unit)
        figure = self.scaled(estimate.central, scale)
        interval = self.range(estimate.low, estimate.high, scale)
        start = self.word("at_least") + " " if at_least else ""
        return f"{start}{figure} [{interval}]"

    def total(self, total: Total | None) -> str:
        """Write the total of an indicator."""
        if total is None:
            return self.word("not_assessed")
        return self.estimate(total.estimate, at_least=total.at_least)


def pen_for(language: str) -> Pen:
    """Return the pen of a language.

    Raises:
        ReportError: There are no words for the language.
    """
    return Pen(language, words_of(language), drawable())
