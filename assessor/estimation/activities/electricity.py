"""Electricity of an activity: its grid, its site and the lines of its use."""

from collections.abc import Iterator
from dataclasses import replace

from assessor.domain.impacts import INDICATORS, Indicator, Phase, Tier
from assessor.errors import EstimationError
from assessor.estimation.activities.mixes import mix_factor
from assessor.estimation.graph import Node, Sheet
from assessor.estimation.inputs import Activity
from assessor.estimation.lines import Line, missing

_NOWHERE = "place not stated: drawn over the countries of the world"


def grid_factor(activity: Activity, indicator: Indicator) -> Node | None:
    """Return the impact of a kilowatt-hour where and when the activity runs.

    Location-based: the answer, else the sources of the electricity, else the cloud
    zone, else the country, else a range over all countries.
    """
    if indicator == "gwp":
        answered = activity.answer("grid_intensity", "grid_factor")
        return (
            answered
            or mix_factor(activity)
            or _zone(activity, "cloud/region-gwp", "grid_factor")
            or _place(activity, "gwp", "grid_factor")
        )
    answered = activity.answer(f"grid_{indicator}", "grid_factor")
    return answered or _place(activity, indicator, "grid_factor")


def grid_water(activity: Activity) -> Node | None:
    """Return the water of a kilowatt-hour where and when the activity runs."""
    return activity.answer("grid_water") or _place(activity, "water", "grid_water")


def site_overhead(activity: Activity) -> Node | None:
    """Return the PUE: the answer, else that of the zone, else that of such a site.

    Where the energy was metered at the facility its overhead is in it: the PUE is
    then 1, whatever was answered.
    """
    site = activity.word("site")
    ratio = activity.stated("dynamic_ratio", "pue")
    if ratio is not None:
        _refuse_twice(activity)
        note = "all the site draws over what the work draws: it stands for the PUE"
        return replace(ratio, notes=(*ratio.notes, note))
    if site == "facility_metered":
        note = "metered at the facility: PUE is not applied again"
        return activity.assumed("pue", 1.0, "1", note)
    known = activity.stated("pue") or _zone(activity, "cloud/region-pue", "pue")
    if known is not None:
        return known
    if site == "hyperscale":
        return activity.setting.factor("datacentre/pue", site, "pue")
    return activity.answer("pue") or activity.setting.factor(
        "datacentre/pue", "unknown_site", "pue"
    )


def _refuse_twice(activity: Activity) -> None:
    """Refuse what a dynamic ratio holds already.

    Raises:
        EstimationError: A PUE or idle energy is stated too.
    """
    for field, what, nom in (
        ("pue", "the PUE", "le PUE"),
        ("idle_energy", "the idle energy", "l’énergie au repos"),
    ):
        if activity.stated(field) is not None:
            message = (
                f"{activity.name}: the dynamic ratio holds {what} already: give one "
                f"of dynamic_ratio and {field}, not both"
            )
            french = (
                f"{activity.name} : le rapport dynamique comprend déjà {nom}. "
                "Donnez l’un ou l’autre, pas les deux."
            )
            raise EstimationError(message, french=french)


def site_water(activity: Activity) -> Node | None:
    """Return the WUE: the answer, else that of the zone, else a wide range."""
    known = activity.stated("wue", "site_water")
    known = known or _zone(activity, "cloud/region-wue", "site_water")
    return (
        known
        or activity.answer("wue", "site_water")
        or activity.setting.factor("defaults/wue", "default", "site_water")
    )


def _zone(activity: Activity, table: str, quantity: str) -> Node | None:
    zone = activity.word("cloud_zone")
    if not zone:
        return None
    return activity.setting.factor(table, zone, quantity, activity.year)


def _place(activity: Activity, name: str, quantity: str) -> Node | None:
    """Return a factor of the place; over all countries where none is stated."""
    place = activity.word("place") or activity.word("cloud_zone")
    if place:
        table = f"electricity/{name}"
        return activity.setting.factor_at(table, place, quantity, activity.year)
    found = activity.setting.factor(
        f"defaults/electricity-{name}", "unknown_place", quantity
    )
    if found is None:
        return None
    return replace(found, notes=(*found.notes, _NOWHERE))


def impact_sheet(
    activity: Activity, base: Sheet, indicator: Indicator, given: dict[str, Node]
) -> Sheet:
    """Return the sheet of one impact indicator over the sheet of an activity.

    Args:
        activity: The row.
        base: Sheet of the activity.
        indicator: The indicator.
        given: Factors of the indicator that are known, by quantity.
    """

    def fallback(quantity: str) -> Node | None:
        is_grid = quantity == "grid_factor"
        return grid_factor(activity, indicator) if is_grid else None

    return Sheet(
        name=base.name,
        formulas=base.formulas,
        given=given,
        fallback=fallback,
        base=base,
        unit=INDICATORS[indicator],
        suffix=f":{indicator}",
    )


def use_lines(
    activity: Activity, base: Sheet, phase: Phase, tier: Tier, supply: str
) -> Iterator[Line]:
    """Yield the lines of the use stage: one for each indicator.

    Args:
        activity: The row.
        base: Sheet of the activity, with ``facility_energy`` or ``device_energy``.
        phase: Phase of the row.
        tier: Tier of the row.
        supply: Who supplies the machines.
    """
    energy = "device_energy" if tier in {"terminal", "edge"} else "facility_energy"
    for indicator in INDICATORS:
        sheet, quantity = base, energy
        if indicator == "water":
            quantity = "water_use"
        elif indicator != "energy":
            sheet = impact_sheet(activity, base, indicator, {})
            quantity = "use_impact"
        node = sheet.solve(quantity)
        yield Line(
            row=activity.name,
            indicator=indicator,
            phase=phase,
            stage="use",
            tier=tier,
            supply=supply,
            node=node,
            market=base.solve("market_impact") if indicator == "gwp" else None,
            state="assessed" if node else "not_assessed",
            reason="" if node else missing(sheet, quantity),
        )
