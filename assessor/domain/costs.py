"""What scenarios cost; beside impacts, never mixed with them."""

from assessor.domain.model import Model


class Cost(Model):
    """What one scenario costs in one currency, as typed by the user.

    Attributes:
        currency: As typed; empty where none was.
        investment: Spent once; ``None`` where it was not stated. [currency]
        yearly: Spent each year; ``None`` where it was not stated. [currency/year]
        whole_life: Both over the lifetime of the service; ``None`` where one of the
            three is not known. [currency]
    """

    currency: str
    investment: float | None
    yearly: float | None
    whole_life: float | None
