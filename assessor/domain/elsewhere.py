"""The electricity of a project at the factor of every country."""

from assessor.domain.model import Model
from assessor.domain.wording import Text


class OnGrid(Model):
    """Manufacture against use, all electricity being that of one place.

    Attributes:
        place: Name of the place; ``None`` for the places where the project is.
        use: Use of the machines, over the whole life, at central inputs. [kgCO2e]
        embodied: All their other stages together. [kgCO2e]
        embodied_share: Share of these other stages in both. [0 to 1]
    """

    place: Text | None
    use: float
    embodied: float
    embodied_share: float


class Elsewhere(Model):
    """What the same electricity would cause in each country, location-based.

    Attributes:
        energy: Electricity over the whole life, at central inputs. [kWh]
        own: What it causes where it is used. [kgCO2e]
        where: Names of the places where it is used.
        places: Name of each country with what it would cause there, lowest first.
            [kgCO2e]
        grids: Manufacture against use as it is, in France and in the world; empty
            where no manufacture is assessed.
    """

    energy: float
    own: float
    where: tuple[Text, ...]
    places: tuple[tuple[Text, float], ...]
    grids: tuple[OnGrid, ...] = ()
