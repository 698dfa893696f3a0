"""Places that factors hold for, and what stands in where a place has none."""

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from assessor.domain.factors import FactorSource, Filled
from assessor.domain.model import Model
from assessor.domain.wording import Text

WORLD = "WLD"

PlaceKind = Literal["world", "region", "country", "grid", "zone"]
PlaceCode = Annotated[
    str, StringConstraints(pattern=r"^([A-Z]{3}|[a-z]+:[a-z0-9-]+)$", max_length=60)
]


class PlacesHeader(Model):
    """What is said once for all places of a file."""

    holds: Literal["places"]
    title: Text
    meaning: Text
    licence: Filled
    sources: dict[str, FactorSource] = Field(min_length=1)


class Place(Model):
    """A country, a part or a group of them, the world, or a zone of a cloud provider.

    Attributes:
        code: ISO 3166-1 alpha-3 for a country, ``provider:zone`` for a cloud zone,
            ``grid:zone`` for a part of a country with a grid of its own.
        parent: The place whose factors stand in where this one has none.
        source: Id of the source of the row in its file.
    """

    code: PlaceCode
    name: Text
    kind: PlaceKind
    parent: PlaceCode | None = None
    source: str


class Places(Model):
    """All places known, each below another up to the world."""

    entries: tuple[Place, ...] = Field(min_length=1)

    @cached_property
    def by_code(self) -> dict[str, Place]:
        """The places by code."""
        return {place.code: place for place in self.entries}

    @model_validator(mode="after")
    def _stand_in_one_tree(self) -> Self:
        faults = list(self._faults())
        if faults:
            raise ValueError("; ".join(faults))
        return self

    def _faults(self) -> Iterator[str]:
        if len(self.by_code) < len(self.entries):
            codes = [place.code for place in self.entries]
            twice = sorted({code for code in codes if codes.count(code) > 1})
            yield f"{', '.join(twice)} stands here twice"
        for place in self.entries:
            if (place.parent is None) != (place.kind == "world"):
                yield f"{place.code} needs a parent: only the world has none"
            elif place.parent is not None and place.parent not in self.by_code:
                yield f"{place.code} has the parent {place.parent}, which is not known"
            elif self.chain(place.code)[-1] == place.code and place.parent:
                yield f"{place.code} is its own ancestor"

    def chain(self, code: str) -> tuple[str, ...]:
        """Return a place and what stands in for it, nearest first.

        A code that is not known is followed by the world alone.

        Examples:
            >>> world = Place(code="WLD", name=Text({"en": "World", "fr": "Monde"}),
            ...               kind="world", source="a")
            >>> france = Place(code="FRA", name=Text({"en": "France", "fr": "France"}),
            ...                kind="country", parent="WLD", source="a")
            >>> Places(entries=(world, france)).chain("FRA")
            ('FRA', 'WLD')
        """
        found = [code]
        place = self.by_code.get(code)
        if place is None:
            return tuple(dict.fromkeys((code, WORLD)))
        while place is not None and place.parent is not None:
            found.append(place.parent)
            if found.count(place.parent) > 1:
                break
            place = self.by_code.get(place.parent)
        return tuple(found)

    def of_kind(self, kind: PlaceKind) -> tuple[Place, ...]:
        """Return the places of one kind, in file order."""
        return tuple(place for place in self.entries if place.kind == kind)
