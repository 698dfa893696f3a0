"""What looking up a factor yields: the figure, its range and how it was found."""

from typing import Literal, Self

from pydantic import model_validator

from assessor.domain.model import Model
from assessor.domain.wording import Text

Verification = Literal["read", "transcribed", "computed", "derived", "unverified"]
"""How a row was checked: read in the primary data file; transcribed from a secondary
copy; computed by running the tool named; derived from other rows; not verified."""

Distribution = Literal["positive", "share"]
"""How a range is read: two-piece lognormal, or triangular between low and high."""

Origin = Literal["shipped", "user", "odbl"]
"""Whose table a figure is from: one that comes with the program, one of the user's own,
or one under the Open Database License, which is off by default."""

FallbackKind = Literal[
    "other_year",
    "undated",
    "other_place",
    "generic",
    "no_range",
    "own_value",
    "own_row",
    "odbl",
]

_WORDS: dict[FallbackKind, Text] = {
    "other_year": Text(
        {
            "en": "no {asked} value; {used} used",
            "fr": "pas de valeur {asked} ; valeur {used} utilisée",
        }
    ),
    "undated": Text({"en": "undated", "fr": "sans date"}),
    "other_place": Text(
        {
            "en": "no value for {asked}; {used} used",
            "fr": "pas de valeur pour {asked} ; {used} utilisé à la place",
        }
    ),
    "generic": Text(
        {
            "en": "no value for {asked}; the generic value {used} used",
            "fr": "pas de valeur pour {asked} ; valeur générique {used} utilisée",
        }
    ),
    "no_range": Text({"en": "no range stated", "fr": "pas de fourchette indiquée"}),
    "own_value": Text(
        {
            "en": "your own table, in place of {used}",
            "fr": "votre propre table, à la place de {used}",
        }
    ),
    "own_row": Text({"en": "your own table", "fr": "votre propre table"}),
    "odbl": Text(
        {
            "en": "table under the Open Database License",
            "fr": "table sous licence Open Database License",
        }
    ),
}

_TOLERANCE = 0.01


class Components(Model):
    """How an embodied figure divides over the life cycle, in the unit of the row."""

    manufacture: float | None = None
    transport: float | None = None
    end_of_life: float | None = None

    def check_sum(self, central: float) -> None:
        """Refuse parts that do not make up the whole.

        Raises:
            ValueError: They differ from the central value by more than 1 %.
        """
        parts = (self.manufacture, self.transport, self.end_of_life)
        total = sum(part for part in parts if part is not None)
        if abs(total - central) > _TOLERANCE * abs(central):
            message = (
                f"the components add up to {total:g} but the central value is "
                f"{central:g}: one of them is wrong or missing"
            )
            raise ValueError(message)


class Fallback(Model):
    """Something other than what was asked was used."""

    kind: FallbackKind
    asked: str = ""
    used: str = ""

    def in_words(self, language: str) -> str:
        """Say it in a language.

        Examples:
            >>> Fallback(kind="other_year", asked="2025", used="2024").in_words("en")
            'no 2025 value; 2024 used'
        """
        pattern = _WORDS[self.kind].in_language(language)
        return pattern.format(asked=self.asked, used=self.used)


class Lookup(Model):
    """One factor as it enters a calculation.

    Attributes:
        table: Id of the table.
        key: Key of the row that was used.
        year: Year of the activity that was asked for.
        valid_from: Year of the row, ``None`` where it is undated.
        low: Lower bound of a 95 % interval, in ``unit``.
        central: Value, in ``unit``.
        high: Upper bound of a 95 % interval, in ``unit``.
        source: Id of the source in the table.
        range_source: Citation behind low and high, where it is another one.
        remark: Note of the row.
        origin: Whose table it is from.
        fallbacks: What was used in place of what was asked, in order.
    """

    table: str
    key: str
    year: int | None
    valid_from: int | None
    low: float
    central: float
    high: float
    unit: str
    distribution: Distribution
    boundary: Text
    source: str
    citation: str
    locator: str
    url: str = ""
    licence: str
    range_source: str = ""
    verification: Verification
    components: Components | None = None
    remark: str = ""
    origin: Origin = "shipped"
    fallbacks: tuple[Fallback, ...] = ()

    @model_validator(mode="after")
    def _is_ordered(self) -> Self:
        if not self.low <= self.central <= self.high:
            message = f"{self.name}: low, central and high are not in order"
            raise ValueError(message)
        return self

    @property
    def name(self) -> str:
        """Name of the draw, the same wherever the row is used."""
        return f"{self.table}#{self.key}"

    @property
    def notes(self) -> tuple[str, ...]:
        """The fallbacks in English; see ``notes_in`` for other languages."""
        return self.notes_in("en")

    def notes_in(self, language: str) -> tuple[str, ...]:
        """Say what was used in place of what was asked, in a language."""
        return tuple(fallback.in_words(language) for fallback in self.fallbacks)

    def after(self, *fallbacks: Fallback) -> "Lookup":
        """Return the same factor with fallbacks made before it was found."""
        return self.model_copy(update={"fallbacks": fallbacks + self.fallbacks})
