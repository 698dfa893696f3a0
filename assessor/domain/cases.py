"""Published cases: what others put in and got out, to compare with."""

from typing import Literal

from pydantic import Field

from assessor.domain.model import Model


class Amount(Model):
    """A published figure in the unit it was published in."""

    value: float | None = None
    unit: str = "1"


Input = float | str | Amount | dict[str, float] | tuple[str | Amount, ...]


class Reading(Model):
    """Where the figure that answers a published one stands in an evaluation.

    Attributes:
        step: Id of a step of the trace; else cells of the inventory are added up.
        row: Row whose cells are added up; all rows where it is empty.
        indicator: Indicator whose cells are added up.
        stages: Life-cycle stages whose cells are added up; all where none is named.
        bound: Which figure of a step is meant.
        in_ours: One published unit in the unit of the evaluation, as in 1000 for
            published tonnes that are computed in kilograms.
    """

    step: str = ""
    row: str = ""
    indicator: str = ""
    stages: tuple[str, ...] = ()
    bound: Literal["central", "low", "high"] = "central"
    in_ours: float = Field(default=1.0, gt=0)


class Published(Amount):
    """A published result.

    Attributes:
        read: Where ours stands; ``None`` where it is not compared.
        left_out: Why it is not compared; ours may be shown all the same.
    """

    read: Reading | None = None
    left_out: str = ""


class Case(Model):
    """One published case.

    Attributes:
        kind: ``exam`` must be reproduced within the tolerance; ``plausibility`` is
            shown, since its inventory is not public or its figure is not verified.
        inputs: What was published to start from.
        outputs: What was published as the result.
        formula: How the publication gets from one to the other.
        locator: Table, section or file of the source.
        verification: How the figures were read.
        tolerance: Greatest relative difference. [1]
    """

    id: str
    title: str
    kind: Literal["exam", "plausibility"]
    inputs: dict[str, Input]
    outputs: dict[str, Published]
    formula: str
    source: str
    locator: str
    tolerance: float | None
    verified: bool
    verification: str
    notes: str = ""

    @property
    def counts(self) -> bool:
        """Whether the case must be reproduced."""
        return self.kind == "exam" and self.verified
