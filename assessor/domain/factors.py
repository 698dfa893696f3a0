"""Factors: published figures about the world, each with its source and range."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from assessor.domain.lookups import (
    Components,
    Distribution,
    Fallback,
    Lookup,
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
    """

    citation: Filled
    locator: Filled
    url: str = ""
    licence: Filled
    accessed: str = ""


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
        relative_uncertainty: Least uncertainty, where a row states less or none.
    """

    title: Text
    meaning: Text
    unit: Filled | None = None
    indicator: FactorIndicator
    boundary: Text
    licence: Filled
    bounds: Bounds
    relative_uncertainty: RelativeUncertainty | None = None
    distribution: Distribution
    sources: dict[str, FactorSource] = Field(min_length=1)


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
    if header.relative_uncertainty is not None:
        used.add(header.relative_uncertainty.basis)
    for source in header.sources.keys() - used:
        yield (
            ("sources", source),
            f"no row names the source {source}: remove it or use it",
        )


def _row_faults(header: TableHeader, factor: Factor) -> Iterator[str]:
    for source in {factor.source, factor.range_source or factor.source}:
        if source not in header.sources:
            yield f"the source {source} of {factor.key} is not in the header"
    bounds = header.bounds
    for value in factor.values:
        if not bounds.min <= value <= bounds.max:
            yield (
                f"{value:g} of {factor.key} is outside the bounds "
                f"{bounds.min:g} to {bounds.max:g} of the table"
            )
    if header.unit is None and factor.unit is None:
        yield f"{factor.key} has no unit: state one in the row or in the header"


class FactorTable(TableHeader):
    """Rows of one meaning, one boundary and one indicator.

    Attributes:
        id: Path of the file in the folder of tables, without its suffix.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*$")]
    factors: tuple[Factor, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        for _, text in faults(self, self.factors):
            raise ValueError(text)
        return self

    @cached_property
    def by_key(self) -> dict[str, tuple[Factor, ...]]:
        """The rows of each key: undated first, then by year."""
        found: dict[str, list[Factor]] = {}
        for factor in self.factors:
            found.setdefault(factor.key, []).append(factor)
        return {
            key: tuple(sorted(rows, key=lambda row: row.valid_from or 0))
            for key, rows in found.items()
        }

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the canonical JSON of the table, in hexadecimal."""
        data = self.model_dump(mode="json", exclude_defaults=True)
        text = json.dumps(
            data, ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
        return hashlib.sha256(text.encode()).hexdigest()

    def at(
        self, key: str, year: int | None = None, *, allow_unverified: bool = False
    ) -> Lookup | None:
        """Look up the value in force in a year.

        It is the latest that is not after the year, else an undated one, else the
        earliest. Without a year it is the latest.

        Args:
            key: Key of the row.
            year: Year of the activity. [year]
            allow_unverified: Also take rows that nobody has verified.

        Returns:
            The factor, or ``None`` where the table has none for the key.
        """
        rows = [
            row
            for row in self.by_key.get(key, ())
            if allow_unverified or row.verification != "unverified"
        ]
        if not rows:
            return None
        past = [row for row in rows if year is None or (row.valid_from or 0) <= year]
        return self._lookup(past[-1] if past else rows[0], year)

    def _lookup(self, row: Factor, year: int | None) -> Lookup:
        source = self.sources[row.source]
        other = self.sources[row.range_source] if row.range_source else None
        low, high = self._interval(row)
        return Lookup(
            table=self.id,
            key=row.key,
            year=year,
            valid_from=row.valid_from,
            low=low,
            central=row.central,
            high=high,
            unit=row.unit or self.unit or "",
            distribution=self.distribution,
            boundary=self.boundary,
            source=row.source,
            citation=source.citation,
            locator=source.locator,
            url=source.url,
            licence=source.licence,
            range_source=other.citation if other else "",
            verification=row.verification,
            components=row.components,
            remark=row.note,
            fallbacks=tuple(self._fallbacks(row, year)),
        )

    def _interval(self, row: Factor) -> tuple[float, float]:
        least = self.relative_uncertainty
        spread = 1 + (least.value if least else 0)
        ends = (row.central / spread, row.central * spread, *row.values)
        return max(min(ends), self.bounds.min), min(max(ends), self.bounds.max)

    def _fallbacks(self, row: Factor, year: int | None) -> Iterator[Fallback]:
        if row.valid_from is None:
            yield Fallback(kind="undated")
        elif year is not None and row.valid_from != year:
            yield Fallback(kind="other_year", asked=str(year), used=str(row.valid_from))
        if not row.has_range and self.relative_uncertainty is None:
            yield Fallback(kind="no_range")
