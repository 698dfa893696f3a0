"""What the exports of cloud providers have in common: a row for each region."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assessor.domain.wording import Text
from assessor.exchange.measurements.adding import MOST_GROUPS
from assessor.exchange.measurements.model import (
    Figure,
    Measured,
    MeasurementError,
    say,
)

LOCATION, MARKET, UNKNOWN = "location", "market", "unknown"
OFFSETS = say(
    "offsets and credits in the file are never deducted",
    "les compensations et crédits du fichier ne sont jamais déduits",
)
_BASES: Mapping[str, Text] = {
    LOCATION: say("location-based", "fondé sur la localisation"),
    MARKET: say(
        "market-based: the file has no location-based figure; it stands beside the "
        "total, never in it",
        "fondé sur le marché : le fichier n’a pas de chiffre fondé sur la "
        "localisation ; il figure à côté du total, jamais dedans",
    ),
    UNKNOWN: say(
        "the file does not say whether it is location-based or market-based: ask the "
        "provider",
        "le fichier ne dit pas s’il est fondé sur la localisation ou sur le marché : "
        "demandez au fournisseur",
    ),
}


@dataclass(slots=True)
class Account:
    """What a provider says of one region.

    Attributes:
        use: Scopes 1 and 2. [kgCO2e]
        hardware: Scope 3; ``None`` where it is not told apart. [kgCO2e]
        other: Market-based scopes 1 and 2, beside location-based ones. [kgCO2e]
        months: The months that are in it.
    """

    use: float = 0.0
    hardware: float | None = None
    other: float | None = None
    months: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Provider:
    """How the export of a provider was read.

    Attributes:
        key: Its name in the table of zones, as in ``aws``.
        title: Its name.
        basis: ``location``, ``market`` or ``unknown``.
        use: Columns of scopes 1 and 2.
        hardware: Columns of scope 3.
        month: Column of the month.
        region: Column of the region.
    """

    key: str
    title: str
    basis: str
    use: tuple[str, ...]
    hardware: tuple[str, ...]
    month: str
    region: str


def month_of(text: str) -> str:
    """Return the month of a date, as year and month; empty where it is none.

    Args:
        text: A date as ``2026-03-01``, ``202603`` or ``2026-03-01 00:00:00``.

    Examples:
        >>> month_of("2026-03-01T00:00:00Z"), month_of("202603"), month_of("March")
        ('2026-03', '2026-03', '')
    """
    bare = text.strip()
    if bare[:6].isdecimal() and len(bare) in {6, 8}:
        return f"{bare[:4]}-{bare[4:6]}"
    year, dash, rest = bare.partition("-")
    if dash and year.isdecimal() and len(year) == len("2026") and rest[:2].isdecimal():
        return f"{year}-{rest[:2]}"
    return ""


def rows_of(
    file: str, accounts: Mapping[str, Account], provider: Provider
) -> tuple[Measured, ...]:
    """Return a row of the inventory for each region of an export.

    Args:
        file: Name of the file.
        accounts: What it says, by region.
        provider: How it was read.

    Raises:
        MeasurementError: It has no month, or more regions than there is room for.
    """
    if not accounts or any(not one.months for one in accounts.values()):
        raise MeasurementError(
            say(
                "{file}: the months of usage cannot be read; expected as 2026-03-01.",
                "{file} : les mois d’usage ne se lisent pas ; attendus comme "
                "2026-03-01.",
                file=file,
            )
        )
    if len(accounts) > MOST_GROUPS:
        raise MeasurementError(
            say(
                "{file} holds {count} regions, more than the {most} that fit. Filter "
                "it.",
                "{file} contient {count} régions, plus que les {most} admises. "
                "Filtrez-le.",
                file=file,
                count=len(accounts),
                most=MOST_GROUPS,
            )
        )
    return tuple(_row(region, one, provider) for region, one in accounts.items())


def _row(region: str, account: Account, provider: Provider) -> Measured:
    months = len(account.months)
    figures = [
        Figure(
            "cloud_zone", f"{provider.key}:{region}", (provider.region,), sure=False
        ),
        Figure("detail", "customer", provider.use),
        Figure("basis", provider.basis, provider.use),
        Figure("months", f"{months} month", (provider.month,)),
        Figure(
            "customer_use",
            f"{account.use / months:.10g} kgCO2e/month",
            (*provider.use, provider.month),
            said=tuple(_said(account, provider)),
        ),
    ]
    if account.hardware is not None:
        typed = f"{account.hardware / months:.10g} kgCO2e/month"
        columns = (*provider.hardware, provider.month)
        figures.append(Figure("customer_hardware", typed, columns))
    name = f"{provider.title} {region}".strip()
    return Measured("cloud.accounts", name, tuple(figures), (OFFSETS,))


def _said(account: Account, provider: Provider) -> Sequence[Text]:
    found = [_BASES[provider.basis], OFFSETS]
    first, last = min(account.months), max(account.months)
    found.append(
        say(
            "{count} months from {first} to {last}",
            "{count} mois de {first} à {last}",
            count=len(account.months),
            first=first,
            last=last,
        )
    )
    if account.other is not None:
        found.append(
            say(
                "the market-based figure of the file for the same months is "
                "{value:.4g} kgCO2e, not used",
                "le chiffre fondé sur le marché du fichier pour les mêmes mois est "
                "{value:.4g} kgCO2e, non utilisé",
                value=account.other,
            )
        )
    if account.hardware is None:
        found.append(
            say(
                "scope 3 is not told apart: the hardware stays open",
                "le scope 3 n’est pas distingué : le matériel reste ouvert",
            )
        )
    return found
