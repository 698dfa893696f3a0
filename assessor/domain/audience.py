"""Who will read the result, as the law on claims sees them."""

from collections.abc import Iterable

from assessor.domain.rules import Audience

READERS = "audience.readers"
"""The question that says who they are."""
_AUDIENCE: dict[str, Audience] = {
    "consumers": "public",
    "press": "public",
    "business_customers": "business",
    "funder": "funder",
    "regulator": "funder",
    "internal": "internal",
}
STRICTEST_FIRST: tuple[Audience, ...] = ("public", "business", "funder", "internal")


def audiences(readers: Iterable[object]) -> tuple[Audience, ...]:
    """Return the claim audiences of declared readers, strictest first.

    Examples:
        >>> audiences(["internal", "press"])
        ('public', 'internal')
    """
    found = {_AUDIENCE.get(str(reader)) for reader in readers}
    return tuple(audience for audience in STRICTEST_FIRST if audience in found)
