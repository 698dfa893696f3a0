"""A total laid out by calendar year."""

from assessor.domain.model import Model


class YearFigure(Model):
    """What is caused in one year.

    Attributes:
        year: Calendar year; the year of service, from 1, where no start was stated.
        offered: Part of the year in which the service is offered. [0 to 1]
        once: What happens once in this year, at central inputs.
        yearly: What comes back each year, at central inputs.
        central: Both together.
        low: 2.5th percentile of the draws.
        high: 97.5th percentile of the draws.
        grown: The central value with the number of uses that the project expects;
            ``None`` where it states none for later.
        trended: The same with the fall of the energy of one use that the project
            assumes, manufacture left as it is; ``None`` where it assumes none.
    """

    year: int
    offered: float
    once: float
    yearly: float
    central: float
    low: float
    high: float
    grown: float | None = None
    trended: float | None = None


class Series(Model):
    """One indicator by year; the central values add up to the total.

    The service is offered for its central lifetime. What depends on how long it is
    offered comes back each year in equal parts, manufacture included; the rest counts
    in the year of its row, in the first year of service where the row states none,
    and in the last where it belongs to the retirement.

    Attributes:
        start: First calendar year of service; ``None`` where it was not stated, and
            years count from 1.
        at_scale: A full year with the number of uses at full scale, central; ``None``
            where the project states none. [unit a year]
        at_scale_trended: The same with the fall assumed until the last year of
            service; ``None`` where the project assumes none. [unit a year]
    """

    unit: str
    start: int | None
    years: tuple[YearFigure, ...]
    at_scale: float | None = None
    at_scale_trended: float | None = None
