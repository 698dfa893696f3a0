"""Factor tables: rows of one meaning, looked up by key and year, perhaps in layers."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from assessor.domain.factors import Factor, Fault, TableHeader, faults
from assessor.domain.lookups import Fallback, Lookup, Origin
from assessor.domain.wording import Text, plain

TableId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*$")]
_LAYERS = ("origin", "above", "below")


class FactorTable(TableHeader):
    """Rows of one meaning, one boundary and one indicator.

    Attributes:
        id: Path of the file in the folder of tables, without its suffix.
        origin: Whose table it is.
        above: Tables of the user's own; they speak alone for the keys they hold.
        below: Tables that only fill in keys which no other holds.
    """

    id: TableId
    factors: tuple[Factor, ...] = Field(min_length=1)
    origin: Origin = "shipped"
    above: tuple["FactorTable", ...] = ()
    below: tuple["FactorTable", ...] = ()

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        for _, text in faults(self, self.factors):
            raise ValueError(text)
        return self

    @property
    def layers(self) -> tuple["FactorTable", ...]:
        """The tables that rows are looked up in, first the one that wins."""
        return (*self.above, self, *self.below)

    def layered(
        self, above: tuple["FactorTable", ...], below: tuple["FactorTable", ...]
    ) -> "FactorTable":
        """Return this table with others laid over it and under it."""
        own = {name: getattr(self, name) for name in FactorTable.model_fields}
        return FactorTable(**{**own, "above": above, "below": below})

    @cached_property
    def own_rows(self) -> dict[str, tuple[Factor, ...]]:
        """The rows of each key of this table alone: undated first, then by year."""
        found: dict[str, list[Factor]] = {}
        for factor in self.factors:
            found.setdefault(factor.key, []).append(factor)
        return {
            key: tuple(sorted(rows, key=lambda row: row.valid_from or 0))
            for key, rows in found.items()
        }

    @cached_property
    def by_key(self) -> dict[str, tuple[Factor, ...]]:
        """The rows of each key, from the layer that wins; this table's keys first."""
        keys = dict.fromkeys(self.own_rows)
        keys.update((key, None) for layer in self.layers for key in layer.own_rows)
        return {key: self.layer_of(key).own_rows[key] for key in keys}

    def layer_of(self, key: str) -> "FactorTable":
        """Return the table that speaks for a key; this one where none does."""
        return next((layer for layer in self.layers if key in layer.own_rows), self)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the canonical JSON of the table alone, in hexadecimal."""
        data = self.model_dump(mode="json", exclude_defaults=True, exclude=set(_LAYERS))
        text = json.dumps(
            data, ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
        return hashlib.sha256(text.encode()).hexdigest()

    def row(self, key: str, valid_from: int | None) -> Factor | None:
        """Return the row of a key and a year exactly."""
        rows = self.by_key.get(key, ())
        return next((row for row in rows if row.valid_from == valid_from), None)

    def label(self, key: str, names: Mapping[str, Text] | None = None) -> Text | None:
        """Return what readers are shown for a key, or ``None`` where nothing is set.

        Where only parts of a key have words, the other parts stand as they are.

        Args:
            key: Key of a row.
            names: Further words by key or part of a key, such as names of places.
        """
        words = {
            name: text for layer in self.layers for name, text in layer.labels.items()
        }
        words.update(names or {})
        if key in words:
            return words[key]
        parts = key.split(":")
        if not any(part in words for part in parts):
            return None
        texts = [words.get(part) or plain(part.replace("_", " ")) for part in parts]
        languages = {language for text in texts for language in text.root}
        return Text(
            {
                language: ", ".join(text.in_language(language) for text in texts)
                for language in sorted(languages)
            }
        )

    def note(self, row: Factor) -> Text | None:
        """Return the note of a row in every language that it is written in."""
        if not row.note:
            return None
        texts = {
            language: notes[row.note]
            for layer in self.layers
            for language, notes in layer.translations.items()
            if row.note in notes
        }
        return Text({**plain(row.note).root, **texts})

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
        found = (
            layer.own(key, year, allow_unverified=allow_unverified)
            for layer in self.layers
        )
        known = [lookup for lookup in found if lookup is not None]
        if not known:
            return None
        first, *others = known
        if first.origin == "shipped":
            return first
        return first.after(_whose(first, others))

    def own(
        self, key: str, year: int | None, *, allow_unverified: bool = False
    ) -> Lookup | None:
        """Look up a value in this table alone, as ``at`` does in all layers."""
        rows = [
            row
            for row in self.own_rows.get(key, ())
            if allow_unverified or row.verification != "unverified"
        ]
        if not rows:
            return None
        past = [row for row in rows if year is None or (row.valid_from or 0) <= year]
        return self._lookup(past[-1] if past else rows[0], year)

    def _lookup(self, row: Factor, year: int | None) -> Lookup:
        source = self.sources[row.source]
        other = self.sources[row.range_source] if row.range_source else None
        low, high = self.interval(row)
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
            origin=self.origin,
            fallbacks=tuple(self._fallbacks(row, year)),
        )

    def interval(self, row: Factor) -> tuple[float, float]:
        """Return the ends of the interval of a row, within the bounds."""
        least = self.relative_uncertainty
        spread = 1 + (least.value if least else 0)
        ends = (row.central / spread, row.central * spread, *row.values)
        bounds = self.bounds_of(row.key)
        return max(min(ends), bounds.min), min(max(ends), bounds.max)

    def _fallbacks(self, row: Factor, year: int | None) -> Iterator[Fallback]:
        if row.valid_from is None:
            yield Fallback(kind="undated")
        elif year is not None and row.valid_from != year:
            yield Fallback(kind="other_year", asked=str(year), used=str(row.valid_from))
        if not row.has_range and self.relative_uncertainty is None:
            yield Fallback(kind="no_range")


def _whose(used: Lookup, others: list[Lookup]) -> Fallback:
    """Say that a figure is not from a table that is on by default."""
    if used.origin == "odbl":
        return Fallback(kind="odbl")
    if others:
        instead = f"{others[0].central:g} {others[0].unit}"
        return Fallback(kind="own_value", used=instead)
    return Fallback(kind="own_row")


def layer_faults(
    under: FactorTable, header: TableHeader, factors: Sequence[Factor]
) -> Iterator[Fault]:
    """Yield why rows cannot be laid over those of a table, with the place of each.

    Args:
        under: The table that comes with the program.
        header: Header of the table that adds to it.
        factors: Rows of that table.
    """
    for name in ("indicator", "distribution"):
        ours, theirs = getattr(header, name), getattr(under, name)
        if ours != theirs:
            yield (name,), f"{under.id} has {theirs}, not {ours}: state {theirs}"
    units = {row.key: row.unit for row in under.factors}
    for number, factor in enumerate(factors):
        unit = factor.unit or header.unit
        expected = under.unit or units.get(factor.key)
        if expected is not None and unit not in {None, expected}:
            yield (
                ("rows", number),
                (
                    f"{factor.key} is in {unit} but {under.id} is in {expected}: "
                    f"convert it to {expected}"
                ),
            )
        bounds = under.bounds_of(factor.key)
        wide = [v for v in factor.values if not bounds.min <= v <= bounds.max]
        if wide:
            yield (
                ("rows", number),
                (
                    f"{wide[0]:g} of {factor.key} is outside the bounds "
                    f"{bounds.min:g} to {bounds.max:g} of {under.id}: check the "
                    "figure and its unit"
                ),
            )
