"""How answers to one version of a pack become answers to the next."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from assessor.domain.answers import Scalar
from assessor.domain.model import Model
from assessor.domain.pack import Version
from assessor.domain.questionnaire import Identifier
from assessor.domain.wording import Text

Values = dict[str, Scalar]
"""New value by old value, as text; an old value that is not named becomes open."""


class _Step(Model):
    """One thing that moves, and why."""

    reason: Text


class Rename(_Step):
    """A question, or a group of rows, that is called otherwise now."""

    do: Literal["rename"]
    id: Identifier
    to: Identifier


class MapValues(_Step):
    """A question whose values are called otherwise now."""

    do: Literal["map_values"]
    id: Identifier
    values: Values = Field(min_length=1)


class Convert(_Step):
    """A number that is asked for in another unit now.

    Attributes:
        from_unit: Unit of an answer that states none.
        to_unit: Unit that is asked for now.
        factor: What a figure is multiplied by where the units do not say it, as in
            12 from a month to a year.
    """

    do: Literal["convert"]
    id: Identifier
    from_unit: str
    to_unit: str
    factor: float | None = Field(default=None, gt=0)


class Part(Model):
    """One of the questions that a question was split into."""

    id: Identifier
    values: Values = {}


class Split(_Step):
    """A question that is several now; a part without a mapping becomes open."""

    do: Literal["split"]
    id: Identifier
    into: tuple[Part, ...] = Field(min_length=2)


class Combination(Model):
    """Old values, by id, and the value that they become together."""

    when: dict[Identifier, Scalar] = Field(min_length=1)
    value: Scalar


class Merge(_Step):
    """Several questions that are one now.

    Attributes:
        how: ``table`` where values are combined as written down; ``sum`` for numbers
            in the same unit.
    """

    do: Literal["merge"]
    ids: tuple[Identifier, ...] = Field(min_length=2)
    to: Identifier
    how: Literal["table", "sum"] = "table"
    table: tuple[Combination, ...] = ()

    @model_validator(mode="after")
    def _says_how(self) -> Self:
        if (self.how == "table") != bool(self.table):
            message = "a table goes with “how: table”, and only with it"
            raise ValueError(message)
        return self


class Drop(_Step):
    """A question that is asked no more; its answer stays in the old file."""

    do: Literal["drop"]
    id: Identifier


class Add(_Step):
    """A question that is new; it is open."""

    do: Literal["add"]
    id: Identifier


class Reask(_Step):
    """A question that means something else now; it is asked again."""

    do: Literal["reask"]
    id: Identifier


Step = Annotated[
    Rename | MapValues | Convert | Split | Merge | Drop | Add | Reask,
    Field(discriminator="do"),
]


class Migration(Model):
    """What happens to answers from one version of a pack to a later one."""

    before: Version = Field(alias="from")
    after: Version = Field(alias="to")
    steps: tuple[Step, ...] = ()


class Migrations(Model):
    """What ``migrations.yaml`` holds."""

    migrations: tuple[Migration, ...] = ()


class Move(Model):
    """What happened to one answer.

    Attributes:
        id: The answer, with its row where it has one.
        to: Ids of what it became; empty where nothing takes it.
        was: The answer as it was in the old file, as text.
        now: The answers as they are now, as text; ``open`` where it is asked again.
    """

    step: str
    id: str
    to: tuple[str, ...]
    was: str
    now: tuple[str, ...]
    reason: Text


class MigrationLog(Model):
    """Everything that moved when answers went from one version to another."""

    format: Literal[1] = 1
    pack: str
    before: str
    after: str
    source: str
    source_sha256: str
    moves: tuple[Move, ...]
