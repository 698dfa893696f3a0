"""The electricity of a project at the factor of every country."""

from assessor.domain.model import Model
from assessor.domain.wording import Text


class Elsewhere(Model):
    """What the same electricity would cause in each country, location-based.

    Attributes:
        energy: Electricity over the whole life, at central inputs. [kWh]
        own: What it causes where it is used. [kgCO2e]
        where: Names of the places where it is used.
        places: Name of each country with what it would cause there, lowest first.
            [kgCO2e]
    """

    energy: float
    own: float
    where: tuple[Text, ...]
    places: tuple[tuple[Text, float], ...]
