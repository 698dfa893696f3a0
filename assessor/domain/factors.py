"""Factors: published figures about the world, each with its source and range."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from assessor.domain.lookups import (
    Components,
    Distribution,
    Verification,
)
from assessor.domain.model import Model
from assessor.domain.wording import Text

FactorIndicator = Literal["gwp", "adpe", "pe", "adpf", "water", "energy", "none"]
Filled = Annotated[str, StringConstraints(min_length=1, max_length=1000)]
Key = Annotated[
    str, StringConstraints(min_length=1, max_length=120, pattern=r"^\S(.*\S)?$")
]
Year = Annotated[int, Field(ge=1900, le=2100)]
Fault = tuple[tuple[str | int, ...], str]
"""Where in a table something is wrong (as keys and row numbers), and what."""


class FactorSource(Model):
    """A publication that rows of a table are taken from.

    Attributes:
        citation: The primary publication: author, title, year.
        locator: Section, table or field, and the tool it was read through.
        accessed: Date on which it was read, as YYYY-MM-DD.
        potentials: Report of the IPCC whose warming potentials over 100 years add up
            the gases; ``None`` where that is not stated.
        potentials_from: Where that is stated.
    """

    citation: Filled
    locator: Filled
    url: str = ""
    licence: Filled
    accessed: str = ""
    potentials: Literal["AR4", "AR5", "AR6"] | None = None
    potentials_from: str = ""

    @model_validator(mode="after")
    def _says_where(self) -> Self:
        if self.potentials is not None and not self.potentials_from:
            message = f"say in potentials_from where {self.potentials} is stated"
            raise ValueError(message)
        return self


class Bounds(Model):
    """What a value of a table can physically be."""

    min: float
    max: float

    @model_validator(mode="after")
    def _are_ordered(self) -> Self:
        if self.min > self.max:
            message = f"the lower bound {self.min:g} is above the upper {self.max:g}"
            raise ValueError(message)
        return self


class RelativeUncertainty(Model):
    """Least uncertainty of the rows of a table.

    Attributes:
        value: The interval reaches from central / (1 + value) to central x (1 + value).
        basis: ``project convention`` or the id of a source.
    """

    value: float = Field(gt=0, le=10)
    basis: Filled


class Factor(Model):
    """One row of a table.

    Attributes:
        valid_from: Year the figure is for; ``None`` where it carries no date.
        low: Lower bound of a 95 % interval.
        high: Upper bound of a 95 % interval.
        source: Id of the source of the central value.
        range_source: Id of the source of low and high, where it is another one.
        unit: Unit of this row, where the table has none for all.
        components: Parts of an embodied figure by life-cycle stage.
    """

    key: Key
    valid_from: Year | None = None
    central: float
    low: float | None = None
    high: float | None = None
    unit: Filled | None = None
    source: Filled
    range_source: Filled | None = None
    verification: Verification
    components: Components | None = None
    note: str = ""

    @model_validator(mode="after")
    def _is_ordered(self) -> Self:
        low = self.central if self.low is None else self.low
        high = self.central if self.high is None else self.high
        if not low <= self.central <= high:
            message = (
                f"low {low:g}, central {self.central:g} and high {high:g} "
                "are not in order: exchange them"
            )
            raise ValueError(message)
        if self.components is not None:
            self.components.check_sum(self.central)
        return self

    @property
    def has_range(self) -> bool:
        """Whether the row states a bound of its own."""
        return self.low is not None or self.high is not None

    @property
    def values(self) -> tuple[float, ...]:
        """The numbers of the row that are stated."""
        stated = (self.low, self.central, self.high)
        return tuple(value for value in stated if value is not None)


class TableHeader(Model):
    """What is said once for all rows of a table.

    Attributes:
        unit: Unit of every row; ``None`` where each row states its own.
        boundary: Life-cycle stages and system boundary the figures cover.
        bounds: What a value can physically be.
        key_bounds: The same for single keys, where units or sizes differ by row.
        relative_uncertainty: Least uncertainty, where a row states less or none.
        labels: What readers are shown for a key, or for a part of a key between
            colons: the name of a method, of a kind of server.
        translations: Notes of rows in further languages, by their English wording.
    """

    title: Text
    meaning: Text
    unit: Filled | None = None
    indicator: FactorIndicator
    boundary: Text
    licence: Filled
    bounds: Bounds
    key_bounds: dict[str, Bounds] = {}
    relative_uncertainty: RelativeUncertainty | None = None
    distribution: Distribution
    sources: dict[str, FactorSource] = Field(min_length=1)
    labels: dict[str, Text] = {}
    translations: dict[str, dict[str, Filled]] = {}

    def bounds_of(self, key: str) -> Bounds:
        """Return what a value of a key can physically be."""
        return self.key_bounds.get(key, self.bounds)


def faults(header: TableHeader, factors: Sequence[Factor]) -> Iterator[Fault]:
    """Yield what is wrong between a header and its rows, with the place of each."""
    used: set[str] = set()
    first: dict[tuple[str, int | None], int] = {}
    for number, factor in enumerate(factors):
        used |= {factor.source, factor.range_source or factor.source}
        yield from ((("rows", number), text) for text in _row_faults(header, factor))
        identity = (factor.key, factor.valid_from)
        if first.setdefault(identity, number) != number:
            when = factor.valid_from or "undated"
            yield (
                ("rows", number),
                f"{factor.key} ({when}) stands here twice: remove one of the rows",
            )
    yield from _word_faults(header, factors)
    if header.relative_uncertainty is not None:
        used.add(header.relative_uncertainty.basis)
    for source in header.sources.keys() - used:
        yield (
            ("sources", source),
            f"no row names the source {source}: remove it or use it",
        )


def _word_faults(header: TableHeader, factors: Sequence[Factor]) -> Iterator[Fault]:
    """Yield words for what stands in no row: a changed text has lost them."""
    said = {factor.note for factor in factors}
    for language, notes in header.translations.items():
        for note in notes.keys() - said:
            yield (
                ("translations", language),
                f"no row has the note {note!r}: remove it or correct its wording",
            )
    parts = {part for factor in factors for part in key_parts(factor.key)}
    for part in header.labels.keys() - parts:
        yield ("labels", part), f"no row has the key {part}: remove it or correct it"


def key_parts(key: str) -> tuple[str, ...]:
    """Return a key and its parts between colons.

    Examples:
        >>> key_parts("H100:vendor")
        ('H100:vendor', 'H100', 'vendor')
    """
    return (key, *key.split(":")) if ":" in key else (key,)


def _row_faults(header: TableHeader, factor: Factor) -> Iterator[str]:
    for source in {factor.source, factor.range_source or factor.source}:
        if source not in header.sources:
            yield f"the source {source} of {factor.key} is not in the header"
    bounds = header.bounds_of(factor.key)
    for value in factor.values:
        if not bounds.min <= value <= bounds.max:
            yield (
                f"{value:g} of {factor.key} is outside the bounds "
                f"{bounds.min:g} to {bounds.max:g} of the table"
            )
    if header.unit is None and factor.unit is None:
        yield f"{factor.key} has no unit: state one in the row or in the header"
