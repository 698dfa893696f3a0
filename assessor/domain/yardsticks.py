"""What a footprint is held against, once its figure and its scope are said."""

from typing import Literal

from assessor.domain.model import Model
from assessor.domain.wording import Text


class Yardstick(Model):
    """One thing that a central total is divided by.

    Attributes:
        kind: What it is: the yearly impact of an average person, the share of a person
            in what the Earth bears, the carbon budget of a country.
        indicator: Indicator of the total.
        over: Whether the total is that of the whole life or of one year.
        quotient: The total over the yardstick. [1]
        name: What the yardstick is called in its table.
        key: What its row is about, such as a country.
        central: The yardstick. [unit]
        unit: Its unit.
        source: Citation of the row, with its locator.
    """

    kind: Literal["person_year", "boundary", "budget"]
    indicator: str
    over: Literal["whole_life", "per_year"]
    quotient: float
    name: Text
    key: Text
    central: float
    unit: str
    valid_from: int | None
    source: str
