"""Energy beside what the accelerators of a row can draw in the time given."""

from collections.abc import Iterator

from assessor.errors import EstimationError
from assessor.estimation.activities.machines import uses_accelerators
from assessor.estimation.central import central_of
from assessor.estimation.graph import Node, Sheet
from assessor.estimation.inputs import Activity

_MEASURED = ("metered", "power", "per_use", "accelerator_power")
_COUNTED = ("counted", "count", "servers", "per_year", "per_use")
_HOST = ("servers/power", "ai_server_without_gpus")
_OVERHEAD = ("utilisation/host-overhead", "generic")
_SITE = ("datacentre/pue", "unknown_site")


def energy_warnings(
    activity: Activity, sheet: Sheet, energy: str, hours: str
) -> Iterator[str]:
    """Yield a warning where the energy is more than such machines usually draw.

    Accelerators cannot draw more than their design power on average, and a server
    no more than that of its parts. The most that is possible is thus a whole server
    for each accelerator; what is usual is the highest host overhead published.

    Args:
        activity: The row.
        sheet: Its quantities.
        energy: Name of its energy.
        hours: Name of its accelerator-hours.

    Raises:
        EstimationError: The energy is more than the hardware can draw.
    """
    drawn = _first(sheet, energy, _MEASURED)
    counted = sheet.given.get(hours) or _first(sheet, hours, _COUNTED)
    card = sheet.solve("design_power")
    if drawn is None or counted is None or card is None:
        return
    kwh, time = central_of(drawn), central_of(counted)
    most, usual = _ceilings(activity, central_of(card))
    if kwh > most * time / 1000:
        message = (
            f"{activity.name}: {kwh:.6g} kWh in {time:.6g} accelerator-hours is more "
            f"than the hardware can draw, {most * time / 1000:.6g} kWh with a server "
            "for each accelerator: check the energy, the time and their units"
        )
        french = (
            f"{activity.name} : {kwh:.6g} kWh en {time:.6g} heures d’accélérateur, "
            f"c’est plus que ce que le matériel peut consommer, "
            f"{most * time / 1000:.6g} kWh avec un serveur pour chaque accélérateur. "
            "Vérifiez l’énergie, la durée et leurs unités."
        )
        raise EstimationError(message, french=french)
    if kwh > usual * time / 1000:
        yield (
            f"{activity.name}: {kwh:.6g} kWh in {time:.6g} accelerator-hours is more "
            f"than such accelerators and their servers usually draw, "
            f"{usual * time / 1000:.6g} kWh: confirm the energy, the time and their "
            "units"
        )


def server_warnings(activity: Activity, sheet: Sheet, energy: str) -> Iterator[str]:
    """Yield a warning where servers without accelerators seem to draw too much.

    The most that is usual is the power of the largest host published without its
    accelerators: there are larger machines, so it is not refused.

    Args:
        activity: The row.
        sheet: Its quantities.
        energy: Name of its energy.
    """
    servers, duration = activity.stated("servers"), activity.stated("duration")
    drawn = _first(sheet, energy, _MEASURED)
    if drawn is None or servers is None or duration is None:
        return
    if uses_accelerators(activity):
        return
    power = _high(activity, _HOST)
    kwh, most = central_of(drawn), central_of(servers) * central_of(duration) * power
    if kwh > most / 1000:
        yield (
            f"{activity.name}: {kwh:.6g} kWh is more than such servers usually draw in "
            f"that time, {most / 1000:.6g} kWh: confirm the energy, the time and their "
            "units"
        )


def _first(sheet: Sheet, quantity: str, methods: tuple[str, ...]) -> Node | None:
    routes = sheet.by_route(quantity)
    return next((routes[name] for name in methods if name in routes), None)


def _ceilings(activity: Activity, card: float) -> tuple[float, float]:
    """Return the most and the usual power of an accelerator with its host. [W]."""
    site = 1.0
    if activity.word("site") == "facility_metered":
        site = _high(activity, _SITE)
    host, overhead = _high(activity, _HOST), _high(activity, _OVERHEAD)
    most = max(card + host, card * overhead)
    return most * site, card * overhead * site


def _high(activity: Activity, row: tuple[str, str]) -> float:
    found = activity.setting.shelf.at(*row)
    return float("inf") if found is None else found.high


def data_warnings(activity: Activity) -> Iterator[str]:
    """Yield a warning where only a part of the size of a computation is known."""
    if activity.stated("examples") is not None and activity.stated("epochs") is None:
        yield (
            f"{activity.name}: the passes over the data (epochs) are not stated: the "
            "cost is that of one pass, the least that is possible"
        )
    if activity.stated("compute") is not None:
        return
    parameters, tokens = (
        activity.stated(name) is not None for name in ("parameters", "tokens")
    )
    if tokens and not parameters:
        yield (
            f"{activity.name}: tokens without parameters: the size of the computation "
            "needs both"
        )
    if parameters and not tokens and activity.word("method") == "flops":
        yield (
            f"{activity.name}: parameters without tokens: a model is not trained "
            "without data; the size of the computation needs both"
        )
