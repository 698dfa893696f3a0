"""Emissions of electricity from the share of each of its sources."""

import re

from assessor.domain.impacts import INDICATORS
from assessor.errors import EstimationError
from assessor.estimation.graph import Formula, Node, Number
from assessor.estimation.inputs import Activity
from assessor.estimation.variables import Variable

_TABLE = "electricity/source-gwp"
_PART = re.compile(r"([a-z_]+)\s+([0-9]+(?:[.][0-9]+)?)\s*%")
_CLOSE = 0.5


def mix_factor(activity: Activity) -> Node | None:
    """Return the emissions of a kilowatt-hour from the sources it is made of.

    ``grid_factor = share * factor of the source``, summed over the sources

    Args:
        activity: The row, whose ``grid_mix`` reads ``coal 25 %, nuclear 75 %``.

    Returns:
        The factor, or ``None`` where the sources are not stated.

    Raises:
        EstimationError: The text cannot be read, a source is not known, or the
            shares do not add up to 100 %.
    """
    text = activity.word("grid_mix")
    if not text:
        return None
    shares = shares_of(text, activity.name)
    parts = [_part(activity, source, share) for source, share in shares.items()]
    return Node(
        id=f"{activity.name}.grid_factor:mix",
        quantity="grid_factor",
        unit=f"{INDICATORS['gwp']}/kWh",
        origin="formula",
        formula=_MIX,
        inputs=tuple(node for pair in parts for node in pair),
    )


def shares_of(text: str, where: str) -> dict[str, float]:
    """Read the share of each source of electricity.

    Args:
        text: As in ``coal 25 %, nuclear 75 %``.
        where: Name of the row, for the message.

    Returns:
        Shares by source. [0 to 1]

    Raises:
        EstimationError: The text cannot be read or the sum is not 100 %.

    Examples:
        >>> shares_of("coal 25 %, nuclear 75 %", "row")
        {'coal': 0.25, 'nuclear': 0.75}
    """
    read = [_PART.fullmatch(part.strip()) for part in text.split(",")]
    found = {part[1]: float(part[2]) / 100 for part in read if part is not None}
    if len(found) < len(read):
        message = (
            f"{where}: the sources of the electricity cannot be read in {text!r}: "
            "write each once, as in coal 25 %, nuclear 75 %"
        )
        french = (
            f"{where} : les sources d’électricité ne se lisent pas dans « {text} ». "
            "Écrivez chacune une fois, comme coal 25 %, nuclear 75 %."
        )
        raise EstimationError(message, french=french)
    total = sum(found.values()) * 100
    if abs(total - 100) > _CLOSE:
        message = (
            f"{where}: the sources of the electricity add up to {total:g} %: "
            "they must add up to 100 %"
        )
        french = (
            f"{where} : les sources d’électricité totalisent {total:g} %. Leur somme "
            "doit faire 100 %."
        )
        raise EstimationError(message, french=french)
    return found


def _part(activity: Activity, source: str, share: float) -> tuple[Node, Node]:
    factor = activity.setting.factor(_TABLE, source, "source_factor")
    if factor is None:
        known = ", ".join(activity.setting.shelf.table(_TABLE).by_key)
        message = (
            f"{activity.name}: {source} is not a source of electricity that is "
            f"known: expected one of {known}"
        )
        french = (
            f"{activity.name} : {source} n’est pas une source d’électricité connue. "
            f"Sont connues : {known}."
        )
        raise EstimationError(message, french=french)
    weight = Node(
        id=f"{activity.name}.share_of_{source}",
        quantity="share_of_source",
        unit="1",
        origin="answer",
        value=Variable(f"share:{activity.name}.{source}", share, share, share),
    )
    return weight, factor


def _weighted(*parts: Number) -> Number:
    total: Number = 0.0
    for share, factor in zip(parts[::2], parts[1::2], strict=True):
        total = total + share * factor
    return total


_MIX = Formula(
    function=_weighted,
    yields="grid_factor",
    needs=(),
    unit="",
    source="mean of the sources, weighted by their share",
    relation="grid_factor = sum of share * factor of the source",
    method="",
    impact=False,
)
