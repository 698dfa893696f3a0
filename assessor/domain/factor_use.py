"""The factors that the figures of a project rest on, in the words of readers."""

from assessor.domain.lookups import Origin, Verification
from assessor.domain.model import Model
from assessor.domain.wording import Text


class FactorUse(Model):
    """One row of a factor table that enters a figure.

    Attributes:
        step: Id of its step in the trace.
        table: Id of the table.
        title: What the table holds.
        key: Key of the row.
        label: What readers are shown for the key, such as the name of a place or of a
            method; ``None`` where the key is a name of its own, such as that of a card.
        origin: Whose table it is: ``user`` is the project's own.
        replaces: What the tables of the program say, where the user's own says
            otherwise; in ``unit``.
        valid_from: Year of the row, ``None`` where it is undated.
        low: Lower bound of a 95 % interval, in ``unit``.
        central: Value, in ``unit``.
        high: Upper bound of a 95 % interval, in ``unit``.
        potentials: Report of the IPCC whose warming potentials its source uses, or
            ``unstated``; empty where the factor is not one of climate change.
        note: What the table says of the row, in each language that it is written in.
    """

    step: str
    table: str
    title: Text
    key: str
    label: Text | None
    origin: Origin
    replaces: float | None = None
    valid_from: int | None
    low: float
    central: float
    high: float
    unit: str
    source: str
    licence: str
    verification: Verification
    potentials: str = ""
    note: Text | None = None
