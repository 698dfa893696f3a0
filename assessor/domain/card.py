"""The climate performance model card: the words that its every form is written from."""

from pydantic import Field

from assessor.domain.assessment import Standing
from assessor.domain.impacts import Estimate
from assessor.domain.model import Model


class Amount(Model):
    """A figure of the card.

    Attributes:
        low: 2.5th percentile of the draws, where there is one for this sum.
        high: 97.5th percentile of the draws.
        at_least: Something that belongs to it is not assessed.
    """

    central: float
    low: float | None = None
    high: float | None = None
    unit: str
    at_least: bool = False


class Mix(Model):
    """One electricity mix that figures were computed with.

    Attributes:
        intensity: Its carbon intensity. [kgCO2e/kWh]
        row: Row of the factor table, as in ``electricity/gwp#FRA``; empty where the
            project gave it.
    """

    intensity: float
    row: str = ""


class Hardware(Model):
    """What a model was trained on."""

    model: str
    count: float | None = None


class Scores(Model):
    """Carbon intensity on its two sides; each is a rate or a part, never the whole.

    Attributes:
        consumer: One use, the training left out. [kgCO2e]
        provider: The making of the model, use left out. [kgCO2e]
        provider_per_operation: The same per operation of training. [kgCO2e/FLOP]
    """

    consumer: Amount | None = None
    provider: Amount | None = None
    provider_per_operation: Amount | None = None


class ModelCard(Model):
    """The card of one project.

    Attributes:
        stated: What the project answered, by question id.
        comments: Id of the answer that field 11 repeats; empty where there is none.
        energy: Electricity of training. [kWh]
        final_model: Training of the final model. [kgCO2e]
        made: Training and fine-tuning. [kgCO2e]
        making: Which of the two were done.
        experiments: All other experiments. [kgCO2e]
        benefit: Gross benefit per year; ``None`` where it is locked or not computed.
        locked_by: Gates that lock field 10.
        not_public: Gates that keep the assessment from the public.
        total: The project over its whole life; ``None`` where it is withheld.
        places: Codes of the places of training.
    """

    stated: dict[str, Standing]
    comments: str = ""
    energy: Amount | None = None
    mixes: tuple[Mix, ...] = ()
    final_model: Amount | None = None
    made: Amount | None = None
    making: tuple[str, ...] = ()
    experiments: Amount | None = None
    benefit: Estimate | None = None
    locked_by: tuple[str, ...] = ()
    not_public: tuple[str, ...] = ()
    scores: Scores = Field(default=Scores())
    total: Amount | None = None
    hardware: tuple[Hardware, ...] = ()
    places: tuple[str, ...] = ()
